"""Tables of a plain text whose columns are parted by white space alone: `No   Jenis   Tarif` and the rows below it."""

import re
from collections.abc import Sequence

from extractor.source.characters import squeeze
from extractor.source.line_draft import Draft
from extractor.source.tables import CellDraft, TableDraft, area

# White space between two cells; a table has a head whose first cell counts the rows, and so many columns and rows.
_GUTTER = re.compile(r"\s{2,}")
_COUNTS = re.compile(r"(?i)no\.?|nomor|no\.? ?urut")
_COUNTED = "no"  # with which every such cell begins
_LEAST_COLUMNS, _LEAST_ROWS = 2, 2
# A cell begins so near (characters) the head of its column, or under it.
_NEAR = 3

Piece = tuple[int, str]
"""Where a cell begins in its line, and its words."""


def spaced_tables(drafts: Sequence[Draft], lines: Sequence[str]) -> list[TableDraft]:
    """Return the tables among the lines of a plain text and give each row its cells.

    `lines` are the lines as they stand in the file, one for each draft.
    """
    tables: list[TableDraft] = []
    at = 0
    for first in [first for first, draft in enumerate(drafts) if draft.text[:2].lower() == _COUNTED]:
        head = _pieces(lines[first]) if first >= at else []
        if len(head) < _LEAST_COLUMNS + 1 or not _COUNTS.fullmatch(head[0][1]):
            continue
        at = first
        rows = [head]
        while at + len(rows) < len(drafts) and _is_row(found := _pieces(lines[at + len(rows)]), head):
            rows.append(found)
        while len(rows[-1]) == 1:  # what stands below a table may be indented as a cell of it is
            rows.pop()
        below = drafts[at : at + len(rows)]
        if len(rows) > _LEAST_ROWS and all(map(_fits, below, rows)):
            tables.append(_table(below, rows, head))
        at += len(rows)
    return tables


def _pieces(line: str) -> list[Piece]:
    start = len(line) - len(line.lstrip())
    found: list[Piece] = []
    for gap in [*_GUTTER.finditer(line, start), None]:
        end = gap.start() if gap else len(line)
        if words := line[start:end].strip():
            found.append((start, squeeze(words)))
        start = gap.end() if gap else end
    return found


def _is_row(pieces: Sequence[Piece], head: Sequence[Piece]) -> bool:
    """Whether every cell of a line stands under one of the head, no two under the same; one alone goes on."""
    columns = [_column(start, head) for start, _ in pieces]
    if len(columns) == 1:
        return bool(columns[0]) and abs(pieces[0][0] - head[columns[0] or 0][0]) <= _NEAR
    return len(columns) >= _LEAST_COLUMNS and None not in columns and len(set(columns)) == len(columns)


def _column(start: int, head: Sequence[Piece]) -> int | None:
    """Return the column whose cells begin at `start`: the last one that begins left of it, or near it."""
    found = None
    for number, (left, _) in enumerate(head):
        if left <= start + _NEAR:
            found = number
    return found


def _fits(draft: Draft, row: Sequence[Piece]) -> bool:
    return draft.kind is None and draft.text == " ".join(words for _, words in row)


def _table(drafts: Sequence[Draft], rows: Sequence[Sequence[Piece]], head: Sequence[Piece]) -> TableDraft:
    cells: list[CellDraft] = []
    for number, (draft, row) in enumerate(zip(drafts, rows, strict=True)):
        begins = 0
        for start, words in row:
            column = _column(start, head) or 0
            cell = CellDraft(number, float(column), column + 1.0, header=number == 0, words=[words])
            cells.append(cell)
            draft.cells.append((cell, begins, begins + len(words)))
            begins += len(words) + 1
    return TableDraft([float(edge) for edge in range(len(head) + 1)], cells, len(rows), [area(drafts[0].page, None)])
