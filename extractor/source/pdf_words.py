"""The words of one PDF page with their boxes, in the order of the content stream.

pdfium gives the characters of a page in one call; boxes are asked only for the first and the last character of each
word, and font facts once a run, so that a page costs some hundred calls instead of several thousand.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

HYPHEN = "\ufffe"
_WORD = re.compile(r"[^\s\u200b\x00-\x1f]+")
_BREAK = re.compile(r"[\r\n]")
_HEAVY = re.compile(rb"(?i)bold|black|heavy|demi")


@dataclass(slots=True)
class Word:
    """One word: its text and its box on the page as it is displayed (origin top left). `run` counts pdfium's lines."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: int
    size: float
    bold: bool


@dataclass(slots=True)
class Sheet:
    """One page as it is displayed: its size in points and its words in stream order.

    `turn` says by how many quarters, clockwise, the page of the file was turned; `frame` is that page's (left, bottom,
    right, top).
    """

    width: float
    height: float
    words: list[Word]
    turn: int = 0
    frame: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def characters_of(text_page: pdfium.PdfTextPage) -> str:
    """Return pdfium's own characters of the page, one code point per character, hyphens at line ends as U+FFFE."""
    count = pdfium_c.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="surrogatepass")
    if len(text) != count or (not text.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in text)):
        # Characters beyond U+FFFF or without a mapping: the bulk text does not count as the characters do.
        codes = (pdfium_c.FPDFText_GetUnicode(text_page, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0" for code in codes)
        text = text.replace("\x02", HYPHEN)
    return text


def words_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Sheet:
    """Return the page's words. Sideways text (a turned page, with or without /Rotate) is turned upright."""
    text = characters_of(text_page)
    left, bottom, right, top = page.get_bbox()
    turn = _turn(page, text_page, text)
    frame = (left, bottom, right, top)
    wide, high = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    sheet = Sheet(wide, high, [], turn, frame)
    boxes = _Boxes(text_page.raw, turn, frame)
    run = 0
    size, bold, styled = 0.0, False, -1
    ended = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start > ended and _BREAK.search(text, ended, start):
            run += 1
        ended = end
        # A hyphen at a line end glues the next line's first word to it: part them again.
        word = match[0]
        for first, last in _parts(word, start) if HYPHEN in word else ((start, end - 1),):
            if first != start:
                run += 1
            if styled != run:
                styled = run
                size, bold = boxes.style(first)
            begin = boxes.of(first)
            box = _whole(begin, boxes.of(last), last - first) if last > first else begin
            if box is None:
                for here, until, place in _levels(boxes, first, last):
                    sheet.words.append(Word(text[here : until + 1], *place, run, size, bold))
            else:
                sheet.words.append(Word(text[first : last + 1], *box, run, size, bold))
    return sheet


_Box = tuple[float, float, float, float]  # left, top, right, bottom on the page as displayed


class _Boxes:
    """Boxes and font facts of single characters, turned upright."""

    def __init__(self, handle: Any, turn: int, page: _Box) -> None:
        """Keep the page's handle; `page` is its (left, bottom, right, top) in the file's coordinates."""
        self._handle, self._turn, self._page = handle, turn, page
        self._rect = pdfium_c.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)
        self._call = pdfium_c.FPDFText_GetLooseCharBox
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._last: _Box = (0.0, 0.0, 0.0, 0.0)

    def of(self, index: int) -> _Box:
        """Return the box of one character; where pdfium knows none, that of the character asked before."""
        if not self._call(self._handle, index, self._pointer):
            return self._last
        rect = self._rect
        left, bottom, right, top = self._page
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if self._turn == 0:
            self._last = (x0 - left, top - y1, x1 - left, top - y0)
        elif self._turn == 1:
            self._last = (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        elif self._turn == 2:
            self._last = (right - x1, y0 - bottom, right - x0, y1 - bottom)
        else:
            self._last = (top - y1, right - x1, top - y0, right - x0)
        return self._last

    def style(self, index: int) -> tuple[float, bool]:
        """Return the font size as the file has it, and whether the font is heavy."""
        pdfium_c.FPDFText_GetFontInfo(self._handle, index, self._name, 96, self._flags)
        heavy = _HEAVY.search(self._name.value) is not None
        return pdfium_c.FPDFText_GetFontSize(self._handle, index), heavy


def _whole(first: _Box, last: _Box, steps: int) -> _Box | None:
    """Return the box of a word by its first and last character; None where the two cannot be of one printed word.

    pdfium may leave out the blank between lines or columns: then they stand on two heights, or too far apart.
    """
    left, top, _, bottom = first
    begin, high, right, low = last
    upper, lower = (top, high) if top < high else (high, top)
    inner, outer = (bottom, low) if bottom < low else (low, bottom)
    height = bottom - top if bottom - top > 1.0 else 1.0
    if inner - lower < 0.4 * height or begin < left - 0.5 * height or right - left > 1.4 * height * (steps + 1):
        return None
    return (left if left < begin else begin, upper, right, outer)


def _levels(boxes: _Boxes, first: int, last: int) -> list[tuple[int, int, _Box]]:
    """Part a torn word into pieces (first, last, box) whose characters follow each other on one height."""
    pieces: list[tuple[int, int, _Box]] = []
    for index in range(first, last + 1):
        box = boxes.of(index)
        if pieces:
            start, _, whole = pieces[-1]
            height = max(box[3] - box[1], 1.0)
            level = min(whole[3], box[3]) - max(whole[1], box[1]) >= 0.4 * height
            if level and -0.5 * height < box[0] - whole[2] < height:
                pieces[-1] = (start, index, _union(whole, box))
                continue
        pieces.append((index, index, box))
    return pieces


def _union(one: _Box, other: _Box) -> _Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _parts(word: str, start: int) -> list[tuple[int, int]]:
    """Return the (first, last) character indices of a word's pieces: parted after each hyphen at a line end."""
    parts = []
    first = 0
    while first < len(word):
        at = word.find(HYPHEN, first)
        last = at if at >= 0 else len(word) - 1
        parts.append((start + first, start + last))
        first = last + 1
    return parts


def _turn(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, text: str) -> int:
    """Return by how many quarters, clockwise, the page must be turned so that most of its text stands upright."""
    samples = [at for at in range(0, len(text), max(1, len(text) // 24)) if text[at].isalnum()]
    if not samples:
        return int(page.get_rotation()) // 90 % 4
    votes = [0, 0, 0, 0]
    for at in samples:
        angle = pdfium_c.FPDFText_GetCharAngle(text_page, at)
        votes[-round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return votes.index(max(votes))
