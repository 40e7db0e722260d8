"""The findings as highlights with notes on the pages of the PDF that was checked. Its pages stay as they are.

pdfium, which reads the pages, writes the notes too: places are the same in both, and the notes are appended to the file
(an incremental update), so that all its bytes stay as they were.
"""

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.emit.findings.note import AUTHOR, note_of, place_of
from extractor.emit.findings.report import Request
from extractor.emit.word_frames import frames_of
from extractor.model.finding import Finding, Severity
from extractor.model.text import Box, SourceLine, Span
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.pdf.calls import Items
from extractor.source.pdf.words import words_of
from extractor.source.printed_lines import Sheet

_COLOURS: dict[Severity, tuple[int, int, int]] = {
    "error": (255, 120, 110),
    "warning": (255, 205, 80),
    "info": (150, 200, 255),
}
_OPACITY = 110
# Where a finding has no words on a page (a scan that gave none), its note is a small field at the top left corner.
_CORNER = Box(12.0, 12.0, 30.0, 30.0)


class PdfReport:
    """Each PDF again, with a highlight and a note at every place of an open finding."""

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Begin with nothing written."""
        self._request = request

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Return the PDF with its notes; empty where its bytes are gone, have changed, or cannot be written again."""
        data = self._request.data_of(reviewed)
        if data is None:
            return b""
        try:
            return self._marked(reviewed, data)
        except pdfium.PdfiumError:
            return b""

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return nothing: a PDF ends with itself."""
        return b""

    def _marked(self, reviewed: Reviewed, data: bytes) -> bytes:
        text = reviewed.analysis.document.text
        notes: dict[int, list[tuple[Finding, Span | None, list[SourceLine]]]] = defaultdict(list)
        told = [(finding, place) for finding in reviewed.open_told for place in finding.places]
        for finding, place in told:
            span = place_of(reviewed.analysis.document, place)
            lines = [line for line in text.lines_of(span) if line.page is not None] if span else []
            page = lines[0].page or 1 if lines else 1
            notes[page].append((finding, span, [line for line in lines if line.page == page]))
        pdf = pdfium.PdfDocument(data)
        try:
            for number, found in sorted(notes.items()):
                page = pdf[number - 1]
                words = page.get_textpage()
                sheet = words_of(page, words, Items(page))
                for finding, span, lines in found:
                    frames = frames_of(sheet, text, lines, span) if span is not None else []
                    _note(page, sheet, frames or [_CORNER], finding, note_of(finding, self._request.language))
                words.close()
                page.close()
            out = BytesIO()
            pdf.save(out, flags=pdfium_c.FPDF_INCREMENTAL)
            return out.getvalue()
        finally:
            pdf.close()


def _note(
    page: pdfium.PdfPage, sheet: Sheet, frames: Sequence[Box], finding: Finding, paragraphs: Sequence[str]
) -> None:
    note = pdfium_c.FPDFPage_CreateAnnot(page.raw, pdfium_c.FPDF_ANNOT_HIGHLIGHT)
    try:
        corners = [_on_file_page(frame, sheet) for frame in frames]
        around = pdfium_c.FS_RECTF(
            min(each[0] for each in corners),
            max(each[3] for each in corners),
            max(each[2] for each in corners),
            min(each[1] for each in corners),
        )
        pdfium_c.FPDFAnnot_SetRect(note, around)
        for left, bottom, right, top in corners:
            quad = pdfium_c.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium_c.FPDFAnnot_AppendAttachmentPoints(note, quad)
        pdfium_c.FPDFAnnot_SetColor(note, pdfium_c.FPDFANNOT_COLORTYPE_Color, *_COLOURS[finding.severity], _OPACITY)
        for key, words in (("T", AUTHOR), ("Contents", "\n".join(paragraphs))):
            pdfium_c.FPDFAnnot_SetStringValue(note, key.encode(), _utf16(words))
        pdfium_c.FPDFAnnot_SetFlags(note, pdfium_c.FPDF_ANNOT_FLAG_PRINT)
    finally:
        pdfium_c.FPDFPage_CloseAnnot(note)


def _utf16(words: str) -> "ctypes.Array[ctypes.c_ushort]":
    data = words.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)


def _on_file_page(box: Box, sheet: Sheet) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a box of the page as it reads on the page of the file."""
    left, bottom, right, top = sheet.frame
    if sheet.turn == 0:
        return left + box.left, top - box.bottom, left + box.right, top - box.top
    if sheet.turn == 1:
        return left + box.top, bottom + box.left, left + box.bottom, bottom + box.right
    if sheet.turn == 2:
        return right - box.right, bottom + box.top, right - box.left, bottom + box.bottom
    return right - box.bottom, top - box.right, right - box.top, top - box.left
