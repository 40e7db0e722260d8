"""Words of a PDF page that nobody sees on it: on a layer that is switched off, or beyond the edges of the page.

Programs that write drafts hide parts of a form on such a layer; pdfium gives their words as if they were printed.
"""

import ctypes
import re
import zlib
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.pdf.calls import item_of, kind_of
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
    """Take the words that nobody sees off the sheet and return them; `layers` says that some may be on a layer."""
    boxes = upright(list(_blank_boxes(page)), sheet.turn, sheet.frame) if layers else []
    hidden = [word for word in sheet.words if _is_beyond(word, sheet) or any(_is_in(word, box) for box in boxes)]
    if not hidden or len(hidden) == len(sheet.words):
        return []
    unseen = set(map(id, hidden))
    sheet.words = [word for word in sheet.words if id(word) not in unseen]
    return hidden


def _is_beyond(word: Word, sheet: Sheet) -> bool:
    return word.left >= sheet.width or word.right <= 0 or word.top >= sheet.height or word.bottom <= 0


def _is_in(word: Word, box: Frame) -> bool:
    left, top, right, bottom = box
    return left < (word.left + word.right) / 2 < right and top < (word.top + word.bottom) / 2 < bottom


def _blank_boxes(page: pdfium.PdfPage) -> Iterator[Frame]:
    """Yield the (left, top, right, bottom), in the file's coordinates, of words on layers where nothing is drawn."""
    items = list(_on_layers(page))
    if not items:
        return
    left, _, _, top = page.get_bbox()
    # Unturned, a pixel a point.
    bitmap = page.render(rotation=-page.get_rotation() % 360, grayscale=True)
    pixels = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    bitmap.close()
    for x0, y0, x1, y1 in items:
        drawn = pixels[
            max(0, int(top - y1)) : max(0, int(top - y0) + 1), max(0, int(x0 - left)) : max(0, int(x1 - left) + 1)
        ]
        if not drawn.size or int(drawn.max()) - int(drawn.min()) < _CONTRAST:
            yield x0, y1, x1, y0


def _on_layers(page: pdfium.PdfPage) -> Iterator[Frame]:
    """Yield the (left, bottom, right, top) of every piece of text that stands on a layer."""
    handle = page.raw
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(pdfium_c.FPDFPage_CountObjects(page)):
        item = item_of(handle, at)
        if kind_of(item) != pdfium_c.FPDF_PAGEOBJ_TEXT or not _has_layer(item):
            continue
        if pdfium_c.FPDFPageObj_GetBounds(item, *edges):
            yield edges[0].value, edges[1].value, edges[2].value, edges[3].value


def _has_layer(item: object) -> bool:
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
