"""What was read on one page: every printed line with what it became, for people who look into a reading."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from extractor.emit.tables import Tables
from extractor.model.document import Document
from extractor.model.text import Box, SourceLine, Span

LineKind = Literal["unit", "heading", "block", "table", "furniture", "outside"]


class PageLine(Struct, frozen=True):
    """One printed line: its number on the page, its box in points, its words, and what it became.

    `kind` and `name`: `unit` (text of provisions, their addresses), `heading` (a number or a title of a provision that
    stands alone, its address), `block` (title, formulas, closing; the block's kind), `table` (the table's eId with row
    and column, from 1), `furniture` (set aside; its kind), `outside` (in none of these; the name is empty).
    """

    number: int
    box: Box | None
    kind: LineKind
    name: str
    text: str


def lines_on(document: Document, page: int) -> list[PageLine]:
    """Return the lines of a page in the order of their numbers; furniture stands where it was printed."""
    content = document.text.content
    lines = [line for line in document.text.lines if line.page == page]
    owners = sorted(_owners(document), key=lambda owner: owner[0])
    found = [_line(line, content, owners) for line in lines]
    found += [
        PageLine(piece.number, piece.box, "furniture", piece.kind, piece.text)
        for piece in document.text.furniture
        if piece.page == page
    ]
    return sorted(found, key=lambda line: line.number)


def _owners(document: Document) -> Iterator[tuple[Span, LineKind, str]]:
    """Yield every span of the text with what it is."""
    for block in document.blocks:
        yield block.span, "block", block.kind
    for unit in document.walk():
        for printed in (unit.num, unit.heading):
            if printed is not None:
                yield printed, "heading", unit.eid
        for own in unit.own:
            yield own, "unit", unit.eid
    for placed in Tables(document).placed:
        for at, row in enumerate(placed.table.rows, 1):
            for cell in row:
                yield cell.span, "table", f"{placed.eid} {at},{cell.column + 1}"


def _line(line: SourceLine, content: str, owners: list[tuple[Span, LineKind, str]]) -> PageLine:
    start, end = line.span.start, line.span.end
    behind = bisect_left(owners, end, key=lambda owner: owner[0].start)
    held = [(kind, name) for span, kind, name in owners[:behind] if span.end > start]
    for kind in ("table", "unit", "heading", "block"):
        names = dict.fromkeys(name for its, name in held if its == kind)
        if names:
            return PageLine(line.number, line.box, kind, ", ".join(names), content[start:end])
    return PageLine(line.number, line.box, "outside", "", content[start:end])
