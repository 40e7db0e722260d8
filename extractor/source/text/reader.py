"""Plain text and Markdown files: decoded, told from each other by what is in them, page furniture set aside."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from extractor.model.text import Page, Source, Text
from extractor.source.encoding import decode
from extractor.source.errors import InputError, check_size
from extractor.source.furniture.furniture import set_aside
from extractor.source.furniture.glued_numbers import part_numbers
from extractor.source.line_draft import Draft, freeze
from extractor.source.readers import MARKDOWN, TEXT
from extractor.source.tables import TableDraft
from extractor.source.text.footnotes import set_footnotes_aside
from extractor.source.text.labels import join_labels
from extractor.source.text.markdown import is_markdown, read_markdown
from extractor.source.text.pipe_tables import pipe_tables
from extractor.source.text.plain import read_plain

# A plain text of 64 MB has some 30,000 pages.
MOST_TEXT_BYTES = 64 * 1024 * 1024


def read_text(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a file that is named as plain text, or not at all; what is written as Markdown is read so.

    Nothing is told to `progress`, for nothing takes long. Raises InputError for binary data, and where nothing but
    white space is in it.
    """
    text = _decoded(data, name)
    return _read(data, name, text, marked=is_markdown(text))


def read_marked_text(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a file that is named as Markdown, as `read_text` does."""
    return _read(data, name, _decoded(data, name), marked=True)


def _decoded(data: bytes, name: str) -> str:
    check_size(len(data), MOST_TEXT_BYTES, name)
    text = decode(data, name)
    if not text.strip(" \t\r\n\f\v\x00\xa0\u200b\ufeff"):
        raise InputError(
            f"{name}: berkas hanya berisi spasi dan baris kosong. Berikan berkas yang berisi teks peraturan.",
            f"{name}: holds nothing but white space. Give a file that has the text of a regulation.",
        )
    return text


def _read(data: bytes, name: str, text: str, *, marked: bool) -> Text:
    drafts: list[Draft]
    pages: tuple[Page, ...]
    tables: list[TableDraft]
    if marked:
        drafts, pages = read_markdown(text)
        tables = pipe_tables(drafts)
    else:
        drafts, pages, tables = read_plain(text)
    join_labels(drafts)
    outside = [draft for draft in drafts if not draft.cells] if tables else drafts
    part_numbers(outside)
    set_aside(outside)
    set_footnotes_aside(outside)
    media_type = (MARKDOWN if marked else TEXT).media_type
    source = Source(Path(name).name, sha256(data).hexdigest(), media_type, "text", len(pages) or None)
    return freeze(drafts, source, pages, tables)
