"""Dirt beside the column of print, figures, and markers that a second reading finds; told from words and pictures."""

from dataclasses import replace

import numpy as np
import pytest

from extractor.source.furniture.furniture import set_aside
from extractor.source.line_draft import Draft
from extractor.source.ocr import second_reading
from extractor.source.ocr.markers import has_doubtful_markers, markers
from extractor.source.ocr.noise import parted
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.second_reading import with_answers
from extractor.source.ocr.tesseract import Read
from tests.source.made_pdf import aside, paragraphs, printed, text_of

SIZE = 40
COLUMN = 800


def word(text: str, left: int, line: int, *, sure: float = 95.0, high: int = 30) -> Read:
    base = 100 + 60 * line
    return Read(text, left, base - high, left + 20 * len(text), base, base, SIZE, sure, line)


def body(line: int, left: int = COLUMN) -> list[Read]:
    return [
        word("Dinas", left, line),
        word("wajib", left + 140, line),
        word("merawat", left + 280, line),
        word("taman", left + 460, line),
    ]


def page(*first: Read, lines: int = 8) -> list[Read]:
    """Lines of print, each after what stands first on it."""
    return [each for line in range(lines) for each in (*(dirt for dirt in first if dirt.line == line), *body(line))]


@pytest.mark.parametrize(("text", "sure"), [("Tenan", 23.0), ("-", 92.0), (";", 96.0), ("pa", 32.0), ("ii", 90.0)])
def test_what_stands_far_left_of_the_column_is_dirt_however_sure(text: str, sure: float) -> None:
    dirt = word(text, 100, 3, sure=sure)
    kept, noise = parted(page(dirt))
    assert noise == [dirt] and kept == page()


@pytest.mark.parametrize("first", [word("Menimbang", 300, 3), word("2.", COLUMN - 60, 3), word("(4)", COLUMN - 100, 3)])
def test_a_label_and_a_marker_beside_the_column_stay(first: Read) -> None:
    assert parted(page(first)) == (page(first), [])


def test_row_numbers_left_of_the_words_and_their_head_stay() -> None:
    numbers = [word("No.", 300, 0), *(word(f"{450 + line}", 300, line) for line in range(1, 6))]
    assert parted(page(*numbers))[1] == []


@pytest.mark.parametrize("text", ["2017.", "(4.083.030.000,00)", "5234);", "Rp.1.153.000,00"])
def test_a_line_that_is_only_a_figure_is_print(text: str) -> None:
    figure = word(text, COLUMN, 8, sure=20.0)
    assert parted([*page(), figure]) == ([*page(), figure], [])


@pytest.mark.parametrize("figure", [word("1771", 20, 8, sure=20.0), word("2017", COLUMN, 8, sure=20.0, high=10)])
def test_a_figure_in_the_margin_or_too_low_for_print_is_none(figure: Read) -> None:
    assert parted([*page(), figure])[1] == [figure]


def picture(*ink: tuple[int, int]) -> Picture:
    """A page with a marker's ink at each (left, line)."""
    pixels = np.full((800, 1600), 255, dtype=np.uint8)
    for left, line in ink:
        base = 100 + 60 * line
        pixels[base - 30 : base, left : left + 16] = 0
        pixels[base - 5 : base, left + 22 : left + 28] = 0
    return Picture(pixels, 300 / 72)


def second(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """Let the second reading give these words, one for each place that it is asked for."""
    high = round(1.1 * SIZE) + 2 * round(0.8 * SIZE)

    def words_in(asked: Picture, layout: str = "6", language: str = "ind") -> list[Read]:
        assert language == "eng" and asked.pixels.shape[0] == high * len(texts)
        return [Read(text, 30, high * at + 40, 90, high * at + 70, 0, SIZE, 91.0, at) for at, text in enumerate(texts)]

    monkeypatch.setattr(second_reading, "words_in", words_in)


def texts(words: list[Read], line: int) -> list[str]:
    return [each.text for each in words if each.line == line][:2]


def test_a_marker_without_a_word_is_read_from_its_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    second(monkeypatch, "4.", "5.")
    drawn = picture((COLUMN - 60, 2), (COLUMN - 60, 4))
    found = with_answers(page(), drawn, markers)
    assert [texts(found, line) for line in (1, 2, 4)] == [["Dinas", "wajib"], ["4.", "Dinas"], ["5.", "Dinas"]]
    assert len(found) == len(page()) + 2


@pytest.mark.parametrize(
    ("first", "again", "read"),
    [
        ("S5.", "5.", "5."), ("EK,", "1.", "1."), ("Fa", "7.", "7."), ("U)", "(1)", "(1)"), ("10;", "10.", "10."),
        ("g-", "q.", "q."), ("D5", "5.", "5."), ("3,", "3.", "3."), ("S5.", "So", "S5."), ("Fa", "F4", "Fa"),
    ],
)  # fmt: skip
def test_a_garbled_marker_gives_way_to_a_clean_one_only(
    monkeypatch: pytest.MonkeyPatch, first: str, again: str, read: str
) -> None:
    second(monkeypatch, again)
    assert texts(with_answers(page(word(first, COLUMN - 100, 3)), picture(), markers), 3) == [read, "Dinas"]


@pytest.mark.parametrize("first", ["3.", "(2)", "b.", "di", "Rp.", "No.", "ASB", "yang", "12", "-", "|"])
def test_what_is_clean_or_a_word_is_not_doubted(first: str) -> None:
    assert not has_doubtful_markers(page(word(first, COLUMN - 100, 3)), picture())


@pytest.mark.parametrize("ink", [(COLUMN - 60, 2), (COLUMN - 400, 2)])
def test_only_ink_near_the_words_may_be_a_marker(ink: tuple[int, int]) -> None:
    assert has_doubtful_markers(page(), picture(ink)) is (ink[0] > COLUMN - 200)


def test_a_label_hides_no_marker(monkeypatch: pytest.MonkeyPatch) -> None:
    second(monkeypatch, ": 1.")
    words = [word("Mengingat", 500, 3), word("“1.", 720, 3), *page()[4 * 3 : 4 * 4]]
    found = with_answers(words, picture(), markers)[:4]
    assert [each.text for each in found] == ["Mengingat", ":", "1.", "Dinas"]
    assert [each.left for each in found] == sorted({each.left for each in found})


BOX = ["Paraf Koordinasi : Biro Hukum", "Kasfhag | Kabag. Perundang-Undangan Karo", "Y"]


def test_a_box_of_initials_is_set_aside_whole() -> None:
    body = ["Dinas wajib merawat taman kota yang", "menjadi tanggung jawabnya dan"]
    text = text_of([[*paragraphs(body, top=100), *paragraphs(BOX, top=720)], paragraphs(["melaporkannya."])])
    assert printed(text) == [*body, "melaporkannya."]
    assert aside(text, "stamp") == BOX


@pytest.mark.parametrize(
    "lines",
    [
        ["(2) Naskah diberi paraf koordinasi oleh", "Kepala Bagian Hukum."],
        ["PARAF", "adalah tanda tangan pendek."],
        ["Paraf", "Pasal 3", "Kepala Dinas wajib hadir."],
    ],
)
def test_a_text_about_initials_is_text(lines: list[str]) -> None:
    assert printed(text_of([paragraphs(lines)])) == lines


def test_specks_do_not_push_the_foot_of_a_page_out_of_its_zone() -> None:
    drafts = []
    for page_number in range(1, 5):
        body = [f"{page_number} baris {at} dari naskah ini" for at in range(8)]
        lines = [*body, f"SK No 01234{page_number} A"]
        drafts += [Draft(text, at, page_number, top=at / 20, scanned=True) for at, text in enumerate(lines)]
        drafts += [Draft("|", 20 + at, page_number, top=0.5, scanned=True, kind="garbage") for at in range(9)]
    set_aside(drafts)
    assert [draft.text for draft in drafts if draft.kind == "stamp"] == [f"SK No 01234{at} A" for at in range(1, 5)]


def test_a_numbered_line_of_words_that_no_list_knows_is_print():
    def read(text: str, left: int, sure: float) -> Read:
        return Read(text, left, 0, left + 9 * len(text), 20, 20.0, 20.0, sure, 1)

    line = [read("a.", 100, 50.0), read("memaku", 130, 60.0), read("dngdg;", 200, 55.0)]
    assert parted(line) == (line, [])
    assert parted([read("~", 100, 50.0), *line[1:]])[0] == []


@pytest.mark.parametrize("dirt", [word("C", COLUMN - 60, 3), word("Mm.", 100, 3), word("an", 200, 3, sure=20.0)])
def test_a_stroke_of_a_pen_left_of_the_column_is_dirt(dirt: Read) -> None:
    assert parted(page(dirt)) == (page(), [dirt])


@pytest.mark.parametrize(
    "first", [word("b.", COLUMN - 70, 3), word("di", COLUMN - 90, 3), word("(4)", COLUMN - 110, 3)]
)
def test_a_marker_or_a_word_left_of_the_column_is_print(first: Read) -> None:
    assert parted(page(first)) == (page(first), [])


def test_a_stroke_close_to_a_marker_is_dirt() -> None:
    def items(*first: Read) -> list[Read]:
        rows = [(line, word(f"{line}.", COLUMN, line), body(line, COLUMN + 90)) for line in range(1, 6)]
        return [each for line, number, rest in rows for each in (*(f for f in first if f.line == line), number, *rest)]

    dirt = [word("v", COLUMN - 75, 2), word("M", COLUMN - 45, 2), word("(C", COLUMN - 50, 4)]
    assert parted([*body(0), *items(*dirt)]) == ([*body(0), *items()], dirt)


def test_dirt_before_several_lines_does_not_widen_the_column() -> None:
    dirt = [word("C", 300, 2), word("M", 420, 4), word("an", 100, 6)]
    assert parted(page(*dirt)) == (page(), dirt)


def test_an_unsure_word_before_the_edge_at_which_items_begin_is_dirt() -> None:
    def item(line: int, *first: Read) -> list[Read]:
        return [*first, word(f"{line}.", 1000, line), *body(line, 1090)]

    dirt = [word("£.", 850, 4, sure=5.0), word("X1", 850, 5, sure=5.0)]
    lines = [*item(1), *item(2), *item(3), *item(4, dirt[0]), *item(5, dirt[1])]
    assert parted([*page(lines=1), *lines])[1] == dirt
    sure = word("ke", 920, 4)
    assert parted([*page(lines=1), *item(1), *item(2), *item(3), *item(4, sure)])[1] == []


def test_unsure_words_far_behind_a_line_are_dirt_and_words_or_figures_are_not() -> None:
    dirt = [word("€", 1500, 2, sure=0.0), word("aan", 1560, 2, sure=20.0)]
    last = [*body(7), word("wajib", 1500, 7, sure=20.0), *body(8), word("1999", 1500, 8, sure=20.0)]
    assert parted([*page(lines=2), *body(2), *dirt, *page(lines=9)[12:28], *last])[1] == dirt


def test_the_number_of_a_heading_is_print_however_low_its_ink() -> None:
    heading = [word("Pasal", 1200, 8), word("7", 1330, 8, sure=36.0, high=12)]
    assert parted([*page(), *heading]) == ([*page(), *heading], [])


def test_an_item_of_the_text_below_a_box_of_initials_stays() -> None:
    body = [
        "Dinas wajib merawat taman kota yang",
        "Paraf Koordinasi",
        "9. Peraturan Menteri Dalam Negeri",
        "Kabag Hukum",
    ]
    text = text_of([paragraphs(body)])
    assert printed(text) == [body[0], body[2]]
    assert aside(text, "stamp") == [body[1], body[3]]


@pytest.mark.parametrize(("first", "kept"), [("Gtengingat", True), ("Mengingat", True), ("Gxqvz", False)])
def test_a_misread_label_left_of_the_column_is_print(first: str, kept: bool) -> None:
    lines = [
        Read(text, left, 400 + 60 * at, left + 90, 430 + 60 * at, 430 + 60 * at, SIZE, 95.0, at)
        for at in range(6)
        for text, left in (("Dinas", 600), ("wajib", 700))
    ]
    label = Read(first, 200, 760, 390, 790, 790, SIZE, 40.0, 6)
    row = [
        label,
        *(Read(text, left, 760, left + 90, 790, 790, SIZE, 95.0, 6) for text, left in (("Dinas", 600), ("wajib", 700))),
    ]
    assert (label in parted([*lines, *row])[0]) is kept


def test_a_line_that_the_edge_of_the_paper_cuts_is_no_print() -> None:
    lines = [
        word
        for at in range(6)
        for word in (
            Read("Dinas", 300, 400 + 60 * at, 400, 430 + 60 * at, 430 + 60 * at, SIZE, 95.0, at),
            Read("wajib", 420, 400 + 60 * at, 500, 430 + 60 * at, 430 + 60 * at, SIZE, 95.0, at),
        )
    ]
    texts = ["ee", "BA", "an", "NU", "KAN", "VOL", "dan", "baru"]
    cut = [
        Read(text, 300 + 90 * at, 790, 380 + 90 * at, 806, 806, SIZE * 0.6, 30.0, 9) for at, text in enumerate(texts)
    ]
    kept, noise = parted([*lines, *cut])
    assert noise == cut and kept == lines
    whole = [replace(word, size=float(SIZE)) for word in cut]
    assert parted([*lines, *whole])[1] != whole
