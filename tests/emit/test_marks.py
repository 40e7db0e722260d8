from made_documents import Unit, made, span_of

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.rule import Quote, Term
from extractor.model.text import Span


def term(document: Document, words: str, definition: str) -> Term:
    start = span_of(document, f"{words} adalah").start
    said = Quote(definition, span_of(document, definition))
    return Term(f"term-{words}", words, Span(start, start + len(words)), said, "art_1")


def shown(*own: str) -> list[str]:
    units = [
        Unit("art_1", "pasal", "Pasal 1", "", ["Daerah adalah Kabupaten Contoh.", "Perangkat Daerah adalah dinas."]),
        Unit("art_2", "pasal", "Pasal 2", "", list(own)),
    ]
    document = made(units)
    terms = (term(document, "Daerah", "Kabupaten Contoh."), term(document, "Perangkat Daerah", "dinas."))
    marks = Analysis(document, terms=terms).marks
    content = document.text.content
    spans = document.index["art_2"].own
    return [content[mark.start : mark.end] for span in spans for group in marks.inside(span) for mark in group]


def test_a_term_is_marked_where_it_stands_as_a_word_of_its_own() -> None:
    assert shown("Daerah membentuk Kedaerahan, SubDaerah, Daerahan dan x_Daerah di Daerah.") == ["Daerah", "Daerah"]


def test_the_longest_term_is_marked_also_over_the_end_of_a_line() -> None:
    assert shown("Perangkat\nDaerah di Daerah, Perangkat Desa") == ["Perangkat\nDaerah", "Daerah"]


def test_the_name_of_an_instrument_holds_no_term() -> None:
    assert shown("dalam Peraturan Daerah ini, Daerah") == ["Daerah"]


def test_a_term_is_not_used_in_its_own_definition() -> None:
    document = made(
        [Unit("art_1", "pasal", "Pasal 1", "", ["Daerah adalah Daerah Kabupaten Contoh.", "Daerah membina."])]
    )
    marks = Analysis(document, terms=(term(document, "Daerah", "Daerah Kabupaten Contoh."),)).marks
    found = [mark for span in document.index["art_1"].own for group in marks.inside(span) for mark in group]
    assert [(document.text.content[mark.start : mark.end + 3], mark.defines) for mark in found] == [
        ("Daerah ad", True), ("Daerah me", False),
    ]  # fmt: skip
