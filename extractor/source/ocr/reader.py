"""Scanned pages: rendered by pdfium, read by tesseract on all cores, kept in the cache."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

import msgspec
import numpy as np
import pypdfium2 as pdfium

from extractor import cache
from extractor.source.legibility import Legibility, legibility_of
from extractor.source.ocr.cleaning import cleaned, evened, without_folds
from extractor.source.ocr.damaged_lines import has_damaged_lines, with_damaged_lines
from extractor.source.ocr.folios import folios, has_doubtful_folio
from extractor.source.ocr.halves import gutter_of, read_halves
from extractor.source.ocr.markers import has_doubtful_markers, markers
from extractor.source.ocr.percent import has_percents, percents
from extractor.source.ocr.phantoms import printed
from extractor.source.ocr.picture import Picture, has_unreadable_image, key_of, levelled, picture_of, skew_of
from extractor.source.ocr.punctuation import with_signs
from extractor.source.ocr.second_reading import with_answers
from extractor.source.ocr.tesseract import (
    COLUMNS,
    LANGUAGE,
    ROWS,
    SECOND_LANGUAGE,
    Read,
    is_installed,
    quarters_to_turn,
    words_in,
)
from extractor.source.ocr.two_readings import united

# Told when a page is prepared, and again and again while pages are being read: its number, and how many there are.
Progress = Callable[[int, int], None]

# Part of every key of the cache: to be raised whenever the same page is read in another way than before.
_RECIPE = "tesseract ind psm 6, 300 dpi grey, cleaned, levelled, 28"
# A page that reads worse than this, with less confidence than that, may stand sideways or upside down.
_POOR = 0.45
# One of so many bands of a page shows which way up it stands, if it has so many known words. Ink is darker than this.
_BANDS, _LEAST_KNOWN = 5, 5
_INK = 150
# A page read with less confidence than the first is read again in the other layout, with all of its strokes, at this
# share of its size: small letters close the gaps of broken print. Where both together are less sure than the last, it
# is read a third time.
_UNSURE, _SMALL, _STILL_UNSURE = 70.0, 0.5, 80.0
# So often, in seconds, is told that pages are still being read; each of them has its own limit of time.
_SIGN = 5.0


class Scan(msgspec.Struct, frozen=True):
    """One page as read from its picture: size in points as it stands upright, pixels a point, words in pixels.

    `blank` says that nothing is printed on it; a page that is not blank may still have no words, as a map has none.
    `gutter` is where the second of two pages on one sheet begins, in pixels; its words follow those of the first.
    """

    width: float
    height: float
    scale: float
    words: tuple[Read, ...]
    blank: bool = False
    gutter: int | None = None

    @property
    def confidence(self) -> float | None:
        """The mean confidence of the words, 0 to 100; None where there is not one."""
        return round(sum(word.sure for word in self.words) / len(self.words), 1) if self.words else None

    @property
    def legibility(self) -> Legibility:
        """How well the page reads."""
        return legibility_of(" ".join(word.text for word in self.words))


class Reading(NamedTuple):
    """A page as read so far, and the level picture that it was read from; `done` says that nothing is left to read.

    `skew` is by how many degrees the page was turned to be level, `layout` in which it was read.
    """

    scan: Scan
    picture: Picture
    done: bool
    skew: float
    layout: str


def read_scans(
    document: pdfium.PdfDocument, numbers: Iterable[int], progress: Progress | None = None
) -> dict[int, Scan]:
    """Return the pages with these numbers (from 1) that could be read, in order.

    A page is missing where tesseract or its Indonesian model is not installed, where it took longer than its limit,
    and where its picture is too large.
    """
    scans: dict[int, Scan] = {}
    running: dict[Future[Reading | None], tuple[int, str]] = {}
    latest = 0

    def collect(most: int) -> None:
        while len(running) > most:
            finished, _ = wait(running, _SIGN, FIRST_COMPLETED)
            if progress:
                progress(latest, len(document))
            for future in finished:
                number, key = running.pop(future)
                reading = future.result()
                if reading is not None and not reading.done:
                    running[pool.submit(_read_closely, reading)] = number, key
                    continue
                if reading is not None:
                    scans[number] = reading.scan
                    cache.keep("ocr", key, msgspec.json.encode(reading.scan))

    workers = cores()
    installed: bool | None = None
    with ThreadPoolExecutor(workers, "ocr") as pool:
        try:
            for number in numbers:
                latest = number
                if progress:
                    progress(number, len(document))
                key, scan, picture = _prepare(document, number, installed is not False)
                if picture is not None and installed is None:
                    installed = is_installed()
                if picture is not None and installed:
                    running[pool.submit(_read, picture)] = number, key
                    collect(workers + 1)
                    continue
                if scan is not None:
                    scans[number] = scan
            collect(0)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return dict(sorted(scans.items()))


def cores() -> int:
    """Return on how many cores pages are read: those of this process, at most `$THK_CORES` of them."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    most = os.environ.get("THK_CORES", "")
    return min(own, int(most)) if most.isdecimal() and int(most) else own


def _prepare(document: pdfium.PdfDocument, number: int, draw: bool) -> tuple[str, Scan | None, Picture | None]:
    """Return the page's key with its scan from the cache, or else (if `draw`) with its picture.

    The key is what is seen on the page: two pages share it where they look the same, however they are drawn.
    """
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return "", None, None
    try:
        picture = picture_of(page)
        if picture is None or (picture.is_blank and has_unreadable_image(page)):
            return "", None, None
        key = sha256(f"{_RECIPE} {key_of(picture)}".encode()).hexdigest()
        kept = cache.kept("ocr", key)
        if kept is not None:
            try:
                return key, msgspec.json.decode(kept, type=Scan), None
            except msgspec.MsgspecError:
                pass
        return key, None, picture if draw else None
    except (pdfium.PdfiumError, MemoryError):
        return "", None, None
    finally:
        page.close()


def _read(picture: Picture) -> Reading | None:
    if picture.is_blank:
        height, width = picture.pixels.shape
        blank = Scan(width / picture.scale, height / picture.scale, picture.scale, (), blank=True)
        pale = _read_inked(picture) if picture.is_faint else None
        if pale is not None and pale.scan.legibility.known > _LEAST_KNOWN and pale.scan.legibility.share > _POOR:
            return pale
        return Reading(blank, picture, done=True, skew=0.0, layout=ROWS)
    return _read_inked(picture)


def _read_inked(picture: Picture) -> Reading | None:
    clean = cleaned(picture)
    reading = _read_upright(clean)
    if reading is None or not _is_unsure(reading.scan):
        return reading
    if reading.scan.legibility.share < _POOR:
        for told in (quarters_to_turn, _quarters_by_words):
            quarters = told(clean)
            turned = _read_upright(clean.turned(quarters)) if quarters else None
            if turned is not None and turned.scan.legibility.share > reading.scan.legibility.share:
                reading, picture = turned, picture.turned(quarters)
                break
    return _read_twice(reading, picture) if _is_unsure(reading.scan) else reading


def _read_twice(reading: Reading, picture: Picture) -> Reading:
    """Return a page that was read with little confidence as it is read together with a reading of another kind.

    `picture` is the page before it was cleaned: thin or pale strokes may have gone with the dirt.
    """
    light = without_folds(levelled(evened(picture), reading.skew))
    other = COLUMNS if reading.layout == ROWS else ROWS
    scan, picture = reading.scan, reading.picture
    for layout, language in ((other, LANGUAGE), (ROWS, SECOND_LANGUAGE)):
        if (scan.confidence or 0.0) >= _STILL_UNSURE:
            break
        again = _scan(light, layout, scan.gutter, language, _SMALL)
        if again is not None:
            picture = light if again.legibility.known > scan.legibility.known else picture
            scan = _united(scan, again)
    return reading._replace(scan=scan, picture=picture, done=not _is_doubtful(scan, picture))


def _united(scan: Scan, other: Scan) -> Scan:
    """Return a page as two readings have it together, each half of a sheet of two pages by itself."""
    words: list[Read] = []
    for side in (False, True) if scan.gutter else (None,):
        one, two = ([w for w in each.words if side in (None, w.left >= (scan.gutter or 0))] for each in (scan, other))
        knows_more = other.legibility.known > scan.legibility.known
        lines = words[-1].line if words else 0
        words += [replace(w, line=w.line + lines) for w in (united(two, one) if knows_more else united(one, two))]
    return msgspec.structs.replace(scan, words=tuple(words))


def _quarters_by_words(picture: Picture) -> int:
    """Return by how many quarters the page must be turned for its band with most ink to hold words; 0 for none."""
    found: dict[int, Legibility] = {}
    for quarters in (1, 2, 3):
        pixels = picture.turned(quarters).pixels
        ink = (pixels < _INK).sum(axis=1).cumsum()
        height = max(1, len(pixels) // _BANDS)
        top = int(np.argmax(ink[height:] - ink[:-height]))
        words = words_in(Picture(np.ascontiguousarray(pixels[top : top + height]), picture.scale)) or []
        found[quarters] = legibility_of(" ".join(word.text for word in words))
    best = max(found, key=lambda quarters: found[quarters].known)
    return best if found[best].share > _POOR and found[best].known > _LEAST_KNOWN else 0


def _read_upright(picture: Picture) -> Reading | None:
    skew = skew_of(picture.pixels)
    level = without_folds(levelled(picture, skew))
    layout = layout_for(level)
    gutter = gutter_of(level)
    scan = _scan(level, layout, gutter) if gutter else None
    if scan is None:
        scan = _scan(level, layout)
    if scan is None:
        return None
    return Reading(scan, level, not _is_doubtful(scan, level), skew, layout)


def _is_doubtful(scan: Scan, level: Picture) -> bool:
    """Whether single places of the page are read again."""
    damaged = scan.gutter is None and has_damaged_lines(scan.words, level)
    return (
        damaged
        or has_percents(scan.words)
        or has_doubtful_markers(scan.words, level)
        or has_doubtful_folio(scan.words, level)
    )


def _read_closely(reading: Reading) -> Reading:
    """Read single places again (markers, per cents, page numbers): a task of its own, so that no page waits for it."""
    picture, scan = reading.picture, reading.scan
    words = list(scan.words) if scan.gutter else with_damaged_lines(scan.words, picture)
    words = with_answers(words, picture, markers, percents, folios)
    return reading._replace(scan=msgspec.structs.replace(scan, words=tuple(words)), done=True)


def layout_for(picture: Picture) -> str:
    """Return in which layout a level picture is read first."""
    return COLUMNS if picture.has_boxes else ROWS


def _is_unsure(scan: Scan) -> bool:
    return (scan.confidence or 0.0) < _UNSURE


def _scan(
    level: Picture, layout: str, gutter: int | None = None, language: str = LANGUAGE, size: float = 1.0
) -> Scan | None:
    def read(part: Picture) -> list[Read] | None:
        return words_in(part, layout) if size == 1 else words_in(part, layout, language, size)

    words = read(level) if gutter is None else read_halves(level, gutter, read)
    if words is None:
        return None
    height, width = level.pixels.shape
    words = with_signs(printed(words, level), level)
    return Scan(width / level.scale, height / level.scale, level.scale, tuple(words), gutter=gutter)
