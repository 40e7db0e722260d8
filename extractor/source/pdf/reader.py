"""PDFs with a text layer, by pdfium: printed lines in visual order, with box, size, weight and place."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.model.text import Box, FurnitureKind, Page, PageMethod, Source, SourceMethod, Text
from extractor.source.characters import normalise, squeeze
from extractor.source.errors import InputError
from extractor.source.furniture.furniture import set_aside
from extractor.source.line_draft import Draft, freeze
from extractor.source.pdf.calls import Items, bounds_of, kind_of
from extractor.source.pdf.columns import lines_by_column
from extractor.source.pdf.hidden import fields_of, has_layers_off, without_hidden
from extractor.source.pdf.joined_tables import join_tables
from extractor.source.pdf.layout import place, tenths
from extractor.source.pdf.line_numbers import margin_of, take_from_lines, take_numbers
from extractor.source.pdf.pages import Leaf, in_printed_order, set_copies_aside, unread
from extractor.source.pdf.probe import pages_to_avoid
from extractor.source.pdf.ruled_tables import PlacedTable, tables_of, with_tables
from extractor.source.pdf.rulings import rulings_of, take_struck
from extractor.source.pdf.signature_columns import set_apart
from extractor.source.pdf.unruled_tables import opens_annex, tables_among
from extractor.source.pdf.words import words_of
from extractor.source.printed_lines import PrintedLine, ScannedPage, Sheet, Word, line, lines_of
from extractor.source.readers import PDF
from extractor.source.tables import CellDraft

# More pages than any regulation has; a file that claims more is broken or hostile.
MOST_PAGES = 20_000
# A page that takes longer than `_SLOW` seconds is none that people wrote; so much time is given to all such pages.
_SLOW = 1.0
MOST_SLOW_SECONDS = 60.0
# The picture of a scanned page is among its first or last objects, and covers this share of it.
_SOME = 4
_COVER = 0.6
# A picture with less of the page is an emblem, a stamp or a signature; one with more words than these upon it is the
# ground on which the words are printed.
_PICTURE = 0.03
_LABELS = 3
_MOST_OBJECTS = 5_000
_MOST_ATTACHED = 50
# A page with more objects than this is not blank, whatever they are.
_MOST_BLANKS = 200

# Told when a page begins to be read, of a scan a second time: its number, and how many there are.
Progress = Callable[[int, int], None]
# Reads the pages of these numbers from their pictures.
ScanReader = Callable[[pdfium.PdfDocument, list[int], Progress | None], Mapping[int, ScannedPage]]


def read_pdf(data: bytes, name: str, read_scans: ScanReader, progress: Progress | None = None) -> Text:
    """Return the text of a PDF. A page without a text layer that reads is read by `read_scans`.

    Where that cannot be done, the page yields no lines and a `Page` whose method is `none`. `progress` is told
    which page is being read, and of how many. Raises InputError where pdfium cannot open the file: encrypted, cut
    short, broken.
    """
    _check_whole(data, name)
    document = _open(data, name)
    seal = sha256(data).hexdigest()
    try:
        avoided = pages_to_avoid(data, len(document))
        if avoided is None:
            raise InputError(
                f"{name}: halaman PDF ini melampaui batas memori atau waktu; berkasnya rusak atau jahat. "
                "Cetak ulang ke PDF dari aslinya.",
                f"{name}: the pages of this PDF go beyond all bounds of memory or time; it is broken or hostile. "
                "Print it to a new PDF from the original.",
            )
        leaves = _read_pages(document, avoided, has_layers_off(data), progress)
        _attached(document, leaves)
        _set_aside(leaves)
        without = [number for number in unread(leaves) if leaves[number - 1].page.width]
        if without and _take_scans(leaves, read_scans(document, without, progress), without):
            _set_aside(leaves)
        set_copies_aside(leaves)
    finally:
        document.close()
    drafts = [draft for leaf in in_printed_order(leaves) for draft in leaf.drafts]
    place([draft for draft in drafts if not draft.cells])
    tables = join_tables(drafts, [table for leaf in leaves for table in leaf.tables])
    pages = tuple(leaf.read() for leaf in leaves)
    return freeze(drafts, Source(Path(name).name, seal, PDF.media_type, _method(pages), len(pages)), pages, tables)


def _set_aside(leaves: list[Leaf]) -> None:
    set_aside([draft for leaf in leaves for draft in leaf.drafts if not draft.cells])


def _method(pages: tuple[Page, ...]) -> SourceMethod:
    """How the pages were read: `text`, `ocr`, `text+ocr`, or `none` where not one was."""
    methods = {page.method for page in pages}
    if {"text", "ocr"} <= methods:
        return "text+ocr"
    return next((method for method in methods if method != "none"), "none")


def _read_pages(
    document: pdfium.PdfDocument, avoided: frozenset[int], layers: bool, progress: Progress | None
) -> list[Leaf]:
    """Read the pages one by one; those to avoid, and all that follow when slow ones took too long, stay unread."""
    leaves: list[Leaf] = []
    slow = 0.0
    for number in range(1, len(document) + 1):
        if progress:
            progress(number, len(document))
        if number in avoided or slow > MOST_SLOW_SECONDS:
            leaves.append(Leaf(Page(number, 0.0, 0.0, "none")))
            continue
        began = perf_counter()
        before = leaves[-1] if leaves else None
        leaves.append(_read_page(document, number, layers, before))
        took = perf_counter() - began
        slow += took if took > _SLOW else 0.0
    return leaves


def _read_page(document: pdfium.PdfDocument, number: int, layers: bool, before: Leaf | None) -> Leaf:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Leaf(Page(number, 0.0, 0.0, "none"))
    try:
        text_page = page.get_textpage()
        try:
            items = Items(page)
            sheet = words_of(page, text_page, items)
        finally:
            text_page.close()
        hidden = without_hidden(page, sheet, items, layers=layers)
        margin = margin_of(sheet, number, before.margin if before else None)
        counted = take_numbers(sheet, margin) if margin else []
        method: PageMethod = "text" if sheet.words or _is_blank(items) else "none"
        rulings = rulings_of(items, sheet) if sheet.words else []
        scanned = _is_scan(page, items)
        struck = [] if scanned else take_struck(sheet, rulings)
        ruled = tables_of(sheet, rulings, number)
        read = Page(number, sheet.width, sheet.height, method)
        lines, gutter = lines_by_column(sheet, before.gutter if before else None)
        leaf = _leaf(
            read,
            lines,
            ruled,
            scanned=scanned,
            annexed=before is not None and before.annexed,
        )
        leaf.margin = margin or (before.margin if before else None)
        leaf.gutter = gutter
        _append(leaf, _as_one(counted, " "), "line_number")
        _append(leaf, lines_of(Sheet(sheet.width, sheet.height, hidden)), "hidden")
        _append(leaf, lines_of(Sheet(sheet.width, sheet.height, struck)), "struck")
        _append(leaf, _as_one(sheet.slanted), "stamp")
        leaf.drafts.extend(_fields(page, number, len(leaf.drafts)))
        if not leaf.scanned:
            leaf.drafts.extend(_pictures(sheet, items, number, len(leaf.drafts)))
        return leaf
    except pdfium.PdfiumError:
        width, height = page.get_size()
        return Leaf(Page(number, width, height, "none"))
    finally:
        page.close()


def _leaf(
    page: Page,
    lines: list[PrintedLine],
    ruled: list[PlacedTable],
    *,
    scanned: bool,
    annexed: bool,
) -> Leaf:
    """Return the page with its tables; `annexed` says that a Lampiran opened on a page before."""
    annexed = annexed or opens_annex(lines)
    lines, unruled = tables_among(lines, page.number, annexed=annexed, scanned=scanned)
    tables = sorted(ruled + unruled, key=_top)
    whole = with_tables(set_apart(lines, page.height), tables)
    drafts = _drafts(whole, page, 0, scanned=scanned)
    return Leaf(page, drafts, scanned, [table for table, _ in tables], annexed)


def _top(found: PlacedTable) -> float:
    box = found[0].areas[0].box
    return box.top if box else 0.0


def _as_one(words: list[Word], between: str = "") -> list[PrintedLine]:
    """Return words that are no text of the page, such as those that run askew over it, as one line."""
    if not words:
        return []
    whole = line(words)
    whole.text = squeeze(normalise(between.join(word.text for word in words)))
    return [whole] if whole.text else []


def _append(leaf: Leaf, lines: Sequence[PrintedLine], kind: FurnitureKind) -> None:
    """Add lines to the page that are no part of its text."""
    if not lines:
        return
    added = _drafts([(printed, None) for printed in lines], leaf.page, len(leaf.drafts), scanned=leaf.scanned)
    for draft in added:
        draft.kind = kind
    leaf.drafts += added


def _fields(page: pdfium.PdfPage, number: int, before: int) -> list[Draft]:
    """Return what stands in form fields and typed notes: no part of the text."""
    typed = (squeeze(normalise(words.replace("\r", " ").replace("\n", " "))) for words in fields_of(page))
    return [Draft(words, at, number, kind="annotation") for at, words in enumerate(filter(None, typed), before + 1)]


def _pictures(sheet: Sheet, items: Items, number: int, before: int) -> list[Draft]:
    """Return a line for each picture that may hold text or figures: no emblem, stamp or background is one."""
    found: list[Draft] = []
    for box in bounds_of(items.of(pdfium_c.FPDF_PAGEOBJ_IMAGE, _MOST_OBJECTS)):
        if box is None:
            continue
        left, bottom, right, top = box
        if not _PICTURE < (right - left) * (top - bottom) / (sheet.width * sheet.height) < _COVER:
            continue
        above, below = sheet.height - top, sheet.height - bottom
        within = sum(
            left < word.left and word.right < right and above < word.top and word.bottom < below for word in sheet.words
        )
        if within <= _LABELS:
            size = f"{right - left:.0f} × {top - bottom:.0f}"
            found.append(Draft(f"gambar {size}", before + len(found) + 1, number, kind="picture"))
    return found


def _attached(document: pdfium.PdfDocument, leaves: list[Leaf]) -> None:
    """Add a line for each file that is attached to the PDF, on its last page."""
    for index in range(min(document.count_attachments(), _MOST_ATTACHED) if leaves else 0):
        name = squeeze(normalise(document.get_attachment(index).get_name())) or "?"
        leaves[-1].drafts.append(Draft(name, len(leaves[-1].drafts) + 1, len(leaves), kind="picture"))


def _take_scans(leaves: list[Leaf], scans: Mapping[int, ScannedPage], numbers: list[int]) -> bool:
    """Put what character recognition reads in the place of the pages that have nothing better; say if any had not."""
    mended = False
    for number, scan in scans.items():
        if not scan.lines and not scan.specks and not scan.blank:
            continue
        if not leaves[number - 1].gives_way_to(scan):
            continue
        replaced = leaves[number - 1].is_worded
        page = Page(number, scan.width, scan.height, "ocr", scan.confidence, replaced, unsure=scan.unsure)
        annexed = any(leaf.annexed for leaf in leaves[: number - 1])
        before = leaves[number - 2].margin if number > 1 else None
        sheet = Sheet(scan.width, scan.height, [word for each in (*scan.lines, *scan.specks) for word in each.words])
        margin = margin_of(sheet, number, before)
        counted = take_from_lines(scan.lines, margin) if margin else []
        leaf = _leaf(page, scan.lines, [], scanned=True, annexed=annexed)
        leaf.margin = margin or before
        _append(leaf, _as_one(counted, " "), "line_number")
        _append(leaf, scan.specks, "garbage")
        leaves[number - 1] = leaf
        mended = True
    for number in numbers:
        leaf = leaves[number - 1]
        if leaf.page.method == "text" and leaf.is_nameless:
            for draft in leaf.drafts:
                draft.kind = draft.kind or "garbage"
            leaf.tables = []
        if leaf.page.method == "text" and not leaf.is_worded:
            # A scan whose only letters are a stamp or a page number has not been read.
            leaf.page = Page(number, leaf.page.width, leaf.page.height, "none")
    if mended:
        for leaf in leaves:
            leaf.forget()
    return mended


def _is_scan(page: pdfium.PdfPage, items: Items) -> bool:
    """Whether a picture covers the page: its text layer was made by character recognition."""
    outer = [*items.all[:_SOME], *items.last(_SOME)]
    pictures = [item for item in outer if kind_of(item) == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    if not pictures:
        return False
    width, height = page.get_size()
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in bounds_of(pictures) if box is not None]
    return any(area > _COVER * width * height for area in areas)


def _is_blank(items: Items) -> bool:
    """Whether nothing at all is printed on the page: no objects, or a few blanks."""
    if items.count > _MOST_BLANKS or not {*items.kinds} <= {pdfium_c.FPDF_PAGEOBJ_TEXT}:
        return False
    return all(box is not None and box[0] == box[2] for box in bounds_of(items.all))


def _drafts(
    lines: Sequence[tuple[PrintedLine, CellDraft | None]], page: Page, before: int, *, scanned: bool
) -> list[Draft]:
    """Return the lines of a page, each with the cell that holds it, numbered from `before` on."""
    sides = tenths([side for each, _ in lines for side in (each.size, each.left, each.top, each.right, each.bottom)])
    sizes, boxes = sides[::5], map(Box, sides[1::5], sides[2::5], sides[3::5], sides[4::5])
    return [
        Draft(
            printed.text,
            number,
            page.number,
            bold=printed.bold,
            size=size,
            box=box,
            scanned=scanned,
            top=printed.base / page.height if page.height else 0.0,
            cells=[] if cell is None else [(cell, 0, None)],
            raised=printed.raised,
            moved=printed.moved,
        )
        for number, ((printed, cell), size, box) in enumerate(zip(lines, sizes, boxes, strict=True), before + 1)
    ]


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
