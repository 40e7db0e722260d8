"""The register, or any other table, as CSV: RFC 4180, UTF-8, keys in the first line.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as the spreadsheets themselves do; the
words of a regulation can then do nothing to the one who opens them. For spreadsheets XLSX is the better form.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from extractor.emit.rules.register import KEYS, Cell, Row, register
from extractor.model.analysis import Analysis

_FORMULA = tuple("=+-@\t\r＝＋－＠")


def to_csv(analyses: Sequence[Analysis]) -> bytes:
    """Return the register of all the regulations as CSV."""
    return rows_csv(register(analyses))


def rows_csv(rows: Iterable[Row]) -> bytes:
    """Return rows of the register as CSV."""
    return table_csv(KEYS, ([row[key] for key in KEYS] for row in rows))


def table_csv(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return any table as CSV; None becomes an empty cell."""
    return lines_csv([heading]) + lines_csv(rows)


def lines_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows of any table as CSV, without a heading; for tables that are written part by part."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([inert(cell) for cell in row] for row in rows)
    return made.getvalue().encode()


def inert(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and formula(cell) else cell


def formula(cell: str) -> bool:
    """Whether a spreadsheet could take the words for a formula."""
    return cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
