"""Small PDFs for the tests: text at places."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractor.model.text import Text
from extractor.source import read_bytes

A4 = (595.0, 842.0)
Placed = tuple[float, float, str]  # x, y from the top, words


def pdf_of(pages: Sequence[Sequence[Placed]], *, turn: int = 0, password: str = "", **style: Any) -> bytes:
    """Return a PDF; each page is a list of words at (x, y from the top), drawn in that order."""
    data = BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(data, pagesize=A4, encrypt=encrypt)
    for page in pages:
        if turn:
            canvas.setPageRotation(turn)
        for x, y, words in page:
            drawn = canvas.beginText(x, A4[1] - y)
            drawn.setFont(style.get("font", "Helvetica"), style.get("size", 12))
            drawn.setCharSpace(style.get("spacing", 0))
            drawn.textOut(words)
            canvas.drawText(drawn)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def paragraphs(lines: Sequence[str], x: float = 72, top: float = 100, step: float = 16) -> list[Placed]:
    return [(x, top + step * at, line) for at, line in enumerate(lines)]


def text_of(pages: Sequence[Sequence[Placed]], **style: Any) -> Text:
    return read_bytes(pdf_of(pages, **style), "contoh.pdf")


def printed(text: Text) -> list[str]:
    return [text.content[line.span.start : line.span.end] for line in text.lines]


def aside(text: Text, kind: str) -> list[str]:
    return [piece.text for piece in text.furniture if piece.kind == kind]
