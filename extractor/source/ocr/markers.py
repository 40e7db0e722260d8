"""Numbers and letters of units (`4.`, `b.`, `(2)`) that the first reading lost or garbled, told by a second one.

A list falls apart where one of its markers is missing, and tesseract loses them easily: set off in a narrow column
they are left out, or read as the letters that they look like (`S5.`, `U)`, `EK,`). Two places of a line are read again:
ink in front of its first word that no word covers, and a first word that is neither a clean marker nor a word. Both are
moved close to the words that follow, for it is the white space between that misleads. The second reading is taken only
where it is a clean marker.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from extractor.source.legibility import is_known
from extractor.source.ocr.picture import Picture
from extractor.source.ocr.second_reading import Question, place_of
from extractor.source.ocr.tesseract import Read

_MARKER = r"\([0-9]{1,2}[a-z]?\)|[0-9]{1,3}[.)]|[a-z][.)]|\([a-z]\)"
_CLEAN = re.compile(_MARKER)
# What the second reading must be: a marker, after a colon perhaps that the first reading took for a part of it.
_READ = re.compile(rf"(?P<colon>: ?)?(?P<marker>{_MARKER})(?= |\Z)")
# The words before the first marker of a preamble, and the colon between.
_LABEL = re.compile(r"(?i:menimbang|mengingat|memperhatikan):?|[:;]")
# A first word of no more signs than this may be a misread marker, unless it is known or of nothing but so many letters.
_LONGEST = 5
_LETTERS = re.compile(r"[^\W\d_]{3,}[.,:]?")
_OTHERS = re.compile(r"(?:di|ke|\(?Rp|No)\.?\)?|[^\w(]+")
# What is read with less confidence and stands so many line heights before the next word is doubtful, word or not.
_SURE, _SET_APART = 75.0, 0.8
# Ink is a grey value below this. A marker stands within so many line heights before the first word, is no wider than
# this, and its parts are so high; what hangs higher or lower is the line above or below.
_INK = 150
_BEFORE, _WIDEST = 5.0, 3.5
_LOWEST, _HIGHEST = 0.4, 1.15
_APART = 0.12
# The height of a marker, in line heights.
_HEIGHT = 0.7
# So many words after a marker are read with it, and most so many places of a page.
_WITH = 2
_MOST = 40
# The width of a colon, in line heights.
_COLON = 0.2
# A label and its colon are among so many words.
_LABELS = 3

Ink = np.ndarray[Any, np.dtype[np.bool_]]
# The first word of a line, whether that is the marker itself, left and right edge of the marker in the picture.
Place = tuple[int, bool, int, int]


def has_doubtful_markers(words: Sequence[Read], picture: Picture) -> bool:
    """Whether a marker may be missing or misread."""
    return bool(_places(words, picture))


def markers(words: Sequence[Read], picture: Picture) -> Question:
    """Ask for the markers that are missing or misread; a second reading that is a clean one stands for the first."""
    places = _places(words, picture)
    found = yield [
        place_of(words[at], [(left, right), *_after(words, at, itself)], picture) for at, itself, left, right in places
    ]
    result: dict[int, list[Read]] = {}
    for slot, reads in found.items():
        at, itself, left, right = places[slot]
        reads.sort(key=lambda read: read.left)
        word, match = words[at], _READ.match(" ".join(read.text for read in reads))
        if match is None:
            continue
        top, bottom = round(word.base - _HEIGHT * word.size), round(word.base)
        marker = replace(word, text=match["marker"], left=left, top=top, right=right, bottom=bottom, sure=reads[0].sure)
        colon: list[Read] = []
        if match["colon"]:
            behind = min(right, left + round(_COLON * word.size))
            colon, marker = [replace(marker, text=":", right=behind)], replace(marker, left=behind)
        result[at] = [*colon, marker] if itself else [*colon, marker, word]
    return result


def _places(words: Sequence[Read], picture: Picture) -> list[Place]:
    dark = picture.pixels < _INK
    covered = np.zeros_like(dark)
    for word in words:
        covered[max(0, word.top) : word.bottom, max(0, word.left) : word.right] = True
    dark &= ~covered
    places: list[Place] = []
    for _, group in groupby(range(len(words)), key=lambda at: words[at].line):
        line = list(group)
        first = next((at for at in line[:_LABELS] if not _LABEL.fullmatch(words[at].text)), line[0])
        if _is_doubtful(words[first : line[-1] + 1]):
            places.append((first, True, words[first].left, words[first].right))
        elif (edges := _ink_before(words[first], dark)) is not None:
            places.append((first, False, *edges))
    return places[:_MOST]


def _is_doubtful(line: Sequence[Read]) -> bool:
    """Whether the line opens with a few signs that are neither a marker nor a word, or unsure, before further words."""
    if len(line) < 2 or len(line[0].text) > _LONGEST or line[0].size <= 0:
        return False
    text = line[0].text
    if _CLEAN.fullmatch(text):
        return False
    if line[0].sure < _SURE and line[1].left - line[0].right > _SET_APART * line[0].size:
        return True
    if text.isdigit() or _LETTERS.fullmatch(text) or _OTHERS.fullmatch(text):
        return False
    return not is_known(text.strip(",;:."))


def _ink_before(word: Read, dark: Ink) -> tuple[int, int] | None:
    """Return left and right edge of ink before the word that may be a marker: as high as print, and narrow."""
    size = word.size
    top, bottom = round(word.base - size), round(word.base + 0.35 * size)
    left, right = max(0, round(word.left - _BEFORE * size)), word.left - round(_APART * size)
    if size <= 0 or right - left < 2 or top < 0:
        return None
    ink = dark[top:bottom, left:right]
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns) or columns[-1] - columns[0] > _WIDEST * size:
        return None
    rows = np.flatnonzero(ink.any(axis=1))
    foot = top + rows[-1] - word.base
    if not _LOWEST * size < rows[-1] - rows[0] < _HIGHEST * size or not -0.2 * size < foot < 0.33 * size:
        return None
    return left + int(columns[0]), left + int(columns[-1]) + 1


def _after(words: Sequence[Read], at: int, itself: bool) -> list[tuple[int, int]]:
    """Return the edges of the words after a marker that are read with it, as one piece."""
    start = at + 1 if itself else at
    after = [word for word in words[start : start + _WITH] if word.line == words[at].line]
    return [(after[0].left, after[-1].right)] if after else []
