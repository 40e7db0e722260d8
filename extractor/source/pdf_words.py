"""The words of one PDF page with their boxes, in the order of the content stream.

pdfium gives the characters of a page in one call; boxes are asked only for the first and the last character of each
word, and font facts once a run, so that a page costs some hundred calls instead of several thousand.
"""

import ctypes
import math
import re
from dataclasses import dataclass

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
    """One page as it is displayed: its size in points and its words in stream order."""

    width: float
    height: float
    words: list[Word]


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
    sheet = Sheet(right - left, top - bottom, []) if turn % 2 == 0 else Sheet(top - bottom, right - left, [])
    rect = pdfium_c.FS_RECTF()
    pointer = ctypes.byref(rect)
    box_of = pdfium_c.FPDFText_GetLooseCharBox
    name = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    handle = text_page.raw
    run = 0
    size, bold, styled = 0.0, False, -1
    ended = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start > ended and _BREAK.search(text, ended, start):
            run += 1
        ended = end
        # A hyphen at a line end glues the next line's first word to it: part them again.
        for first, last in _parts(match[0], start):
            if first != start:
                run += 1
            if not box_of(handle, first, pointer):
                continue
            x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
            if last > first and box_of(handle, last, pointer):
                x0, x1 = min(x0, rect.left), max(x1, rect.right)
                y0, y1 = min(y0, rect.bottom), max(y1, rect.top)
            if styled != run:
                styled = run
                size = pdfium_c.FPDFText_GetFontSize(handle, first)
                pdfium_c.FPDFText_GetFontInfo(handle, first, name, 96, flags)
                bold = _HEAVY.search(name.value) is not None
            if turn == 0:
                box = (x0 - left, top - y1, x1 - left, top - y0)
            elif turn == 1:
                box = (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
            elif turn == 2:
                box = (right - x1, y0 - bottom, right - x0, y1 - bottom)
            else:
                box = (top - y1, right - x1, top - y0, right - x0)
            sheet.words.append(Word(text[first : last + 1], *box, run, size, bold))
    return sheet


def _parts(word: str, start: int) -> list[tuple[int, int]]:
    """Return the (first, last) character indices of a word's pieces: parted after each hyphen at a line end."""
    if HYPHEN not in word[:-1]:
        return [(start, start + len(word) - 1)]
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
        votes[round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return votes.index(max(votes))
