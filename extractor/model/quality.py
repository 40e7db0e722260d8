"""How surely a text was read: page by page, the places in doubt, and what was left out because of it."""

from bisect import bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

from extractor.model.text import Span

DoubtReason = Literal["picture", "layer", "letters", "markers", "order", "marker", "word", "head"]
"""Why a place is in doubt.

Of whole pages or the whole text: `picture` (read by character recognition), `layer` (a text layer that character
recognition made, and that shows it), `letters` and `markers` (a text whose words or unit markers show that it was made
so), `order` (the lines are out of order). Of a single unit: `marker` (its marker was corrected by its place in the
sequence), `word` (a word that only character recognition makes). Of the title and the closing block: `head` (a value
that is not surely read, see `Metadata.doubts`).
"""
ZONES: tuple[DoubtReason, ...] = ("picture", "layer", "letters", "markers", "order")

ReadBy = Literal["text", "layer", "ocr", "none"]
"""`text` = written text or the text layer of a page born digital, `layer` = a text layer over the picture of a page,
`ocr` = read from the picture here, `none` = could not be read."""


class PageQuality(Struct, frozen=True):
    """One page: how it was read, the reader's mean confidence (0 to 100, OCR only), the share of known words (0 to 1).

    `known` is None where no words are on the page.
    """

    number: int
    method: ReadBy
    confidence: float | None = None
    known: float | None = None


class Doubt(Struct, frozen=True):
    """A place in doubt: a range of the text, its page (None in a text without pages), its unit where it is one unit.

    `words` are what was printed there, for a single unit.
    """

    reason: DoubtReason
    span: Span
    page: int | None = None
    eid: str = "document"
    words: str = ""


UnreadReason = Literal["unplaced", "sentence", "reference", "table", "frame", "heading", "annex"]
"""Why a number at the start of a line opened nothing: no list or sequence has a place for it (`unplaced`, the only one
that may be a loss), or it is part of a sentence, of a reference, of a table, of the frame (title, closing), of a
heading, or of an annex."""


class Unread(Struct, frozen=True):
    """A number at the start of a line that opened no unit: its range, as printed, page, line (as in `SourceLine`)."""

    span: Span
    printed: str
    page: int | None
    line: int
    reason: UnreadReason


class NotRun(Struct, frozen=True):
    """A check that did not run on a part of the text, and why.

    `pages` are the pages concerned, in order; empty where it is the whole text or the text has no pages. The reason is
    that of a doubt, or `older`: the drafting rule does not bind the regulation, which is older or of another kind.
    """

    code: str
    reason: DoubtReason | Literal["older"]
    pages: tuple[int, ...] = ()


class Quality(Struct, frozen=True, dict=True):
    """How surely a text was read: its pages, and its doubts in the order of the text.

    `known` is the share of known words of the whole text (0 to 1), None without words. `unread` are the numbers at the
    start of a line that opened nothing. `trusted`: the user said that the text was typed, so that only pages read from
    their picture are in doubt.
    """

    pages: tuple[PageQuality, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    known: float | None = None
    unread: tuple[Unread, ...] = ()
    trusted: bool = False

    @cached_property
    def zones(self) -> tuple[Doubt, ...]:
        """The doubts that concern whole pages or the whole text."""
        return tuple(doubt for doubt in self.doubts if doubt.reason in ZONES)

    def zone_at(self, offset: int) -> Doubt | None:
        """Return the doubt about the page or text that holds a position; None where it was read surely."""
        at = bisect_right(self._starts, offset) - 1
        return self.zones[at] if at >= 0 and offset <= self.zones[at].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [zone.span.start for zone in self.zones]

    @cached_property
    def units(self) -> dict[str, Doubt]:
        """The doubts about single units, by address."""
        return {doubt.eid: doubt for doubt in self.doubts if doubt.reason not in (*ZONES, "head")}
