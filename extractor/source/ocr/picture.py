"""Pages as pictures for character recognition: grey, 300 dpi, of bounded size, upright and level."""

import ctypes
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Bitmap = np.ndarray[Any, np.dtype[np.bool_]]

DPI = 300
# The largest picture that is made, in pixels (A3 at 300 dpi has 17 million); a larger page is scaled down.
MOST_PIXELS = 20_000_000
# The largest picture inside a page that is unpacked (A0 at 300 dpi has 140 million).
MOST_IMAGE_PIXELS = 200_000_000
_MOST_OBJECTS = 64

# Skew is looked for within so many degrees, on a picture of about so many pixels a side.
_MOST_SKEW = 6.0
_COARSE, _FINE = 1.0, 0.1
_SMALL = 700
_LEAST_SKEW = 0.25
_LEAST_INK = 500
# An upright rule of a box or table is at least so many inches long; rules so near each other are one. Scanners leave
# lines along the edges: this share of the width is not looked at.
_RULE = 0.4
_ONE_RULE = 0.05
_EDGE = 0.04
# Grey values below this are ink; a blank page has fewer such pixels than this among a quarter of all.
_INK = 150
_BLANK = 20
# Pale print is so much darker than the paper, on the whole of so many cells of so many pixels a side.
_FAINT, _FAINT_CELLS, _CELL = 25, 100, 4


@dataclass(slots=True)
class Picture:
    """A page as grey values (rows, columns); `scale` is pixels a point."""

    pixels: Pixels
    scale: float

    @property
    def dpi(self) -> int:
        """Pixels an inch."""
        return round(self.scale * 72)

    @property
    def is_blank(self) -> bool:
        """Whether there is no ink on the page but a speck here and there."""
        return int((self.pixels[::2, ::2] < _INK).sum()) < _BLANK

    @property
    def is_faint(self) -> bool:
        """Whether a page that looks blank has marks paler than ink: pale print, or the back shines through."""
        rows, columns = (size // _CELL * _CELL for size in self.pixels.shape)
        if not rows or not columns:
            return False
        cells = self.pixels[:rows, :columns].reshape(rows // _CELL, _CELL, columns // _CELL, _CELL)
        shades = cells.mean(axis=(1, 3), dtype=np.float32)
        return int(np.count_nonzero(shades < np.median(shades) - _FAINT)) >= _FAINT_CELLS

    @property
    def has_boxes(self) -> bool:
        """Whether two upright rules or more stand on the page: a table, or boxes for initials."""
        dark = self.pixels[::2, ::2] < _INK
        edge = max(1, round(_EDGE * dark.shape[1]))
        dark = dark[:, edge:-edge]
        length, reach = round(_RULE * self.dpi / 2), 1
        while reach < length:  # each step leaves the pixels below which the ink goes on for `reach` pixels
            step = min(reach, length - reach)
            dark = dark[step:] & dark[:-step]
            reach += step
        ruled = np.flatnonzero(dark.any(axis=0))
        return bool((np.diff(ruled) > _ONE_RULE * self.dpi / 2).any())

    def turned(self, quarters: int) -> "Picture":
        """Return the picture turned clockwise by so many quarters."""
        return Picture(np.ascontiguousarray(np.rot90(self.pixels, -quarters)), self.scale)


def picture_of(page: pdfium.PdfPage) -> Picture | None:
    """Return the page as it is displayed (/Rotate respected); None where its pictures are too large to unpack."""
    width, height = page.get_size()
    if width <= 0 or height <= 0 or _largest_image(page) > MOST_IMAGE_PIXELS:
        return None
    scale = min(DPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
    if min(width, height) * scale < 1:
        return None
    bitmap = page.render(scale=scale, grayscale=True)
    pixels = np.asarray(bitmap.to_numpy())
    if pixels.ndim == 3:
        pixels = pixels[:, :, 0]
    pixels = np.array(pixels, dtype=np.uint8, order="C")
    bitmap.close()
    return Picture(pixels, scale)


def key_of(picture: Picture) -> str:
    """Return what names the picture: the same for every page that looks the same, and for no other."""
    seal = sha256(f"{picture.pixels.shape} {picture.scale:.4f} ".encode())
    seal.update(picture.pixels.data)
    return seal.hexdigest()


def has_unreadable_image(page: pdfium.PdfPage) -> bool:
    """Whether a picture on the page cannot be decoded: then a page that looks blank need not be."""
    for index in range(min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
            continue
        bitmap = pdfium_c.FPDFImageObj_GetBitmap(item)
        if not bitmap:
            return True
        pdfium_c.FPDFBitmap_Destroy(bitmap)
    return False


def _largest_image(page: pdfium.PdfPage) -> int:
    count = min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    largest = 0
    for index in range(count):
        item = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            width, height = _size_of(item)
            largest = max(largest, width * height)
    return largest


def _size_of(item: Any) -> tuple[int, int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(width), ctypes.byref(height))
    return width.value, height.value


def skew_of(pixels: Pixels) -> float:
    """Return by how many degrees the lines of print fall to the right (0 where that cannot be told).

    The rows of a level page are either full of ink or empty: the angle is the one at which the sums of ink along the
    rows differ most.
    """
    step = max(1, max(pixels.shape) // _SMALL)
    small = pixels[::step, ::step]
    dark = small < min(160, int(small.mean()) - 30)
    edge = max(2, min(dark.shape) // 30)  # shadows at the edges are no print
    rows, columns = np.nonzero(dark[edge:-edge, edge:-edge])
    if len(rows) < _LEAST_INK:
        return 0.0
    if len(rows) > 40_000:
        some = slice(None, None, len(rows) // 40_000 + 1)
        rows, columns = rows[some], columns[some]
    height = small.shape[0]

    def contrast(angle: float) -> float:
        level = (rows - columns * np.tan(np.radians(angle))).astype(np.int64)
        sums = np.bincount(level - level.min(), minlength=height).astype(np.float64)
        return float((np.diff(sums) ** 2).sum())

    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + _COARSE / 2, _COARSE), key=contrast)
    best = max(np.arange(best - _COARSE, best + _COARSE + _FINE / 2, 2 * _FINE), key=contrast)
    return float(best) if abs(best) < _MOST_SKEW else 0.0


def reduced(picture: Picture, size: float) -> Picture:
    """Return the picture at this share of its size."""
    height, width = picture.pixels.shape
    box = (max(1, round(width * size)), max(1, round(height * size)))
    smaller = Image.fromarray(picture.pixels).resize(box, Image.Resampling.LANCZOS)
    return Picture(np.asarray(smaller), picture.scale * size)


def levelled(picture: Picture, skew: float | None = None) -> Picture:
    """Return the picture with its lines of print level: turned by `skew`, else by what its own lines say."""
    skew = skew_of(picture.pixels) if skew is None else skew
    if abs(skew) < _LEAST_SKEW:
        return picture
    turned = Image.fromarray(picture.pixels).rotate(skew, Image.Resampling.BILINEAR, fillcolor=255)
    return Picture(np.asarray(turned), picture.scale)
