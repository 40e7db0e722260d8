"""Words of a PDF page that nobody sees on it, and words that stand on it as form fields or notes.

A page may hide words on a layer that is switched off, beyond its edges, in the colour of the paper, under a picture or
a filled area, in letters that are not drawn, or too small to be seen; pdfium gives them as if they were printed. What
is drawn at their place decides, never how they were hidden. A page that a picture covers has invisible words by right:
they are what somebody's character recognition read from the picture.
"""

import ctypes
import math
import re
import zlib
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.pdf.calls import bounds_of, clip_of, drawn_of, fill_of, item_of, kind_of, mode_of, paths_of
from extractor.source.pdf.words import upright
from extractor.source.printed_lines import Frame, Sheet, Word

# The list of layers that are off, in the open or among objects that were packed together.
_OFF = re.compile(rb"/OFF\s*\[\s*\d")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_MOST_PACKED, _MOST_UNPACKED = 2_000, 1_000_000
_LAYER = "OC"
_LONGEST_NAME = 16
# Grey values that differ less than this are one colour: nothing is drawn there.
_CONTRAST = 32
# Colours at least this light, or with less ink than this, may not be seen on white paper (0 to 255).
_LIGHT, _FAINT = 224, 32
# Letters lower than this (points) are too small to be seen.
_TINY = 1.0
# What is larger than this both ways (points) may lie over words; a line does not.
_LEAST_COVER = 4.0
# The share of the page that its pictures cover where it is a scan.
_SCAN = 0.6
_DEEPEST, _MOST_ITEMS, _MOST_COVERS = 4, 20_000, 200
# Pixels a point, and the most of them; a page that would have fewer than one a point is not looked at.
_SHARPNESS, _MOST_PIXELS = 2.0, 6_000_000
# A text that is clipped away is a number: so wide at most (points). Corners of a path that clips.
_CLIPPED_WIDTH, _MOST_SEGMENTS = 25.0, 16
# The box of a word is by so much (points) larger than its ink.
_LOOSE = 3.0
_UNSEEN = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_FIELDS = {pdfium_c.FPDF_ANNOT_FREETEXT: b"Contents", pdfium_c.FPDF_ANNOT_WIDGET: b"V"}
_MOST_FIELDS, _LONGEST_FIELD = 1_000, 4_000


class _Faint:
    """Tells whether letters are not drawn, or in a colour that is hardly seen on white paper."""

    def __init__(self) -> None:
        self._color = (ctypes.c_uint * 4)()
        self._to = tuple(ctypes.byref(self._color, at * ctypes.sizeof(ctypes.c_uint)) for at in range(4))

    def __call__(self, item: Any) -> bool:
        if mode_of(item) in _UNSEEN:
            return True
        if not fill_of(item, *self._to):
            return False
        red, green, blue, ink = self._color
        return (red >= _LIGHT and green >= _LIGHT and blue >= _LIGHT) or ink < _FAINT


def has_layers_off(data: bytes) -> bool:
    """Whether the file has a layer that is not to be seen."""
    if _OFF.search(data):
        return True
    for at, match in enumerate(_PACKED.finditer(data)):
        if at == _MOST_PACKED:
            return False
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(data)[match.end() :], _MOST_UNPACKED)
        except zlib.error:
            continue
        if _OFF.search(unpacked):
            return True
    return False


def without_hidden(page: pdfium.PdfPage, sheet: Sheet, *, layers: bool) -> list[Word]:
    """Take the words that nobody sees off the sheet and return them; `layers` says that some may be on a layer.

    Where no word of the page can be seen, all stay: they are its text, and its picture is not what is read.
    """
    hidden = [word for word in sheet.words if _is_beyond(word, sheet) or word.bottom - word.top < _TINY]
    if sheet.words and _may_hide(page, layers=layers):
        hidden += _undrawn(page, sheet)
    if clipped := upright(_clipped(page), sheet.turn, sheet.frame):
        hidden += [word for word in sheet.words if any(_is_within(word, box) for box in clipped)]
    unseen = set(map(id, hidden))
    if not unseen or len(unseen) == len(sheet.words):
        return []
    hidden = [word for word in sheet.words if id(word) in unseen]
    sheet.words = [word for word in sheet.words if id(word) not in unseen]
    return hidden


def fields_of(page: pdfium.PdfPage) -> list[str]:
    """Return the words that stand on the page as values of form fields or as typed notes, one string each."""
    found = []
    for at in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        note = pdfium_c.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        key = _FIELDS.get(pdfium_c.FPDFAnnot_GetSubtype(note))
        size = pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0) if key else 0
        if 2 < size <= 2 * _LONGEST_FIELD:
            words = (ctypes.c_ushort * (size // 2 + 1))()
            pdfium_c.FPDFAnnot_GetStringValue(note, key, words, size)
            found.append(bytes(words)[: size - 2].decode("utf-16-le", "replace"))
        pdfium_c.FPDFPage_CloseAnnot(note)
    return found


def _is_beyond(word: Word, sheet: Sheet) -> bool:
    return word.left >= sheet.width or word.right <= 0 or word.top >= sheet.height or word.bottom <= 0


def _clipped(page: pdfium.PdfPage) -> list[Frame]:
    """Return the boxes (left, top, right, bottom, in the file's coordinates) of short texts that their clip cuts off.

    A number in a cell that is too narrow for it is such a text: it stands in the file, beside the one that is printed.
    """
    found = []
    edges = [ctypes.c_float() for _ in range(4)]
    into = tuple(map(ctypes.byref, edges))
    for at in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_ITEMS)):
        item = item_of(page.raw, at)
        if kind_of(item) != pdfium_c.FPDF_PAGEOBJ_TEXT or not (clip := clip_of(item)) or paths_of(clip) != 1:
            continue
        if not bounds_of(item, *into):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if 0 < right - left <= _CLIPPED_WIDTH and _cuts_off(clip, left, bottom, right, top):
            found.append((left, top, right, bottom))
    return found


def _cuts_off(clip: Any, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether less than half of a text is inside the path that clips it."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for at in range(min(pdfium_c.FPDFClipPath_CountPathSegments(clip, 0), _MOST_SEGMENTS)):
        pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFClipPath_GetPathSegment(clip, 0, at), x, y)
        xs.append(x.value)
        ys.append(y.value)
    if not xs:
        return False
    wide = min(right, max(xs)) - max(left, min(xs))
    high = min(top, max(ys)) - max(bottom, min(ys))
    return 2 * wide < right - left or 2 * high < top - bottom


def _is_within(word: Word, box: Frame) -> bool:
    left, top, right, bottom = box
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    narrow = word.right - word.left <= right - left + 2 * _LOOSE
    return narrow and left - _LOOSE <= x <= right + _LOOSE and top - _LOOSE <= y <= bottom + _LOOSE


def _undrawn(page: pdfium.PdfPage, sheet: Sheet) -> list[Word]:
    """Return the words at whose place nothing is drawn."""
    scale = min(_SHARPNESS, math.sqrt(_MOST_PIXELS / max(1.0, sheet.width * sheet.height)))
    if scale < 1.0:
        return []
    bitmap = page.render(scale=scale, rotation=(90 * sheet.turn - page.get_rotation()) % 360, grayscale=True)
    pixels = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    bitmap.close()
    found = []
    for word in sheet.words:
        top, bottom = max(0, int(word.top * scale)), max(0, math.ceil(word.bottom * scale))
        left, right = max(0, int(word.left * scale)), max(0, math.ceil(word.right * scale))
        drawn = pixels[top:bottom, left:right]
        if drawn.size and int(drawn.max()) - int(drawn.min()) < _CONTRAST:
            found.append(word)
    return found


def _may_hide(page: pdfium.PdfPage, *, layers: bool) -> bool:
    """Whether anything says that words of the page may not be seen; a page that pictures cover hides none."""
    items = _items(page.raw, pdfium_c.FPDFPage_CountObjects(page))
    width, height = page.get_size()
    pictures = (_area(item) for item, kind in items if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE)
    if sum(pictures) > _SCAN * width * height:
        return False
    is_faint = _Faint()
    covers: list[tuple[float, float, float, float]] = []
    for item, kind in reversed(items):  # what is drawn later lies above
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if is_faint(item) or (layers and _has_layer(item)) or (covers and _is_under(item, covers)):
                return True
        elif len(covers) < _MOST_COVERS and (kind == pdfium_c.FPDF_PAGEOBJ_IMAGE or _is_filled(item, kind)):
            left, bottom, right, top = _edges(item)
            if right - left > _LEAST_COVER and top - bottom > _LEAST_COVER:
                covers.append((left, bottom, right, top))
    return any(kind == pdfium_c.FPDF_PAGEOBJ_FORM and _hides(item, is_faint, layers, 1) for item, kind in items)


def _hides(form: Any, is_faint: _Faint, layers: bool, depth: int) -> bool:
    """Whether a form, or one in it, draws words that may not be seen."""
    for item, kind in _items(form, pdfium_c.FPDFFormObj_CountObjects(form), pdfium_c.FPDFFormObj_GetObject):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT and (is_faint(item) or (layers and _has_layer(item))):
            return True
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST and _hides(item, is_faint, layers, depth + 1):
            return True
    return False


def _items(holder: Any, count: int, item: Any = item_of) -> list[tuple[Any, int]]:
    found = [item(holder, at) for at in range(min(count, _MOST_ITEMS))]
    return list(zip(found, map(kind_of, found), strict=True))


def _is_filled(item: Any, kind: int) -> bool:
    if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(drawn_of(item, ctypes.byref(fill), ctypes.byref(stroke))) and fill.value != 0


def _is_under(item: Any, covers: list[tuple[float, float, float, float]]) -> bool:
    left, bottom, right, top = _edges(item)
    if left == right:  # blanks
        return False
    x, y = (left + right) / 2, (bottom + top) / 2
    return any(x0 < x < x1 and y0 < y < y1 for x0, y0, x1, y1 in covers)


def _edges(item: Any) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top of an item; all 0 where it has none."""
    edges = [ctypes.c_float() for _ in range(4)]
    bounds_of(item, *map(ctypes.byref, edges))
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _area(item: Any) -> float:
    left, bottom, right, top = _edges(item)
    return (right - left) * (top - bottom)


def _has_layer(item: Any) -> bool:
    name = (ctypes.c_ushort * _LONGEST_NAME)()
    size = ctypes.c_ulong()
    for at in range(pdfium_c.FPDFPageObj_CountMarks(item)):
        mark = pdfium_c.FPDFPageObj_GetMark(item, at)
        if (
            pdfium_c.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
            and bytes(name)[: max(0, size.value - 2)].decode("utf-16-le", "replace") == _LAYER
        ):
            return True
    return False
