"""One invented regulation with every kind of reference, finding, term and rule."""

from made_documents import METADATA, WHOLE, made, span_of

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.finding import Finding, Suggestion
from extractor.model.reference import Citation, Pinpoint, Reference
from extractor.model.rule import Action, Actor, Bearer, Clause, Counterparty, Deadline, Modality, Quote, Rule, Term
from extractor.model.text import Page, Span


def whole_analysis() -> Analysis:
    document = made(
        WHOLE, METADATA, pages=tuple(Page(n, 595.0, 842.0, "none" if n == 4 else "text") for n in range(1, 5))
    )
    references = references_of(document)
    broken = next(reference for reference in references if reference.status == "broken")
    findings = (
        Finding(
            "REF001",
            "error",
            "art_3",
            broken.span,
            "Pasal 2 tidak mempunyai ayat (6).",
            "Pasal 2 has no ayat (6).",
            (Suggestion("Pasal 2 ayat (2)", "art_2__para_2", "ayat terakhir"), Suggestion("Pasal 9", None)),
        ),
        Finding("STR001", "warning", "document", None, "BAB II berulang.", "BAB II stands twice."),
        Finding("DEF002", "info", "art_1__point_1", None, "Istilah tidak dipakai.", "Term is not used."),
    )
    return Analysis(
        document,
        references,
        findings,
        terms=(
            term(document, "Daerah", "Kabupaten Contoh.", "art_1__point_1"),
            term(document, "Bupati", "Bupati Contoh.", "art_1__point_2"),
        ),
        actors=(Actor("aktor:bupati", "Bupati", "office", (), "art_1__point_2", ()),),
        rules=rules_of(document),
        roles={"art_2__para_1": "norm", "art_1__point_1": "definition"},
    )


def references_of(document: Document) -> tuple[Reference, ...]:
    def pinpoint(words: str, address: str, upto: str | None = None, after: str = "BAB I") -> Pinpoint:
        return Pinpoint(span_of(document, words, after), address, upto)

    def internal(number: int, source: str, points: list[Pinpoint], status: str = "resolved") -> Reference:
        span = Span(points[0].span.start, points[-1].span.end)
        targets = tuple(point.address for point in points)
        return Reference(
            f"ref-{number}",
            source,
            span,
            "lampiran" if targets[0].startswith("lampiran") else "internal",
            "sebagaimana_dimaksud",
            targets,
            status,  # type: ignore[arg-type]
            pinpoints=tuple(points),
            reason="no_such_ayat" if status == "broken" else None,
        )

    uu = "/akn/id/act/uu/2008/18"
    citation = Citation(uu, "uu", "18", "2008", judul=span_of(document, "Pengelolaan Sampah", "Undang-Undang"))
    cited = span_of(document, "Undang-Undang Nomor 18 Tahun 2008")
    pointed = span_of(document, "Pasal 22 Undang-Undang Nomor 18 Tahun 2008")
    return (
        internal(1, "recs_1__rec_b", [pinpoint("huruf a", "recs_1__rec_a", after="Menimbang")]),
        Reference("ref-2", "cits_1__cit_1", cited, "external", "dasar_hukum", (uu,), "external", citation=citation),
        internal(3, "art_2__para_2", [pinpoint("ayat (1)", "art_2__para_1")]),
        Reference(
            "ref-4", "art_2__para_2", pointed, "external", "sesuai", (f"{uu}/~art_22",), "external", citation=citation
        ),
        internal(5, "art_3", [pinpoint("Pasal 2 ayat (6)", "art_2__para_6")], "broken"),
        internal(6, "art_3", [pinpoint("Pasal 3", "art_3", after="ayat (6)")], "self"),
        internal(7, "art_3", [pinpoint("Pasal 1 sampai dengan Pasal 2", "art_1", "art_2")]),
        internal(
            8,
            "art_3",
            [pinpoint("Pasal 1", "art_1", after="2, Pasal 1"), pinpoint("Pasal 2", "art_2", after="1 dan Pasal 2")],
        ),
        internal(9, "art_3", [pinpoint("Lampiran II", "lampiran_II")]),
    )


def term(document: Document, words: str, definition: str, unit: str) -> Term:
    span = span_of(document, f"{words} adalah", "BAB I")
    said = Quote(definition, span_of(document, definition, f"{words} adalah"))
    return Term(f"term-{words.lower()}", words, Span(span.start, span.start + len(words)), said, unit)


def rules_of(document: Document) -> tuple[Rule, ...]:
    def quote(words: str, after: str = "Pasal 2") -> Quote:
        return Quote(words, span_of(document, words, after))

    return (
        Rule(
            "aturan-1",
            ("art_2__para_1",),
            "obligation",
            Modality("indicative", "O", "indicative_duty"),
            (Bearer("aktor:bupati", quote("Bupati")),),
            "single",
            (Counterparty("aktor:bupati", "report_to", quote("Bupati")),),
            Action(quote("menyelenggarakan"), "menyelenggarakan", "active"),
            quote("pengelolaan sampah"),
            conditions=(Clause("dalam_hal", quote("sebagaimana dimaksud pada ayat (1)")),),
            deadline=Deadline(quote("Mulai berlaku"), "at_latest", "P5D", None, "before"),
        ),
        Rule("aturan-2", ("art_4",), "commencement", Modality("none", "none", "none")),
    )
