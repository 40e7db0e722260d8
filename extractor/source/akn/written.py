"""The frozen text of an XML file in the making: one line for each element that holds words."""

from collections.abc import Sequence

from extractor.model.text import Cell, Furniture, Source, SourceLine, Span, Table, Text
from extractor.source.characters import normalise


class Written:
    """The words that were read so far; a line ends where an element does."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._size = 0
        self._goes_on = False
        self.tables: list[Table] = []
        self.furniture: list[Furniture] = []

    def put(self, words: str, *, opens: bool = False) -> Span | None:
        """Append words and return their place, None where there are none.

        With `opens` the next words stand on the same line: those of a list item behind its number.
        """
        line = " ".join(normalise(words).split())
        if not line:
            return None
        if self._pieces:
            self._pieces.append(" " if self._goes_on else "\n")
            self._size += 1
        if not self._goes_on:
            self._starts.append(self._size)
        self._pieces.append(line)
        span = Span(self._size, self._size + len(line))
        self._size, self._goes_on = span.end, opens
        return span

    def end_line(self) -> None:
        """End the line of a number that nothing follows."""
        self._goes_on = False

    def table(self, rows: Sequence[Sequence[Cell]]) -> Span | None:
        """Append the table that these cells make and return its place; None for one without words."""
        spans = [cell.span for row in rows for cell in row if cell.span.end > cell.span.start]
        if not spans:
            return None
        span = Span(spans[0].start, spans[-1].end)
        columns = max(cell.column + cell.colspan for row in rows for cell in row)
        self.tables.append(Table(span, columns, tuple(tuple(row) for row in rows)))
        return span

    @property
    def end(self) -> int:
        """Where the next empty cell stands."""
        return self._size

    def frozen(self, source: Source) -> Text:
        """Return the text."""
        ends = [*(start - 1 for start in self._starts[1:]), self._size]
        lines = [
            SourceLine(Span(start, end), number)
            for number, (start, end) in enumerate(zip(self._starts, ends, strict=True), start=1)
        ]
        return Text("".join(self._pieces), tuple(lines), source, tuple(self.furniture), tables=tuple(self.tables))
