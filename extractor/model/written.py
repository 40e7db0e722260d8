"""A frozen text in the making, for a source that says itself what its lines are: one line for each of its pieces."""

from collections.abc import Sequence

from extractor.model.text import Cell, Furniture, Source, SourceLine, Span, Table, Text


class Written:
    """The words written so far; a line ends where a piece does."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._size = 0
        self._goes_on = False
        self.tables: list[Table] = []
        self.furniture: list[Furniture] = []

    def put(self, line: str, *, opens: bool = False) -> Span | None:
        """Append a line, normalised already, and return its place; None where it is empty.

        With `opens` the next words stand on the same line: those of a list item behind its number.
        """
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

    def put_lines(self, text: str) -> Span | None:
        """Append several lines and return the place of them all; None where there are none."""
        spans = [span for line in text.split("\n") if (span := self.put(line))]
        return Span(spans[0].start, spans[-1].end) if spans else None

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
