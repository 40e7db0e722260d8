"""PDFs with ruled tables for the tests."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from extractor.model.text import Table, Text
from extractor.source import read_bytes

A4 = (595.0, 842.0)
Cell = tuple[int, int, int, int, str]  # row, column, rowspan, colspan, words (lines parted by \n)


class Sheet:
    """One page under construction; y grows downwards."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def words(self, x: float, y: float, words: str, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, 9)
        self.canvas.drawString(x, self.height - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def table(
        self, top: float, widths: Sequence[float], rows: Sequence[float], cells: Sequence[Cell], font: str = "Helvetica"
    ) -> float:
        """Draw the cells, each with its own box; return the y of the lower edge."""
        xs = [60 + sum(widths[:at]) for at in range(len(widths) + 1)]
        ys = [top + sum(rows[:at]) for at in range(len(rows) + 1)]
        for row, column, down, across, words in cells:
            left, right, upper, lower = xs[column], xs[column + across], ys[row], ys[row + down]
            self.canvas.rect(left, self.height - lower, right - left, lower - upper)
            for at, line in enumerate(words.split("\n")):
                self.words(left + 4, upper + 12 + 11 * at, line, font if row == 0 else "Helvetica")
        return ys[-1]


def grid(rows: Sequence[Sequence[str]], first: int = 0) -> list[Cell]:
    return [(first + y, x, 1, 1, words) for y, row in enumerate(rows) for x, words in enumerate(row)]


def pdf_with(*pages: Callable[[Sheet], object], size: tuple[float, float] = A4, turn: int = 0) -> bytes:
    data = BytesIO()
    canvas = Canvas(data, pagesize=size)
    for draw in pages:
        height = size[1]
        if turn == 90:  # the page is shown turned clockwise, so its words run upwards in the file
            canvas.setPageRotation(90)
            canvas.rotate(90)
            canvas.translate(0, -size[0])
            height = size[0]
        draw(Sheet(canvas, height))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def text_with(*pages: Callable[[Sheet], object], size: tuple[float, float] = A4, turn: int = 0) -> Text:
    return read_bytes(pdf_with(*pages, size=size, turn=turn), "contoh.pdf")


def cells_of(text: Text, table: Table) -> list[list[str]]:
    return [[text.of(cell.span) for cell in row] for row in table.rows]
