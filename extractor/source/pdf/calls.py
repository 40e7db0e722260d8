"""pdfium's functions for calls that one page makes by the hundred, at a fraction of the cost of `pypdfium2.raw`.

Calls for many characters or items are made in one go, and what pdfium writes is read in one go: each call writes into a
slot of its own. As everything of pdfium, this is for one thread at a time.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import repeat
from struct import Struct as Layout
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from extractor.source.printed_lines import Frame

# So many calls are made at once; each has a slot of four numbers of four bytes, or of six where it wants a matrix.
_AT_ONCE = 512
_PART = 4
_SLOT, _MATRIX = 4 * _PART, 6 * _PART
_SLOTS = (ctypes.c_char * (_AT_ONCE * _MATRIX))()
_WRITTEN = memoryview(_SLOTS).cast("B")
# To the four numbers of all slots; a whole slot is where its first number is.
_PARTS = [[ctypes.byref(_SLOTS, at * _SLOT + part * _PART) for at in range(_AT_ONCE)] for part in range(4)]
_MATRICES = [ctypes.byref(_SLOTS, at * _MATRIX) for at in range(_AT_ONCE)]
_NUMBERS = np.frombuffer(_WRITTEN, np.float32, _AT_ONCE * 4).reshape(_AT_ONCE, 4)
_edges = Layout("4f").iter_unpack
_colours = Layout("4I").iter_unpack
_modes = Layout("2i8x").iter_unpack
_turns = Layout("f4xf12x").iter_unpack  # what of a matrix (a b c d e f) says how text is turned: a and c

# Of a page with more objects than this the others are not looked at: a drawing or a map.
MOST_ITEMS = 30_000

Boxes = NDArray[np.float64]
Colour = tuple[int, int, int, int]


def _direct(function: Any) -> Any:
    """Return a function of `pypdfium2.raw` that does not convert what it is called with.

    Handles, and pointers made by `ctypes.byref`, go to pdfium as they are; whole numbers go as C ints, and nothing
    else may be given.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(function.restype)(address)


angle_of = _direct(pdfium_c.FPDFText_GetCharAngle)
size_of = _direct(pdfium_c.FPDFText_GetFontSize)
font_of = _direct(pdfium_c.FPDFText_GetFontInfo)
item_of = _direct(pdfium_c.FPDFPage_GetObject)
kind_of = _direct(pdfium_c.FPDFPageObj_GetType)
mode_of = _direct(pdfium_c.FPDFTextObj_GetTextRenderMode)
clip_of = _direct(pdfium_c.FPDFPageObj_GetClipPath)
paths_of = _direct(pdfium_c.FPDFClipPath_CountPaths)
segments_of = _direct(pdfium_c.FPDFPath_CountSegments)
_drawn_of = _direct(pdfium_c.FPDFPath_GetDrawMode)
_loose_box_of = _direct(pdfium_c.FPDFText_GetLooseCharBox)
_fill_of = _direct(pdfium_c.FPDFPageObj_GetFillColor)
_stroke_of = _direct(pdfium_c.FPDFPageObj_GetStrokeColor)
_bounds_of = _direct(pdfium_c.FPDFPageObj_GetBounds)
_matrix_of = _direct(pdfium_c.FPDFPageObj_GetMatrix)


class Items:
    """The objects of a page in the order in which they are drawn, at most `MOST_ITEMS`; `count` is how many it has.

    `all` are their handles, `kinds` their types (`FPDF_PAGEOBJ_…`), one for each.
    """

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Ask for the objects of `page`, which must stay open."""
        self._page = page
        self.count: int = pdfium_c.FPDFPage_CountObjects(page)
        self.all: list[Any] = list(map(item_of, repeat(page.raw), range(min(self.count, MOST_ITEMS))))
        self.kinds: list[int] = list(map(kind_of, self.all))

    def of(self, kind: int, most: int = MOST_ITEMS) -> list[Any]:
        """Return the objects of one kind among the first `most` ones."""
        if self.kinds.count(kind) == len(self.kinds):
            return self.all[:most]
        return [self.all[at] for at in self.places_of(kind, most)]

    def last(self, many: int) -> list[Any]:
        """Return the last `many` objects of the page, or all."""
        if self.count == len(self.all):
            return self.all[-many:]
        return [item_of(self._page.raw, at) for at in range(self.count - many, self.count)]

    def places_of(self, kind: int, most: int = MOST_ITEMS) -> list[int]:
        """Return the places of the objects of one kind among the first `most` ones."""
        if kind not in self.kinds:
            return []
        return [at for at, each in enumerate(self.kinds[:most]) if each == kind]

    @cached_property
    def is_level(self) -> bool:
        """Whether all text of the page is known to be set level, from left to right."""
        whole = self.count == len(self.all) and pdfium_c.FPDF_PAGEOBJ_FORM not in self.kinds
        return whole and _are_level(self.of(pdfium_c.FPDF_PAGEOBJ_TEXT))


def _are_level(texts: Sequence[Any]) -> bool:
    for start in range(0, len(texts), _AT_ONCE):
        part = texts[start : start + _AT_ONCE]
        if not all(list(map(_matrix_of, part, _MATRICES))):
            return False
        if any(c or not a > 0 for a, c in set(_turns(_WRITTEN[: len(part) * _MATRIX]))):
            return False
    return True


def loose_boxes_of(text_page: Any, places: Sequence[int]) -> Boxes:
    """Return the (left, top, right, bottom), in the file's coordinates, of the characters at these places.

    Where pdfium knows none, it is that of the character before.
    """
    boxes = np.zeros((len(places), 4))
    for start in range(0, len(places), _AT_ONCE):
        part = places[start : start + _AT_ONCE]
        known = list(map(_loose_box_of, repeat(text_page), part, _PARTS[0]))
        boxes[start : start + len(part)] = _NUMBERS[: len(part)]
        for at, is_known in enumerate(known) if 0 in known else ():
            if not is_known:
                boxes[start + at] = boxes[start + at - 1] if start + at else 0.0
    return boxes


def bounds_of(items: Sequence[Any]) -> list[Frame | None]:
    """Return the (left, bottom, right, top) of each of the items, None where pdfium knows none."""
    found: list[Frame | None] = []
    for part, known in _in_parts(_bounds_of, items):
        boxes = list(_edges(_WRITTEN[: len(part) * _SLOT]))
        found += boxes if 0 not in known else [box if each else None for box, each in zip(boxes, known, strict=True)]
    return found


def fills_of(items: Sequence[Any]) -> list[Colour | None]:
    """Return the colour (red, green, blue, ink, each 0 to 255) that each of the items is filled with, None for none."""
    return _colours_of(_fill_of, items)


def strokes_of(items: Sequence[Any]) -> list[Colour | None]:
    """Return the colour (red, green, blue, ink, each 0 to 255) of the outline of each of the items, None for none."""
    return _colours_of(_stroke_of, items)


def _colours_of(function: Any, items: Sequence[Any]) -> list[Colour | None]:
    found: list[Colour | None] = []
    for part, known in _in_parts(function, items):
        colours = list(_colours(_WRITTEN[: len(part) * _SLOT]))
        found += (
            colours if 0 not in known else [one if each else None for one, each in zip(colours, known, strict=True)]
        )
    return found


def modes_of(paths: Sequence[Any]) -> list[tuple[int, int]]:
    """Return how each path is drawn, as (fill, stroke), both 0 where it is not drawn at all."""
    found: list[tuple[int, int]] = []
    for part, known in _in_parts(_drawn_of, paths, 2):
        modes = list(_modes(_WRITTEN[: len(part) * _SLOT]))
        found += (
            modes if 0 not in known else [mode if each else (0, 0) for mode, each in zip(modes, known, strict=True)]
        )
    return found


def _in_parts(function: Any, items: Sequence[Any], numbers: int = 4) -> Iterator[tuple[Sequence[Any], list[int]]]:
    """Call a function that writes `numbers` numbers for each item; yield some of them and what it answered."""
    for start in range(0, len(items), _AT_ONCE):
        part = items[start : start + _AT_ONCE]
        yield part, list(map(function, part, *_PARTS[:numbers]))
