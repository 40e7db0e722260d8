"""The tables of a regulation for every form of output: eIds, the units they stand in, the paragraphs of a cell."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from extractor.law.address import joined
from extractor.model.document import Document
from extractor.model.text import Span, Table

# A printed line of a cell that opens a list item, and so a paragraph of its own.
_ITEM = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.)](?: |\Z)|\(\w{1,3}\)(?: |\Z)|[-–•▪] ")


class PlacedTable(Struct, frozen=True):
    """A table with its eId (`att_1__table_1`) and the address of the unit it stands in, None outside every unit."""

    eid: str
    unit: str | None
    table: Table


class Tables:
    """The tables of one document in the order of the text."""

    def __init__(self, document: Document) -> None:
        """Find the unit of each table of `document`; tables are counted within their unit."""
        self._text = document.text
        self.placed: tuple[PlacedTable, ...] = ()
        if document.text.tables:
            owners = sorted((span, provision.eid) for provision in document.walk() for span in provision.own)
            self.placed = _placed(document.text.tables, owners)
        self._starts = [placed.table.span.start for placed in self.placed]

    def split(self, span: Span) -> list[Span | PlacedTable]:
        """Return `span` as the tables that lie wholly in it and the words around them, in order."""
        parts: list[Span | PlacedTable] = []
        start = span.start
        first = bisect_left(self._starts, span.start)
        for placed in self.placed[first : bisect_left(self._starts, span.end)]:
            if span.covers(placed.table.span):
                self._words(parts, start, placed.table.span.start)
                parts.append(placed)
                start = placed.table.span.end
        if not parts:
            return [span]
        self._words(parts, start, span.end)
        return parts

    def _words(self, parts: list[Span | PlacedTable], start: int, end: int) -> None:
        content = self._text.content
        while start < end and content[start] == "\n":
            start += 1
        while start < end and content[end - 1] == "\n":
            end -= 1
        if start < end:
            parts.append(Span(start, end))

    def paragraphs(self, cell: Span) -> list[Span]:
        """Return a cell as paragraphs: wrapped lines together; list items, and what follows a colon, alone."""
        content = self._text.content
        paragraphs: list[Span] = []
        start = cell.start
        while start < cell.end:
            end = content.find("\n", start, cell.end)
            end = cell.end if end < 0 else end
            if paragraphs and content[start - 2] != ":" and not _ITEM.match(content, start, end):
                paragraphs[-1] = Span(paragraphs[-1].start, end)
            elif end > start:
                paragraphs.append(Span(start, end))
            start = end + 1
        return paragraphs


def _placed(tables: tuple[Table, ...], owners: list[tuple[Span, str]]) -> tuple[PlacedTable, ...]:
    counts: dict[str | None, int] = {}
    placed = []
    for table in tables:
        at = bisect_right(owners, table.span.start, key=lambda owner: owner[0].start) - 1
        unit = owners[at][1] if at >= 0 and owners[at][0].covers(table.span) else None
        counts[unit] = count = counts.get(unit, 0) + 1
        placed.append(PlacedTable(joined(unit or "", f"table_{count}"), unit, table))
    return tuple(placed)
