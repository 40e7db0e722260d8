"""The texts of provisions as the pipeline reads them, with the way back to the frozen text."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from extractor.model.document import Provision
from extractor.model.rule import Quote
from extractor.model.text import Span, Text
from extractor.rules.sentence.lead_ins import has_clause, opens_conditions, opens_principles
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.words.forms import function_words


class Piece(Struct, frozen=True):
    """A span of the frozen text and where it begins in the unit's running text."""

    start: int
    span: Span


_START = attrgetter("start")
_SIGNS = (",", ";", ":", ".")
_JOINS = function_words().predicate_row.sharing


class Unit(Struct, frozen=True, dict=True):
    """A provision with its own text, as the pipeline read it."""

    provision: Provision
    pieces: tuple[Piece, ...]
    text: str
    sentence: Sentence

    @cached_property
    def is_fragment(self) -> bool:
        """Whether the unit only completes its lead-in: a noun phrase, or a verb without a subject."""
        sentence = self.sentence
        if not has_clause(sentence):
            return True
        listed = sentence.subject[1] > 0 and sentence.low[sentence.subject[1] - 1] == ","
        bare = sentence.modal is None and sentence.voice == "active" and not sentence.subject_actors()
        return listed and bare and sentence.words[0].islower()

    @cached_property
    def decides(self) -> bool:
        """Whether the unit is a diktum that says what its maker does: `KESATU: Membentuk …`."""
        sentence = self.sentence
        if self.provision.kind != "diktum" or sentence.modal is not None or sentence.verb is None:
            return False
        return sentence.voice == "active" and sentence.subject[0] == sentence.subject[1]

    @cached_property
    def is_opened(self) -> bool:
        """Whether the sentence begins with the words of the lead-in: `Apabila permohonan: a. lengkap, Camat …`."""
        return self.pieces[0].span.end < self.provision.own[0].start

    @cached_property
    def opens_principles(self) -> bool:
        """Whether the items after this lead-in are principles."""
        return opens_principles(self.sentence)

    @cached_property
    def opens_conditions(self) -> bool:
        """Whether the items after this lead-in are conditions of what it says."""
        return opens_conditions(self.sentence)

    def span(self, start: int, end: int) -> Span:
        """Return the span of tokens `start:end`; a range over two pieces of own text ends with the first of them."""
        first = self.sentence.offsets[start]
        last = self.sentence.offsets[end - 1] + len(self.sentence.words[end - 1])
        piece = self.pieces[bisect_right(self.pieces, first, key=_START) - 1]
        shift = piece.span.start - piece.start
        return Span(first + shift, min(last + shift, piece.span.end))

    def quote(self, text: Text, start: int, end: int) -> Quote:
        """Return tokens `start:end` as printed, without signs and the word that joins a list at the end."""
        low = self.sentence.low
        while end - 1 > start and (low[end - 1] in _SIGNS or (low[end - 1] in _JOINS and low[end - 2] in _SIGNS)):
            end -= 1
        span = self.span(start, end)
        return Quote(text.of(span), span)

    def quotes(self, text: Text, start: int, end: int) -> tuple[Quote, ...]:
        """Return tokens `start:end` as `quote` does, one for each piece of own text that they stand in."""
        begins = [bisect_right(self.pieces, self.sentence.offsets[at], key=_START) for at in range(start, end)]
        cuts = [start, *(start + at for at in range(1, end - start) if begins[at] != begins[at - 1]), end]
        return tuple(self.quote(text, first, last) for first, last in pairwise(cuts))


def running(text: Text, own: Iterable[Span]) -> tuple[str, tuple[Piece, ...]]:
    """Return the own text joined by blanks, and its pieces."""
    pieces: list[Piece] = []
    words: list[str] = []
    size = 0
    for span in own:
        pieces.append(Piece(size, span))
        words.append(text.of(span))
        size += span.end - span.start + 1
    return " ".join(words), tuple(pieces)
