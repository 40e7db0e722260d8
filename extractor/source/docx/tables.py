"""Tables of a Word file as lines: a row is one line, as far as its cells hold one line each.

Drafters set the preamble in a table without borders ("Menimbang | : | a. | bahwa …"), the signatures in one of two
columns; those read as their print does. The grid of a table is kept beside the lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.source.line_draft import Draft
from extractor.source.side_by_side import openings
from extractor.source.tables import CellDraft, TableDraft, area, holds_prose, mark_head

_SHORT = 6
# Word's own limit of columns; a row of more cells is parted into several lines.
_MOST_COLUMNS = 63


@dataclass(slots=True)
class WordCell:
    """One cell: its row, the grid columns `first` to `last` (after the last), its lines; `rows` is its reach down.

    `places` tells where its words stand once the rows are lines: (line, first column, end).
    """

    row: int
    first: int
    last: int
    lines: list[Draft]
    rows: int = 1
    places: list[tuple[Draft, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class WordTable:
    """One table: the left edges of its grid columns and the right edge of the last, in twips; its cells row by row.

    `ruled` says that it prints borders; `moved` that its lines no longer stand cell after cell.
    """

    edges: list[int]
    rows: list[list[WordCell]]
    ruled: bool = False
    moved: bool = False


def lines_of_table(table: WordTable) -> list[Draft]:
    """Return the lines of a table in reading order; notes in each cell where its words stand.

    From the row on in which two signature blocks open side by side, columns are read one after the other, the one that
    enacts first.
    """
    found: list[Draft] = []
    for at, row in enumerate(table.rows):
        if _side_by_side(row):
            table.moved = True
            return found + _columns(table.rows[at:])
        found.extend(_row(row, table))
    return found


def grid_of(table: WordTable) -> TableDraft | None:
    """Return the cells of a ruled table, noted in its lines; None for one that only sets the regulation's own lines."""
    cells = [cell for row in table.rows for cell in row]
    columns = max((cell.last for cell in cells), default=0)
    if not table.ruled or table.moved or not 2 <= columns <= _MOST_COLUMNS or len(table.rows) < 2:
        return None
    if holds_prose([[line.text[start:end] for line, start, end in cell.places] for cell in row] for row in table.rows):
        return None
    made = TableDraft([float(at) for at in range(columns + 1)], [], len(table.rows), [area(None, None)])
    for cell in cells:
        draft = CellDraft(cell.row, float(cell.first), float(cell.last), cell.rows)
        draft.bold = bool(cell.places) and all(line.bold for line, _, _ in cell.places)
        for line, start, end in cell.places:
            if line.text:
                draft.words.append(line.text[start:end])
                line.cells.append((draft, start, end))
        made.cells.append(draft)
    mark_head(made)
    return made


def _row(row: Sequence[WordCell], table: WordTable) -> list[Draft]:
    """Join the cells of a row: a cell of one line goes on in the line before it, where that ended its cell."""
    found: list[Draft] = []
    open_line: Draft | None = None
    before: list[Draft] = []
    for at, cell in enumerate(row):
        if not cell.lines:
            continue
        if at % _MOST_COLUMNS == 0:
            open_line = None
        if _numbers(before, cell.lines):
            table.moved = True
            for left, right in zip(before, cell.lines, strict=True):
                _join(left, right, cell)
            before, open_line = [], None
            continue
        rest = list(cell.lines)
        if open_line is not None and open_line.text and rest[0].text:
            _join(open_line, rest[0], cell)
            rest = rest[1:]
            here = [open_line, *rest]
        else:
            here = rest
        for line in rest:
            cell.places.append((line, 0, len(line.text)))
        found.extend(rest)
        before = here if len(cell.lines) > 1 else []
        open_line = here[0] if len(cell.lines) == 1 else None
    return found


def _numbers(left: Sequence[Draft], right: Sequence[Draft]) -> bool:
    """Whether the lines of a cell are numbers and signs for the lines of the next, one each."""
    return len(left) > 1 and len(left) == len(right) and all(0 < len(line.text) <= _SHORT for line in left[1:])


def _join(line: Draft, more: Draft, cell: WordCell) -> None:
    start = len(line.text) + 1
    cell.places.append((line, start, start + len(more.text)))
    line.marks.extend((kind, start + column, sign) for kind, column, sign in more.marks)
    line.text = f"{line.text} {more.text}"
    line.bold = line.bold and more.bold
    line.centered = False
    if line.hang is None or len(line.text) <= 2 * _SHORT:
        line.hang = more.indent


def _side_by_side(row: Sequence[WordCell]) -> bool:
    opening, _, _ = openings()
    return sum(any(opening.search(line.text) for line in cell.lines[:2]) for cell in row) > 1


def _columns(rows: Sequence[Sequence[WordCell]]) -> list[Draft]:
    _, first, _ = openings()
    columns: dict[int, list[Draft]] = {}
    for row in rows:
        for cell in row:
            columns.setdefault(cell.first, []).extend(cell.lines)
            cell.places.extend((line, 0, len(line.text)) for line in cell.lines)
    ordered = [columns[at] for at in sorted(columns)]
    ordered.sort(key=lambda lines: not any(first.search(line.text) for line in lines))
    return [line for lines in ordered for line in lines]
