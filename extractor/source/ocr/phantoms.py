"""Signs that were read where none is printed, and figures read as two words.

Tesseract fills the wide gap behind a number with a dash, reads the last digit of a line a second time as another sign
(`6&`), and parts an amount at one of its stops (`426.333.485. 107,00`). The picture tells: the dash has no ink at all,
the two signs are as wide as one, the gap is narrower than any blank.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.source.ocr.picture import Picture
from extractor.source.ocr.tesseract import Read

# A pixel darker than this is ink, however pale; a sign has more of them than this, in squares of its line's height.
_INK = 190
_LEAST_INK = 0.002
_TWICE = re.compile(r"([0-9]{1,4})[&$€£¥@]")
# The most width of a digit, in line heights.
_DIGIT = 0.66
_AMOUNT = re.compile(r"[(]?[0-9]{1,3}(?:\.[0-9]{3})+\.")
_REST = re.compile(r"[0-9]{3}(?:\.[0-9]{3}){0,4}(?:,[0-9]{1,2})?[;:,.)]{0,3}")
# A gap narrower than this, in line heights, is none.
_NO_GAP = 0.33


def printed(words: Sequence[Read], picture: Picture) -> list[Read]:
    """Return the words that are printed in the picture, amounts in one piece."""
    result: list[Read] = []
    for word in words:
        if not any(map(str.isalnum, word.text)) and not _has_ink(word, picture):
            continue
        last = result[-1] if result else None
        if last is not None and _goes_on(last, word):
            right, bottom, sure = word.right, max(last.bottom, word.bottom), min(last.sure, word.sure)
            result[-1] = replace(last, text=last.text + word.text, right=right, bottom=bottom, sure=sure)
            continue
        twice = _TWICE.fullmatch(word.text)
        if twice and word.right - word.left < _DIGIT * word.size * len(twice[1]):
            word = replace(word, text=twice[1])
        result.append(word)
    return result


def _has_ink(word: Read, picture: Picture) -> bool:
    ink = picture.pixels[max(0, word.top) : word.bottom, max(0, word.left) : word.right] < _INK
    return int(ink.sum()) > _LEAST_INK * word.size * word.size


def _goes_on(last: Read, word: Read) -> bool:
    """Whether two words are one amount, parted at a stop."""
    near = word.line == last.line and 0 <= word.left - last.right < _NO_GAP * word.size
    return near and bool(_AMOUNT.fullmatch(last.text)) and bool(_REST.fullmatch(word.text))
