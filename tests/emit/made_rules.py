"""One invented regulation whose rules show every field that the exports write, and hostile words in its text."""

from made_documents import Unit, made, span_of

from extractor.model.analysis import Analysis
from extractor.model.document import Metadata, Signature
from extractor.model.rule import (
    Action,
    Actor,
    Bearer,
    Clause,
    Counterparty,
    Deadline,
    Frequency,
    Modality,
    Penalty,
    Quote,
    Relation,
    Rule,
    Sanction,
)
from extractor.model.text import Page

EVIL = '=HYPERLINK("x")</script><img src=x onerror=alert(1)>'
DUTY = "Camat wajib melaporkan hasil kepada Sekretaris Daerah dengan tembusan kepada Kepala Bappeda setiap akhir tahun."
LIMIT = "Camat dan Lurah menjadi penanggung jawab kegiatan, paling lambat 5 (lima) hari sejak diterima."
DATED = "Lurah bertanggung jawab kepada Camat paling lambat tanggal 31 Desember 2021."
BAN = "Setiap orang dilarang membuang sampah; pelanggaran diancam denda paling banyak Rp5.000.000,00."
OPEN = f"+ {EVIL} dilakukan secara berkala."

ACTORS = (
    Actor("actor:camat", "Camat", "office", heads="actor:kecamatan", canonical="id:jabatan/camat"),
    Actor("actor:kecamatan", "Kecamatan", "org_unit", canonical="id:perangkat-daerah/kecamatan"),
    Actor("actor:lurah", "Lurah", "office", canonical="id:jabatan/lurah"),
    Actor("actor:sekda", "Sekretaris Daerah", "office", ("Sekda",), canonical="id:jabatan/sekretaris-daerah"),
    Actor("actor:kepala-bappeda", 'Kepala "Bappeda"', "office", canonical="id:jabatan/kepala-bappeda"),
    Actor("actor:orang", "orang", "class"),
)


def rules_analysis(promulgated: str | None = "2021-03-12") -> Analysis:
    document = made(
        [
            Unit(
                "art_1",
                "pasal",
                "Pasal 1",
                parts=[
                    Unit(f"art_1__para_{n}", "ayat", f"({n})", parts=[words])
                    for n, words in enumerate((DUTY, LIMIT), 1)
                ],
            ),
            Unit("art_2", "pasal", "Pasal 2", parts=[DATED]),
            Unit("art_3", "pasal", "Pasal 3", parts=[BAN]),
            Unit("art_4", "pasal", "Pasal 4", parts=[OPEN]),
        ],
        Metadata(
            iri="/akn/id/act/perbup/kab-contoh/2021/1",
            jenis="perbup",
            nomor="1",
            tahun="2021",
            tentang="KETERTIBAN",
            pembentuk="Bupati Contoh",
            diundangkan=Signature(tanggal=promulgated),
        ),
        pages=(Page(1, 595.0, 842.0, "text"),),
    )

    def quote(words: str, after: str) -> Quote:
        return Quote(words, span_of(document, words, after))

    def bearer(actor: str, words: str, after: str) -> Bearer:
        return Bearer(actor, quote(words, after))

    def action(words: str, key: str, after: str) -> Action:
        return Action(quote(words, after), key, "active")

    return Analysis(
        document,
        actors=ACTORS,
        rules=(
            Rule(
                "rule:1",
                ("art_1__para_1",),
                "obligation",
                Modality("wajib", "O", "explicit_modal", quote("wajib", "(1)")),
                (bearer("actor:camat", "Camat", "(1)"),),
                "single",
                (
                    Counterparty("actor:sekda", "report_to", quote("Sekretaris Daerah", "(1)")),
                    Counterparty("actor:kepala-bappeda", "cc", quote("Kepala Bappeda", "(1)")),
                ),
                action("melaporkan", "melaporkan", "(1)"),
                quote("hasil", "(1)"),
                Relation(("koordinatif",), "inherited"),
                frequency=Frequency(
                    quote("setiap akhir tahun", "(1)"),
                    "periodic",
                    "P1Y",
                    recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
                ),
            ),
            Rule(
                "rule:2",
                ("art_1__para_2",),
                "obligation",
                Modality("indicative", "O", "indicative_duty"),
                (bearer("actor:camat", "Camat", "(2)"), bearer("actor:lurah", "Lurah", "(2)")),
                "each_severally",
                (),
                action("menjadi", "menjadi", "(2)"),
                quote("penanggung jawab kegiatan", "(2)"),
                deadline=Deadline(
                    quote("paling lambat 5 (lima) hari", "(2)"),
                    "at_latest",
                    "P5D",
                    direction="after",
                    anchor=quote("sejak diterima", "(2)"),
                ),
                flags=("deadline_ambiguous",),
            ),
            Rule(
                "rule:3",
                ("art_2",),
                "obligation",
                Modality("indicative", "O", "indicative_duty"),
                (bearer("actor:lurah", "Lurah", "Pasal 2"),),
                "single",
                (Counterparty("actor:camat", "accountable_to", quote("Camat", "Pasal 2")),),
                action("bertanggung jawab", "bertanggung jawab", "Pasal 2"),
                relation=Relation(("struktural",), "lexical"),
                deadline=Deadline(
                    quote("paling lambat tanggal 31 Desember 2021", "Pasal 2"), "at_latest", date="2021-12-31"
                ),
            ),
            Rule(
                "rule:4",
                ("art_3",),
                "prohibition",
                Modality("dilarang", "F", "explicit_modal", quote("dilarang", "Pasal 3")),
                (bearer("actor:orang", "orang", "Pasal 3"),),
                "single",
                action=action("membuang", "membuang", "Pasal 3"),
                object=quote("sampah", "Pasal 3"),
                sanction=Sanction("pidana", (Penalty("denda", quote("denda", "Pasal 3"), at_most=5_000_000),)),
            ),
            Rule(
                "rule:5",
                ("art_4",),
                "manner",
                Modality("none", "none", "none"),
                object=quote(EVIL, "Pasal 4"),
                conditions=(Clause("jika", quote(f"+ {EVIL}", "Pasal 4")),),
                frequency=Frequency(quote("secara berkala", "Pasal 4"), "periodic"),
            ),
        ),
    )
