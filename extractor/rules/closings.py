"""The words after a list that complete its lead-in: `Setiap Orang yang: a. …; atau b. …, dipidana dengan …`."""

from collections.abc import Sequence
from functools import cache

from extractor.model.text import Span
from extractor.rules.forms import list_forms
from extractor.rules.sentence.pipeline import read_all
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.sentence.unit import Piece, Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Lexicon
from extractor.rules.words.vocabulary import vocabulary

_RELATIVE = function_words().relative.words


def completed(lists: Sequence[tuple[Unit, list[Unit]]], lexicon: Lexicon) -> list[Unit]:
    """Return lead-ins with the words behind their lists as their own, and the last items without them.

    `lists` are units with the items under them; units that stay as they are are left out.
    """
    changed: list[tuple[Unit, str, tuple[Piece, ...], list[tuple[int, int]]]] = []
    for lead, items in lists:
        at = _closing(lead, items)
        if at is None:
            continue
        last = items[-1]
        cut, shift = last.sentence.offsets[at], len(lead.text) + 1 - last.sentence.offsets[at]
        pieces = tuple(_moved(piece, cut, shift) for piece in last.pieces if piece.start + _size(piece) > cut)
        pointed = [(place + shift, place + shift + 1) for place in _pointed(last) if place >= cut]
        pointed += [(place, place + 1) for place in _pointed(lead)]
        changed.append((lead, f"{lead.text} {last.text[cut:]}", lead.pieces + pieces, sorted(pointed)))
        kept = tuple(piece for piece in last.pieces if piece.start < cut)
        changed.append((last, last.text[:cut], kept, [(place, place + 1) for place in _pointed(last) if place < cut]))
    sentences = read_all([(text, pointed) for _, text, _, pointed in changed], lexicon)
    return [
        Unit(unit.provision, pieces, text, sentence)
        for (unit, text, pieces, _), sentence in zip(changed, sentences, strict=True)
    ]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(list_forms().one_rule.after)


def _closing(lead: Unit, items: list[Unit]) -> int | None:
    """Return the token of the last item at which the words begin that complete the lead-in, None where none do."""
    if len(items) < 2 or not lead.sentence.colon or lead.sentence.modal is not None:
        return None
    low = items[-1].sentence.low
    if _verbs().isdisjoint(low) or not _is_open(lead.sentence, items):
        return None
    return next((at for at in range(len(low) - 1, 1, -1) if low[at - 1] == "," and low[at] in _verbs()), None)


def _is_open(sentence: Sentence, items: list[Unit]) -> bool:
    """Whether a lead-in has no main clause: an actor with `yang`, or an adjunct over items that say nothing alone."""
    if sentence.subject_actors() and not _RELATIVE.isdisjoint(sentence.low):
        return vocabulary().sanction.isdisjoint(sentence.low)
    adjunct = sentence.cue("front", 0) is not None and sentence.role in (None, "other")
    return adjunct and all(item.is_fragment for item in items[:-1])


def _pointed(unit: Unit) -> list[int]:
    return [unit.sentence.offsets[at] for at in unit.sentence.pointed]


def _size(piece: Piece) -> int:
    return piece.span.end - piece.span.start


def _moved(piece: Piece, cut: int, shift: int) -> Piece:
    """Return what stands of a piece from `cut` on, at its new place."""
    begin = max(piece.start, cut)
    return Piece(begin + shift, Span(piece.span.start + begin - piece.start, piece.span.end))
