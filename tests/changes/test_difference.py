"""What differs between two texts of one regulation."""

import pytest

from extractor.changes.difference import compared, difference
from extractor.emit.changes.difference import to_difference_text
from extractor.model.document import Document
from extractor.source import read_bytes
from extractor.tree import build
from tests.changes.test_consolidation import BASE
from tests.growth import Work, assert_linear


def found(new: str) -> list[tuple[str, str | None, str | None]]:
    texts = [build(read_bytes(text.encode(), "taman.txt")) for text in (BASE, new)]
    return [(each.kind, each.old, each.new) for each in difference(*texts).changes]


def test_words_that_changed_are_marked():
    new = BASE.replace("Dinas merawat taman.", "Dinas wajib merawat kebun.")
    assert found(new) == [("changed", "art_2__para_1", "art_2__para_1")]
    texts = [build(read_bytes(text.encode(), "taman.txt")) for text in (BASE, new)]
    assert "Dinas {+wajib+} merawat [-taman.-] {+kebun.+}" in to_difference_text(compared(*texts)).decode()


def test_a_new_unit_and_one_that_is_gone():
    assert found(BASE.replace("BAB II\n", "Pasal 2A\nWarga menjaga taman.\nBAB II\n")) == [("inserted", None, "art_2A")]
    assert found(BASE.replace("Pasal 1\nTaman adalah ruang terbuka.\n", "")) == [("removed", "art_1", None)]


def test_a_pasal_with_another_number_is_the_same():
    new = BASE.replace("Pasal 3\n", "Pasal 4\n").replace(
        "BAB II\n", "BAB II\nPENUTUP\nPasal 3\nWarga menjaga taman.\n", 1
    )
    new = new.replace("Warga menjaga taman.\nPENUTUP\n", "Warga menjaga taman.\n")
    assert found(new) == [("inserted", None, "art_3"), ("renumbered", "art_3", "art_4")]


def test_an_ayat_in_another_pasal_has_moved():
    new = BASE.replace(
        "Taman adalah ruang terbuka.", "(1) Taman adalah ruang terbuka.\n(2) Dinas merawat taman."
    ).replace("(1) Dinas merawat taman.\n(2) Taman dirawat", "(1) Taman dirawat")
    kinds = {(kind, old, new) for kind, old, new in found(new)}
    assert ("moved", "art_2__para_1", "art_1__para_2") in kinds
    assert ("renumbered", "art_2__para_2", "art_2__para_1") in kinds


@pytest.mark.perf
def test_units_in_the_same_words_are_compared_in_linear_time() -> None:
    def text(count: int, changed: str) -> Document:
        head = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\n\n"
        body = "".join(
            f"Pasal {number}\n(1) Camat wajib melapor{changed if number % 3 == 0 else ''}.\n(2) Hal {number}.\n"
            for number in range(1, count + 1)
        )
        return build(read_bytes(f"{head}{body}".encode(), "x.txt"))

    def prepare(count: int) -> Work:
        old, new = text(count, " dua kali"), text(count, "")
        return lambda: difference(old, new)

    assert_linear(prepare, 150)
