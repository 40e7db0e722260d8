"""Plain text: lines, indents, white space between lines, pages parted by form feeds."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.model.text import Page
from extractor.source.characters import normalise, squeeze
from extractor.source.line_draft import Draft, settle_gaps
from extractor.source.tables import TableDraft
from extractor.source.text.line_numbers import take_line_numbers
from extractor.source.text.spaced_tables import spaced_tables

# A break inside a line of the file: form feed (page), or the soft breaks that word processors leave.
_SOFT = re.compile("[\v\x1c\x1d\x1e\x85\u2028\u2029]")
_BREAK = re.compile("[\f\v\x1c\x1d\x1e\x85\u2028\u2029]")
_TAB = 8


def numbered(text: str) -> Iterable[tuple[int, int, str]]:
    """Return (page, line number in the file, line) for every line; pages are parted by form feeds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if _BREAK.search(text):
        return _parted(lines)
    return [(1, number, line) for number, line in enumerate(lines, 1)]


def _parted(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what `numbered` returns for lines with breaks inside."""
    page = 1
    for number, line in enumerate(lines, 1):
        if line.isprintable():
            yield page, number, line
            continue
        for at, sheet in enumerate(line.split("\f")):
            if at:
                page += 1
            for piece in _SOFT.split(sheet):
                yield page, number, piece


def read_plain(text: str) -> tuple[list[Draft], tuple[Page, ...], list[TableDraft]]:
    """Return the printed lines of a plain text, its pages where form feeds part it, and its tables."""
    drafts: list[Draft] = []
    gaps: list[int] = []
    typed: list[str] = []
    paged = "\f" in text
    blank = 0
    last = 1
    for page, number, line in numbered(text):
        if page != last:
            blank, last = 0, page
        if not line or line.isspace():
            blank += 1
            continue
        if not (line.isascii() and line.isprintable()):
            line = normalise(line.expandtabs(_TAB))
        words = squeeze(line)
        if not words:
            blank += 1
            continue
        indent = 0.0 if line[0] != " " else float(len(line) - len(line.lstrip(" ")))
        drafts.append(Draft(words, number, page if paged else None, indent))
        gaps.append(blank)
        typed.append(line)
        blank = 0
    settle_gaps(drafts, gaps)
    take_line_numbers(drafts, typed)
    tables = spaced_tables(drafts, typed)
    pages = tuple(Page(page, 0.0, 0.0, "text") for page in range(1, sheets(text) + 1)) if paged else ()
    return drafts, pages, tables


def sheets(text: str) -> int:
    """Return the number of pages of a text parted by form feeds; a last form feed opens no page."""
    return text.rstrip().count("\f") + 1
