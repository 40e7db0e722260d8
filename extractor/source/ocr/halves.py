"""Two pages scanned on one sheet: told by the white band between them, read one after the other.

Nothing of a page of its own leaves its middle free from top to bottom: a heading, a formula of enactment, the line of a
paragraph crosses it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extractor.source.ocr.picture import Picture
from extractor.source.ocr.tesseract import Read

# A sheet of two pages is so much wider than it is high; the band lies within these shares of its width, and has this
# share of it (the inner margins of two pages have 12 %).
_WIDE = 1.15
_FROM, _TO = 0.38, 0.62
_BAND = 0.05
# Dark pixels, of every fourth, that a white column may have: dust.
_INK, _STEP, _DUST = 150, 4, 2
# Each page has so many lines of so many words, or nothing.
_LINES, _WORDS = 4, 4


def gutter_of(picture: Picture) -> int | None:
    """Return where the second of two pages begins, in pixels from the left; None where the sheet is one page."""
    height, width = picture.pixels.shape
    if width < _WIDE * height:
        return None
    dark = np.count_nonzero(picture.pixels[::_STEP, ::_STEP] < _INK, axis=0) > _DUST
    first, last = round(_FROM * len(dark)), round(_TO * len(dark))
    inked = [first - 1, *(first + np.flatnonzero(dark[first:last])).tolist(), last]
    size, start = max((after - before, before) for before, after in pairwise(inked))
    return (start + size // 2) * _STEP if size > _BAND * len(dark) else None


def read_halves(picture: Picture, gutter: int, read: Callable[[Picture], list[Read] | None]) -> list[Read] | None:
    """Return the words of the left page, then those of the right one; None where they are no two pages of text."""
    left, right = (Picture(np.ascontiguousarray(side), picture.scale) for side in _sides(picture, gutter))
    words, others = read(left), read(right)
    if words is None or others is None or not (_is_page(words) and _is_page(others)):
        return None
    lines = max((word.line for word in words), default=0)
    moved = [
        replace(word, left=word.left + gutter, right=word.right + gutter, line=word.line + lines) for word in others
    ]
    return words + moved


def _sides(picture: Picture, gutter: int) -> tuple[np.ndarray, np.ndarray]:
    return picture.pixels[:, :gutter], picture.pixels[:, gutter:]


def _is_page(words: Sequence[Read]) -> bool:
    sizes = np.bincount([word.line for word in words]) if words else np.zeros(1)
    return not words or int((sizes >= _WORDS).sum()) >= _LINES
