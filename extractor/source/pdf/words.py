"""The words of one PDF page with their boxes, in the order of the content stream.

pdfium gives the characters of a page in one call; boxes are asked only for the first and the last character of each
word, and font facts once a run, so that a page costs some hundred calls instead of several thousand.
"""

import ctypes
import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.pdf.calls import Boxes, Items, angle_of, font_of, loose_boxes_of, size_of
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


def words_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, items: Items) -> Sheet:
    """Return the page's words; `items` are its objects.

    Sideways text (a turned page, with or without /Rotate) is turned upright.
    """
    text = characters_of(text_page)
    left, bottom, right, top = frame = page.get_bbox()
    turn = _turn(page, text_page, text, items)
    wide, high = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    sheet = Sheet(wide, high, [], turn, frame)
    characters = _Characters(text_page.raw, turn, frame)
    spans = [match.span() for match in _WORD.finditer(text)]
    if turn or not items.is_level:
        spans, slanted = characters.level(spans)
        sheet.slanted = [
            Word(text[at], *box, -1, 0.0, False) for at, box in zip(slanted, characters.boxes(slanted), strict=True)
        ]
    if spans:
        sheet.words = _words(text, spans, characters)
    return sheet


def _words(text: str, spans: Sequence[tuple[int, int]], characters: "_Characters") -> list[Word]:
    """Return the words at these places of the text, each with the box that its first and last character have."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    texts = [text[start:end] for start, end in spans]
    boxes = characters.places([*starts, *[end - 1 for end in ends]])
    (left, top, _, bottom), (begin, high, right, low) = boxes[: len(spans)].T, boxes[len(spans) :].T
    with np.errstate(all="ignore"):  # a broken file may say anything
        lengths = np.array(list(map(len, texts)))
        height = bottom - top
        raised = (low - high < RAISED * height) & (low < bottom)
        height = np.where(height > 1.0, height, 1.0)
        shared = np.where(bottom < low, bottom, low) - np.where(top > high, top, high)
        # pdfium may leave out the blank between lines or columns: then the two characters stand on two heights, or too
        # far apart, and are not of one printed word.
        torn = (shared < 0.4 * height) | (begin < left - 0.5 * height) | (right - left > 1.4 * height * lengths)
        left, high = np.where(left < begin, left, begin), np.where(top < high, top, high)
        low = np.where(bottom > low, bottom, low)
    edges = [edge.tolist() for edge in (left, high, right, low)]
    words = list(map(Word, texts, *edges, *_styles(text, spans, characters)))
    found: list[Word] = []
    done = 0
    for at in np.flatnonzero((raised | torn) & (lengths > 1)).tolist():
        noted = _noted(words[at], *spans[at], text, characters) if raised[at] else []
        found += words[done:at]
        found += noted or (_parted(words[at], *spans[at], text, characters) if torn[at] else [words[at]])
        done = at + 1
    return found + words[done:]


def _styles(
    text: str, spans: Sequence[tuple[int, int]], characters: "_Characters"
) -> tuple[list[int], list[float], list[bool]]:
    """Return the run, the font size and the weight of each word; a run ends with pdfium's line, or where two touch."""
    runs: list[int] = []
    sizes: list[float] = []
    bolds: list[bool] = []
    run, line_end, ended = 0, -1, -1
    size, bold = 0.0, False
    for start, end in spans:
        if start > line_end or start == ended:
            run += 1
            line_end = _line_end(text, start)
            size, bold = characters.style(start)
        ended = end
        runs.append(run)
        sizes.append(size)
        bolds.append(bold)
    return runs, sizes, bolds


def _noted(word: Word, start: int, end: int, text: str, characters: "_Characters") -> list[Word]:
    """Return a word and the raised figures behind it, where pdfium left out the blank that is not printed."""
    note = _NOTE.search(text, start, end)
    if note is None or note.start() == start:
        return []
    at = note.start()
    first, before, mark, last = characters.boxes([start, at - 1, at, end - 1])
    if mark[3] - mark[1] >= RAISED * (before[3] - before[1]):
        return []
    run, size, bold = word.run, word.size, word.bold
    return [
        Word(text[start:at], first[0], first[1], before[2], first[3], run, size, bold),
        Word(note[0], mark[0], mark[1], last[2], last[3], run, size, bold, raised=True),
    ]


def _parted(word: Word, start: int, end: int, text: str, characters: "_Characters") -> list[Word]:
    """Return the printed words that one of pdfium's is torn into."""
    torn = range(start, end)
    return [
        Word(text[first : last + 1], *box, word.run, word.size, word.bold)
        for first, last, box in _levels(zip(torn, characters.boxes(torn), strict=True))
    ]


def _line_end(text: str, start: int) -> int:
    found = _BREAK.search(text, start)
    return found.start() if found else len(text)


def upright(boxes: Boxes, turn: int, frame: Frame) -> Boxes:
    """Return boxes (left, top, right, bottom) of the file's page on the page as it is displayed, origin top left."""
    left, bottom, right, top = frame
    order, signs, moved = (
        ((0, 1, 2, 3), (1, -1, 1, -1), (-left, top, -left, top)),
        ((3, 0, 1, 2), (1, 1, 1, 1), (-bottom, -left, -bottom, -left)),
        ((2, 3, 0, 1), (-1, 1, -1, 1), (right, -bottom, right, -bottom)),
        ((1, 2, 3, 0), (-1, -1, -1, -1), (top, right, top, right)),
    )[turn]
    with np.errstate(all="ignore"):  # a broken file may say anything
        turned: Boxes = (boxes[:, order] if turn else boxes) * signs + moved
    return turned


class _Characters:
    """Boxes and font facts of single characters, turned upright."""

    def __init__(self, handle: Any, turn: int, page: Frame) -> None:
        """Keep the page's handle; `page` is its (left, bottom, right, top) in the file's coordinates."""
        self._handle, self._turn, self._page = handle, turn, page
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._size = ctypes.c_ulong(_LONGEST_NAME)
        self._flags = ctypes.byref(ctypes.c_int())

    def places(self, indices: Sequence[int]) -> Boxes:
        """Return the boxes of the characters; where pdfium knows none, that of the character before."""
        return upright(loose_boxes_of(self._handle, indices), self._turn, self._page)

    def boxes(self, indices: Sequence[int]) -> list[Frame]:
        """Return what `places` does, as tuples."""
        return [(left, top, right, bottom) for left, top, right, bottom in self.places(indices).tolist()]

    def level(self, spans: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
        """Return the spans without the characters that run askew, and the places of these."""
        handle, angle = self._handle, -self._turn * math.pi / 2 % (2 * math.pi)
        firsts = list(map(angle_of, repeat(handle), [start for start, _ in spans]))
        lasts = list(map(angle_of, repeat(handle), [end - 1 for _, end in spans]))
        askew = {each for each in {*firsts, *lasts} if not _is_level(each, angle)}
        if not askew:
            return list(spans), []
        kept: list[tuple[int, int]] = []
        slanted: list[int] = []
        for (start, end), *angles in zip(spans, firsts, lasts, strict=True):
            first = start
            for at in () if askew.isdisjoint(angles) else range(start, end):
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


def _turn(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, text: str, items: Items) -> int:
    """Return by how many quarters, clockwise, the page must be turned so that most of its text stands upright."""
    samples = [at for at in range(0, len(text), max(1, len(text) // 24)) if text[at].isalnum()]
    if not samples:
        return int(page.get_rotation()) // 90 % 4
    if items.is_level:
        return 0
    votes = [0, 0, 0, 0]
    for angle in map(angle_of, repeat(text_page.raw), samples):
        votes[-round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return votes.index(max(votes))
