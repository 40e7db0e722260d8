"""The per cent sign, which tesseract's Indonesian model cannot print: such words are read again by the English one.

The model has no `%` in its alphabet and gives `Yo` or `96` where one stands, so that 5% reads 596. The English model,
which every tesseract has, is asked for these words alone, all of a page in one picture. Its reading is taken only where
it is the same number with the sign.
"""

import re
from dataclasses import replace

import numpy as np

from extractor.source.ocr_engine import Read, words_in
from extractor.source.ocr_render import Picture

_MAYBE = re.compile(
    r"(?P<number>\d{0,3}(?:[.,]\d{1,4})?) ?(?:Yo|Vo|Ye|Yp|Y0|9o|96|90|0/0|0/o|o/o)(?P<end>[;:,.)]{0,2})"
)
_IS = re.compile(r"(?P<number>\D{0,2}\d{1,3}(?:[.,]\d{1,4})?) ?%[;:,.)]{0,2}")
_NUMBER = re.compile(r"\D{0,2}\d{1,3}(?:[.,]\d{1,4})?")
_DIGITS = re.compile(r"\d+")
_LANGUAGE = "eng"
# Most words of a page that are read again, and the white space around each in line heights.
_MOST = 60
_MARGIN = 0.8


def with_percents(words: list[Read], picture: Picture) -> list[Read]:
    """Return the words; one that the English model reads as the same number with `%` has that sign."""
    maybe = [(at, match) for at, word in enumerate(words) if (match := _MAYBE.fullmatch(word.text))][:_MOST]
    if not maybe:
        return words
    before = [_number_before(words, at) if not match["number"] else None for at, match in maybe]
    crops = [_crop(words[at], number, picture) for (at, _), number in zip(maybe, before, strict=True)]
    sheet = np.full((sum(len(crop) for crop in crops), max(crop.shape[1] for crop in crops)), 255, dtype=np.uint8)
    tops = np.cumsum([0, *(len(crop) for crop in crops)])
    for top, crop in zip(tops, crops, strict=False):
        sheet[top : top + len(crop), : crop.shape[1]] = crop
    again: dict[int, str] = {}
    for read in words_in(Picture(sheet, picture.scale), language=_LANGUAGE) or []:
        slot = int(np.searchsorted(tops, (read.top + read.bottom) / 2, side="right")) - 1
        again[slot] = f"{again.get(slot, '')} {read.text}".strip()
    result = list(words)
    for slot, (at, match) in enumerate(maybe):
        found = _IS.fullmatch(again.get(slot, ""))
        number = before[slot]
        printed = number.text if number else match["number"]
        if found and _DIGITS.findall(found["number"]) == _DIGITS.findall(printed):
            result[at] = replace(words[at], text=f"{match['number']}%{match['end']}")
    return result


def _number_before(words: list[Read], at: int) -> Read | None:
    before = words[at - 1] if at else None
    return before if before and before.line == words[at].line and _NUMBER.fullmatch(before.text) else None


def _crop(word: Read, number: Read | None, picture: Picture) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    margin = round(_MARGIN * word.size)
    top, bottom = round(word.base - 0.8 * word.size), round(word.base + 0.3 * word.size)
    crop = picture.pixels[max(0, top) : max(1, bottom), (number or word).left : word.right + 2]
    return np.pad(crop, margin, constant_values=255)
