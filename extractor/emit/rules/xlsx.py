"""The register as a workbook: rules, actors and what the columns mean; frozen headings, filters, wrapped quotes.

Every cell is text or a number, never a formula, whatever it begins with.
"""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from extractor.emit.names import title
from extractor.emit.rules.csv import formula
from extractor.emit.rules.register import COLUMNS, KEYS, Cell, register
from extractor.model.analysis import Analysis

_LONGEST = 32_767  # characters in one cell, the limit of the format
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WRAPPED = 24
_TALL = 120


def to_xlsx(analyses: Sequence[Analysis]) -> bytes:
    """Return one workbook with the sheets Aturan, Pelaku and Keterangan over all the regulations."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    rows = [[row[key] for key in KEYS] for row in register(analyses)]
    _sheet(book, "Aturan", [(column.heading, column.width) for column in COLUMNS], rows, "C2")
    headings = [
        ("Peraturan", 30), ("Pelaku", 40), ("ID pelaku", 34), ("Kunci pelaku", 34), ("Jenis", 12),
        ("Nama lain", 30), ("Didefinisikan di", 20), ("Memimpin", 34), ("Bagian dari", 34), ("Golongan", 34),
    ]  # fmt: skip
    _sheet(book, "Pelaku", headings, _actors(analyses), "C2")
    legend: list[list[Cell]] = [[column.heading, column.key, column.about] for column in COLUMNS]
    _sheet(book, "Keterangan", [("Kolom", 20), ("Kunci", 24), ("Isi", 90)], legend, "A2")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _actors(analyses: Iterable[Analysis]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for analysis in analyses:
        name = title(analysis.document)
        for actor in analysis.actors:
            rows.append(
                [
                    name,
                    actor.label,
                    actor.id,
                    actor.canonical or "",
                    actor.kind,
                    "; ".join(actor.aliases),
                    actor.defined_by or "",
                    actor.heads or "",
                    actor.parent or "",
                    "; ".join(actor.instance_of),
                ]
            )
    return rows


def _sheet(
    book: Workbook, name: str, headings: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], frozen: str
) -> None:
    sheet = book.create_sheet(name)
    bold, filled = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="7A1F1F")
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    for number, (heading, width) in enumerate(headings, 1):
        cell = sheet.cell(1, number, heading)
        cell.font, cell.fill, cell.alignment = bold, filled, Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = 30
    last = 1
    for last, row in enumerate(rows, 2):
        lines = 1
        for number, value in enumerate(row, 1):
            width = headings[number - 1][1]
            cell = sheet.cell(last, number)
            if isinstance(value, str):
                value = _NOT_IN_XML.sub("", value)[:_LONGEST]
                cell.value = value or None
                if value:
                    cell.data_type = "s"
                    cell.quotePrefix = formula(value)
                    lines = max(lines, -(-len(value) // max(1, int(width * 1.05)))) if width >= _WRAPPED else lines
            else:
                cell.value = value
            cell.alignment = wrapped if width >= _WRAPPED else top
        sheet.row_dimensions[last].height = min(_TALL, 15 * lines)
    sheet.freeze_panes = frozen
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
