"""pdfium's functions for calls that one page makes by the hundred, at half the cost of those in `pypdfium2.raw`."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c


def _direct(function: Any) -> Any:
    """Return a function of `pypdfium2.raw` that does not convert what it is called with.

    Handles, and pointers made by `ctypes.byref`, go to pdfium as they are; whole numbers go as C ints, and nothing
    else may be given.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(function.restype)(address)


loose_box_of = _direct(pdfium_c.FPDFText_GetLooseCharBox)
angle_of = _direct(pdfium_c.FPDFText_GetCharAngle)
size_of = _direct(pdfium_c.FPDFText_GetFontSize)
font_of = _direct(pdfium_c.FPDFText_GetFontInfo)
item_of = _direct(pdfium_c.FPDFPage_GetObject)
kind_of = _direct(pdfium_c.FPDFPageObj_GetType)
mode_of = _direct(pdfium_c.FPDFTextObj_GetTextRenderMode)
fill_of = _direct(pdfium_c.FPDFPageObj_GetFillColor)
drawn_of = _direct(pdfium_c.FPDFPath_GetDrawMode)
bounds_of = _direct(pdfium_c.FPDFPageObj_GetBounds)
clip_of = _direct(pdfium_c.FPDFPageObj_GetClipPath)
paths_of = _direct(pdfium_c.FPDFClipPath_CountPaths)
