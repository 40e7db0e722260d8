"""Deadlines, frequencies, delegations, sanctions and what else hangs on a rule."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document
from extractor.model.rule import Rule
from extractor.rules import extract
from extractor.rules.terms import terms_of

Make = Callable[[str], Document]


def rules_of(document: Document) -> tuple[Rule, ...]:
    return extract(document, (), terms_of(document)).rules


def the_rule(regulation: Make, text: str) -> Rule:
    (rule,) = rules_of(regulation(f"@art_1 Pasal 1\n{text}\n"))
    return rule


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "paling lambat 5 (lima) hari kerja sejak permohonan diterima",
            ("at_latest", "P5D", None, "after", "working", "receipt"),
        ),
        (
            "paling lama 14 (empat belas) hari kalender setelah rapat",
            ("at_most", "P14D", None, "after", "calendar", "event"),
        ),
        ("paling lambat 3 (tiga) hari sebelum rapat", ("at_latest", "P3D", None, "before", "unspecified", "event")),
        ("paling lama tiga puluh hari kerja setelah rapat", ("at_most", "P30D", None, "after", "working", "event")),
        ("dalam waktu 2 x 24 jam sejak kejadian", ("at_most", "PT48H", None, "after", None, "event")),
        (
            "paling lambat 1 (satu) bulan sebelum tahun anggaran berakhir",
            ("at_latest", "P1M", None, "before", None, "period_end"),
        ),
        (
            "paling lama 1 (satu) tahun sejak Peraturan Bupati ini diundangkan",
            ("at_most", "P1Y", None, "after", None, "promulgation"),
        ),
        ("paling lambat tanggal 10 (sepuluh) bulan berikutnya", ("at_latest", None, "---10", "at", None, "date")),
        ("paling lambat tanggal 31 Maret 2027", ("at_latest", None, "2027-03-31", "at", None, "date")),
        ("paling lambat pada akhir bulan Juni", ("at_latest", None, "--06", "at", None, "date")),
    ],
)
def test_a_deadline(regulation: Make, words: str, expected: tuple[str | None, ...]) -> None:
    limit = the_rule(regulation, f"Camat wajib menyampaikan laporan kepada Bupati {words}.").deadline
    assert limit is not None
    found = (limit.limit, limit.duration, limit.date, limit.direction, limit.day_type, limit.anchor_kind)
    assert found == expected
    assert limit.quote.text == words


def test_what_a_deadline_leaves_open_is_listed_and_flagged(regulation: Make) -> None:
    rule = the_rule(regulation, "Camat wajib melapor kepada Bupati paling lambat 3 (tiga) hari setelah rapat.")
    assert rule.deadline is not None
    assert [reading.note for reading in rule.deadline.readings] == ["hari_kalender", "hari_kerja"]
    assert rule.flags == ("deadline_ambiguous",)
    rule = the_rule(regulation, "Camat wajib melapor kepada Bupati paling lambat 7 (lima) hari kerja setelah rapat.")
    assert rule.deadline is not None
    assert [(r.note, r.duration) for r in rule.deadline.readings] == [("angka", "P7D"), ("huruf", "P5D")]
    assert rule.flags == ("number_words_differ",)
    rule = the_rule(regulation, "Camat wajib melapor kepada Bupati paling lambat bulan ketiga setelah tahun anggaran.")
    assert rule.deadline is not None
    assert (rule.deadline.ordinal, rule.deadline.recurrence) == ((3, "month"), "FREQ=YEARLY")
    assert [r.duration for r in rule.deadline.readings] == ["P2M", "P3M"]
    rule = the_rule(regulation, "Camat wajib melapor kepada Bupati paling lambat 7 (tujuh) hari kerja.")
    assert rule.flags == ("deadline_without_anchor",)


def test_a_definition_says_which_days_are_counted(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n@art_1__point_1 1.\nHari adalah hari kerja.\n"
        "@art_2 Pasal 2\nCamat wajib melapor kepada Bupati paling lambat 3 (tiga) hari setelah rapat.\n"
    )
    (rule,) = rules_of(regulation(outline))
    assert rule.deadline is not None
    assert (rule.deadline.day_type, rule.deadline.readings, rule.flags) == ("working", (), ())


def test_punishment_is_no_deadline(regulation: Make) -> None:
    rule = the_rule(
        regulation, "Setiap orang yang melanggar dipidana dengan pidana kurungan paling lama 3 (tiga) bulan."
    )
    assert rule.deadline is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("setiap 3 (tiga) bulan sekali", ("periodic", "P3M", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("setiap akhir tahun", ("periodic", "P1Y", None, None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1")),
        ("setiap triwulan", ("periodic", "P3M", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("paling sedikit 2 (dua) kali dalam 1 (satu) tahun", ("periodic", "P1Y", 2, "at_least", None)),
        ("paling sedikit 1 (satu) bulan sekali", ("periodic", "P1M", 1, "at_least", "FREQ=MONTHLY")),
        ("sekali setahun", ("periodic", "P1Y", 1, None, "FREQ=YEARLY")),
        ("secara berkala setiap 6 (enam) bulan", ("periodic", "P6M", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("secara berkala maupun insidental", ("periodic_and_incidental", None, None, None, None)),
        ("sewaktu-waktu", ("incidental", None, None, None, None)),
    ],
)
def test_a_frequency(regulation: Make, words: str, expected: tuple[object, ...]) -> None:
    rule = the_rule(regulation, f"Camat wajib melaporkan kegiatan kepada Bupati {words}.")
    often = rule.frequency
    assert often is not None
    assert (often.kind, often.interval, often.times, often.limit, often.recurrence) == expected
    assert often.quote.text == words
    assert rule.deadline is None


@pytest.mark.parametrize(
    ("text", "subject", "instrument", "is_open"),
    [
        (
            "Ketentuan lebih lanjut mengenai tata cara pelaporan sebagaimana dimaksud pada ayat (1) diatur dengan Peraturan Bupati.",
            "tata cara pelaporan",
            "perbup",
            False,
        ),
        ("Tarif retribusi ditetapkan dengan Keputusan Gubernur.", "Tarif retribusi", "kepgub", False),
        (
            "Hal-hal mengenai pelaksanaan Peraturan ini diatur lebih lanjut sesuai dengan peraturan perundang-undangan.",
            "pelaksanaan Peraturan ini",
            None,
            True,
        ),
    ],
)
def test_a_delegation(regulation: Make, text: str, subject: str, instrument: str | None, is_open: bool) -> None:
    rule = the_rule(regulation, text)
    left = rule.delegation
    assert left is not None and left.subject is not None
    assert (left.subject.text, left.instrument, left.open) == (subject, instrument, is_open)
    assert ("delegation_open" in rule.flags) is is_open


def test_a_criminal_sanction_with_its_bounds(regulation: Make) -> None:
    rule = the_rule(
        regulation,
        "Setiap orang yang melanggar ketentuan Pasal 5 dipidana dengan pidana penjara paling singkat 1 (satu) bulan dan "
        "paling lama 6 (enam) bulan dan/atau pidana denda paling banyak Rp50.000.000,00 (lima puluh juta rupiah).",
    )
    assert rule.sanction is not None
    assert (rule.sanction.kind, rule.sanction.connective) == ("pidana", "and_or")
    found = [(each.kind, each.at_least, each.at_most) for each in rule.sanction.penalties]
    assert found == [("penjara", "P1M", "P6M"), ("denda", None, 50_000_000)]
    assert [(party.role, party.quote.text) for party in rule.counterparties] == [("addressee", "orang")]
    assert rule.object is None


@pytest.mark.parametrize(
    ("words", "offence"),
    [
        ("Setiap orang yang merusak taman dipidana dengan pidana denda.", "yang merusak taman"),
        ("Barang siapa merusak taman dipidana dengan pidana denda.", "merusak taman"),
    ],
)
def test_the_offence_is_the_condition_of_its_sanction(regulation: Make, words: str, offence: str) -> None:
    assert [each.quote.text for each in the_rule(regulation, words).conditions] == [offence]


def test_administrative_sanctions_listed_in_the_next_ayat(regulation: Make) -> None:
    outline = (
        "@art_2 Pasal 2\n@art_2__para_1 (1)\nSetiap Orang yang melanggar Pasal 1 dikenai sanksi administratif.\n"
        "@art_2__para_2 (2)\nSanksi administratif sebagaimana dimaksud pada ayat (1) berupa:\n"
        "@art_2__para_2__point_a a.\nteguran lisan;\n"
        "@art_2__para_2__point_b b.\ndenda administratif paling banyak Rp5.000.000,00 (lima juta rupiah); dan/atau\n"
        "@art_2__para_2__point_c c.\npencabutan izin.\n"
    )
    (rule,) = rules_of(regulation(outline))
    assert rule.source == ("art_2__para_1", "art_2__para_2")
    assert rule.sanction is not None
    assert [(each.kind, each.at_most) for each in rule.sanction.penalties] == [
        ("teguran_lisan", None),
        ("denda_administratif", 5_000_000),
        ("pencabutan_izin", None),
    ]
    assert rule.sanction.connective == "and_or"


def test_a_charge_is_no_sanction(regulation: Make) -> None:
    rule = the_rule(regulation, "Pelayanan kesehatan dikenakan retribusi oleh Pemerintah Daerah.")
    assert (rule.sanction, rule.flags) == (None, ())


def test_manner_and_purpose_after_the_verb(regulation: Make) -> None:
    rule = the_rule(
        regulation, "Camat wajib menyampaikan laporan kepada Bupati secara tertulis untuk menjamin keterbukaan."
    )
    assert [quote.text for quote in rule.manner] == ["secara tertulis"]
    assert [(each.kind, each.quote.text) for each in rule.purposes] == [("untuk", "untuk menjamin keterbukaan")]


def test_the_patterns_that_fired_are_named(regulation: Make) -> None:
    rule = the_rule(regulation, "Camat wajib melapor kepada Bupati paling lambat 3 (tiga) hari kerja setelah rapat.")
    assert rule.fired == (
        "kinds:norm/modal",
        "norms:modal/wajib",
        "norms:subject",
        "parties:report_to",
        "deadlines:limit/at_latest",
    )


def test_every_sentence_of_a_unit_is_read(regulation: Make) -> None:
    rules = rules_of(
        regulation("@art_1 Pasal 1\nCamat wajib melapor kepada Bupati. Bupati dapat menugaskan Sekretaris Daerah.\n")
    )
    assert [(rule.modality.value, rule.bearers[0].quote.text) for rule in rules] == [
        ("wajib", "Camat"),
        ("dapat", "Bupati"),
    ]


def test_names_listed_after_a_preposition_are_counterparties(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nCamat wajib menyampaikan laporan kepada Bupati dengan tembusan kepada:\n"
        "@art_1__point_a a.\nSekretaris Daerah; dan\n@art_1__point_b b.\nKepala Bappeda.\n"
    )
    (rule,) = rules_of(regulation(outline))
    assert [(party.role, party.quote.text) for party in rule.counterparties] == [
        ("report_to", "Bupati"),
        ("cc", "Sekretaris Daerah"),
        ("cc", "Kepala Bappeda"),
    ]


def test_items_that_are_conditions_oblige_nobody(regulation: Make) -> None:
    outline = (
        "@art_1 Pasal 1\nKewenangan dapat ditarik kembali oleh Gubernur apabila:\n"
        "@art_1__point_a a.\nDewan Kawasan mengusulkan penarikan; atau\n"
        "@art_1__point_b b.\ntidak dapat menjalankan tugas.\n"
    )
    (rule,) = rules_of(regulation(outline))
    assert (rule.source, rule.type, rule.bearers[0].quote.text) == (("art_1",), "permission", "Gubernur")
