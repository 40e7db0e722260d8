"""Two readings of one page together: each place as the reading has it that knows more of it. No picture is read."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.source.ocr import reader
from extractor.source.ocr.cleaning import cleaned
from extractor.source.ocr.picture import DPI, Picture
from extractor.source.ocr.tesseract import Read, words_in
from extractor.source.ocr.two_readings import united
from tests.source.made_pdf import paragraphs
from tests.source.made_scan import pictures_of

SIZE = 40


def line(number: int, words: str, sure: float = 90.0, left: int = 200) -> list[Read]:
    """Words of one line, each letter 20 pixels wide."""
    base, found = 100 + 60 * number, []
    for text in words.split():
        right = left + 20 * len(text)
        found.append(Read(text, left, base - 30, right, base, base, SIZE, sure, number))
        left = right + 20
    return found


def texts(words: list[Read]) -> list[str]:
    numbers = dict.fromkeys(word.line for word in words)
    return [" ".join(word.text for word in words if word.line == number) for number in numbers]


def test_each_word_is_taken_from_the_reading_that_knows_it() -> None:
    one = line(1, "Carnat wajib dacrah bersama")
    other = line(1, "Camatt waj1b daerah bersama")
    assert texts(united(one, other)) == ["Carnat wajib daerah bersama"]
    assert texts(united(other, one)) == ["Camatt wajib daerah bersama"]


def test_what_one_reading_parts_is_set_against_the_whole() -> None:
    assert texts(united(line(1, "per alatan baru"), line(1, "peralatann baru"))) == ["per alatan baru"]
    parted, whole = line(1, "dae rah"), [*line(1, "daerah")]
    whole[0].right = parted[-1].right
    assert texts(united(parted, whole)) == ["daerah"]


def test_a_line_that_one_reading_left_out_is_taken_from_the_other() -> None:
    first, missing = [*line(1, "Camat wajib"), *line(3, "bersama lurah")], line(2, "mencatat tanaman")
    expected = ["Camat wajib", "mencatat tanaman", "bersama lurah"]
    assert texts(united(first, [*line(1, "Camat wajib"), *missing])) == expected
    assert texts(united([*first, *missing], line(1, "Camat wajib"))) == expected
    assert texts(united(first, line(2, "xq vvz"))) == ["Camat wajib", "bersama lurah"]


def test_a_word_that_only_one_reading_has_is_kept_where_it_is_sure() -> None:
    whole = line(1, "a. bahwa lahan")
    assert texts(united(whole[1:], whole)) == ["a. bahwa lahan"]
    assert texts(united(whole, whole[1:])) == ["a. bahwa lahan"]
    unsure = [*line(1, "xz", sure=30.0), *whole[1:]]
    assert texts(united(whole[1:], unsure)) == ["bahwa lahan"]


def test_figures_that_differ_are_doubtful() -> None:
    (word,) = united(line(1, "2019", sure=90.0), line(1, "2010", sure=80.0))
    assert (word.text, word.sure) == ("2019", 50.0)
    (same,) = united(line(1, "2019", sure=90.0), line(1, "2019", sure=80.0))
    assert same.sure == 90.0


def test_words_of_blocks_beside_each_other_stay_in_their_lines() -> None:
    left, right = line(1, "Camat wajib"), line(1, "bersama lurah", left=1200)
    for word in right:
        word.line = 2
    joined = [*line(1, "Camat wajib"), *line(1, "bersama lurah", left=1200)]
    assert sorted(texts(united([*left, *right], joined))) == ["Camat wajib", "bersama lurah"]


def test_a_page_read_with_little_confidence_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, float]] = []

    def reads(picture: Picture, layout: str, language: str = "ind", size: float = 1.0) -> list[Read]:
        asked.append((layout, language, size))
        return line(1, "Camat wajib dacrah" if size == 1 else "Carnat wajib daerah", sure=50.0)

    monkeypatch.setattr(reader, "words_in", reads)
    monkeypatch.setattr(reader, "gutter_of", lambda _: None)
    pixels = np.full((600, 1400), 255, dtype=np.uint8)
    pixels[130:160, 200:600] = 0
    found = reader._read(Picture(pixels, DPI / 72))
    assert found is not None and texts(list(found.scan.words)) == ["Camat wajib daerah"]
    assert asked == [("6", "ind", 1.0), ("4", "ind", 0.5), ("6", "eng", 0.5)]


@pytest.mark.parametrize(
    ("ink", "words", "blank"),
    [
        (190, "Camat wajib mencatat tanaman daerah bersama lurah dan warga", False),
        (190, "xq vv", True),
        (250, "", True),
    ],
)
def test_a_pale_page_is_blank_only_where_no_words_are_read(
    monkeypatch: pytest.MonkeyPatch, ink: int, words: str, blank: bool
) -> None:
    monkeypatch.setattr(reader, "words_in", lambda *_: line(1, words))
    monkeypatch.setattr(reader, "quarters_to_turn", lambda _: 0)
    pixels = np.full((600, 1400), 255, dtype=np.uint8)
    pixels[130:160, 200:600] = ink
    found = reader._read(Picture(pixels, DPI / 72))
    assert found is not None and found.scan.blank is blank and bool(found.scan.words) is not blank


def test_thin_print_is_not_cleaned_away() -> None:
    page = Image.new("L", (1600, 1600), 255)
    drawing = ImageDraw.Draw(page)
    for top in range(100, 1500, 60):
        for left in range(200, 1400, 24):
            drawing.line([(left, top), (left, top + 30)], fill=20, width=2)
            drawing.line([(left, top + 15), (left + 12, top + 15)], fill=190, width=2)
    picture = Picture(np.asarray(page.filter(ImageFilter.GaussianBlur(0.8))), DPI / 72)
    assert cleaned(picture) is picture


@pytest.mark.ocr
def test_places_are_those_of_the_picture_at_whatever_size_it_is_read() -> None:
    (picture,) = pictures_of([paragraphs(["Camat wajib mencatat tanaman padi"])], dpi=300)
    page = Picture(np.asarray(picture.convert("L")), DPI / 72)
    large, small = words_in(page), words_in(page, size=0.5)
    assert large and small and [word.text for word in large] == [word.text for word in small]
    for one, other in zip(large, small, strict=True):
        assert abs(one.left - other.left) <= 6 and abs(one.bottom - other.bottom) <= 6
