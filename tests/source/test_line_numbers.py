"""Numbers of lines in the margin are no text, and numbers of rows are."""

import pytest
from made_pdf import Placed, aside, pdf_of, printed, text_of

from extractor.model.text import Text
from extractor.source import read_bytes
from extractor.source.pdf.line_numbers import Margin, take_from_lines
from extractor.source.printed_lines import PrintedLine, Word
from extractor.source.printed_lines import text_of as words_as_text

LINES = [
    "PERATURAN BUPATI CONTOH", "NOMOR 7 TAHUN 2021", "TENTANG", "TAMAN", "DENGAN RAHMAT TUHAN YANG MAHA ESA",
    "BUPATI CONTOH,", "Menimbang bahwa taman perlu diatur;", "Mengingat Undang-Undang Nomor 23 Tahun 2014;",
    "MEMUTUSKAN:", "Menetapkan PERATURAN BUPATI TENTANG TAMAN.", "Pasal 1", "Taman dijaga oleh camat setiap hari.",
    "Pasal 2", "(1) Lampu taman menyala pada malam hari.", "(2) Lampu dipadamkan pada pagi hari.", "Pasal 3",
]  # fmt: skip


def numbered(lines: list[str], step: int, x: float, first: int = 1) -> list[Placed]:
    """A page whose lines are numbered at `x`."""
    page = []
    for at, words in enumerate(lines):
        page.append((100.0, 80.0 + 20 * at, words))
        if (at + first) % step == 0:
            page.append((x, 80.0 + 20 * at, str(at + first)))
    return page


@pytest.mark.parametrize("x", [50.0, 540.0], ids=["left", "right"])
@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("again", [True, False], ids=["anew on each page", "through"])
def test_numbers_of_lines_are_set_aside(x, step, again):
    below = [
        "Taman ditutup pada hari libur.",
        "Pasal 4",
        "Camat melapor kepada Bupati.",
        "Pasal 5",
        "Lima belas taman.",
    ]
    text = text_of([numbered(LINES, step, x), numbered(below, step, x, 1 if again else len(LINES) + 1)])
    assert printed(text) == [*LINES, *below]
    counted = " ".join(aside(text, "line_number")).split()
    assert len(counted) == len(LINES) // step + (5 if step == 1 else 1)


def test_row_numbers_are_text():
    rows = [f"Taman {name} dijaga camat" for name in "ABCDEFGHIJKL"]
    page = [*[(100.0, 80.0 + 20 * at, words) for at, words in enumerate(LINES[:6])]]
    for at, words in enumerate(rows):
        page += [(100.0, 220.0 + 20 * at, words), (50.0, 220.0 + 20 * at, str(at + 1))]
    text = text_of([page])
    assert not aside(text, "line_number")
    assert "12 Taman L dijaga camat" in printed(text)


def test_a_misread_number_of_a_scanned_line_leaves_it():
    words = [
        Word(sign, left, 0, left + 20, 10, 0, 10, False) for sign, left in (("l2", 41), ("Pasal", 100), ("3", 140))
    ]
    lines = [PrintedLine(words, 41, 0, 160, 10, words_as_text(words))]
    taken = take_from_lines(lines, Margin(42, 58, 1))
    assert [word.text for word in taken] == ["l2"]
    assert [each.text for each in lines] == ["Pasal 3"]


def plain(lines: list[str]) -> Text:
    return read_bytes("\n".join(lines).encode(), "contoh.txt")


def test_numbers_of_lines_in_a_plain_text():
    text = plain([f"{at:3}   {words}" for at, words in enumerate(LINES, 1)])
    assert printed(text) == LINES
    assert aside(text, "line_number") == [str(number) for number in range(1, len(LINES) + 1)]


def test_each_fifth_line_of_a_plain_text_is_numbered():
    lines = [*LINES, *LINES[-6:]]
    text = plain([f"{words:60}{at if at % 5 == 0 else ''}" for at, words in enumerate(lines, 1)])
    assert printed(text) == lines
    assert aside(text, "line_number") == ["5", "10", "15", "20"]


def test_numbers_of_a_list_in_a_plain_text_stay():
    lines = [f"{at} taman yang dijaga" for at in range(1, 8)]
    assert printed(plain([*LINES, *lines])) == [*LINES, *lines]


def test_a_pdf_without_numbers_of_lines_is_as_it_was():
    assert printed(read_bytes(pdf_of([numbered(LINES, 1000, 50.0)]), "contoh.pdf")) == LINES
