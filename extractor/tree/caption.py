"""The caption of a Lampiran and its heading: where the one ends, and how far the other goes."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.units import HEADINGS
from extractor.model.text import Text
from extractor.tree.closing import is_office
from extractor.tree.markers import Line

# Lines that a caption can have (chosen: labels, subject and letterhead over a page's width).
_CAPTION_LINES = 24
# The subject begins within so many lines of the caption (chosen: kind, number and day stand before it).
_SUBJECT_WITHIN_LINES = 8
# Lines that the heading of an annex can have (chosen).
_HEADING_LINES = 8
# Letters of a line that must be those of the subject, where a scan was misread.
_ALIKE_SHARE = 0.75
# Letters that a line after a strange one must have, and the last letters of the subject by which its end is known.
_LEAST_LETTERS = 12
_LAST_LETTERS = 14
# Lines of the subject that may be left over where their letters do not count out (chosen).
_LEFT_OVER_LINES = 3
# The middle or the left edge of the lines of one heading agree to this many points.
_MIDDLE_POINTS = 40.0
_LEFT_POINTS = 8.0
_STATE = "REPUBLIKINDONESIA"


class CaptionForms(Form, frozen=True):
    """What the lines of a caption and of the heading after it look like."""

    label: Pattern
    subject: Pattern
    no_title: Pattern


@cache
def _form(name: Literal["label", "subject", "no_title"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/caption", CaptionForms), name)
    return re.compile(form.pattern)


def caption_end(content: str, lines: Sequence[Line], title: str | None, maker: str | None) -> int:
    """Return the line after the caption, whose first line is `lines[0]`.

    It holds the labels (kind, number, day), the regulation's subject, which may break anywhere and may have been
    misread, and the letterhead of the maker where that is printed again.
    """
    words = [content[line.start : line.end] for line in lines[:_CAPTION_LINES]]
    at = max(1, _subject_end(words, _letters(title or "")) or _foreign_subject_end(words, lines))
    while at < len(words) and (is_label(words[at]) or _is_letterhead(words[at], maker)):
        at += 1
    return at


def is_label(words: str) -> bool:
    """Whether a line is one of a caption: kind, number, day or the label of the subject."""
    return _form("label").fullmatch(words) is not None


def _subject_end(words: Sequence[str], title: str) -> int:
    """Return the line after the last words of the subject, 0 where the caption does not repeat it."""
    if not title:
        return 0
    begin = next((at for at, line in enumerate(words[:_SUBJECT_WITHIN_LINES]) if _form("subject").search(line)), None)
    if begin is None:  # the subject without its label
        for at in range(1, min(len(words), _SUBJECT_WITHIN_LINES)):
            if _letters(words[at]) in title and _letters(" ".join(words[1 : at + 1])).endswith(title[-_LAST_LETTERS:]):
                return at + 1
        return 0
    there = 0
    at = begin
    while at < len(words) and there < len(title) - 2:
        match = _form("subject").search(words[at]) if at == begin else None
        line = _letters(words[at][match.end() if match else 0 :])
        if line and not _alike(line, title[there : there + len(line)]):
            after = _letters(words[at + 1]) if at + 1 < len(words) else ""
            if len(after) < _LEAST_LETTERS or not _alike(after, title[there : there + len(after)]):
                break
            at += 1  # one strange line within the subject
            line = after
        there += len(line)
        at += 1
    whole = there >= len(title) - 2
    for more in range(at, at if whole or not there else min(at + _LEFT_OVER_LINES, len(words))):
        if _letters(" ".join(words[begin : more + 1])).endswith(title[-_LAST_LETTERS:]):
            return more + 1
    return at if there else 0


def _foreign_subject_end(words: Sequence[str], lines: Sequence[Line]) -> int:
    """Return the line after the subject of another regulation, 0 where there is none.

    An annex in a draft, or one that was copied, may bear the head of the regulation that it was made for. Its subject
    goes as far as the white space below it, where that stands between lines in capitals.
    """
    begin = next((at for at, line in enumerate(words[:_SUBJECT_WITHIN_LINES]) if _form("subject").search(line)), None)
    if begin is None:
        return 0
    first = begin + (not _form("subject").split(words[begin], maxsplit=1)[-1].strip())
    for at in range(first + 1, min(len(words), first + _SUBJECT_WITHIN_LINES)):
        if not words[at - 1].isupper():
            break
        if lines[at].source.gap > 0:
            return at
    return begin + 1


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE_SHARE


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).upper()


def _is_letterhead(words: str, maker: str | None) -> bool:
    """Whether the line is the maker's office, or a line of it: `MENTERI KEUANGAN`, `REPUBLIK INDONESIA`."""
    letters = _letters(words)
    if len(letters) < len("BUPATI") or not words.isupper():
        return False
    office = _letters(maker or "").removesuffix(_STATE)
    return letters in (_STATE, f"PRESIDEN{_STATE}") or (bool(office) and letters in (office, office + _STATE))


def heading_end(text: Text, lines: Sequence[Line], start: int, maker: str | None = None) -> int:
    """Return the line after the heading that begins at `start`: lines in capitals set as one block.

    A numbered part, the head of a table, a blank to fill in and the office that signs are not of the heading. Where the
    lines in capitals do not end before that office, as in a chart, the heading ends at the first white space.
    """
    stop, signed = start, False
    while stop < min(len(lines), start + _HEADING_LINES):
        line = lines[stop]
        words = text.content[line.start : line.end]
        if not _capitals(words) or _form("no_title").fullmatch(words) or _in_table(text, line) or _opens_part(line):
            break
        if stop > start and not _same_block(lines[start], line):
            break
        if stop > start and words.endswith(",") and is_office(words, maker):
            signed = True
            break
        stop += 1
    if signed or stop - start == _HEADING_LINES:
        return next((at for at in range(start + 1, stop) if lines[at].source.gap > 0), stop)
    return stop


def _capitals(words: str) -> bool:
    """Whether a line can be of a heading: in capitals, and no label of what follows (`KET :`)."""
    letters = [sign for sign in words if sign.isalpha()]
    return len(letters) > 2 and words[-1] != ":" and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _opens_part(line: Line) -> bool:
    """Whether a line is the head of a part of the annex: `BAB I`, `Bagian Kesatu`."""
    return bool(line.markers) and line.markers[0].name in HEADINGS


def _in_table(text: Text, line: Line) -> bool:
    return any(table.span.start <= line.start < table.span.end for table in text.tables)


def _same_block(first: Line, line: Line) -> bool:
    """Whether two lines are set under each other, flush left or centred; where they stand is known for a PDF only."""
    one, other = first.source.box, line.source.box
    if one is None or other is None or first.source.page != line.source.page:
        return first.source.page == line.source.page
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return middle < _MIDDLE_POINTS or abs(one.left - other.left) < _LEFT_POINTS
