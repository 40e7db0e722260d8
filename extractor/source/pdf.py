"""PDFs with a text layer, by pdfium: printed lines in visual order, with box, size, weight and place."""

import ctypes
from hashlib import sha256
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.source.columns import set_apart
from extractor.source.draft import Draft, freeze
from extractor.source.errors import InputError
from extractor.source.furniture import set_aside
from extractor.source.layout import place
from extractor.source.pdf_lines import PrintedLine, lines_of
from extractor.source.pdf_words import words_of
from extractor.source.tables import CellDraft, TableDraft
from extractor.source.tables_joined import join_tables
from extractor.source.tables_page import tables_of, with_tables
from extractor.text import Box, Page, Source, Text

# More pages than any regulation has; a file that claims more is broken or hostile.
MOST_PAGES = 20_000
# The picture of a scanned page is among its first or last objects, and covers this share of it.
_SOME = 4
_COVER = 0.6


def read_pdf(data: bytes, name: str) -> Text:
    """Return the text of a PDF. A page without a text layer yields no lines and a `Page` whose method is `none`.

    Raises InputError where pdfium cannot open the file: encrypted, cut short, broken.
    """
    _check_whole(data, name)
    document = _open(data, name)
    try:
        drafts: list[Draft] = []
        pages: list[Page] = []
        tables: list[TableDraft] = []
        for number in range(1, len(document) + 1):
            page, lines, scanned, found = _read_page(document, number)
            pages.append(page)
            tables.extend(found)
            drafts.extend(_draft(line, page, at, scanned, cell) for at, (line, cell) in enumerate(lines, 1))
    finally:
        document.close()
    running = [draft for draft in drafts if not draft.cells]
    set_aside(running)
    place(running)
    tables = join_tables(drafts, tables)
    pages = _without_stamped_scans(pages, drafts)
    read = any(page.method == "text" for page in pages)
    source = Source(
        Path(name).name, sha256(data).hexdigest(), "application/pdf", "text" if read else "none", len(pages)
    )
    return freeze(drafts, source, tuple(pages), tables)


def _read_page(
    document: pdfium.PdfDocument, number: int
) -> tuple[Page, list[tuple[PrintedLine, CellDraft | None]], bool, list[TableDraft]]:
    """Return the page, its lines with the table cell that each stands in, whether it is a scan, and its tables."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, 0.0, 0.0, "none"), [], False, []
    try:
        text_page = page.get_textpage()
        try:
            sheet = words_of(page, text_page)
        finally:
            text_page.close()
        method = "text" if sheet.words or _is_blank(page) else "none"
        tables = tables_of(page, sheet, number)
        lines = with_tables(set_apart(lines_of(sheet), sheet.height), tables)
        found = [table for table, _ in tables]
        return Page(number, sheet.width, sheet.height, method), lines, _is_scan(page), found
    except pdfium.PdfiumError:
        width, height = page.get_size()
        return Page(number, width, height, "none"), [], False, []
    finally:
        page.close()


def _without_stamped_scans(pages: list[Page], drafts: list[Draft]) -> list[Page]:
    """Call a scanned page whose only letters are a stamp or a page number what it is: a page without a text layer."""
    scanned = {draft.page for draft in drafts if draft.scanned}
    worded = {draft.page for draft in drafts if draft.kind is None}
    return [
        Page(page.number, page.width, page.height, "none") if page.number in scanned - worded else page
        for page in pages
    ]


def _is_scan(page: pdfium.PdfPage) -> bool:
    """Whether a picture covers the page: its text layer was made by character recognition."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    width, height = page.get_size()
    edges = [ctypes.c_float() for _ in range(4)]
    for index in {*range(min(count, _SOME)), *range(max(0, count - _SOME), count)}:
        item = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            if not pdfium_c.FPDFPageObj_GetBounds(item, *edges):
                continue
            left, bottom, right, top = (edge.value for edge in edges)
            if (right - left) * (top - bottom) > _COVER * width * height:
                return True
    return False


def _is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing at all is printed on the page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) == 0)


def _draft(line: PrintedLine, page: Page, number: int, scanned: bool, cell: CellDraft | None) -> Draft:
    return Draft(
        line.text,
        number,
        page.number,
        bold=line.bold,
        size=round(line.size, 1),
        box=Box(*(round(value, 1) for value in (line.left, line.top, line.right, line.bottom))),
        scanned=scanned,
        top=line.base / page.height if page.height else 0.0,
        cells=[] if cell is None else [(cell, 0, None)],
    )


def _check_whole(data: bytes, name: str) -> None:
    """Refuse a file that was cut short: pdfium would show its first pages as if they were all."""
    head = data[:2048]
    cut = b"%%EOF" not in data
    at = head.find(b"/Linearized")
    if at >= 0 and not cut:
        _, _, rest = head[at:].partition(b"/L ")
        length = rest.split(maxsplit=1)[0] if rest else b""
        digits = length.split(b"/")[0]
        cut = digits.isdigit() and int(digits) > len(data) + 1024
    if cut:
        raise InputError(
            f"{name}: berkas PDF terpotong; bagian akhirnya tidak ada. Unduh atau simpan ulang berkasnya.",
            f"{name}: the PDF was cut short; its end is missing. Download or save it again.",
        )


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                f"{name}: berkas PDF dikunci dengan kata sandi. Buka, lalu simpan salinan tanpa kata sandi.",
                f"{name}: the PDF is locked by a password. Open it and save a copy without one.",
            ) from None
        raise _broken(name) from None
    if count == 0:
        document.close()
        raise _broken(name)
    if count > MOST_PAGES:
        document.close()
        raise InputError(
            f"{name}: PDF ini mempunyai {count} halaman; batasnya {MOST_PAGES}. Bagi menjadi beberapa berkas.",
            f"{name}: this PDF has {count} pages; the limit is {MOST_PAGES}. Split it.",
        )
    return document


def _broken(name: str) -> InputError:
    return InputError(
        f"{name}: berkas PDF rusak dan tidak dapat dibuka. Unduh atau simpan ulang berkasnya.",
        f"{name}: the PDF is broken and cannot be opened. Download or save it again.",
    )
