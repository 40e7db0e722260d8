"""The number of a page between two dashes, at its upper or lower edge: read again without the dashes.

A line of three small signs tells tesseract too little about the size of its letters: `- 2 -` is read as `» Dim`. The
dashes are plain to see, and the figures between them read well alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

import numpy as np

from extractor.source.ocr.picture import Bitmap, Picture, Pixels
from extractor.source.ocr.second_reading import Question
from extractor.source.ocr.tesseract import Read

_CLEAN = re.compile(r"[-–—] ?[0-9]{1,3} ?[-–—]")
_FIGURES = re.compile(r"[0-9]{1,3}")
# Such a line has no more signs than this and stands within this share of the page's height from its edge.
_SIGNS, _EDGE = 6, 0.09
# A grey value below this is ink; so far on both sides, in line heights, may be signs that were not read; signs stand so
# far apart; a dash is no higher than this, in heights of the figures.
_INK, _ASIDE, _APART, _DASH = 150, 2, 0.1, 0.4
# Two dashes, and something between.
_LEAST_PARTS = 3

# The words of the line, and the picture of the figures.
Place = tuple[list[int], Pixels]


def has_doubtful_folio(words: Sequence[Read], picture: Picture) -> bool:
    """Whether the number of the page may be misread."""
    return bool(_places(words, picture))


def folios(words: Sequence[Read], picture: Picture) -> Question:
    """Ask for the number of the page where the first reading has none."""
    places = _places(words, picture)
    found = yield [place for _, place in places]
    result: dict[int, list[Read]] = {}
    for slot, reads in found.items():
        line = places[slot][0]
        if len(reads) == 1 and _FIGURES.fullmatch(reads[0].text):
            first, last = words[line[0]], words[line[-1]]
            result |= {at: [] for at in line}
            result[line[0]] = [replace(first, text=f"- {reads[0].text} -", right=last.right, sure=reads[0].sure)]
    return result


def _places(words: Sequence[Read], picture: Picture) -> list[Place]:
    edge = _EDGE * picture.pixels.shape[0]
    size = round(median(word.size for word in words)) if words else 0
    places: list[Place] = []
    for _, group in groupby(range(len(words)), key=lambda at: words[at].line):
        line = list(group)
        text = " ".join(words[at].text for at in line)
        if len(text) > _SIGNS or _CLEAN.fullmatch(text) or edge < words[line[0]].base < picture.pixels.shape[0] - edge:
            continue
        figures = _figures([words[at] for at in line], picture, size)
        if figures is not None:
            places.append((line, figures))
    return places


def _figures(line: Sequence[Read], picture: Picture, size: int) -> Pixels | None:
    """Return the picture of what stands between two dashes; `size` is the height of the page's lines."""
    middle = round((min(word.top for word in line) + max(word.bottom for word in line)) / 2)
    top, left = max(0, middle - size), max(0, line[0].left - _ASIDE * size)
    ink = picture.pixels[top : middle + size, left : line[-1].right + _ASIDE * size] < _INK
    columns = np.flatnonzero(ink.any(axis=0))
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > _APART * size) + 1)
    if len(parts) < _LEAST_PARTS:
        return None
    heights = [_height(ink[:, part[0] : part[-1] + 1]) for part in parts]
    dashed = max(heights[0], heights[-1]) < _DASH * max(heights)
    if not dashed or min(heights[1:-1]) < _DASH * max(heights) or max(heights) > size:
        return None
    figures = picture.pixels[top : middle + size, left + parts[1][0] - 2 : left + parts[-2][-1] + 3]
    return np.pad(figures, size, constant_values=255)


def _height(ink: Bitmap) -> int:
    return int(np.ptp(np.flatnonzero(ink.any(axis=1)))) + 1
