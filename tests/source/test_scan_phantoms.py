"""Signs that are read but not printed, amounts in two pieces, semicolons and labels told from the picture."""

import numpy as np
import pytest

from extractor.source.ocr.noise import parted
from extractor.source.ocr.percent import has_percents
from extractor.source.ocr.phantoms import printed
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.punctuation import with_signs
from extractor.source.ocr.tesseract import Read

SIZE, BASE = 50, 100


def read(text: str, left: int, width: int, *, high: int = 35, sure: float = 90.0, line: int = 1) -> Read:
    return Read(text, left, BASE - high, left + width, BASE, BASE, SIZE, sure, line)


def picture(*boxes: tuple[int, int, int, int]) -> Picture:
    """A white strip with ink in these boxes (left, top, right, bottom)."""
    pixels = np.full((160, 900), 255, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = 0
    return Picture(pixels, 300 / 72)


def texts(words: list[Read]) -> list[str]:
    return [word.text for word in words]


def test_a_dash_without_ink_is_none() -> None:
    words = [read("(2)", 20, 60), read("—", 130, 20), read("Camat", 200, 120)]
    assert texts(printed(words, picture())) == ["(2)", "Camat"]
    assert texts(printed(words, picture((130, 85, 150, 88)))) == ["(2)", "—", "Camat"]


@pytest.mark.parametrize(
    ("text", "width", "found"), [("6&", 29, "6"), ("6&", 60, "6&"), ("12&", 58, "12"), ("R&", 29, "R&")]
)
def test_two_signs_as_wide_as_one_are_one(text: str, width: int, found: str) -> None:
    assert texts(printed([read(text, 20, width)], picture((20, 65, 40, 100)))) == [found]


@pytest.mark.parametrize(
    ("first", "second", "gap", "found"),
    [
        ("426.333.485.", "107,00", 13, ["426.333.485.107,00"]),
        ("426.333.485.", "107,00", 30, ["426.333.485.", "107,00"]),
        ("485.", "107", 13, ["485.", "107"]),
        ("Rp.426.333.", "Uang", 13, ["Rp.426.333.", "Uang"]),
    ],
)
def test_an_amount_parted_at_a_stop_is_one_word(first: str, second: str, gap: int, found: list[str]) -> None:
    assert texts(printed([read(first, 20, 300), read(second, 320 + gap, 150)], picture())) == found


DOT, TAIL, LOWER_DOT = (108, 76, 114, 83), (107, 93, 115, 105), (108, 93, 114, 100)


@pytest.mark.parametrize("text", ["tugas,", "tugas:", "tugas."])
def test_a_semicolon_is_told_by_its_tail_below_the_line(text: str) -> None:
    letters = (20, 76, 100, 100)
    word = read(text, 20, 95)
    assert texts(with_signs([word], picture(letters, DOT, TAIL))) == ["tugas;"]
    assert texts(with_signs([word], picture(letters, DOT, LOWER_DOT))) == [text]


@pytest.mark.parametrize("text", ["umumj,", "umumj"])
def test_a_semicolon_read_as_a_letter_is_one_sign(text: str) -> None:
    letters = (20, 76, 100, 100)
    stem = (104, 76, 109, 112)
    assert texts(with_signs([read(text, 20, 95)], picture(letters, DOT, TAIL))) == ["umum;"]
    if text == "umumj":
        assert texts(with_signs([read(text, 20, 89)], picture(letters, stem))) == ["umumj"]


def test_the_colon_behind_a_label_is_one_whatever_it_was_read_as() -> None:
    words = [read("Mengingat", 20, 200), read("o", 305, 8), read("Undang-Undang", 400, 300)]
    strip = picture((305, 76, 312, 83), (305, 93, 312, 100))
    assert texts(with_signs(words, strip)) == ["Mengingat", ":", "Undang-Undang"]
    assert texts(with_signs(words[1:], strip)) == ["o", "Undang-Undang"]


def test_a_quotation_mark_without_ink_is_none() -> None:
    strip = picture((20, 65, 38, 100), (44, 76, 90, 100))
    assert texts(with_signs([read("“Camat", 20, 120)], strip)) == ["Camat"]


def around(*line: Read) -> list[Read]:
    body = [
        read(word, 300 + 150 * at, 130, line=number)
        for number in (1, 2, 3)
        for at, word in enumerate(("Dinas", "wajib"))
    ]
    return [*body, *line]


def test_a_heading_is_print_however_badly_it_was_read() -> None:
    heading = [read("BAB", 300, 60, sure=10.0, line=4), read("IV", 370, 40, sure=10.0, line=4)]
    assert parted(around(*heading))[1] == []


def test_the_one_of_a_heading_is_no_stray_stroke() -> None:
    heading = [read("BAB", 300, 60, line=4), read("|", 370, 6, line=4)]
    assert parted(around(*heading))[1] == []
    low = [heading[0], read("|", 370, 6, high=8, line=4)]
    assert parted(around(*low))[1] == [low[1]]


@pytest.mark.parametrize("text", ["|", "0", "—"])
def test_a_mark_between_words_smaller_than_print_is_dirt(text: str) -> None:
    line = [read("Dinas", 300, 90, line=4), read(text, 400, 9, high=9, line=4), read("wajib", 420, 90, line=4)]
    assert parted(around(*line))[1] == [line[1]]


@pytest.mark.parametrize("number", ["2546", "25Y4", "25$6"])
def test_a_per_cent_is_told_by_the_words_in_brackets_behind_it(number: str) -> None:
    words = ["(dua", "puluh", "lima", "persen)", "dari", "pagu"]
    row = [read(each, 100 * at, 90) for at, each in enumerate([number, *words])]
    assert has_percents(row)
    assert not has_percents(
        [read(number, 0, 75), *(read(each, 100 * at, 90) for at, each in enumerate(["(dua", "puluh)", "hari"], 1))]
    )


@pytest.mark.parametrize(
    ("text", "gap", "found"),
    [
        ("petawilayah,", 12, ["peta", "wilayah,"]),
        ("petawilayah,", 4, ["petawilayah,"]),
        ("kerusakan", 12, ["kerusakan"]),
        ("xxxxwilayah", 12, ["xxxxwilayah"]),
    ],
)
def test_two_known_words_with_a_blank_between_are_two(text: str, gap: int, found: list[str]) -> None:
    boxes, left = [], 20
    for at in range(len(text)):
        left += gap - 4 if at == 4 else 0
        boxes.append((left, 76, left + 14, 100))
        left += 18
    assert texts(printed([read(text, 20, left - 24)], picture(*boxes))) == found
