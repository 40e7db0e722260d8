"""Small scans for the tests: a page is drawn, rendered, and put into a PDF as a picture."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.source.made_pdf import A4, Placed, pdf_of


def pictures_of(pages: Sequence[Sequence[Placed]], dpi: int = 200, **style: object) -> list[Image.Image]:
    """Return each page as a grey picture."""
    document = pdfium.PdfDocument(pdf_of(pages, **style))
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def pdf_of_pictures(
    pictures: Sequence[Image.Image],
    *,
    size: tuple[float, float] = A4,
    turn: int = 0,
    layer: Sequence[Sequence[Placed]] = (),
) -> bytes:
    """Return a PDF whose pages are these pictures; `layer` puts invisible words over them."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=size)
    for at, picture in enumerate(pictures):
        if turn:
            canvas.setPageRotation(turn)
        canvas.drawImage(ImageReader(picture), 0, 0, *size)
        for x, y, words in layer[at] if at < len(layer) else ():
            drawn = canvas.beginText(x, size[1] - y)
            drawn.setTextRenderMode(3)
            drawn.setFont("Helvetica", 12)
            drawn.textOut(words)
            canvas.drawText(drawn)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def scan_of(pages: Sequence[Sequence[Placed]], **style: object) -> bytes:
    """Return the pages as a scan without a text layer."""
    return pdf_of_pictures(pictures_of(pages, **style))
