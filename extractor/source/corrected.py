"""A text with the lines that people have corrected, as a new frozen Text.

A correction is found by page, line and words; where a later reading counts the lines otherwise, by its words if they
stand on one line of the page only. What was read before stays among the furniture, as `garbage`.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from extractor.model.correction import Correction
from extractor.model.text import Cell, Furniture, SourceLine, Span, Table, Text
from extractor.source.characters import normalise, squeeze


def corrected(text: Text, corrections: Sequence[Correction]) -> Text:
    """Return `text` with those of `corrections` that are about its file made, in their order of time.

    `Text.corrections` are those that were made, `Text.unplaced` those whose line it does not have any more.
    """
    for correction in sorted(corrections, key=lambda each: each.at):
        if correction.sha256 != text.source.sha256:
            continue
        at = _line(text, correction)
        if at is None:
            text = replace(text, unplaced=(*text.unplaced, correction))
        else:
            text = replace(_rewritten(text, at, correction), corrections=(*text.corrections, correction))
    return text


def words_of_line(text: Text, line: SourceLine) -> str:
    """Return the words of a printed line, as a correction quotes them."""
    return text.content[line.span.start : line.span.end]


def _line(text: Text, correction: Correction) -> int | None:
    """Return the place of a corrected line among the lines of `text`; None where it is not there."""
    alike = [
        at
        for at, line in enumerate(text.lines)
        if line.page == correction.page and words_of_line(text, line) == correction.old
    ]
    exact = [at for at in alike if text.lines[at].number == correction.line]
    if exact:
        return exact[0]
    return alike[0] if len(alike) == 1 else None


def _rewritten(text: Text, at: int, correction: Correction) -> Text:
    """Return `text` with other words in one line; every later place moves along."""
    line = text.lines[at]
    words = [words for each in correction.new.splitlines() if (words := squeeze(normalise(each)))]
    start, end = line.span.start, line.span.end
    printed = "\n".join(words)
    if not words:  # the break before the line goes with it, or that behind it where it is the first
        start -= start > 0 and not line.joined
        end += start == 0 and end < len(text.content)
    moved = _Moved(start, end, len(printed))
    lines: list[SourceLine] = []
    for number, each in enumerate(text.lines):
        if number != at:
            lines.append(replace(each, span=moved.span(each.span)))
            continue
        begin = start
        for first, own in enumerate(words):
            span = Span(begin, begin + len(own))
            gap, joined = (line.gap, line.joined) if first == 0 else (0.0, False)
            lines.append(replace(line, span=span, gap=gap, joined=joined))
            begin = span.end + 1
    aside = Furniture("garbage", correction.old, start, line.number, line.page, line.box)
    furniture = [replace(each, offset=moved.place(each.offset)) for each in text.furniture]
    furniture.insert(bisect_right([each.offset for each in furniture], start), aside)
    return replace(
        text,
        content=text.content[:start] + printed + text.content[end:],
        lines=tuple(lines),
        furniture=tuple(furniture),
        tables=tuple(_table(table, moved) for table in text.tables),
    )


class _Moved:
    """Where places go when `start:end` gives way to words of another length."""

    def __init__(self, start: int, end: int, size: int) -> None:
        self._start, self._end, self._size = start, end, size

    def place(self, offset: int) -> int:
        if offset <= self._start:
            return offset
        if offset >= self._end:
            return offset + self._size - (self._end - self._start)
        return min(offset, self._start + self._size)

    def span(self, span: Span) -> Span:
        return Span(self.place(span.start), self.place(span.end))


def _table(table: Table, moved: _Moved) -> Table:
    rows = tuple(tuple(_cell(cell, moved) for cell in row) for row in table.rows)
    return replace(table, span=moved.span(table.span), rows=rows)


def _cell(cell: Cell, moved: _Moved) -> Cell:
    return replace(cell, span=moved.span(cell.span))
