"""Pages freed of what is not print before they are read: shadows, print of the back that shines through, specks, dust.

Tesseract reads grey values: paper that is grey on one side, pale ink, print of the back and specks all move the edges
of letters and make letters where there are none. Each is told by its picture: the paper is the light part of any place,
print is where strokes are dark and thick enough, and what lies far from it is not print. A clean page is returned as it
is.
"""

from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from extractor.source.ocr.picture import DPI, Bitmap, Picture, Pixels

# The paper is looked at in squares of so many pixels, at every fourth pixel; so much of a square is lighter than ink.
_SQUARE, _STEP = 64, 4
_LIGHT = 85
# Paper is white from here on; a square darker than the second is an edge, a picture or a shadow that hides all print.
_WHITE, _BLACK = 235, 90
# So many squares must be grey before the page is evened.
_GREY_SQUARES = 0.05
# Ink paler than this is darkened; so much of what is no paper is the core of its strokes, in per cent.
_PALE = 100
_CORE = 10
# Below the first a grey value is ink, below the second no paper.
_DARK, _SHADE = 150, 228
# In so many squares of a page something dark, or a shade, lies away from print: dust, or the back shines through.
_DUSTY, _SHINES = 0.2, 0.12
# Print is thin where less than the first share of it is ink, and what lies away from it has less than the second share
# of all darkness: where the back shines through, it has more.
_THIN, _AWAY = 0.57, 0.3
# Fewer pixels than this in a square are nothing.
_SOME = 12
# No stroke of print is thinner than the first at 300 dpi, unless it is as long as the second; specks are neither. Print
# reaches so far from the core of its strokes.
_STROKE, _LINE, _REACH = 3, 9, 8
# So many spots that stand alone in the strips that are looked at make a page dirty.
_SPOTS = 8
# A strip of so many rows is looked at, of every so many.
_STRIP, _PERIOD = 256, 768
# A spot is no larger than the first, and nothing else stands within the second, at 150 dpi.
_SPOT, _ALONE = 5, 25

# The shadow of a binding and the black border of a copy lie within this share of the page from its edges; no print is
# so dark over the whole height (or width) of the page, and so wide (inches).
_BORDER, _BORDER_WIDE = 0.1, 0.06
_BORDER_DARK = (0.25, 0.5)  # of a column, of a row: a line of capitals is darker than any column of letters
# What lies so near to it (inches) belongs to it.
_BORDER_REACH = 0.04

# A fold is a line from edge to edge: runs so long (inches) along this share of the page, no wider, and no more askew,
# than so many inches.
_FOLD_RUN, _WHOLE = 0.25, 0.9
_FOLD_WIDTH, _FOLD_DRIFT = 0.04, 0.2

# A straight line through print is longer than this (inches).
_LONG = 0.25
# Strokes of ink are darker than the first; so much of them must be of either shade, and the shades so far apart.
_PALE_INK = 200
_FEW_PALE, _SHADES_APART = 0.03, 50
# The darkest pixel of a stroke lies within so many of its edge, at 300 dpi.
_CORE_REACH = 2

# Grey values of a page with shine or dust: what is paler than this is none.
_PALER = np.minimum(np.arange(256) * (255 / 190), 255).astype(np.uint8)

Counts = np.ndarray[Any, np.dtype[np.int32]]


def cleaned(picture: Picture) -> Picture:
    """Return the picture with white paper and dark ink, without shadows, shine and specks; itself where it is clean."""
    pixels = evened(picture).pixels
    dusty, shines, spotted = _dirt(_sample(pixels), picture.dpi)
    if dusty or shines:
        near = _near_print(pixels < _DARK, picture.dpi)
        pixels = np.asarray(_PALER[np.where(near, pixels, np.uint8(255))])
        if dusty:
            pixels = np.asarray(Image.fromarray(pixels).filter(ImageFilter.MedianFilter(3)))
    if spotted:
        pixels = np.where(_spots(pixels < _DARK)[0], np.uint8(255), pixels)
    return picture if pixels is picture.pixels else Picture(pixels, picture.scale)


def evened(picture: Picture) -> Picture:
    """Return the picture with white paper and dark ink, all of its strokes left; itself where it is so."""
    pixels = _without_borders(_darkened(_evened(picture.pixels)), picture.dpi)
    return picture if pixels is picture.pixels else Picture(pixels, picture.scale)


def without_folds(picture: Picture) -> Picture:
    """Return a level picture without the lines that run over it from edge to edge; itself where there is none."""
    folds = _folds(picture.pixels < _DARK, picture.dpi)
    return picture if folds is None else Picture(np.where(folds, np.uint8(255), picture.pixels), picture.scale)


def without_strokes(pixels: Pixels, dpi: int) -> Pixels:
    """Return a part of a page without what runs through its print: pale strokes beside dark ones, long straight lines.

    What is as dark and as short as print stays.
    """
    pixels = _without_pale(pixels, max(1, round(_CORE_REACH * dpi / DPI)))
    dark = pixels < _SHADE
    length = round(_LONG * dpi)
    for turned in (False, True):
        upright = dark.T if turned else dark
        wider = np.pad(upright, ((0, 0), (1, 1)))
        runs = _extended(_runs(wider[:, 2:] | wider[:, 1:-1] | wider[:, :-2], length, 0)[: len(upright)], length)
        line = runs[: len(upright)] & upright
        if line.any():
            gone = _beside(line) & ~_crossed(upright, line, round(_FOLD_WIDTH * dpi))
            pixels = np.where(gone.T if turned else gone, np.uint8(255), pixels)
    return pixels


def _without_pale(pixels: Pixels, reach: int) -> Pixels:
    """Return the print without strokes that are paler than most, where there are strokes of two shades of grey.

    The shade of a stroke is the darkest within so many pixels.
    """
    core = _darkest(pixels, reach)
    shades = np.bincount(core[pixels < _PALE_INK], minlength=256)[:_PALE_INK].astype(np.float64)
    total, values = shades.sum(), np.arange(_PALE_INK)
    if not total:
        return pixels
    below = shades.cumsum() / total
    sums = (shades * values).cumsum() / total
    with np.errstate(divide="ignore", invalid="ignore"):
        between = np.nan_to_num((sums[-1] * below - sums) ** 2 / (below * (1 - below)))
    at = int(np.argmax(between))
    share = below[at]
    if not _FEW_PALE < 1 - share < 1 - _FEW_PALE:
        return pixels
    if (sums[-1] - sums[at]) / (1 - share) - sums[at] / share < _SHADES_APART:
        return pixels
    return np.where((core > at) & (pixels < 255), np.uint8(255), pixels)


def _darkest(pixels: Pixels, by: int) -> Pixels:
    """Return the darkest grey value within so many rows and columns of each pixel."""
    for axis in (0, 1):
        wider = np.pad(pixels, ((by, by), (0, 0)) if axis == 0 else ((0, 0), (by, by)), mode="edge")
        size = pixels.shape[axis]
        shifted = [wider[at : at + size] if axis == 0 else wider[:, at : at + size] for at in range(2 * by + 1)]
        pixels = np.minimum(shifted[0], shifted[1])
        for each in shifted[2:]:
            np.minimum(pixels, each, out=pixels)
    return pixels


def _sample(pixels: Pixels) -> Pixels:
    """Return strips of the page, a third of it: what dirt there is lies in them too."""
    height = len(pixels) // _PERIOD * _PERIOD
    if not height:
        return pixels
    return pixels[:height].reshape(-1, _PERIOD, pixels.shape[1])[:, :_STRIP].reshape(-1, pixels.shape[1])


def _dirt(pixels: Pixels, dpi: int) -> tuple[bool, bool, bool]:
    """Return whether there is dust, whether the back shines through, whether spots stand alone."""
    dark = pixels < _DARK
    near = _near_print(dark, dpi)
    thin = _is_thin(pixels, near)
    dusty = not thin and _spread(dark & ~near) > _DUSTY
    shines = not thin and _spread((pixels < _SHADE) & ~near) > _SHINES
    return dusty, shines, not dusty and _spots(dark)[1] > _SPOTS


def _is_thin(pixels: Pixels, near: Bitmap) -> bool:
    """Whether the strokes of print (`near` them) are thin or broken: what looks like shine or dust is then print."""
    shades = int(np.count_nonzero(pixels[near] < _SHADE))
    if not shades or np.count_nonzero(pixels[near] < _DARK) > _THIN * shades:
        return False
    darkness = np.uint8(255) - pixels
    away = int(darkness[~near].sum(dtype=np.int64))
    return away < _AWAY * int(darkness.sum(dtype=np.int64))


def _spread(marks: Bitmap) -> float:
    """Return in which share of the page's squares there are marks: dust lies everywhere, an emblem in one place."""
    rows, columns = marks.shape[0] // _SQUARE, marks.shape[1] // _SQUARE
    if not rows or not columns:
        return 0.0
    squares = marks[: rows * _SQUARE, : columns * _SQUARE].reshape(rows, _SQUARE, columns, _SQUARE)
    return float((np.count_nonzero(squares, axis=(1, 3)) > _SOME).mean())


def _evened(pixels: Pixels) -> Pixels:
    """Return the page as it would be on white paper, where the paper is grey in parts."""
    small = pixels[::_STEP, ::_STEP]
    side = _SQUARE // _STEP
    rows, columns = small.shape[0] // side, small.shape[1] // side
    if not rows or not columns:
        return pixels
    squares = small[: rows * side, : columns * side].reshape(rows, side, columns, side).swapaxes(1, 2)
    paper = np.percentile(squares.reshape(rows, columns, -1), _LIGHT, axis=2)
    grey = (paper < _WHITE) & (paper > _BLACK)
    if grey.mean() < _GREY_SQUARES:
        return pixels
    paper[paper <= _BLACK] = 255
    light = Image.fromarray(np.maximum(paper, 1).astype(np.float32)).resize(
        pixels.shape[::-1], Image.Resampling.BILINEAR
    )
    return np.asarray(np.minimum(pixels / np.asarray(light) * 255, 255), dtype=np.uint8)


def _darkened(pixels: Pixels) -> Pixels:
    """Return the page with its ink dark, where it is pale."""
    small = pixels[::_STEP, ::_STEP]
    small = small[small < _SHADE]
    if not len(small) or (core := float(np.percentile(small, _CORE))) <= _PALE:
        return pixels
    table = np.clip((np.arange(256) - core) * (255 / (255 - core)), 0, 255).astype(np.uint8)
    return np.asarray(table[pixels])


def _without_borders(pixels: Pixels, dpi: int) -> Pixels:
    """Return the page with its edges white where a dark band runs along them; the page itself where none does."""
    for axis in (0, 1):
        dark = (pixels[::_STEP, ::_STEP] < _DARK).mean(axis=axis) > _BORDER_DARK[axis]
        zone = round(_BORDER * len(dark))
        for side in (dark[:zone], dark[::-1][:zone]):
            bands = np.flatnonzero(side)
            if len(bands) * _STEP < _BORDER_WIDE * dpi:
                continue
            wide = (int(bands[-1]) + 1) * _STEP + round(_BORDER_REACH * dpi)
            edge = slice(0, wide) if np.shares_memory(side[:1], dark[:1]) else slice(-wide, None)
            pixels = pixels.copy()
            pixels[(slice(None), edge) if axis == 0 else edge] = 255
    return pixels


def _near_print(dark: Bitmap, dpi: int) -> Bitmap:
    """Return where strokes of print are, and what is close to them."""
    stroke, line = max(2, round(_STROKE * dpi / DPI)), round(_LINE * dpi / DPI)
    strokes = _runs(_runs(dark, stroke, 0), stroke, 1) | _runs(dark, line, 0) | _runs(dark, line, 1)
    return _grown(strokes, round(_REACH * dpi / DPI))


def _runs(dark: Bitmap, length: int, axis: int) -> Bitmap:
    """Return the first pixels of all runs of so many dark pixels along an axis."""
    reach, left = 1, dark
    while reach < length:
        step = min(reach, length - reach)
        left = left[step:] & left[:-step] if axis == 0 else left[:, step:] & left[:, :-step]
        reach += step
    lost = dark.shape[axis] - left.shape[axis]
    return np.pad(left, ((0, lost), (0, 0)) if axis == 0 else ((0, 0), (0, lost)))


def _grown(dark: Bitmap, by: int) -> Bitmap:
    """Return the pixels within so many rows and columns of a dark one."""
    for axis in (0, 1):
        dark = np.pad(dark, ((by, by), (0, 0)) if axis == 0 else ((0, 0), (by, by)))
        reach, length = 1, 2 * by + 1
        while reach < length:
            step = min(reach, length - reach)
            dark = dark[step:] | dark[:-step] if axis == 0 else dark[:, step:] | dark[:, :-step]
            reach += step
    return dark


def _spots(dark: Bitmap) -> tuple[Bitmap, int]:
    """Return where spots lie that are smaller than any letter and stand alone, and how many there are."""
    rows, columns = dark.shape[0] // 2, dark.shape[1] // 2
    small = dark[: 2 * rows, : 2 * columns]
    small = small[::2, ::2] | small[1::2, ::2] | small[::2, 1::2] | small[1::2, 1::2]
    alone = small & (_sums(small, _SPOT) == _sums(small, _ALONE))
    seen = np.zeros(dark.shape, dtype=np.bool_)
    seen[: 2 * rows, : 2 * columns] = np.repeat(np.repeat(_grown(alone, 1), 2, axis=0), 2, axis=1)
    return seen, int(np.count_nonzero(alone[1:] & ~alone[:-1]))


def _folds(dark: Bitmap, dpi: int) -> Bitmap | None:
    """Return where lines run over the whole page from edge to edge, but for the letters that they cross; None without.

    Rulings of tables leave the margins free.
    """
    found: Bitmap | None = None
    for turned in (dark, dark.T):
        length, wide = round(_FOLD_RUN * dpi), round(_FOLD_WIDTH * dpi)
        runs = _runs(turned, length, 0)
        bands = np.flatnonzero(runs.any(axis=0))
        for band in np.split(bands, np.flatnonzero(np.diff(bands) > wide) + 1) if len(bands) else ():
            first, last = int(band[0]), int(band[-1]) + 1
            if last - first > _FOLD_DRIFT * dpi:
                continue
            line = _extended(runs[:, first:last], length)
            if np.count_nonzero(line.any(axis=1)) < _WHOLE * len(line):
                continue
            marks = np.zeros_like(turned)
            marks[:, first:last] = line
            marks = _beside(marks) & ~_crossed(turned, marks, wide)
            marks = marks if turned is dark else marks.T
            found = marks if found is None else found | marks
    return found


def _extended(runs: Bitmap, length: int) -> Bitmap:
    """Return all pixels of the runs whose first pixels are given."""
    reach, whole = 1, np.pad(runs, ((length - 1, 0), (0, 0)))
    while reach < length:
        step = min(reach, length - reach)
        whole = whole[step:] | whole[:-step]
        reach += step
    return whole


def _beside(line: Bitmap) -> Bitmap:
    """Return an upright line with the pale edges on both sides of it."""
    wider = np.pad(line, ((0, 0), (2, 2)))
    return wider[:, 4:] | wider[:, 3:-1] | wider[:, 2:-2] | wider[:, 1:-3] | wider[:, :-4]


def _crossed(dark: Bitmap, line: Bitmap, wide: int) -> Bitmap:
    """Return where print touches an upright line on both sides: there the line stays a part of the letter."""
    other = np.pad(dark & ~_beside(line), ((0, 0), (wide, wide)))
    left, right = (other.cumsum(axis=1, dtype=np.int32) for other in (other, other[:, ::-1]))
    columns = dark.shape[1]
    before = left[:, wide : wide + columns] - left[:, :columns]
    behind = (right[:, wide : wide + columns] - right[:, :columns])[:, ::-1]
    return np.asarray((before > 0) & (behind > 0))


def _sums(dark: Bitmap, side: int) -> Counts:
    """Return how many dark pixels lie in the square of so many pixels a side around each pixel."""
    padded = np.pad(dark, side // 2)
    sums = np.pad(padded.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32), ((1, 0), (1, 0)))
    return np.asarray(sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side])
