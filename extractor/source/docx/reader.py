"""Word documents (DOCX, DOCM): paragraphs as lines, with the numbers that stand in list definitions only.

Tracked changes are read as accepted. Headers, footers, footnotes, hidden and struck-out text, text boxes and tables of
contents leave the text and are kept aside. Comments are no part of the print.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from lxml import etree

from extractor.model.text import FurnitureKind, Source, Text
from extractor.source.docx.numbering import Numbering
from extractor.source.docx.package import Package, attribute, child, local, number, relation_of
from extractor.source.docx.runs import WORD, Piece, Runs, fields_are_paired
from extractor.source.docx.story import Section, Story
from extractor.source.docx.styles import Styles, styles_of
from extractor.source.docx.tables import grid_of
from extractor.source.errors import InputError
from extractor.source.furniture.furniture import set_aside
from extractor.source.line_draft import Draft, freeze, settle_gaps
from extractor.source.readers import DOCX
from extractor.source.tables import TableDraft

# The width of the text where the file does not say it: A4 with margins of one inch, in twips.
_WIDTH = 11906 - 2 * 1440
_HEADS: dict[str, FurnitureKind] = {"headerReference": "header", "footerReference": "footer"}


def read_docx(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a Word document; pages are not known, and nothing is told to `progress`.

    Raises InputError where it is not one or holds no text.
    """
    package = Package(data, name)
    try:
        drafts, tables = _drafts(package)
    except RecursionError:
        raise InputError(
            f"{name}: susunan dokumen Word ini terlalu dalam (tabel di dalam tabel). Sederhanakan, lalu ulangi.",
            f"{name}: the parts of this Word document are nested too deeply. Simplify it and try again.",
        ) from None
    if not any(draft.text and draft.kind not in ("header", "footer") for draft in drafts):
        raise InputError(
            f"{name}: dokumen Word ini tidak berisi teks (mungkin hanya gambar). Berikan dokumen yang bertulisan, atau "
            "simpan sebagai PDF.",
            f"{name}: this Word document holds no text (perhaps only pictures). Give one with text, or save it as PDF.",
        )
    return freeze(drafts, Source(Path(name).name, sha256(data).hexdigest(), DOCX.media_type, "text"), (), tables)


def _drafts(package: Package) -> tuple[list[Draft], list[TableDraft]]:
    root = package.document()
    body = child(root, "body")
    if body is None:
        return [], []
    styles = styles_of(package.part("styles"))
    notes = _Notes(package, styles)
    runs = Runs(styles, notes.words, paired=fields_are_paired(body))
    story = Story(styles, runs, Numbering(package.part("numbering"), styles), _width(body))
    drafts = story.read(body)
    lines = [draft for draft in drafts if draft.text]
    boxed = [draft for draft in lines if draft.kind == "text_box"]
    if 2 * sum(len(draft.text) for draft in boxed) > sum(len(draft.text) for draft in lines):
        for draft in boxed:  # a document set in text boxes
            draft.kind = None
    settle_gaps(lines, [int(draft.gap) for draft in lines])
    tables = [made for table in story.tables if (made := grid_of(table)) is not None]
    set_aside(lines)
    return _with_heads(drafts, story.sections, package, styles), tables


def _width(body: etree._Element) -> int:
    """Return the width of the text of the first section, in twips."""
    section = next((each for each in body.iter(f"{WORD}sectPr")), None)
    page, margins = child(section, "pgSz"), child(section, "pgMar")
    if page is None or margins is None:
        return _WIDTH
    width = number(attribute(page, "w")) - number(attribute(margins, "left")) - number(attribute(margins, "right"))
    return width if width > 0 else _WIDTH


# ---- what is kept aside ---------------------------------------------------------------------------------------------


class _Notes:
    """The words of footnotes and endnotes, read at the first reference."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._runs = Runs(styles, lambda kind, number: "")
        self._notes: dict[str, dict[str, etree._Element]] = {}

    def words(self, kind: str, number: str) -> str:
        if kind not in self._notes:
            root = self._package.part(f"{kind}s")
            found = {} if root is None else {attribute(each, "id") or "": each for each in root}
            self._notes[kind] = found
        note = self._notes[kind].pop(number, None)  # a note stands where it is first referred to
        return "" if note is None else " ".join(_words_of(note, self._runs))


def _words_of(root: etree._Element, runs: Runs) -> list[str]:
    words = ["".join(piece.text for piece in _unwrapped(runs.of(each))) for each in root.iter(f"{WORD}p")]
    return [line for line in words if line.strip()]


def _unwrapped(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return [Piece(piece.text.replace("\n", " ").replace("\t", " "), piece.look) for piece in pieces]


def _with_heads(drafts: list[Draft], sections: Sequence[Section], package: Package, styles: Styles) -> list[Draft]:
    """Put the headers of each section before its lines and its footers after them, each once."""
    found: list[Draft] = []
    start = 0
    seen: set[str] = set()
    for section in sections:
        heads: dict[FurnitureKind, list[Draft]] = {"header": [], "footer": []}
        for each in section.properties:
            kind = _HEADS.get(local(each))
            part = package.related(kind).get(relation_of(each) or "") if kind else None
            root = package.parsed(part) if part and part not in seen else None
            if kind is None or root is None:
                continue
            seen.add(part or "")
            for draft in Story(styles, Runs(styles, lambda kind, number: ""), None, _WIDTH).read(root):
                draft.kind = kind
                heads[kind].append(draft)
        found += heads["header"] + drafts[start : section.end] + heads["footer"]
        start = max(start, section.end)
    return found + drafts[start:]
