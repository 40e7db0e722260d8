"""The words of one PDF page with their boxes, in the order of the content stream.

pdfium gives the characters of a page in one call; boxes are asked only for the first and the last character of each
word, and font facts once a run, so that a page costs some hundred calls instead of several thousand.
"""

import ctypes
import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from struct import Struct as Layout
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.pdf.calls import angle_of, font_of, loose_box_of, size_of
from extractor.source.printed_lines import HYPHEN, NOTE_MARK, RAISED, Frame, Sheet, Word

# A hyphen at a line end glues the next line's first word to it: the two are no one word.
_WORD = re.compile(rf"[^\s\u200b\x00-\x1f{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_BREAK = re.compile(r"[\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What may be the mark of a note at the end of a word.
_NOTE = re.compile(rf"{NOTE_MARK.pattern}(?!\S)")
# Text that deviates from the level by more than this (radians) runs askew over the page; italics have 0.2 to 0.35.
_ASKEW = 0.45
_HEAVY = re.compile(rb"(?i)bold|black|heavy|demi")

_edges = Layout("4f").unpack  # the left, top, right and bottom of an FS_RECTF
_LONGEST_NAME = 96


def characters_of(text_page: pdfium.PdfTextPage) -> str:
    """Return pdfium's own characters of the page, one code point per character, hyphens at line ends as U+FFFE."""
    count = pdfium_c.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", errors="surrogatepass")
    if len(text) != count or _SURROGATE.search(text):
        # Characters beyond U+FFFF or without a mapping: the bulk text does not count as the characters do.
        codes = (pdfium_c.FPDFText_GetUnicode(text_page, index) for index in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0" for code in codes)
        text = text.replace("\x02", HYPHEN)
    return text


def words_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Sheet:
    """Return the page's words. Sideways text (a turned page, with or without /Rotate) is turned upright."""
    text = characters_of(text_page)
    left, bottom, right, top = frame = page.get_bbox()
    turn = _turn(page, text_page, text)
    wide, high = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    characters = _Characters(text_page.raw, turn, frame)
    spans = [match.span() for match in _WORD.finditer(text)]
    spans, slanted = characters.level(spans)
    boxes = characters.boxes([at for start, end in spans for at in (start, end - 1)])
    sheet = Sheet(wide, high, [], turn, frame)
    sheet.slanted = [
        Word(text[at], *box, -1, 0.0, False) for at, box in zip(slanted, characters.boxes(slanted), strict=True)
    ]
    words = sheet.words
    run, line_end, ended = 0, -1, -1
    size, bold = 0.0, False
    for (start, end), first, last in zip(spans, boxes[::2], boxes[1::2], strict=True):
        if start > line_end or start == ended:
            run += 1
            line_end = _line_end(text, start)
            size, bold = characters.style(start)
        ended = end
        if end == start + 1:
            words.append(Word(text[start:end], *first, run, size, bold))
            continue
        left, top, _, bottom = first
        begin, high, right, low = last
        if low - high < RAISED * (bottom - top) and low < bottom and (note := _NOTE.search(text, start, end)):
            # Raised figures behind a word: pdfium leaves out the blank that is not printed.
            parts = characters.boxes([note.start() - 1, note.start()])
            if note.start() > start and parts[1][3] - parts[1][1] < RAISED * (parts[0][3] - parts[0][1]):
                words.append(Word(text[start : note.start()], left, top, parts[0][2], bottom, run, size, bold))
                words.append(Word(note[0], *parts[1][:2], right, low, run, size, bold, raised=True))
                continue
        height = bottom - top if bottom - top > 1.0 else 1.0
        shared = (bottom if bottom < low else low) - (top if top > high else high)
        # pdfium may leave out the blank between lines or columns: then the two characters stand on two heights, or too
        # far apart, and are not of one printed word.
        if shared < 0.4 * height or begin < left - 0.5 * height or right - left > 1.4 * height * (end - start):
            torn = range(start, end)
            for here, until, (x0, y0, x1, y1) in _levels(zip(torn, characters.boxes(torn), strict=True)):
                words.append(Word(text[here : until + 1], x0, y0, x1, y1, run, size, bold))
        else:
            left = left if left < begin else begin
            top, bottom = top if top < high else high, bottom if bottom > low else low
            words.append(Word(text[start:end], left, top, right, bottom, run, size, bold))
    return sheet


def _line_end(text: str, start: int) -> int:
    found = _BREAK.search(text, start)
    return found.start() if found else len(text)


def upright(boxes: Sequence[Frame], turn: int, frame: Frame) -> list[Frame]:
    """Return boxes (left, top, right, bottom) of the file's page on the page as it is displayed, origin top left."""
    left, bottom, right, top = frame
    if turn == 0:
        return [(x0 - left, top - y1, x1 - left, top - y0) for x0, y1, x1, y0 in boxes]
    if turn == 1:
        return [(y0 - bottom, x0 - left, y1 - bottom, x1 - left) for x0, y1, x1, y0 in boxes]
    if turn == 2:
        return [(right - x1, y0 - bottom, right - x0, y1 - bottom) for x0, y1, x1, y0 in boxes]
    return [(top - y1, right - x1, top - y0, right - x0) for x0, y1, x1, y0 in boxes]


class _Characters:
    """Boxes and font facts of single characters, turned upright."""

    def __init__(self, handle: Any, turn: int, page: Frame) -> None:
        """Keep the page's handle; `page` is its (left, bottom, right, top) in the file's coordinates."""
        self._handle, self._turn, self._page = handle, turn, page
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._size = ctypes.c_ulong(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())

    def boxes(self, indices: Iterable[int]) -> list[Frame]:
        """Return the boxes of the characters; where pdfium knows none, that of the character before."""
        handle, rect = self._handle, pdfium_c.FS_RECTF()
        pointer = ctypes.byref(rect)
        found = []
        for index in indices:
            loose_box_of(handle, index, pointer)
            found.append(_edges(rect))
        return upright(found, self._turn, self._page)

    def level(self, spans: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
        """Return the spans without the characters that run askew, and the places of these."""
        handle, angle = self._handle, -self._turn * math.pi / 2 % (2 * math.pi)
        straight = [
            ((first := angle_of(handle, start)) == angle or _is_level(first, angle))
            and ((last := angle_of(handle, end - 1)) == angle or _is_level(last, angle))
            for start, end in spans
        ]
        if all(straight):
            return list(spans), []
        kept: list[tuple[int, int]] = []
        slanted: list[int] = []
        for (start, end), whole in zip(spans, straight, strict=True):
            first = start
            for at in () if whole else range(start, end):
                if not _is_level(angle_of(handle, at), angle):
                    slanted.append(at)
                    if at > first:
                        kept.append((first, at))
                    first = at + 1
            if first < end:
                kept.append((first, end))
        return kept, slanted

    def style(self, index: int) -> tuple[float, bool]:
        """Return the font size as the file has it, and whether the font is heavy."""
        font_of(self._handle, index, self._name, self._size, self._flags)
        return size_of(self._handle, index), _is_heavy(self._name.value)


def _is_level(angle: float, level: float) -> bool:
    deviation = abs(angle - level) % (2 * math.pi)
    return angle < 0 or min(deviation, 2 * math.pi - deviation) < _ASKEW


@lru_cache(maxsize=256)
def _is_heavy(font: bytes) -> bool:
    return _HEAVY.search(font) is not None


def _levels(boxes: Iterable[tuple[int, Frame]]) -> list[tuple[int, int, Frame]]:
    """Part a torn word into pieces (first, last, box) whose characters follow each other on one height."""
    pieces: list[tuple[int, int, Frame]] = []
    for index, box in boxes:
        if pieces:
            start, _, whole = pieces[-1]
            height = max(box[3] - box[1], 1.0)
            level = min(whole[3], box[3]) - max(whole[1], box[1]) >= 0.4 * height
            if level and -0.5 * height < box[0] - whole[2] < height:
                pieces[-1] = (start, index, _union(whole, box))
                continue
        pieces.append((index, index, box))
    return pieces


def _union(one: Frame, other: Frame) -> Frame:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _turn(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, text: str) -> int:
    """Return by how many quarters, clockwise, the page must be turned so that most of its text stands upright."""
    samples = [at for at in range(0, len(text), max(1, len(text) // 24)) if text[at].isalnum()]
    if not samples:
        return int(page.get_rotation()) // 90 % 4
    handle = text_page.raw
    angles = [angle_of(handle, at) for at in samples]
    if not any(angles):
        return 0
    votes = [0, 0, 0, 0]
    for angle in angles:
        votes[-round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return votes.index(max(votes))
