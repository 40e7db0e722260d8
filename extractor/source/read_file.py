"""Read one file, whatever its kind, into the frozen text."""

import stat
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model.text import Page, Source, Text
from extractor.source.encoding import decode
from extractor.source.errors import InputError
from extractor.source.furniture.furniture import set_aside
from extractor.source.furniture.glued_numbers import part_numbers
from extractor.source.line_draft import Draft, freeze
from extractor.source.sniff import kind_of
from extractor.source.tables import TableDraft
from extractor.source.text.markdown import is_markdown, read_markdown
from extractor.source.text.pipe_tables import pipe_tables
from extractor.source.text.plain import read_plain

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from extractor.source.printed_lines import ScannedPage

# The largest file that is read. A scanned law of 1,200 pages has some 300 MB; a plain text of 64 MB some 30,000 pages.
MOST_BYTES = 512 * 1024 * 1024
MOST_TEXT_BYTES = 64 * 1024 * 1024


def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of the file at `path` (PDF, DOCX, TXT, Markdown; by content first, then by name).

    A scanned page of a PDF is read by tesseract; `progress` is told after each how many are read, and of how many.
    Where tesseract is not installed, the page gives a `Page` whose method is `none`, and no lines. Raises InputError
    for anything that cannot be read: no such file, a folder, an empty or broken or encrypted file, an unknown kind.
    """
    return read_bytes(bytes_of(path, str(path)), str(path), progress)


def bytes_of(path: Path, name: str) -> bytes:
    """Return the bytes of a file, or of what a pipe gives until it ends; `name` is what messages call it.

    Raises InputError: no such file, a folder, a device, larger than what is read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(
                f"{name}: ini folder, bukan berkas. Berikan berkasnya satu per satu.",
                f"{name}: is a folder, not a file. Give the files in it one by one.",
            )
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode):
            raise InputError(
                f"{name}: ini perangkat, bukan berkas. Berikan berkas PDF, DOCX, TXT, atau Markdown.",
                f"{name}: is a device, not a file. Give a PDF, DOCX, TXT or Markdown file.",
            )
        _check_size(found.st_size, MOST_BYTES, name)
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"{name}: berkas tidak ada. Periksa nama dan foldernya.",
            f"{name}: there is no such file. Check the name and the folder.",
        ) from None
    except OSError as error:
        raise InputError(
            f"{name}: berkas tidak dapat dibuka ({error.strerror}). Periksa izin baca dan namanya.",
            f"{name}: the file cannot be opened ({error.strerror}). Check the name and the right to read it.",
        ) from None


def read_bytes(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a file's bytes; `name` (may be `-` for standard input) is for messages and its extension.

    `progress` as for `read`.
    """
    _check_size(len(data), MOST_BYTES, name)
    kind = kind_of(data, name)
    if kind == "pdf":
        from extractor.source.pdf.reader import read_pdf  # pypdfium2 is loaded only where there is a PDF

        return read_pdf(data, name, _read_scans, progress)
    if kind == "docx":
        from extractor.source.docx.reader import read_docx  # so is lxml

        return read_docx(data, name)
    _check_size(len(data), MOST_TEXT_BYTES, name)
    text = decode(data, name)
    if not text.strip(" \t\r\n\f\v\x00\xa0\u200b\ufeff"):
        raise InputError(
            f"{name}: berkas hanya berisi spasi dan baris kosong. Berikan berkas yang berisi teks peraturan.",
            f"{name}: holds nothing but white space. Give a file that has the text of a regulation.",
        )
    drafts: list[Draft]
    pages: tuple[Page, ...]
    tables: list[TableDraft] = []
    if kind == "markdown" or is_markdown(text):
        media_type = "text/markdown"
        drafts, pages = read_markdown(text)
        tables = pipe_tables(drafts)
    else:
        media_type = "text/plain"
        drafts, pages = read_plain(text)
    outside = [draft for draft in drafts if not draft.cells] if tables else drafts
    part_numbers(outside)
    set_aside(outside)
    source = Source(Path(name).name, sha256(data).hexdigest(), media_type, "text", len(pages) or None)
    return freeze(drafts, source, pages, tables)


def _read_scans(
    document: "PdfDocument", numbers: list[int], seal: str, progress: Callable[[int, int], None] | None
) -> "Mapping[int, ScannedPage]":
    from extractor.source.ocr.lines import scanned_pages  # only scans pay for its imports

    return scanned_pages(document, numbers, seal, progress)


def _check_size(size: int, most: int, name: str) -> None:
    if size > most:
        raise InputError(
            f"{name}: berkas terlalu besar ({size >> 20} MB; batasnya {most >> 20} MB). Bagi menjadi beberapa berkas.",
            f"{name}: the file is too large ({size >> 20} MB; the limit is {most >> 20} MB). Split it.",
        )
