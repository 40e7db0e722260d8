"""Lines that a stamp or a ruling runs through are read again without it; the better reading of each line stays."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.source.ocr import damaged_lines
from extractor.source.ocr.cleaning import without_strokes
from extractor.source.ocr.damaged_lines import has_damaged_lines, with_damaged_lines
from extractor.source.ocr.picture import DPI, Picture
from extractor.source.ocr.tesseract import Read, is_installed
from tests.source.made_pdf import paragraphs, printed
from tests.source.made_scan import pdf_of_pictures, pictures_of
from tests.source.test_ocr import LINES, scanned

SIZE = 40
PAGE = Picture(np.where(np.indices((1000, 1400)).sum(axis=0) // 8 % 2, 255, 0).astype(np.uint8), DPI / 72)


def line(number: int, *words: str, sure: float = 95.0) -> list[Read]:
    base, left, found = 100 + 60 * number, 200, []
    for text in words:
        right = left + 20 * len(text)
        found.append(Read(text, left, base - 30, right, base, base, SIZE, sure, number))
        left = right + 20
    return found


def page(*damaged: list[Read]) -> list[Read]:
    others = {each[0].line: each for each in damaged if each}
    return [word for number in range(8) for word in others.get(number, line(number, "Camat", "wajib", "lapor"))]


def texts(words: list[Read]) -> list[str]:
    numbers = dict.fromkeys(word.line for word in words)
    return [" ".join(word.text for word in words if word.line == number) for number in numbers]


def reads(monkeypatch: pytest.MonkeyPatch, *lines: list[Read]) -> None:
    """Let the second reading be these lines, each where the first has its own."""
    found = [list(each) for each in lines]
    monkeypatch.setattr(damaged_lines, "_read_again", lambda strips, *_: [found] + [[] for _ in strips[1:]])


GARBLED = line(3, "bengem", "xtraG", "lahan", sure=20.0)


def test_a_page_of_sure_words_is_not_doubted() -> None:
    assert not has_damaged_lines(page(), PAGE)
    assert has_damaged_lines(page(GARBLED), PAGE)


def test_room_for_a_line_with_ink_in_it_is_looked_at() -> None:
    words = [word for word in page() if word.line != 3]
    assert has_damaged_lines(words, PAGE)
    assert not has_damaged_lines(words, Picture(np.full((1000, 1400), 255, dtype=np.uint8), DPI / 72))


def test_the_reading_that_knows_more_words_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    reads(monkeypatch, line(3, "dengan", "luas", "lahan"))
    assert texts(with_damaged_lines(page(GARBLED), PAGE))[3] == "dengan luas lahan"
    reads(monkeypatch, line(3, "bengem", "xtraG", "lahax", sure=20.0))
    assert texts(with_damaged_lines(page(GARBLED), PAGE))[3] == "bengem xtraG lahan"


def test_a_line_that_only_one_reading_has_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page(GARBLED, line(4, "Pasal", "bcrfe", "xmnw", sure=30.0))
    reads(monkeypatch, line(3, "dengan", "luas", "lahan"))
    found = texts(with_damaged_lines(before, PAGE))
    assert found[3:5] == ["dengan luas lahan", "Pasal bcrfe xmnw"] and len(found) == 8
    reads(monkeypatch, line(3, "Pasal", "4"))
    found = texts(with_damaged_lines([word for word in page() if word.line != 3], PAGE))
    assert found[3] == "Pasal 4" and len(found) == 8


def test_half_a_line_is_no_better_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    first = line(3, "menyelenggarakan", "pengawasan", sure=60.0) + line(3, "xtraGgg", sure=10.0)
    reads(monkeypatch, line(3, "pengawasan"))
    assert texts(with_damaged_lines(page(first), PAGE))[3] == "menyelenggarakan pengawasan xtraGgg"


def test_a_figure_that_the_first_reading_has_not_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    first = line(3, "ayat", "(8)", "xtraG", "lahan", "2017", sure=40.0)
    reads(monkeypatch, line(3, "ayat", "(3)", "dengan", "lahan", "2017"))
    found = {word.text: word.sure for word in with_damaged_lines(page(first), PAGE)}
    assert found["(3)"] <= 50 and found["2017"] == 95


def test_pale_strokes_and_long_lines_leave_the_print() -> None:
    picture = Image.new("L", (600, 200), 255)
    draw = ImageDraw.Draw(picture)
    for left in range(40, 560, 40):
        draw.rectangle((left, 60, left + 6, 100), fill=20)
    clean = np.asarray(picture).copy()
    draw.ellipse((100, 20, 300, 180), outline=130, width=8)
    draw.line((0, 130, 599, 130), 20, 3)
    found = without_strokes(np.asarray(picture), DPI)
    print_ = clean < 100
    assert (found[print_] < 100).mean() > 0.95 and (found[~print_] < 180).sum() < 60
    assert (without_strokes(clean, DPI) == clean).all()


@pytest.mark.ocr
@pytest.mark.skipif(not is_installed(), reason="needs tesseract")
def test_a_stamp_over_the_lines_hides_no_unit() -> None:
    (picture,) = pictures_of([paragraphs(LINES * 2)], dpi=300)
    draw = ImageDraw.Draw(picture)
    for middle in ((620, 520), (1000, 760)):
        for radius, width in ((150, 9), (90, 6)):
            left, top = middle[0] - radius, middle[1] - radius
            draw.ellipse((left, top, left + 2 * radius, top + 2 * radius), outline=140, width=width)
    found = printed(scanned(pdf_of_pictures([picture])))
    assert [text[:8] for text in found] == [text[:8] for text in LINES * 2]
    assert all(found[at] == LINES[at] for at in (0, 1, 2, 5, 6, 7))


def test_a_line_that_the_edge_of_the_paper_cuts_is_not_read_again() -> None:
    words = page(line(7, "bengem", "xtraG", "lahan", sure=20.0))
    assert has_damaged_lines(words, PAGE)
    cut = Picture(PAGE.pixels[: max(word.bottom for word in words) + 5], PAGE.scale)
    assert not has_damaged_lines(words, cut)
