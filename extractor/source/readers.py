"""The table of readers. A new one is a module with a reader, and a row here.

The functions of a row are named as `module:function` and imported when they are used, so that a text does not wait
for the libraries of a PDF:

| of | function |
|---|---|
| `holds` | `(data, suffix, name) -> bool`: whether the bytes are of this kind; None for text, which is what is left |
| `read` | `(data, name, progress) -> Text` |
| `origin` | `(data, text) -> Origin`: the way back into the file, for fixes; None where a file cannot be edited |
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

from extractor.law.akn import MEDIA_TYPE


class Reader(Struct, frozen=True):
    """One kind of file: its name, what people call it, the ends of its file names, its media type, its functions.

    `has_lines` says that lines and columns of its text are places in the file.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    media_type: str
    read: str
    holds: str | None = None
    origin: str | None = None
    has_lines: bool = False


PDF = Reader(
    "pdf", "PDF", (".pdf",), "application/pdf",
    read="extractor.source.scanned_pdf:read_pdf_and_scans",
    holds="extractor.source.sniff:is_pdf",
)  # fmt: skip
# Word's own, with macros, and the templates of both.
DOCX = Reader(
    "docx", "DOCX", (".docx", ".docm", ".dotx", ".dotm"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    read="extractor.source.docx.reader:read_docx",
    holds="extractor.source.sniff:is_word",
    origin="extractor.source.docx.origin:DocxOrigin",
)  # fmt: skip
TEXT = Reader(
    "text", "TXT", (".txt", ".text"), "text/plain",
    read="extractor.source.text.reader:read_text",
    origin="extractor.source.origin:origin_of",
    has_lines=True,
)  # fmt: skip
MARKDOWN = Reader(
    "markdown", "Markdown", (".md", ".markdown", ".mkd", ".mdown"), "text/markdown",
    read="extractor.source.text.reader:read_marked_text",
    origin="extractor.source.origin:origin_of",
    has_lines=True,
)  # fmt: skip
PNG = Reader(
    "png", "PNG", (".png",), "image/png",
    read="extractor.source.converted.pictures:read_png",
    holds="extractor.source.sniff:is_png",
)  # fmt: skip
JPEG = Reader(
    "jpeg", "JPEG", (".jpg", ".jpeg"), "image/jpeg",
    read="extractor.source.converted.pictures:read_jpeg",
    holds="extractor.source.sniff:is_jpeg",
)  # fmt: skip
TIFF = Reader(
    "tiff", "TIFF", (".tif", ".tiff"), "image/tiff",
    read="extractor.source.converted.pictures:read_tiff",
    holds="extractor.source.sniff:is_tiff",
)  # fmt: skip
# What LibreOffice makes a Word document of.
DOC = Reader(
    "doc", "DOC", (".doc", ".dot"), "application/msword",
    read="extractor.source.converted.office:read_doc",
    holds="extractor.source.sniff:is_old_word",
)  # fmt: skip
RTF = Reader(
    "rtf", "RTF", (".rtf",), "application/rtf",
    read="extractor.source.converted.office:read_rtf",
    holds="extractor.source.sniff:is_rtf",
)  # fmt: skip
ODT = Reader(
    "odt", "ODT", (".odt",), "application/vnd.oasis.opendocument.text",
    read="extractor.source.converted.office:read_odt",
    holds="extractor.source.sniff:is_odt",
)  # fmt: skip
AKN = Reader(
    "akn", "Akoma Ntoso", (".xml",), MEDIA_TYPE,
    read="extractor.source.akn.reader:read_akn",
    holds="extractor.source.sniff:is_akn",
)  # fmt: skip
READERS = (PDF, DOCX, TEXT, MARKDOWN, PNG, JPEG, TIFF, DOC, RTF, ODT, AKN)

LABELS = [reader.label for reader in READERS]
LABELS_ID = f"{', '.join(LABELS[:-1])}, atau {LABELS[-1]}"
LABELS_EN = f"{', '.join(LABELS[:-1])} or {LABELS[-1]}"


def reader_by_media_type(media_type: str) -> Reader:
    """Return the reader of a text by the media type of its source; raises KeyError for another."""
    return {reader.media_type: reader for reader in READERS}[media_type]


def function(name: str) -> Callable[..., Any]:
    """Import and return a function of a row."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found
