"""The ruled lines of one PDF page, from pdfium's path objects, as they stand on the page when it is read.

Everything is bounded: a drawing or a map with more paths than a table has gives no rulings at all.
"""

import ctypes
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from extractor.source.pdf.calls import item_of, kind_of
from extractor.source.pdf.words import upright
from extractor.source.printed_lines import Sheet

# A line is at most this thick (points); anything thicker is shading.
_THICK = 3.0
MOST_OBJECTS = 30_000
MOST_POINTS = 40_000
_DEEPEST_FORM = 3
_WHITE = 245

_Matrix = tuple[float, float, float, float, float, float]
_Rect = tuple[float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(Struct, frozen=True):
    """One ruled line: level (along x) or upright (along y); `at` is its place across, `start:end` its run."""

    level: bool
    at: float
    start: float
    end: float


def rulings_of(page: pdfium.PdfPage, sheet: Sheet) -> list[Ruling]:
    """Return the ruled lines of the page, upright as `sheet` is; none where there are too many to be a table's."""
    found: list[Ruling] = []
    budget = [MOST_OBJECTS, MOST_POINTS]
    for path, matrix in _paths(page.raw, pdfium_c.FPDFPage_CountObjects, item_of, budget):
        if min(budget) < 0:
            return []
        boxes = [(x0, y1, x1, y0) for x0, y0, x1, y1 in _lines_of(path, matrix, budget)]
        for left, top, right, bottom in upright(boxes, sheet.turn, sheet.frame):
            wide, high = right - left, bottom - top
            if high <= _THICK < wide:
                found.append(Ruling(True, (top + bottom) / 2, left, right))
            elif wide <= _THICK < high:
                found.append(Ruling(False, (left + right) / 2, top, bottom))
    return found if budget[0] >= 0 else []


def _paths(
    holder: Any, count_of: Any, get: Any, budget: list[int], matrix: _Matrix = _SAME, depth: int = 0
) -> Iterator[tuple[Any, _Matrix]]:
    """Yield the path objects of a page, those inside form objects with the matrix that places them."""
    count = count_of(holder)
    budget[0] -= count
    if budget[0] < 0:
        return
    for item in map(get, repeat(holder, count), range(count)):
        kind = kind_of(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield item, matrix
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix_of(item), matrix)
            yield from _paths(
                item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, budget, inner, depth + 1
            )


def _lines_of(path: Any, matrix: _Matrix, budget: list[int]) -> Iterator[_Rect]:
    """Yield the boxes of the lines that a path draws: thin filled boxes, and the strokes of its outline."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    points = pdfium_c.FPDFPath_CountSegments(path)
    edges = [ctypes.c_float() for _ in range(4)]
    if points <= 5 and pdfium_c.FPDFPageObj_GetBounds(path, *edges):
        left, bottom, right, top = (edge.value for edge in edges)
        if min(right - left, top - bottom) <= _THICK:
            if not _is_white(path, bool(stroke.value)):
                yield _moved((left, bottom, right, top), matrix)
            return
        if not stroke.value:
            return
    budget[1] -= points
    if budget[1] < 0 or _is_white(path, bool(stroke.value)):
        return
    for outline in _outlines(path, points, _times(_matrix_of(path), matrix)):
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        whole = (min(xs), min(ys), max(xs), max(ys))
        if min(whole[2] - whole[0], whole[3] - whole[1]) <= _THICK:
            yield whole
        elif stroke.value:
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


def _is_white(path: Any, stroked: bool) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    ask = pdfium_c.FPDFPageObj_GetStrokeColor if stroked else pdfium_c.FPDFPageObj_GetFillColor
    if not ask(path, *colour):
        return False
    return colour[3].value == 0 or min(part.value for part in colour[:3]) > _WHITE


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
