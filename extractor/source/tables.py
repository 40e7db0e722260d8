"""Tables on their way into the frozen Text: cells that hold printed lines, joined over pages, with their heads.

A table never holds words of its own. Its cells are written into the text in reading order, row by row and cell by
cell; each keeps its place in the grid and, once the text is frozen, its span.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct, field

from extractor.grammar import Pattern, load
from extractor.model.text import Area, Box, Cell, Span, Table

_HEAD_ROWS = 5
_HEAD_LENGTH = 120
# Edges of columns nearer than this (points) are the same edge.
_SAME_EDGE = 5.0


class CellDraft(Struct, eq=False):
    """One cell in the making: its place in the grid, its words so far, its span once it is written."""

    row: int
    left: float
    right: float
    rowspan: int = 1
    header: bool = False
    bold: bool = False
    words: list[str] = field(default_factory=list)
    start: int = -1
    end: int = -1

    @property
    def text(self) -> str:
        """The cell's words as one running text."""
        return " ".join(self.words)

    def write(self, start: int, end: int) -> None:
        """Note that a line of the cell stands at `start:end` of the content."""
        self.start = start if self.start < 0 else self.start
        self.end = end


class TableDraft(Struct, eq=False):
    """One table in the making: the places of its columns' edges, its cells in reading order, its areas on the pages.

    `gutters` is the white space between the columns (left, right) where no rulings part them.
    """

    edges: list[float]
    cells: list[CellDraft]
    rows: int
    areas: list[Area] = field(default_factory=list)
    gutters: list[tuple[float, float]] = field(default_factory=list)

    @property
    def head(self) -> int:
        """The number of rows that head the table; 0 where none is recognised."""
        return max((cell.row + cell.rowspan for cell in self.cells if cell.header), default=0)

    def row(self, number: int) -> list[CellDraft]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


_ENDS_SENTENCE = tuple(".;:")


@cache
def form(name: str) -> re.Pattern[str]:
    """Return one pattern of grammars/page/tables.toml."""
    return re.compile(load("page/tables", dict[str, Pattern])[name].pattern)


def holds_prose(rows: Iterable[Sequence[Sequence[str]]]) -> bool:
    """Whether lines of the regulation itself stand in the cells: a page set in ruled boxes, not a table.

    `rows` have cells, cells have lines. The heading of a Pasal or BAB is one where it stands alone in its row, or where
    a sentence or a title in capitals follows, in the cell or in the next: `Pasal 5` in a list of tariffs only says
    where the tariff comes from.
    """
    for row in rows:
        worded = [lines for lines in row if any(lines)]
        for at, lines in enumerate(worded):
            if any(form("prose").fullmatch(line) for line in lines):
                return True
            heading = next((place for place, line in enumerate(lines) if form("heading").fullmatch(line)), None)
            if heading is None:
                continue
            behind = " ".join(line for below in (lines[heading + 1 :], *worded[at + 1 :]) for line in below).strip()
            if behind[-1:] in _ENDS_SENTENCE or behind.isupper() or (not behind and len(worded) == 1):
                return True
    return False


def mark_head(table: TableDraft) -> None:
    """Mark the cells of the head: the first row, as far down as its cells reach, and a row of column numbers.

    A first row is a head where it opens with `No.`, or stands out from the rest: in capitals, in a heavy font, or as
    the only row that does not open with a number or letter.
    """
    first = [cell for cell in table.row(0) if cell.words]
    if table.rows < 2 or len(first) < 2 or any(not _can_head(cell.text) for cell in first):
        return
    numbered = form("number_column").fullmatch(first[0].text) is not None
    heavy = all(cell.bold for cell in first) and not all(cell.bold for cell in table.cells if cell.words)
    if not (numbered or heavy or all(_capitals(cell.text) for cell in first) or _listed(table)):
        return
    depth = min(max(cell.rowspan for cell in table.row(0)), _HEAD_ROWS, table.rows - 1)
    numbers = [cell.text for cell in table.row(depth) if cell.words]
    if depth + 1 < table.rows and len(numbers) > 1 and all(form("column_number").fullmatch(text) for text in numbers):
        bare = [int(text.strip("()")) for text in numbers]
        if bare == sorted(bare) and bare[0] == 1 and (len(bare) > 2 or bare[-1] <= len(table.edges)):
            depth += 1
    for cell in table.cells:
        cell.header = cell.row + cell.rowspan <= depth


def _listed(table: TableDraft) -> bool:
    """Whether every row below the first opens with a number or letter of a list."""
    openings: dict[int, str] = {}
    for cell in table.cells:
        openings.setdefault(cell.row, cell.text)
    openings.pop(0, None)
    return len(openings) > 1 and all(form("row_cell").fullmatch(text) for text in openings.values())


def _can_head(text: str) -> bool:
    return len(text) <= _HEAD_LENGTH and form("row_cell").fullmatch(text) is None


def _capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return not letters or sum(map(str.isupper, letters)) > 0.7 * len(letters)


def repeated_head(table: TableDraft, more: TableDraft) -> int:
    """Return how many of the first rows of `more` repeat the head of `table`; 0 where they do not."""
    rows = table.head or 1
    if more.rows <= rows:
        return 0
    wanted = [cell.text.casefold() for at in range(rows) for cell in table.row(at)]
    there = [cell.text.casefold() for at in range(rows) for cell in more.row(at)]
    if wanted != there or sum(bool(words) for words in wanted) < 2:
        return 0
    if not table.head:  # what stands again at the top of the next page heads the table
        for cell in table.row(0):
            cell.header = cell.rowspan == 1
    return rows


def goes_on(table: TableDraft, more: TableDraft) -> bool:
    """Whether the columns of `more` are those of `table`: the same outer edges, and the edges of one among the other's.

    The two may stand at different places across their pages. Columns without rulings are the same where their white
    space is.
    """
    if table.gutters or more.gutters:
        pairs = list(zip(table.gutters, more.gutters, strict=False))
        same = len(table.gutters) == len(more.gutters)
        return same and all(max(a[0], b[0]) < min(a[1], b[1]) for a, b in pairs)
    few, many = sorted((_from_left(table), _from_left(more)), key=len)
    if abs(few[-1] - many[-1]) > _SAME_EDGE:
        return False
    return all(any(abs(edge - other) < _SAME_EDGE for other in many) for edge in few)


def _from_left(table: TableDraft) -> list[float]:
    return [edge - table.edges[0] for edge in table.edges]


def is_continued(table: TableDraft, more: TableDraft, skipped: int) -> bool:
    """Whether the first row of `more` after the repeated head goes on with the last row of `table`.

    So it is where its first column, that of the numbers, is empty and the row is no row of sums.
    """
    row = more.row(skipped)
    above = [cell for cell in table.cells if cell.row + cell.rowspan == table.rows]
    if len(row) < 2 or not above or row[0].words or not min(above, key=lambda cell: cell.left).words:
        return False
    opening = next((cell.text for cell in row if cell.words), "")
    return bool(opening) and not form("sum").fullmatch(opening) and not any(cell.header for cell in above)


def append(table: TableDraft, more: TableDraft, skipped: int, continued: bool) -> dict[CellDraft, CellDraft]:
    """Add the rows of `more` after the first `skipped`; return the cells of a continued row with those they go on in.

    `continued` says that the first row goes on with the last row of `table`; a cell without a fellow there keeps the
    row apart.
    """
    shift = table.edges[0] - more.edges[0]
    if len(more.edges) > len(table.edges):
        table.edges = [edge + shift for edge in more.edges]
    table.areas.extend(more.areas)
    fellows: dict[CellDraft, CellDraft] = {}
    rest = [cell for cell in more.cells if cell.row >= skipped]
    for cell in rest:
        cell.left += shift
        cell.right += shift
        cell.row += table.rows - skipped
    if continued:
        last = [cell for cell in table.cells if cell.row + cell.rowspan == table.rows]
        for cell in rest:
            if cell.row == table.rows:
                for other in last:
                    if abs(other.left - cell.left) < _SAME_EDGE and abs(other.right - cell.right) < _SAME_EDGE:
                        fellows[cell] = other
        if any(cell.row == table.rows and (cell not in fellows or cell.rowspan > 1) for cell in rest):
            fellows = {}
    if fellows:
        for cell in rest:
            cell.row -= 1
        for cell, other in fellows.items():
            other.words.extend(cell.words)
        rest = [cell for cell in rest if cell not in fellows]
    table.rows += more.rows - skipped - (1 if fellows else 0)
    table.cells.extend(rest)
    return fellows


def frozen(table: TableDraft) -> Table | None:
    """Return the table with its spans in the content; None where nothing of it was written.

    Every slot of its grid belongs to one cell: what no cell covers is an empty one, a row that no cell begins is left
    out.
    """
    written = [cell for cell in table.cells if cell.start >= 0]
    if not written:
        return None
    starts = sorted({cell.row for cell in table.cells})
    wide = len(table.edges) - 1
    rows: list[list[Cell]] = [[] for _ in starts]
    taken: set[tuple[int, int]] = set()
    at = min(cell.start for cell in written)
    for cell in table.cells:
        span = Span(cell.start, cell.end) if cell.start >= 0 else Span(at, at)
        at = span.end
        first, last = _column(table, cell.left), _column(table, cell.right)
        across = max(1, last - first)
        row = bisect_left(starts, cell.row)
        down = max(1, bisect_left(starts, cell.row + cell.rowspan) - row)
        taken.update((row + y, first + x) for y in range(down) for x in range(across))
        rows[row].append(Cell(span, first, down, across, cell.header))
    for y, cells in enumerate(rows):
        place = cells[0].span.start
        cells += [Cell(Span(place, place), x) for x in range(wide) if (y, x) not in taken]
        cells.sort(key=lambda cell: cell.column)
    whole = Span(min(cell.start for cell in written), max(cell.end for cell in written))
    return Table(whole, wide, tuple(map(tuple, rows)), tuple(table.areas))


def _column(table: TableDraft, place: float) -> int:
    return min(range(len(table.edges)), key=lambda at: abs(table.edges[at] - place))


def area(page: int | None, box: tuple[float, float, float, float] | None) -> Area:
    """Return an area with its box in tenths of a point."""
    return Area(page, Box(*(round(value, 1) for value in box)) if box else None)
