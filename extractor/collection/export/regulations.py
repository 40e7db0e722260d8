"""The regulations of a store one by one: Akoma Ntoso and Markdown in a tree of folders, the feed with its abstracts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from extractor.collection.export.feed import Item, Known, abstract, item
from extractor.collection.export.markdown import to_markdown
from extractor.emit.akn.document import to_akn
from extractor.emit.json_text import json_part
from extractor.files import WholeFile, write_whole
from extractor.law.address import slug
from extractor.model.analysis import Analysis
from extractor.store.reading import unpacked
from extractor.store.tables import expressions, files, regulations
from extractor.store.write import ORIGINAL, analysis_of

_BATCH = 500


def each(connection: Connection) -> Iterator[tuple[Row[Any], Analysis]]:
    """Yield every regulation of a store, by IRI: its row, with the name of its file, and its analysis."""
    query = (
        select(regulations, files.c.name.label("file"), files.c.id.label("file_id"))
        .join(expressions, expressions.c.regulation_id == regulations.c.id)
        .join(files, files.c.id == expressions.c.file_id)
        .where(expressions.c.kind == ORIGINAL)
        .order_by(regulations.c.iri)
        .limit(_BATCH)
    )
    last = ""
    while rows := connection.execute(query.where(regulations.c.iri > last)).all():
        for row in rows:
            last = row.iri
            yield row, unpacked(analysis_of(connection, row.file_id))


def stem_of(iri: str) -> str:
    """Return the path of a regulation in a tree of folders: `perbup/kab-bekasi/2017/9`."""
    parts = iri.split("/")[4:] if iri.startswith("/") else [iri]
    return "/".join(slug(part) for part in parts)


def to_akn_tree(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write the Akoma Ntoso of every regulation; yield the files."""
    return _tree(connection, folder, ".akn.xml", lambda row, analysis: to_akn(analysis))


def to_markdown_tree(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write the Markdown of every regulation; yield the files."""
    return _tree(connection, folder, ".md", lambda row, analysis: to_markdown(analysis, row.status))


def _tree(
    connection: Connection, folder: Path, suffix: str, make: Callable[[Row[Any], Analysis], bytes]
) -> Iterator[Path]:
    for row, analysis in each(connection):
        path = folder / (stem_of(row.iri) + suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, make(row, analysis))
        yield path


def items(connection: Connection, base: str = "") -> Iterator[tuple[Item, Analysis]]:
    """Yield each regulation of a store as the feed of the national network has it, with its analysis.

    `base` is the address of the member's site, for the links; without it they are `-`.
    """
    for row, analysis in each(connection):
        stem = stem_of(row.iri).replace("/", "-")
        known = Known(str(row.id), row.status, row.status_by, row.file, row.updated)
        yield item(analysis, known, stem, base.rstrip("/")), analysis


def to_feed(connection: Connection, folder: Path, base: str = "") -> Iterator[Path]:
    """Write the feed of the national network (`document.json`) and an abstract of each regulation; yield the files."""
    path = folder / "document.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    file = WholeFile(path)
    try:
        before = b"[\n"
        for one, analysis in items(connection, base):
            file.write(before + json_part(one, 1))
            before = b",\n"
            sheet = folder / "abstrak" / one.abstrak
            sheet.parent.mkdir(exist_ok=True)
            write_whole(sheet, abstract(analysis, one).encode())
            yield sheet
        file.write((b"" if before == b",\n" else b"[") + b"\n]\n")
        file.keep()
    finally:
        file.drop()
    yield path
