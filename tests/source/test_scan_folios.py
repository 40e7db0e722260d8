"""Page numbers between dashes are read again without them, where the first reading is no number."""

import numpy as np
import pytest

from extractor.source.ocr import second_reading
from extractor.source.ocr.folios import folios, has_doubtful_folio
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.tesseract import Read

SIZE = 40


def read(text: str, left: int, right: int, base: int, line: int, high: int = 30) -> Read:
    return Read(text, left, base - high, right, base, base, SIZE, 40.0, line)


def page(*, base: int = 80, dashes: bool = True) -> Picture:
    pixels = np.full((1600, 1200), 255, dtype=np.uint8)
    if dashes:
        for left in (560, 630):
            pixels[base - 14 : base - 10, left : left + 14] = 0
    pixels[base - 30 : base, 595:610] = 0
    return Picture(pixels, 300 / 72)


def words(first: str = "»", second: str = "im", base: int = 80) -> list[Read]:
    body = [read("Dinas", 300, 400, 400 + 60 * at, at + 2) for at in range(5)]
    return [read(first, 560, 574, base, 1), read(second, 595, 644, base, 1), *body]


@pytest.mark.parametrize(
    ("picture", "line", "doubtful"),
    [
        (page(), words(), True),
        (page(dashes=False), words(), False),
        (page(), words("-", "2 -"), False),
        (page(), words("Salinan", "ini"), False),
        (page(base=700), words(base=700), False),
    ],
)
def test_only_a_short_line_between_dashes_at_the_edge_is_doubted(
    picture: Picture, line: list[Read], doubtful: bool
) -> None:
    assert has_doubtful_folio(line, picture) is doubtful


@pytest.mark.parametrize(("again", "found"), [("2", ["- 2 -"]), ("2.", ["»", "im"]), ("im", ["»", "im"])])
def test_the_second_reading_counts_where_it_is_a_number(
    monkeypatch: pytest.MonkeyPatch, again: str, found: list[str]
) -> None:
    def words_in(asked: Picture, layout: str = "6", language: str = "ind") -> list[Read]:
        assert language == "eng"
        return [Read(again, 40, 40, 60, 70, 70.0, SIZE, 91.0, 1)]

    monkeypatch.setattr(second_reading, "words_in", words_in)
    assert [word.text for word in second_reading.with_answers(words(), page(), folios) if word.line == 1] == found
