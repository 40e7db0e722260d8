"""Lines that a stamp, a pen, a ruling or a fold runs through: read again, together, without what runs through them.

Tesseract divides a page by its white space. What crosses the lines joins them, so that words are garbled and whole
lines, a heading among them, are not read at all. Such places are told by the first reading: unsure words that are none,
and ink between two lines where one more has room. The strips that hold them, as wide as the column of print, are read
again on one sheet, their strokes taken out; a strip keeps its first reading unless the second one knows more words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from extractor.source.legibility import is_known
from extractor.source.ocr.cleaning import without_strokes
from extractor.source.ocr.phantoms import printed
from extractor.source.ocr.picture import Bitmap, Picture
from extractor.source.ocr.punctuation import with_signs
from extractor.source.ocr.tesseract import Read, words_in
from extractor.source.ocr.two_readings import united

# A word read with less confidence than this that is none is garbled; a line with so many letters in such words is
# damaged.
_UNSURE, _GARBLED = 50.0, 3
_SURE = 75.0
_RULED = re.compile(r"[-–—_]{3,}|.*[-–—]{2,}.*")
_MARKER = re.compile(r"\([0-9]{1,2}[a-z]?\)|[0-9]{1,3}[.)]|[a-z][.)]|[0-9]{1,4}|[IVX]{1,5}")
_WORD_LETTERS = 3
_MARKER_WORTH, _UNKNOWN = 3, 0.8
# A second reading has at least this share of the letters of the first, garbled words of so few signs not counted.
_WHOLE, _DIRT = 0.8, 6
_FIGURE = re.compile(r"[0-9]")
# One more line has room between two that are so many usual distances apart; the ink between must be so many pixels.
_ROOM, _LEAST_INK = 1.6, 150
_INK = 150
# A strip begins and ends so many line heights below the line above it and above the line below it.
_BELOW, _ABOVE = 0.32, 1.0
# What crosses the lines is looked for in every so many rows and columns; strips are read at this share of their size,
# at which letters are read as well and in less time.
_COARSE, _SIZE = 2, 0.667
# Print beside the column belongs to it within so many line heights; strips are so far apart on their sheet.
_BESIDE, _APART = 0.5, 1.5
# Lines begin below each other within so many line heights.
_LEVEL = 0.35
# So many lines of a page tell where the column is.
_LEAST_LINES = 4
# Lines that are merely crossed are read again where all strips take no more than this share of the page: it costs time.
_MOST = 0.4


class _Strip(NamedTuple):
    """The rows of a strip and the lines (their places in the page) that it holds, which may be none."""

    top: int
    bottom: int
    lines: range


def has_damaged_lines(words: Sequence[Read], picture: Picture) -> bool:
    """Whether lines of the page are damaged, or one may be missing."""
    lines = _lines(words)
    return bool(_between(lines, [_is_damaged(line) for line in lines], picture))


def with_damaged_lines(words: Sequence[Read], picture: Picture) -> list[Read]:
    """Return the words of the page, those of damaged lines as a second reading has them where it knows more words."""
    lines = _lines(words)
    strips = _strips(lines, picture)
    if not strips:
        return list(words)
    left, right = _column(lines)
    right = min(right, picture.pixels.shape[1])
    again = _read_again(strips, picture, left, right)
    result: list[list[Read]] = []
    done = 0
    for strip, found in zip(strips, again, strict=True):
        result += lines[done : strip.lines.start]
        result += _best([lines[at] for at in strip.lines], found)
        done = strip.lines.stop
    result += lines[done:]
    return [replace(word, line=at) for at, line in enumerate(result, 1) for word in line]


def _lines(words: Sequence[Read]) -> list[list[Read]]:
    return [list(line) for _, line in groupby(words, key=lambda word: word.line)]


def _strips(lines: Sequence[Sequence[Read]], picture: Picture) -> list[_Strip]:
    """Return the strips of the page that hold damaged lines or room for a missing one, from top to bottom."""
    damaged = [_is_damaged(line) for line in lines]
    found = _between(lines, damaged, picture)
    if any(strip.lines for strip in found):
        coarse = picture.pixels[::_COARSE, ::_COARSE]
        crossed = coarse != without_strokes(coarse, picture.dpi // _COARSE)
        damaged = [bad or _is_crossed(line, crossed) for bad, line in zip(damaged, lines, strict=True)]
        wider = _between(lines, damaged, picture)
        if 0 < sum(strip.bottom - strip.top for strip in wider) < _MOST * len(picture.pixels):
            return wider
    return found


def _between(lines: Sequence[Sequence[Read]], damaged: Sequence[bool], picture: Picture) -> list[_Strip]:
    whole = [at for at, bad in enumerate(damaged) if not bad]
    if len(whole) < _LEAST_LINES:
        return []
    size = median(lines[at][0].size for at in whole)
    bases = {at: median(word.base for word in lines[at]) for at in whole}
    steps = [bases[lower] - bases[upper] for upper, lower in pairwise(whole) if bases[lower] > bases[upper]]
    usual = median(steps) if steps else 2 * size
    left, right = _column(lines)
    middles = [((word.top + word.bottom) / 2, at) for at, line in enumerate(lines) for word in line]
    found: list[_Strip] = []
    for upper, lower in pairwise([None, *whole, None]):
        held = range(0 if upper is None else upper + 1, len(lines) if lower is None else lower)
        top = 0 if upper is None else round(bases[upper] + _BELOW * size)
        bottom = len(picture.pixels) if lower is None else round(bases[lower] - _ABOVE * size)
        if not held and (upper is None or lower is None or bases[lower] - bases[upper] < _ROOM * usual):
            continue
        if held:  # no more than the damaged lines where nothing bounds them
            words = [word for at in held for word in lines[at]]
            if lower is None and max(word.bottom for word in words) > len(picture.pixels) - size / 2:
                continue  # the edge of the paper cuts the line
            top = max(top, round(min(word.top for word in words) - size / 2))
            bottom = min(bottom, round(max(word.bottom for word in words) + size / 2))
        if bottom - top < size / 2 or any(top < middle < bottom and at not in held for middle, at in middles):
            continue  # lines beside each other
        if np.count_nonzero(picture.pixels[top:bottom, left:right] < _INK) > _LEAST_INK:
            found.append(_Strip(top, bottom, held))
    return found


def _is_crossed(line: Sequence[Read], crossed: Bitmap) -> bool:
    """Whether strokes cross a line that has an unknown or unsure word."""
    if all(word.sure >= _SURE and (is_known(_letters(word.text)) or _MARKER.fullmatch(word.text)) for word in line):
        return False
    top, bottom = max(0, min(word.top for word in line)), max(word.bottom for word in line)
    left, right = max(0, line[0].left), line[-1].right
    strip = crossed[top // _COARSE : bottom // _COARSE, left // _COARSE : right // _COARSE]
    return int(np.count_nonzero(strip)) * _COARSE**2 > _LEAST_INK


def _is_damaged(line: Sequence[Read]) -> bool:
    return sum(len(word.text) for word in line if _is_garbled(word)) >= _GARBLED


def _is_garbled(word: Read) -> bool:
    if _RULED.fullmatch(word.text):
        return True
    letters = _letters(word.text)
    return bool(letters) and word.sure < _UNSURE and not is_known(letters) and not _MARKER.fullmatch(word.text)


def _column(lines: Sequence[Sequence[Read]]) -> tuple[int, int]:
    """Return where the column of print begins and ends: where two lines begin below each other, or a sure word does."""
    words = [word for line in lines for word in line]
    sure = [word for word in words if word.sure >= _SURE and is_known(_letters(word.text))] or words
    size = median(word.size for word in words)
    lefts = sorted(line[0].left for line in lines)
    level = next((upper for upper, lower in pairwise(lefts) if lower - upper < _LEVEL * size), lefts[0])
    left, right = min(level, *(word.left for word in sure)), max(word.right for word in words)
    return max(0, round(left - _BESIDE * size)), round(right + _BESIDE * size)


def _read_again(strips: Sequence[_Strip], picture: Picture, left: int, right: int) -> list[list[list[Read]]]:
    """Return what is read in each of the strips, line by line, in pixels of the page."""
    size = round(_APART * picture.dpi / 6)
    white = np.full((size, right - left), 255, dtype=np.uint8)
    pieces, tops, at = [white], [], size
    for strip in strips:
        rows = without_strokes(picture.pixels[strip.top : strip.bottom, left:right], picture.dpi)
        pieces += [rows, white]
        tops.append(at)
        at += len(rows) + size
    pixels = np.ascontiguousarray(np.pad(np.vstack(pieces), ((0, 0), (size, size)), constant_values=255))
    sheet = Picture(pixels, picture.scale)
    found: dict[int, list[list[Read]]] = defaultdict(list)
    for line in _lines(with_signs(printed(words_in(sheet, size=_SIZE) or [], sheet), sheet)):
        middle = median((word.top + word.bottom) / 2 for word in line)
        slot = int(np.searchsorted(tops, middle, side="right")) - 1
        if slot >= 0:
            found[slot].append(list(_moved(line, left - size, strips[slot].top - tops[slot])))
    return [found[slot] for slot in range(len(strips))]


def _moved(line: Sequence[Read], right: int, down: int) -> Iterator[Read]:
    for word in line:
        yield replace(
            word,
            left=word.left + right,
            right=word.right + right,
            top=word.top + down,
            bottom=word.bottom + down,
            base=word.base + down,
        )


def _best(before: Sequence[list[Read]], again: Sequence[list[Read]]) -> list[list[Read]]:
    """Return the lines of a strip from top to bottom: each as the reading has it that knows more of its words.

    Where that is the second one, single words of the first that are known better stay.
    """
    result = []
    rest = list(before)
    for line in again:
        same = next((other for other in rest if _is_same(line, other)), None)
        if same is not None:
            rest.remove(same)
            line = _doubted(united(line, same), same) if _is_better(line, same) else same
        if same is not None or _worth(line) > 0:
            result.append(line)
    return sorted([*result, *rest], key=_base)


def _is_better(line: Sequence[Read], other: Sequence[Read]) -> bool:
    """Whether a reading of a line knows more of it than another, and has not left out a part of its letters."""
    letters = sum(len(_letters(word.text)) for word in line)
    others = sum(len(_letters(word.text)) for word in other if not (_is_garbled(word) and len(word.text) <= _DIRT))
    return _worth(line) > _worth(other) and letters > _WHOLE * others


def _base(line: Sequence[Read]) -> float:
    return median(word.base for word in line)


def _is_same(line: Sequence[Read], other: Sequence[Read]) -> bool:
    return abs(_base(line) - _base(other)) < line[0].size / 2


def _doubted(line: Sequence[Read], other: Sequence[Read]) -> list[Read]:
    """Return the line with its figures unsure where the other reading has not the same ones."""
    others = {word.text for word in other}
    return [
        replace(word, sure=min(word.sure, _UNSURE)) if _FIGURE.search(word.text) and word.text not in others else word
        for word in line
    ]


def _worth(line: Sequence[Read]) -> float:
    """Return how many letters stand in known or sure words, less those in garbled ones; a marker counts too."""
    worth = 0.0
    for word in line:
        letters = _letters(word.text)
        if len(letters) >= _WORD_LETTERS and is_known(letters):
            worth += len(letters)
        elif letters and word.sure >= _SURE:
            worth += len(letters) * _UNKNOWN
        elif _is_garbled(word):
            worth -= len(word.text) / 2
    return worth + (_MARKER_WORTH if _MARKER.fullmatch(line[0].text) and line[0].sure >= _SURE else 0)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
