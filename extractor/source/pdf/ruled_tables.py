"""The ruled tables of one PDF page: which words stand in which cell."""

from bisect import bisect_right

from extractor.source.pdf.grid import Grid, grids_of
from extractor.source.pdf.rulings import Ruling
from extractor.source.printed_lines import PrintedLine, Sheet, Word, lines_of
from extractor.source.tables import CellDraft, TableDraft, area, holds_prose, mark_head

# A grid with fewer edges across than this is a table only if two of its cells hold words.
_WIDE = 4

# A table with its printed lines in reading order, each with the cell that holds it.
PlacedTable = tuple[TableDraft, list[tuple[CellDraft, PrintedLine]]]


def tables_of(sheet: Sheet, rulings: list[Ruling], number: int) -> list[PlacedTable]:
    """Return the tables that these ruled lines make, with their lines in reading order; their words leave `sheet`.

    Words that no closed cell holds stay on the sheet, and so does a grid whose cells hold the regulation's own text.
    """
    if not sheet.words:
        return []
    found = []
    for grid in grids_of(rulings):
        words = _words_in(grid, sheet)
        if len(words) < (2 if len(grid.xs) < _WIDE else 1):
            continue
        lines = {cell: lines_of(Sheet(sheet.width, sheet.height, words[cell])) for cell in words}
        table = TableDraft(list(grid.xs), [], len(grid.ys) - 1, [area(number, grid.box)])
        written: list[tuple[CellDraft, PrintedLine]] = []
        for place in grid.cells:
            row, column, down, across = place
            printed = lines.get(place, [])
            cell = CellDraft(row, grid.xs[column], grid.xs[column + across], down)
            cell.words = [line.text for line in printed]
            cell.bold = bool(printed) and all(line.bold for line in printed)
            table.cells.append(cell)
            written.extend((cell, line) for line in printed)
        if holds_prose([cell.words for cell in table.row(row)] for row in range(table.rows)):
            continue
        mark_head(table)
        taken = {id(word) for each in words.values() for word in each}
        sheet.words = [word for word in sheet.words if id(word) not in taken]
        found.append((table, written))
    return found


def with_tables(lines: list[PrintedLine], tables: list[PlacedTable]) -> list[tuple[PrintedLine, CellDraft | None]]:
    """Return the lines of a page with those of its tables where each table stands, each with its cell.

    On a page of two columns a table stands in the column that it lies in.
    """
    whole: list[tuple[PrintedLine, CellDraft | None]] = [(line, None) for line in lines]
    edge = min((line.left for line in lines if line.moved), default=None)
    for table, written in tables:
        box = table.areas[0].box
        top = box.top if box else 0.0
        second = edge is not None and box is not None and 2 * edge < box.left + box.right
        own = [at for at, (line, cell) in enumerate(whole) if cell is None and (not second or line.moved)]
        below = (at for at in own if whole[at][0].top + whole[at][0].bottom > 2 * top)
        at = next(below, own[-1] + 1 if second and own else len(whole))
        whole[at:at] = [(line, cell) for cell, line in written]
    return whole


def _words_in(grid: Grid, sheet: Sheet) -> dict[tuple[int, int, int, int], list[Word]]:
    """Return the words by the cell that their middle stands in, cells without words left out."""
    left, top, right, bottom = grid.box
    slots = {(row + y, column + x): (row, column, down, across)
             for row, column, down, across in grid.cells for y in range(down) for x in range(across)}  # fmt: skip
    found: dict[tuple[int, int, int, int], list[Word]] = {}
    for word in sheet.words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if left < x < right and top < y < bottom:
            cell = slots.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
            if cell is not None:
                found.setdefault(cell, []).append(word)
    return found
