"""The running text of a regulation in pieces, found by the words that they hold."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from msgspec import Struct

from extractor.model.text import Span, Text, small

if TYPE_CHECKING:
    from extractor.model.document import Provision


class Piece(Struct, frozen=True):
    """A heading or a piece of own text: its unit, its span and its running text."""

    unit: "Provision"
    span: Span
    words: str
    heading: bool = False


class Pieces:
    """Headings and own texts of one document, in document order.

    A fragment is looked for in all of them at once, so that only the few that hold it need to be read.
    """

    def __init__(self, text: Text, units: Iterable["Provision"]) -> None:
        """Read the headings and own texts of `units`, provisions of `text`."""
        self._text = text
        self.rows = tuple(_rows(text, units))

    def holding(self, *fragments: str) -> Iterator[Piece]:
        """Yield the pieces that hold one of the fragments in any case; `fragments` are in small letters.

        One fragment alone is looked for no further than the pieces are asked for.
        """
        each = [self._places(fragment) for fragment in fragments]
        places = each[0] if len(each) == 1 else sorted(set(chain.from_iterable(each)))
        return (self.rows[at] for at in places)

    @cached_property
    def _small(self) -> str:
        """All pieces, one a line, in small letters."""
        return small("\n".join(piece.words for piece in self.rows))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(piece.words) + 1 for piece in self.rows)]

    def _places(self, fragment: str) -> Iterator[int]:
        """Yield the places of the pieces that hold a fragment, rising."""
        if " " not in fragment and fragment not in self._text.vocabulary:
            return
        at = self._small.find(fragment)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._small.find(fragment, self._starts[place + 1])


def _rows(text: Text, units: Iterable["Provision"]) -> Iterator[Piece]:
    for unit in units:
        if unit.heading is not None:
            yield Piece(unit, unit.heading, text.of(unit.heading), heading=True)
        for span in unit.own:
            yield Piece(unit, span, text.of(span))
