"""The running text of a regulation in pieces, found by the words that they hold."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from extractor.text import Span
from extractor.tree.document import Document, Provision


class Piece(Struct, frozen=True):
    """A heading or a piece of own text: its unit, its span and its running text."""

    unit: Provision
    span: Span
    words: str
    heading: bool = False


class Pieces:
    """Every heading and piece of own text of one document, in document order.

    A fragment is looked for in all of them at once, so that a check reads only the few that it can concern.
    """

    def __init__(self, document: Document) -> None:
        """Read the document; the annexes and the Penjelasan too."""
        self.rows = tuple(_rows(document))

    def holding(self, *fragments: str) -> Iterator[Piece]:
        """Yield the pieces that hold one of the fragments in any case; `fragments` are in small letters."""
        found = {at for fragment in fragments for at in self._places(self.small, fragment)}
        return (self.rows[at] for at in sorted(found))

    def printing(self, fragment: str) -> Iterator[Piece]:
        """Yield the pieces that hold the fragment as it is written; each is looked for when it is asked for."""
        return (self.rows[at] for at in self._places(self.words, fragment))

    @cached_property
    def words(self) -> str:
        """All pieces, one a line."""
        return "\n".join(piece.words for piece in self.rows)

    @cached_property
    def small(self) -> str:
        """All pieces, one a line, in small letters; every sign stands where it stands in `words`."""
        return self.words.replace("İ", "I").lower()  # its small letter would be two signs

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(piece.words) + 1 for piece in self.rows)]

    def _places(self, words: str, fragment: str) -> Iterator[int]:
        """Yield the places of the pieces that hold a fragment, rising."""
        at = words.find(fragment)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = words.find(fragment, self._starts[place + 1])


def _rows(document: Document) -> Iterator[Piece]:
    of = document.text.of
    for unit in document.walk():
        if unit.heading is not None:
            yield Piece(unit, unit.heading, of(unit.heading), heading=True)
        for span in unit.own:
            yield Piece(unit, span, of(span))
