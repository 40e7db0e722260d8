"""The semicolon, which tesseract's Indonesian model cannot print: told from comma and colon by its picture.

The model has no sign for `;` in its alphabet, and gives `,` or `:` where one stands. Nearly every item of a list in a
regulation ends in one. Both parts of a semicolon are seen: a dot above, and below it a comma that is taller than the
dot; a colon has two dots of one height, a comma nothing above it.
"""

from dataclasses import replace

import numpy as np

from extractor.source.ocr_engine import Read
from extractor.source.ocr_render import Picture, Pixels

_TAKEN_FOR = (",", ":")
# How much taller the lower part of a semicolon is than its dot, and how far its parts may lie apart sideways.
_TALLER = 1.3
_ASIDE = 0.75
_LEAST_HEIGHT = 12


def with_semicolons(words: list[Read], picture: Picture) -> list[Read]:
    """Return the words; a final comma or colon that the picture shows to be a semicolon reads `;`."""
    return [
        replace(word, text=word.text[:-1] + ";")
        if word.text.endswith(_TAKEN_FOR) and _is_semicolon(word, picture.pixels)
        else word
        for word in words
    ]


def _is_semicolon(word: Read, pixels: Pixels) -> bool:
    size = word.size
    if size < _LEAST_HEIGHT:
        return False
    reach = round(0.45 * size)
    left, right = max(word.left, word.right - reach), word.right + round(0.12 * size)
    top, bottom = round(word.base - 0.75 * size), round(word.base + 0.3 * size)
    crop = pixels[max(0, top) : bottom, left:right]
    if crop.size == 0:
        return False
    parts = _parts(_ink(crop))
    least = 0.04 * size
    parts = [part for part in parts if part[2] - part[0] > least and part[3] - part[1] > least]
    if len(parts) < 2:
        return False
    parts.sort(key=lambda part: part[3])
    last = parts[-1]
    # The two parts of the sign are the rightmost pair that stand one above the other.
    above = [part for part in parts if part is not last and _over(part, last)]
    if not above:
        return False
    upper, lower = sorted((max(above, key=lambda part: part[3]), last))
    if max(lower[3] - lower[1], upper[3] - upper[1]) > 0.4 * size or upper[2] - upper[0] > 0.35 * size:
        return False
    return (lower[2] - lower[0]) > _TALLER * (upper[2] - upper[0])


Part = tuple[int, int, int, int]  # top, left, bottom, right


def _over(one: Part, other: Part) -> bool:
    """Whether the parts stand one above the other: apart in height, hardly aside."""
    apart = one[2] <= other[0] or other[2] <= one[0]
    wide = max(one[3] - one[1], other[3] - other[1])
    return apart and abs((one[1] + one[3]) - (other[1] + other[3])) / 2 < _ASIDE * wide


def _ink(crop: Pixels) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    dark, light = int(crop.min()), int(np.percentile(crop, 90))
    return np.asarray(crop < (dark + light) / 2)


def _parts(ink: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]") -> list[Part]:
    """Return the boxes of the connected parts of the ink."""
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
