"""Signs that were read where none is printed, figures read as two words, two words read as one.

Tesseract fills the wide gap behind a number with a dash, reads the last digit of a line a second time as another sign
(`6&`), and parts an amount at one of its stops (`426.333.485. 107,00`). The picture tells: the dash has no ink at all,
the two signs are as wide as one, the gap is narrower than any blank. Words of narrow print that stand close are parted
where both are known, both together are not, and the widest white space of the picture lies between them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extractor.source.legibility import is_known
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.tesseract import Read

# A pixel darker than this is ink, however pale; a sign has more of them than the first (in squares of its line's
# height), a dash more than the second.
_INK = 190
_LEAST_INK, _LEAST_DASH = 0.002, 0.008
_DASHES = "-–—"
_TWICE = re.compile(r"([0-9]{1,4})[&$€£¥@]")
# The most width of a digit, in line heights.
_DIGIT = 0.66
_AMOUNT = re.compile(r"[(]?[0-9]{1,3}(?:\.[0-9]{3})+\.")
_REST = re.compile(r"[0-9]{3}(?:\.[0-9]{3}){0,4}(?:,[0-9]{1,2})?[;:,.)]{0,3}")
# A long word of letters; what parts it is so wide, in line heights, and so many times as wide as the middle gap between
# its letters; each part has so many letters, and lies so near (in letters) to where the gap is.
_LETTERS = re.compile(r"[A-Za-z][a-z]{6,40}(?=[;:,.)]{0,2}\Z)")
_DARK = 150
_BLANK, _WIDER, _LEAST_GAPS = 0.16, 2.0, 4
_LEAST, _NEAR = 3, 2.0
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
        result.extend(_parted(word, picture))
    return result


def _parted(word: Read, picture: Picture) -> list[Read]:
    """Return the words that were read as one: `petawilayah`, `rencanakerjatahunan`."""
    match = _LETTERS.match(word.text)
    if match is None or is_known(match[0]):
        return [word]
    box = picture.pixels[max(0, word.top) : word.bottom, max(0, word.left) : word.right] < _DARK
    ink = np.asarray(box.any(axis=0))
    edges: list[int] = np.flatnonzero(np.diff(ink.astype(np.int8))).tolist()
    gaps = sorted((after - before, before + 1) for before, after in pairwise(edges) if not ink[before + 1])
    if len(gaps) < _LEAST_GAPS or gaps[-1][0] < _BLANK * word.size or gaps[-1][0] < _WIDER * gaps[len(gaps) // 2][0]:
        return [word]
    size, start = gaps[-1]
    place = (start + size / 2) / (word.right - word.left) * len(word.text)
    fitting = [at for at in range(_LEAST, len(match[0]) - _LEAST + 1) if abs(at - place) <= _NEAR]
    for at in sorted(fitting, key=lambda at: abs(at - place)):
        first, rest = match[0][:at], match[0][at:]
        if is_known(first) and (is_known(rest) or len(rest) > 2 * _LEAST):
            left = replace(word, text=word.text[:at], right=word.left + start)
            right = replace(word, text=word.text[at:], left=word.left + start + size)
            after = _parted(right, picture)
            if is_known(rest) or len(after) > 1:
                return [left, *after]
    return [word]


def _has_ink(word: Read, picture: Picture) -> bool:
    ink = picture.pixels[max(0, word.top) : word.bottom, max(0, word.left) : word.right] < _INK
    least = _LEAST_DASH if word.text.strip(_DASHES) == "" else _LEAST_INK
    return int(ink.sum()) > least * word.size * word.size


def _goes_on(last: Read, word: Read) -> bool:
    """Whether two words are one amount, parted at a stop."""
    near = word.line == last.line and 0 <= word.left - last.right < _NO_GAP * word.size
    return near and bool(_AMOUNT.fullmatch(last.text)) and bool(_REST.fullmatch(word.text))
