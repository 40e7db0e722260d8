"""A PDF with its scanned pages: the reader of PDF, given the reader of pictures."""

from collections.abc import Callable, Mapping

from pypdfium2 import PdfDocument

from extractor.model.text import Text
from extractor.source.pdf.reader import read_pdf
from extractor.source.printed_lines import ScannedPage


def read_pdf_and_scans(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a PDF, its scanned pages read by tesseract, as `read_pdf` says."""
    return read_pdf(data, name, _read_scans, progress)


def _read_scans(
    document: PdfDocument, numbers: list[int], progress: Callable[[int, int], None] | None
) -> Mapping[int, ScannedPage]:
    from extractor.source.ocr.lines import scanned_pages  # only scans pay for its imports

    return scanned_pages(document, numbers, progress)
