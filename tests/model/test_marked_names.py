import pytest

from extractor.model.marks import Marks
from extractor.rules.terms import terms_of
from extractor.source import read_bytes
from extractor.tree import build
from tests.growth import Work, assert_linear

DEFINED = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\n\nPasal 1\nDalam peraturan ini yang dimaksud dengan:\n"


def marks_of(definitions: list[str], words: str) -> list[tuple[str, str]]:
    """The terms that `words` use, each with the words of its definition."""
    items = "".join(f"{number}. {each}\n" for number, each in enumerate(definitions, 1))
    document = build(read_bytes(f"{DEFINED}{items}\nPasal 2\n{words}\n".encode(), "x.txt"))
    unit = document.index["art_2"]
    marks = Marks(document, (), terms_of(document))
    return [
        (document.text.content[mark.start : mark.end], document.text.of(mark.term.definition.span))
        for (mark,) in marks.inside(unit.span)
    ]


def test_of_two_terms_that_begin_alike_the_longer_is_used_and_of_two_definitions_the_first() -> None:
    definitions = ["Rencana adalah hal satu.", "Rencana Kerja adalah hal dua.", "Rencana Kerja adalah hal tiga."]
    found = marks_of(definitions, "Camat menyusun Rencana Kerja, Rencana Kerjanya, dan Rencana.")
    assert [words for words, _ in found] == ["Rencana Kerja", "Rencana", "Rencana"]
    assert "hal dua" in found[0][1]
    assert "hal satu" in found[1][1]


@pytest.mark.perf
def test_many_terms_with_one_first_word_are_found_in_linear_time() -> None:
    def prepare(count: int) -> Work:
        items = "".join(f"{number}. Rencana {number} adalah hal.\n" for number in range(1, count + 1))
        uses = "".join(f"Camat menyusun Rencana {number}. " for number in range(1, count + 1))
        document = build(read_bytes(f"{DEFINED}{items}\nPasal 2\n{uses}\n".encode(), "x.txt"))
        terms = terms_of(document)
        assert len(terms) > count - 5
        return lambda: Marks(document, (), terms)

    assert_linear(prepare, 500)
