"""The paragraphs of a regulation in reading order: what every editable form of it writes.

Page furniture is left out and words that a page broke run on; numbers stand in front of their text, as printed. So a
manuscript, read again, gives the same tree.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from extractor.emit.order import heads_of, items_of, pieces_of
from extractor.emit.tables import PlacedTable, Tables
from extractor.law.units import ARTICLES, ATTACHED, GROUPING, HEADINGS
from extractor.model.document import Block, Document, Provision
from extractor.model.text import Span

Form = Literal["title", "group", "article", "text", "closing"]
# Blocks that are set in the middle of the page; those behind the body stand at its right.
_TITLE = frozenset(
    {"kepala", "jenis", "nomor", "tentang", "judul", "rahmat", "pembentuk", "persetujuan", "memutuskan", "penjelasan",
     "penjelasan_pasal"}
)  # fmt: skip
_CLOSING = frozenset({"penetapan", "pengundangan"})


class Paragraph(Struct, frozen=True):
    """One paragraph: its form, how deep it stands (0 at the margin), the number in front of it, its words.

    `form`: title (in the middle), group (head of a Bab, Bagian, Paragraf, Buku), article (head of a Pasal), closing
    (place, date and signature), text. `opens` says that a new part begins (an annex, the Penjelasan): a new page where
    there are pages. `eid` is the unit that it belongs to, None outside every unit.
    """

    form: Form
    depth: int
    number: str
    words: str
    opens: bool = False
    eid: str | None = None


class Remark(Struct, frozen=True):
    """What is said about a unit beside its text (nothing where it is empty), and whether its words have changed."""

    words: str
    changed: bool = False


class Grid(Struct, frozen=True):
    """A table: its rows, each with the words of its cells, and how many columns and rows each takes, and if it heads.

    A cell is (words, columns, rows, heads).
    """

    depth: int
    columns: int
    rows: tuple[tuple[tuple[str, int, int, bool], ...], ...]


Part = Paragraph | Grid


def paragraphs(document: Document) -> Iterator[Part]:
    """Yield the paragraphs and tables of `document` in reading order."""
    return _Writer(document).parts()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._tables = Tables(document)

    def parts(self) -> Iterator[Part]:
        for item in items_of(self._document):
            if isinstance(item, Provision):
                yield from self._unit(item, 0)
            else:
                yield from self._block(item)

    def _block(self, block: Block) -> Iterator[Part]:
        form: Form = "title" if block.kind in _TITLE else "closing" if block.kind in _CLOSING else "text"
        opens = block.kind == "penjelasan"
        for span in self._lines(block.span):
            yield Paragraph(form, 0, "", self._text.of(span), opens)
            opens = False

    def _unit(self, unit: Provision, depth: int) -> Iterator[Part]:
        opens = unit.kind in ATTACHED
        form: Form = "group" if unit.kind in GROUPING or opens else "article" if unit.kind in ARTICLES else "text"
        heads = heads_of(unit)
        pieces = pieces_of(unit)
        if unit.kind in HEADINGS or opens:
            for _, span in heads:
                for line in self._lines(span):
                    yield Paragraph(form, 0, "", self._text.of(line), opens, unit.eid)
                    opens = False
            below = 0
        else:
            number = " ".join(self._text.of(span) for _, span in heads)
            first = pieces[0] if pieces else None
            if isinstance(first, Span) and len(self._tables.split(first)) == 1:
                pieces = pieces[1:]
                yield from self._words(first, depth, number, unit)
            elif number:
                yield Paragraph("text", depth, number, "", False, unit.eid)
            below = depth + 1
        for piece in pieces:
            if isinstance(piece, Provision):
                yield from self._unit(piece, below if piece.kind not in HEADINGS else 0)
            else:
                yield from self._words(piece, below if unit.kind not in HEADINGS else 0, "", unit)

    def _words(self, span: Span, depth: int, number: str, unit: Provision) -> Iterator[Part]:
        for part in self._tables.split(span):
            if isinstance(part, PlacedTable):
                yield self._grid(part, depth)
                continue
            spans = self._lines(part) if unit.kind in ATTACHED else [part]
            for each in spans:
                yield Paragraph("text", depth, number, self._text.of(each), False, unit.eid)
                number = ""

    def _grid(self, placed: PlacedTable, depth: int) -> Grid:
        rows = tuple(
            tuple((self._text.of(cell.span), cell.colspan, cell.rowspan, cell.header) for cell in row)
            for row in placed.table.rows
        )
        return Grid(depth, placed.table.columns, rows)

    def _lines(self, span: Span) -> list[Span]:
        """Return the printed lines of a span."""
        found, start = [], span.start
        for line in self._text.content[span.start : span.end].split("\n"):
            if line:
                found.append(Span(start, start + len(line)))
            start += len(line) + 1
        return found
