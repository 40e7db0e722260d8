"""The ruled lines of one PDF page, from pdfium's path objects, as they stand on the page when it is read.

Everything is bounded: a drawing or a map with more paths than a table has gives no rulings at all.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from extractor.source.pdf.calls import Colour, Items, bounds_of, fills_of, kind_of, modes_of, segments_of, strokes_of
from extractor.source.pdf.words import upright
from extractor.source.printed_lines import Sheet, Word

# A line is at most this thick (points); anything thicker is shading.
_THICK = 3.0
# A line through words runs at these shares of their height, from the top; one below them is no such line. It reaches
# from one of them to another within so many points, and they fill so much of it.
_MIDDLE = (0.35, 0.68)
_REACH, _LEAST_COVERED = 3.0, 0.8
MOST_OBJECTS = 30_000
MOST_POINTS = 40_000
# Lines times words of a page that are compared with each other: a page of a table has no more.
_MOST_COMPARED = 2_000_000
_DEEPEST_FORM = 3
_WHITE = 245
_PATH = pdfium_c.FPDF_PAGEOBJ_PATH

_Matrix = tuple[float, float, float, float, float, float]
_Rect = tuple[float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(Struct, frozen=True):
    """One ruled line: level (along x) or upright (along y); `at` is its place across, `start:end` its run."""

    level: bool
    at: float
    start: float
    end: float


def rulings_of(items: Items, sheet: Sheet) -> list[Ruling]:
    """Return the ruled lines of the page of these objects, upright as `sheet` is.

    There are none where there are too many to be a table's.
    """
    if _PATH not in items.kinds and pdfium_c.FPDF_PAGEOBJ_FORM not in items.kinds:
        return []
    budget = [MOST_OBJECTS - items.count]
    paths = list(_paths(items.all, items.kinds, budget)) if budget[0] >= 0 else []
    boxes = _lines_of(paths) if budget[0] >= 0 else []
    places = np.array([(x0, y1, x1, y0) for x0, y0, x1, y1 in boxes]).reshape(-1, 4)
    found: list[Ruling] = []
    for left, top, right, bottom in upright(places, sheet.turn, sheet.frame).tolist():
        wide, high = right - left, bottom - top
        if high <= _THICK < wide:
            found.append(Ruling(True, (top + bottom) / 2, left, right))
        elif wide <= _THICK < high:
            found.append(Ruling(False, (left + right) / 2, top, bottom))
    return found


def take_struck(sheet: Sheet, rulings: Sequence[Ruling]) -> list[Word]:
    """Take the words that a line strikes out off the sheet, and return them in order.

    The line runs through the middle of whole words, and from one of them to another: a line of a table goes on beyond.
    """
    level = [ruling for ruling in rulings if ruling.level]
    if not level or not sheet.words or len(rulings) * len(sheet.words) > _MOST_COMPARED:
        return []
    struck: set[int] = set()
    for ruling, through in zip(level, _run_through(level, sheet.words), strict=True):
        if not through:
            continue
        reaches = (
            min(abs(word.left - ruling.start) for word in through) <= _REACH
            and min(abs(word.right - ruling.end) for word in through) <= _REACH
        )
        covered = sum(word.right - word.left for word in through)
        if reaches and covered >= _LEAST_COVERED * (ruling.end - ruling.start):
            struck.update(map(id, through))
    if not struck:
        return []
    found = [word for word in sheet.words if id(word) in struck]
    sheet.words = [word for word in sheet.words if id(word) not in struck]
    return found


def _run_through(level: Sequence[Ruling], words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield for each of the level lines the words through whose middle it runs."""
    lefts, rights, tops, bottoms = np.array([(each.left, each.right, each.top, each.bottom) for each in words]).T
    ats, starts, ends = np.array([(each.at, each.start, each.end) for each in level]).T[:, :, np.newaxis]
    high = bottoms - tops
    places = np.divide(ats - tops, high, out=np.zeros((len(level), len(words))), where=high > 0)
    middle = (_MIDDLE[0] <= places) & (places <= _MIDDLE[1])
    within = middle & (lefts >= starts - _REACH) & (rights <= ends + _REACH)
    for row in within:
        yield [words[at] for at in row.nonzero()[0].tolist() if any(map(str.isalnum, words[at].text))]


def _paths(
    items: Sequence[Any], kinds: Sequence[int], budget: list[int], matrix: _Matrix = _SAME, depth: int = 0
) -> Iterator[tuple[Any, _Matrix]]:
    """Yield the path objects among these, those inside form objects with the matrix that places them."""
    for item, kind in zip(items, kinds, strict=True):
        if kind == _PATH:
            yield item, matrix
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            count = pdfium_c.FPDFFormObj_CountObjects(item)
            budget[0] -= count
            if budget[0] >= 0:
                inside = [pdfium_c.FPDFFormObj_GetObject(item, at) for at in range(count)]
                inner = _times(_matrix_of(item), matrix)
                yield from _paths(inside, list(map(kind_of, inside)), budget, inner, depth + 1)


def _lines_of(paths: Sequence[tuple[Any, _Matrix]]) -> list[_Rect]:
    """Return the boxes of the lines that paths draw: thin filled boxes, and the strokes of outlines.

    There are none where the outlines have more points than those of a table.
    """
    found: list[_Rect] = []
    budget = MOST_POINTS
    handles = [path for path, _ in paths]
    modes = modes_of(handles)
    white = list(map(_is_white, modes, fills_of(handles), strokes_of(handles)))
    for (path, matrix), (fill, stroke), box, is_white in zip(paths, modes, bounds_of(handles), white, strict=True):
        if budget < 0:
            return []
        if not (fill or stroke):
            continue
        points = segments_of(path)
        if points <= 5 and box:
            left, bottom, right, top = box
            if min(right - left, top - bottom) <= _THICK:
                if not is_white:
                    found.append(_moved(box, matrix))
                continue
            if not stroke:
                continue
        budget -= points
        if budget >= 0 and not is_white:
            for outline in _outlines(path, points, _times(_matrix_of(path), matrix)):
                found += _strokes(outline, bool(stroke))
    return found


def _strokes(outline: Sequence[tuple[float, float]], stroked: bool) -> Iterator[_Rect]:
    """Yield the boxes of the lines of one outline."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    whole = (min(xs), min(ys), max(xs), max(ys))
    if min(whole[2] - whole[0], whole[3] - whole[1]) <= _THICK:
        yield whole
    elif stroked:
        for (x0, y0), (x1, y1) in pairwise(outline):
            if min(abs(x1 - x0), abs(y1 - y0)) <= 1:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _outlines(path: Any, points: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the corner points of each outline of a path, a closed one back to its first."""
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    for index in range(points):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO and outline:
            yield outline
            outline = []
        a, b, c, d, e, f = matrix
        outline.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if outline:
        yield outline


def _is_white(mode: tuple[int, int], fill: Colour | None, stroke: Colour | None) -> bool:
    colour = stroke if mode[1] else fill
    return colour is not None and (colour[3] == 0 or min(colour[:3]) > _WHITE)


def _matrix_of(item: Any) -> _Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """Return the matrix that does `one`, then `other`."""
    if other is _SAME:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(rect: _Rect, matrix: _Matrix) -> _Rect:
    if matrix is _SAME:
        return rect
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
