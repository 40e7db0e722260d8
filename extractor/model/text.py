"""The frozen text of one regulation, and the map from every span of it back to page, line and box.

Everything later in the flow is a `Span` into `Text.content`: annotation stands off, nothing is copied.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

from extractor.model.correction import Correction

FurnitureKind = Literal[
    "page_number", "header", "footer", "catchword", "gazette", "file_name", "stamp", "copy_mark", "markup", "hyphen",
    "garbage", "table_header", "hidden", "footnote", "endnote", "field", "contents",
    "struck", "text_box", "annotation", "line_number", "picture", "page_copy",
]  # fmt: skip
PageMethod = Literal["text", "ocr", "none"]
SourceMethod = Literal["text", "ocr", "text+ocr", "none"]


def small(words: str) -> str:
    """Return `words` in small letters, every sign in its place."""
    return words.replace("İ", "I").lower()  # its small letter would be two signs


def is_word(sign: str) -> bool:
    """Whether a sign is of a word: a letter, a digit or a low line; False for no sign."""
    return sign.isalnum() or sign == "_"


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open range `start:end` of code points in `Text.content`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Box(Struct, frozen=True, gc=False):
    """A rectangle on a page in PDF points, origin at the top left corner, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float


class SourceLine(Struct, frozen=True, gc=False):
    """One printed line of the source, after page furniture and markup have left it.

    `number` counts from 1 within the page (PDF) or the file (text). `page` counts from 1; it is None where the source
    has no pages. `indent` is the left edge in average character widths. `gap` is the white space above, in lines
    (0 = set solid). `joined` says that the line before ended in a hyphen that belongs to the word, so that no break
    stands before this line in `Text.content`. `bold` and `size` (points) are known for PDFs and Word files, `box` for
    PDFs only. `hang` is where further lines of the same paragraph begin, where the source says so (Word).
    """

    span: Span
    number: int
    page: int | None = None
    indent: float = 0.0
    gap: float = 0.0
    joined: bool = False
    centered: bool = False
    bold: bool = False
    size: float | None = None
    box: Box | None = None
    hang: float | None = None


class Furniture(Struct, frozen=True, gc=False):
    """Something printed that is no part of the regulation's text, kept aside with its place.

    `kind`: page_number, header, footer, catchword, gazette, file_name, stamp, copy_mark, markup (Markdown signs),
    hyphen (a true syllable break), garbage, table_header (the head of a table, repeated on a further page), hidden
    (words that nobody sees on the page), footnote (a note at the foot of its page, and the mark of it), annotation (the
    value of a form field or a typed note); of a Word file also endnote, field (inside the code of a field), contents (a
    table of contents), struck (struck out), text_box (a box beside the text). picture is a picture or another file
    within the file, which nobody has read: what the file calls it. `number` is the line within page or file. `offset`
    is the place in `Text.content` where it stood.
    """

    kind: FurnitureKind
    text: str
    offset: int
    number: int
    page: int | None = None
    box: Box | None = None


class UnsureWord(Struct, frozen=True, gc=False):
    """A word that character recognition read with little confidence (`sure`, 0 to 100), and its box on the page."""

    text: str
    box: Box
    sure: float


class Page(Struct, frozen=True):
    """One page: size in points, and how its text was read (`text` = text layer, `ocr`, `none` = could not be read).

    `layer` says that a picture covers the page: its text layer was made by character recognition. `known` is the share
    of known words on it (0 to 1), None where it has none.

    `confidence` is the mean confidence of the words read by OCR, 0 to 100; None for any other page. `replaced` says
    that OCR took the place of a text layer that holds words, but not such as can be read. `unsure` are the words that
    it read with little confidence.
    """

    number: int
    width: float
    height: float
    method: PageMethod
    confidence: float | None = None
    replaced: bool = False
    layer: bool = False
    known: float | None = None
    unsure: tuple[UnsureWord, ...] = ()


class Source(Struct, frozen=True):
    """The file a text came from: name, SHA-256 of its bytes, media type, number of pages, how it was read.

    `method`: text, ocr, text+ocr (some pages each), none.
    """

    file: str
    sha256: str
    media_type: str
    method: SourceMethod
    pages: int | None = None


class Cell(Struct, frozen=True):
    """One cell of a table: its words (an empty span where nothing is printed), its first column and its reach.

    `column` counts from 0; `header` says that the cell heads a column.
    """

    span: Span
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Area(Struct, frozen=True):
    """The part of a table on one page; both None where the source has no pages."""

    page: int | None = None
    box: Box | None = None


class Table(Struct, frozen=True):
    """A table of the source; one that runs over several pages is one table with several areas.

    `rows` are its rows with the cells that begin in each, from left to right; in `Text.content` the cells follow each
    other in that order, the words of each in one piece. `span` covers them all and nothing else.
    """

    span: Span
    columns: int
    rows: tuple[tuple[Cell, ...], ...]
    areas: tuple[Area, ...] = ()


class Text(Struct, frozen=True, dict=True):
    """The normalised text of one regulation (Unicode NFC, single blanks, no page furniture).

    `content` holds the printed lines in reading order with one line feed between them; there are no empty lines and
    no blanks at line ends. A hyphen at a line end that belongs to the word (`masing-masing`) stands without a break.
    Replacing each line feed of a slice by a blank gives the running text, at the same offsets.

    `corrections` are the readings that people have corrected in it, `unplaced` those whose line it does not have.
    """

    content: str
    lines: tuple[SourceLine, ...]
    source: Source
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unplaced: tuple[Correction, ...] = ()

    def of(self, span: Span) -> str:
        """Return the running text of `span`: printed line breaks read as one blank."""
        return self.content[span.start : span.end].replace("\n", " ")

    @cached_property
    def different_words(self) -> frozenset[str]:
        """What stands between white space, each once."""
        return frozenset(self.content.split())

    @cached_property
    def vocabulary(self) -> str:
        """The different words in small letters, one a line."""
        return small("\n".join(self.different_words))

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(self.vocabulary.split("\n"))

    def holds_in_a_word(self, fragment: str) -> bool:
        """Whether a fragment of a word, in small letters, stands in a word of the text in any case."""
        return fragment in self._small_words or fragment in self.vocabulary

    def tables_in(self, span: Span) -> tuple[Table, ...]:
        """Return the tables that lie wholly inside `span`, in order."""
        if not self.tables:
            return ()
        first = bisect_left(self._table_starts, span.start)
        last = bisect_left(self._table_starts, span.end)
        return tuple(table for table in self.tables[first:last] if span.covers(table.span))

    def table_at(self, offset: int) -> Table | None:
        """Return the table that holds `offset`, None where none does."""
        at = bisect_right(self._table_starts, offset) - 1 if self.tables else -1
        return self.tables[at] if at >= 0 and offset < self.tables[at].span.end else None

    @cached_property
    def _table_starts(self) -> list[int]:
        return [table.span.start for table in self.tables]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    @cached_property
    def _page_of_line(self) -> list[int | None]:
        return [line.page for line in self.lines]

    def line_at(self, offset: int) -> SourceLine:
        """Return the printed line that holds `offset`; raises IndexError where the text is empty."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def lines_of(self, span: Span) -> tuple[SourceLine, ...]:
        """Return the printed lines that `span` touches."""
        first, behind = self._reach(span)
        return self.lines[first:behind]

    def page_at(self, offset: int) -> int | None:
        """Return the page that holds `offset`, None where the text is empty or the source has no pages."""
        if not self.lines:
            return None
        return self._page_of_line[max(0, bisect_right(self._starts, offset) - 1)]

    def span_of_page(self, number: int) -> Span:
        """Return the range of the text that page `number` holds; empty, at its end, for a page without lines."""
        return self._span_of_each_page.get(number) or Span(len(self.content), len(self.content))

    @cached_property
    def _span_of_each_page(self) -> dict[int, Span]:
        """The pages need not rise: those of a scan are read in the order of their printed numbers."""
        found: dict[int, Span] = {}
        for line in self.lines:
            page = line.page or 0
            found[page] = Span(found[page].start if page in found else line.span.start, line.span.end)
        return found

    def pages_of(self, span: Span) -> tuple[int, ...]:
        """Return the page numbers that `span` touches, rising; empty where the source has no pages."""
        first, behind = self._reach(span)
        pages = self._page_of_line[first:behind]
        if pages and pages[0] == pages[-1]:
            return () if pages[0] is None else (pages[0],)
        return tuple(sorted({page for page in pages if page is not None}))

    def _reach(self, span: Span) -> tuple[int, int]:
        """Return the first line that `span` touches, and the one behind the last."""
        starts = self._starts
        first = max(0, bisect_right(starts, span.start) - 1)
        return first, bisect_right(starts, span.end - 1, first + 1)
