"""Signs that the Indonesian model of tesseract cannot tell, told by their picture.

The model has no `;` in its alphabet and gives `,`, `:` or `.` where one stands; nearly every item of a list in a
regulation ends in one. It takes a lone colon for a dash, a small letter for its capital of the same shape (`Sipil`, or
both: `Cc.`), and a speck before a word for a quotation mark. Each of these is plain to see: a semicolon is a dot above
a comma that is taller than the dot, a colon two dots of one height, a small letter lower than a capital, a speck
smaller than any sign. Nothing is decided by what the word ought to be.
"""

import re
from dataclasses import replace
from typing import Any

import numpy as np

from extractor.source.ocr.picture import Picture, Pixels
from extractor.source.ocr.tesseract import Read

_NEARLY = (",", ":", ".")
_LONE = frozenset("-–—.«»=*'’“”|!;")
# The labels of a preamble; the colon behind them is no wider than this, in line heights.
_LABEL = re.compile(r"(?i:menimbang|mengingat|memperhatikan|menetapkan)")
_COLON = 0.25
# How much taller one part of a sign may be than the other, and how far its parts may lie apart sideways.
_TALLER = 1.6
# The lower part of a semicolon is taller than its dot, or reaches below the line, by so many line heights; the sum of
# both decides, the second as many times (measured on 7 fonts: 0.9 to 1.8 for colons, 2.2 to 3.7 for semicolons).
_LOWER, _SEMICOLON = 10.0, 1.9
_ASIDE = 0.75
_LEAST_HEIGHT = 12
# Capitals that differ from their small letters by nothing but height; small letters are lower than this.
_SAME_SHAPE = re.compile(r"([COSVWXZ])[a-z]")
_TWICE = re.compile(r"([COSVWXZ])([cosvwxz])[.)]")
_SMALL_HEIGHT = 0.65
_SPECK_BEFORE = re.compile(r"[“”‘’'\"|.,*-](?=[^\W\d_]{2})")
_SPECK = 0.16
# Such a sign is never as high as a letter.
_LOW = frozenset("“”‘’'\".,*-")
_LETTER = 0.45


def with_signs(words: list[Read], picture: Picture) -> list[Read]:
    """Return the words with their signs as the picture shows them; a speck before a word stands apart from it."""
    result: list[Read] = []
    before: Read | None = None
    for word in words:
        if word.size >= _LEAST_HEIGHT:
            labelled = before is not None and before.line == word.line and bool(_LABEL.fullmatch(before.text))
            before = word
            result.extend(_seen(word, picture.pixels, labelled))
        else:
            result.append(word)
    return result


def _seen(word: Read, pixels: Pixels, labelled: bool) -> list[Read]:
    """Return the word with its signs; `labelled` says that it stands behind a label, where a colon is due."""
    text = word.text
    if len(text) == 1 and (text in _LONE or (labelled and word.right - word.left < _COLON * word.size)):
        sign = _stacked(word, pixels)
        return [replace(word, text=sign)] if sign and sign != text else [word]
    if text.endswith(_NEARLY) and _stacked(word, pixels) == ";":
        text = text[:-1] + ";"
    if text.endswith("j") and _stacked(word, pixels) == ";":
        text = text[:-1] + ";"
    if len(text) > 2 and text.endswith("j;") and not _descends(word, pixels):
        text = text[:-2] + ";"
    if _SAME_SHAPE.match(text) and _is_small(word, pixels):
        twice = _TWICE.fullmatch(text)
        text = text[1:] if twice and twice[1].lower() == twice[2] else text[0].lower() + text[1:]
    if _SPECK_BEFORE.match(text):
        first = min(_parts(_crop(word, pixels, word.left, 0.7)), key=lambda part: part[1], default=None)
        if first and text[0] in _LOW and first[2] - first[0] > _LETTER * word.size:
            return [replace(word, text=text[1:])]  # the letter itself: no sign is printed before it
        if first and max(first[2] - first[0], first[3] - first[1]) < _SPECK * word.size:
            right = word.left + first[3]
            speck = replace(word, text=text[0], right=right, bottom=word.top + first[2] - first[0], sure=0.0)
            return [speck, replace(word, text=text[1:], left=right + 1)]
    return [replace(word, text=text)] if text != word.text else [word]


def _descends(word: Read, pixels: Pixels) -> bool:
    """Whether a `j` stands before the last sign: a tall part that reaches below the line."""
    crop = _crop(word, pixels, word.right - round(0.7 * word.size), 0.6)
    base = min(round(0.8 * word.size), round(word.base))
    return any(
        part[2] - part[0] > 0.6 * word.size
        and part[2] - base > 0.12 * word.size
        and part[3] - part[1] < 0.4 * word.size
        for part in _parts(crop)
    )


def _crop(word: Read, pixels: Pixels, left: int, width: float) -> Pixels:
    """Return the picture of the line from `left` on, as wide as so many heights of the line."""
    top, bottom = round(word.base - 0.8 * word.size), round(word.base + 0.3 * word.size)
    return pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, left) + round(width * word.size)]


def _is_small(word: Read, pixels: Pixels) -> bool:
    """Whether the first letter is no higher than a small letter."""
    ink = _ink(_crop(word, pixels, word.left, 0.3))
    return bool(ink.any()) and 0.8 * word.size - int(ink.any(axis=1).argmax()) < _SMALL_HEIGHT * word.size


def _stacked(word: Read, pixels: Pixels) -> str | None:
    """Return `;` or `:` where the last sign of the word has two parts one above the other, else None."""
    size = word.size
    left = max(word.left, word.right - round(0.45 * size))
    found = _parts(_crop(word, pixels, left, (word.right - left) / size + 0.12))
    least = 0.04 * size
    parts = [part for part in found if part[2] - part[0] > least and part[3] - part[1] > least]
    parts.sort(key=lambda part: part[3])
    if len(parts) < 2:
        return None
    # The two parts of the sign are the rightmost pair that stand one above the other.
    last = parts[-1]
    above = [part for part in parts[:-1] if _over(part, last)]
    if not above:
        return None
    upper, lower = sorted((max(above, key=lambda part: part[3]), last))
    dot, tail = upper[2] - upper[0], lower[2] - lower[0]
    if max(lower[3] - lower[1], upper[3] - upper[1]) > 0.4 * size or dot > 0.3 * size or tail > 0.5 * size:
        return None
    below = (max(0, round(word.base - 0.8 * size)) + lower[2] - word.base) / size
    if tail / dot + _LOWER * below > _SEMICOLON:
        return ";"
    return ":" if dot < _TALLER * tail else None


Ink = np.ndarray[Any, np.dtype[np.bool_]]
Part = tuple[int, int, int, int]  # top, left, bottom, right


def _over(one: Part, other: Part) -> bool:
    """Whether the parts stand one above the other: apart in height, hardly aside."""
    apart = one[2] <= other[0] or other[2] <= one[0]
    wide = max(one[3] - one[1], other[3] - other[1])
    return apart and abs((one[1] + one[3]) - (other[1] + other[3])) / 2 < _ASIDE * wide


def _ink(crop: Pixels) -> Ink:
    if crop.size == 0:
        return np.zeros((0, 0), dtype=np.bool_)
    dark, light = int(crop.min()), int(np.percentile(crop, 90))
    return np.asarray(crop < (dark + light) / 2)


def _parts(crop: Pixels) -> list[Part]:
    """Return the boxes of the connected parts of the ink."""
    ink = _ink(crop)
    left = {(int(row), int(column)) for row, column in zip(*np.nonzero(ink), strict=True)}
    parts = []
    while left:
        start = left.pop()
        stack = [start]
        top, first, bottom, last = start[0], start[1], start[0], start[1]
        while stack:
            row, column = stack.pop()
            top, bottom = min(top, row), max(bottom, row)
            first, last = min(first, column), max(last, column)
            for near in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    stack.append(near)
        parts.append((top, first, bottom + 1, last + 1))
    return parts
