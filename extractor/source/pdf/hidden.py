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
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.pdf.calls import Items, bounds_of, clip_of, fills_of, kind_of, mode_of, modes_of, paths_of
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
_UNSEEN = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_COVERING = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
_FIELDS = {pdfium_c.FPDF_ANNOT_FREETEXT: b"Contents", pdfium_c.FPDF_ANNOT_WIDGET: b"V"}
_MOST_FIELDS, _LONGEST_FIELD = 1_000, 4_000


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


def without_hidden(page: pdfium.PdfPage, sheet: Sheet, items: Items, *, layers: bool) -> list[Word]:
    """Take the words that nobody sees off the sheet and return them; `layers` says that some may be on a layer.

    `items` are the objects of the page. Where no word of the page can be seen, all stay: they are its text, and its
    picture is not what is read.
    """
    wide, high = sheet.width, sheet.height
    hidden = [
        word
        for word in sheet.words
        if word.bottom - word.top < _TINY
        or word.left >= wide
        or word.right <= 0
        or word.top >= high
        or word.bottom <= 0
    ]
    if sheet.words and _may_hide(page, items, layers=layers):
        hidden += _undrawn(page, sheet)
    if clipped := _clipped(items):
        for box in upright(np.array(clipped), sheet.turn, sheet.frame).tolist():
            hidden += [word for word in sheet.words if _is_within(word, *box)]
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


def _clipped(items: Items) -> list[Frame]:
    """Return the boxes (left, top, right, bottom, in the file's coordinates) of short texts that their clip cuts off.

    A number in a cell that is too narrow for it is such a text: it stands in the file, beside the one that is printed.
    """
    texts = items.of(pdfium_c.FPDF_PAGEOBJ_TEXT, _MOST_ITEMS)
    clips = list(map(clip_of, texts))
    paths = list(map(paths_of, clips))
    if 1 not in paths:
        return []
    once = [(text, clip) for text, clip, count in zip(texts, clips, paths, strict=True) if count == 1]
    found = []
    for (_, clip), box in zip(once, bounds_of([text for text, _ in once]), strict=True):
        if box is None:
            continue
        left, bottom, right, top = box
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


def _is_within(word: Word, left: float, top: float, right: float, bottom: float) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    narrow = word.right - word.left <= right - left + 2 * _LOOSE
    return narrow and left - _LOOSE <= x <= right + _LOOSE and top - _LOOSE <= y <= bottom + _LOOSE


def _undrawn(page: pdfium.PdfPage, sheet: Sheet) -> list[Word]:
    """Return the words at whose place nothing is drawn."""
    scale = min(_SHARPNESS, math.sqrt(_MOST_PIXELS / max(1.0, sheet.width * sheet.height)))
    if scale < 1.0:
        return []
    bitmap = page.render(scale=scale, rotation=(90 * sheet.turn - page.get_rotation()) % 360, grayscale=True)
    pixels = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    found = []
    for word in sheet.words:
        top, bottom = max(0, int(word.top * scale)), max(0, math.ceil(word.bottom * scale))
        left, right = max(0, int(word.left * scale)), max(0, math.ceil(word.right * scale))
        drawn = pixels[top:bottom, left:right]
        if not drawn.size:
            continue
        middle = drawn[len(drawn) // 2].tobytes()  # nearly always enough
        if max(middle) - min(middle) < _CONTRAST and int(drawn.max()) - int(drawn.min()) < _CONTRAST:
            found.append(word)
    bitmap.close()
    return found


def _may_hide(page: pdfium.PdfPage, items: Items, *, layers: bool) -> bool:
    """Whether anything says that words of the page may not be seen; a page that pictures cover hides none."""
    pictures = bounds_of(items.of(pdfium_c.FPDF_PAGEOBJ_IMAGE, _MOST_ITEMS))
    if pictures:
        width, height = page.get_size()
        if sum(map(_area, pictures)) > _SCAN * width * height:
            return False
    texts = items.of(pdfium_c.FPDF_PAGEOBJ_TEXT, _MOST_ITEMS)
    if _are_faint(texts) or (layers and any(map(_has_layer, texts))) or _are_covered(items):
        return True
    return any(_hides(form, layers, 1) for form in items.of(pdfium_c.FPDF_PAGEOBJ_FORM, _MOST_ITEMS))


def _are_faint(texts: Sequence[Any]) -> bool:
    """Whether any of the texts is not drawn, or in a colour that is hardly seen on white paper."""
    if not _UNSEEN.isdisjoint(map(mode_of, texts)):
        return True
    fills = {fill for fill in set(fills_of(texts)) if fill is not None}
    return any(ink < _FAINT or min(red, green, blue) >= _LIGHT for red, green, blue, ink in fills)


def _are_covered(items: Items) -> bool:
    """Whether a text of the page lies under a picture or a filled area, which is drawn later."""
    pictures, paths = (items.places_of(kind, _MOST_ITEMS) for kind in _COVERING)
    filled = [at for at, (fill, _) in zip(paths, modes_of([items.all[at] for at in paths]), strict=True) if fill]
    drawn = sorted([*pictures, *filled], reverse=True)
    boxes = bounds_of([items.all[at] for at in drawn])
    covers = [(at, *box) for at, box in zip(drawn, boxes, strict=True) if box and _may_cover(*box)][:_MOST_COVERS]
    if not covers:
        return False
    texts = [at for at in items.places_of(pdfium_c.FPDF_PAGEOBJ_TEXT, _MOST_ITEMS) if at < covers[0][0]]
    placed = [
        (at, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        for at, box in zip(texts, bounds_of([items.all[at] for at in texts]), strict=True)
        if box is not None and box[0] != box[2]  # no blanks
    ]
    at, x, y = np.array(placed).reshape(-1, 3).T
    above, x0, y0, x1, y1 = np.array(covers)[:, :, np.newaxis].swapaxes(0, 1)  # each cover beside each text
    return bool(np.any((at < above) & (x0 < x) & (x < x1) & (y0 < y) & (y < y1)))


def _may_cover(left: float, bottom: float, right: float, top: float) -> bool:
    return right - left > _LEAST_COVER and top - bottom > _LEAST_COVER


def _hides(form: Any, layers: bool, depth: int) -> bool:
    """Whether a form, or one in it, draws words that may not be seen."""
    count = min(pdfium_c.FPDFFormObj_CountObjects(form), _MOST_ITEMS)
    inside = [pdfium_c.FPDFFormObj_GetObject(form, at) for at in range(count)]
    kinds = list(map(kind_of, inside))
    texts = [item for item, kind in zip(inside, kinds, strict=True) if kind == pdfium_c.FPDF_PAGEOBJ_TEXT]
    if _are_faint(texts) or (layers and any(map(_has_layer, texts))):
        return True
    forms = (item for item, kind in zip(inside, kinds, strict=True) if kind == pdfium_c.FPDF_PAGEOBJ_FORM)
    return depth < _DEEPEST and any(_hides(each, layers, depth + 1) for each in forms)


def _area(box: Frame | None) -> float:
    left, bottom, right, top = box or (0.0, 0.0, 0.0, 0.0)
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
