"""Lead-ins and items that are one sentence only together.

The words after a list complete its lead-in (`Setiap Orang yang: a. …; atau b. …, dipidana dengan …`); a lead-in that is
no more than an adjunct opens each of its items (`Apabila permohonan: a. lengkap, Camat menerbitkan izin; b. …`).
"""

from collections.abc import Sequence
from functools import cache

from extractor.model.text import Span
from extractor.rules.forms import list_forms
from extractor.rules.sentence.lead_ins import has_clause
from extractor.rules.sentence.pipeline import read_all
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.sentence.unit import Piece, Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Lexicon
from extractor.rules.words.vocabulary import vocabulary

_RELATIVE = function_words().relative.words
# What a lead-in ends with that no clause has inside.
_END = " :,"


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
    return _read_again(changed, lexicon)


def _read_again(
    changed: Sequence[tuple[Unit, str, tuple[Piece, ...], list[tuple[int, int]]]], lexicon: Lexicon
) -> list[Unit]:
    sentences = read_all([(text, pointed) for _, text, _, pointed in changed], lexicon)
    return [
        Unit(unit.provision, pieces, text, sentence)
        for (unit, text, pieces, _), sentence in zip(changed, sentences, strict=True)
    ]


def opened(lists: Sequence[tuple[Unit, list[Unit]]], lexicon: Lexicon) -> list[Unit]:
    """Return the items of lead-ins that are no more than an adjunct, each behind the words of its lead-in."""
    changed: list[tuple[Unit, str, tuple[Piece, ...], list[tuple[int, int]]]] = []
    for lead, items in lists:
        if not _opens(lead.sentence, items):
            continue
        text = lead.text.rstrip(_END)
        pieces = tuple(_cut(piece, len(text)) for piece in lead.pieces)
        pointed = [(place, place + 1) for place in _pointed(lead)]
        for item in items:
            shift = len(text) + 1
            moved = tuple(_moved(piece, 0, shift) for piece in item.pieces)
            its = [(place + shift, place + shift + 1) for place in sorted(_pointed(item))]
            changed.append((item, f"{text} {item.text}", pieces + moved, pointed + its))
    return _read_again(changed, lexicon)


def _opens(sentence: Sentence, items: list[Unit]) -> bool:
    """Whether a lead-in is an adjunct alone and its items have clauses, each behind a comma."""
    alone = sentence.colon and sentence.verb is None and sentence.modal is None
    if not items or not alone or sentence.cue("front", 0) is None:
        return False
    return all("," in item.sentence.low and has_clause(item.sentence) for item in items)


def _cut(piece: Piece, end: int) -> Piece:
    """Return a piece without what stands behind the end of the running text."""
    return Piece(piece.start, Span(piece.span.start, min(piece.span.end, piece.span.start + end - piece.start)))


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
