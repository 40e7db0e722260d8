"""The fields of a rule, each with the words that it was read from."""

from collections.abc import Sequence

from msgspec import Struct

from extractor.model.document import Document
from extractor.model.rule import (
    Action,
    Bearer,
    BearerMode,
    Clause,
    Counterparty,
    Deadline,
    Frequency,
    Modality,
    Quote,
    Relation,
)
from extractor.model.text import Span, Text
from extractor.rules.actors import Registry
from extractor.rules.fields import relations
from extractor.rules.fields.conditions import restriction
from extractor.rules.fields.counterparties import counterparties, shared_role
from extractor.rules.fields.deadlines import deadline
from extractor.rules.fields.frequency import frequency
from extractor.rules.sentence.lexicon import Mention, name_kind, quantifiers
from extractor.rules.sentence.predicates import Predicate, key
from extractor.rules.sentence.sentence import Modal
from extractor.rules.sentence.unit import Unit
from extractor.rules.sentence.vocabulary import vocabulary


class Maker(Struct, frozen=True):
    """Who makes a regulation: the name, its kind and where it is printed."""

    label: str
    kind: str
    quote: Quote


def maker_of(document: Document) -> Maker | None:
    """Return who makes a regulation, None where no name stands between its title and its preamble."""
    label = document.metadata.pembentuk
    block = next((block for block in document.blocks if block.kind == "pembentuk"), None)
    if label is None or block is None:
        return None
    words = document.text.of(block.span).rstrip(" ,.;:")
    span = Span(block.span.start, block.span.start + len(words))
    return Maker(label, name_kind(label) or "office", Quote(words, span))


class Fields:
    """Reads single fields of units of one regulation."""

    def __init__(self, text: Text, registry: Registry, maker: Maker | None = None) -> None:
        """Write for this text, with this registry; `maker` is who makes the regulation."""
        self._text = text
        self._registry = registry
        self._maker = maker

    def _modality(self, unit: Unit, modal: Modal) -> Modality:
        return Modality(
            modal.value,  # type: ignore[arg-type]
            modal.deontic,  # type: ignore[arg-type]
            modal.basis,  # type: ignore[arg-type]
            unit.quote(self._text, modal.start, modal.end),
            modal.negated,
        )

    def _quantifier(self, unit: Unit, mention: Mention) -> Quote | None:
        sentence = unit.sentence
        at = mention.start
        if at and sentence.low[at - 1] in quantifiers():
            return unit.quote(self._text, at - 1, at)
        return None

    def _bearer(self, unit: Unit, mention: Mention) -> Bearer:
        quote = unit.quote(self._text, mention.start, mention.end)
        counted = self._quantifier(unit, mention)
        whole = f"{counted.text} {quote.text}" if counted else ""
        name = whole if self._registry.knows(whole) else quote.text
        return Bearer(self._registry.mention(name, mention.kind, quote.span), quote, counted)

    def _maker_bearer(self, maker: Maker) -> Bearer:
        return Bearer(self._registry.mention(maker.label, maker.kind, maker.quote.span), maker.quote)

    def _party(self, unit: Unit, role: str, mention: Mention) -> Counterparty:
        quote = unit.quote(self._text, mention.start, mention.end)
        return Counterparty(self._registry.mention(quote.text, mention.kind, quote.span), role, quote)

    def _parties(self, unit: Unit, predicate: Predicate) -> list[Counterparty]:
        if predicate.verb is None:
            return []
        if predicate.voice == "passive" and predicate.agent is not None:
            subject = unit.sentence.low[slice(*unit.sentence.subject)]
            found = counterparties(unit.sentence, predicate.tail[0], predicate.tail[1], subject)
        else:
            found = counterparties(unit.sentence, predicate.verb[0], predicate.tail[1])
        override = shared_role(unit.sentence.low[predicate.verb[0]]) if predicate.shared else None
        return [self._party(unit, override or role, mention) for role, mention in found]

    def _restrictions(self, unit: Unit, predicate: Predicate) -> list[Clause]:
        if predicate.verb is None or "yang" not in unit.sentence.low[predicate.verb[0] :]:
            return []
        found = counterparties(unit.sentence, predicate.verb[0], predicate.tail[1])
        limits = (restriction(unit, self._text, mention) for _, mention in found)
        return [limit for limit in limits if limit]

    def _mode(self, unit: Unit, bearers: Sequence[Mention]) -> BearerMode:
        if not bearers:
            return "implicit"
        if len(bearers) == 1:
            return "single"
        between = set(unit.sentence.low[bearers[0].start : bearers[-1].start])
        if between & {"atau", "dan/atau"}:
            return "any"
        return "jointly" if between & {"bersama", "bersama-sama", "dengan", "saling"} else "each_severally"

    def _action(self, unit: Unit, predicate: Predicate) -> Action | None:
        if predicate.verb is None:
            return None
        surface = unit.quote(self._text, *predicate.verb)
        return Action(surface, key(surface.text), "passive" if predicate.voice == "passive" else "active")

    def _object(self, unit: Unit, predicate: Predicate) -> Quote | None:
        sentence = unit.sentence
        if predicate.verb is None or (predicate.voice == "copula" and predicate.modal is None):
            return None
        if predicate.voice == "passive":
            start, end = sentence.subject
            stop = next((i for i in range(start, end) if sentence.struck[i] or sentence.low[i] == ","), end)
            return unit.quote(self._text, start, stop) if stop > start else None
        start, end = predicate.tail
        ends = vocabulary().object_ends
        stop = next((i for i in range(start, end) if sentence.low[i] in ends), end)
        while stop > start and sentence.low[stop - 1] in ("dan", "serta", ",", "atau", "dan/atau"):
            stop -= 1
        return unit.quote(self._text, start, stop) if stop > start else None

    def _relation(self, unit: Unit, predicate: Predicate, acts: bool) -> Relation | None:
        sentence = unit.sentence
        if not acts:
            found = relations.of_subject(sentence)
            return Relation(found, "explicit") if found else None
        start, end = (predicate.verb[0], predicate.tail[1]) if predicate.verb else predicate.tail
        adjuncts = [sentence.low[i] for front in sentence.fronts for i in range(front.start, front.end)]
        tail = sentence.low[start:end]
        named = relations.explicit(adjuncts + tail)
        implied = relations.implied(tail)
        if predicate.voice == "passive" and not implied:
            implied = relations.of_subject(sentence)
        found = tuple(dict.fromkeys(named + implied))
        return Relation(found, "explicit" if named else "lexical") if found else None

    def _deadline(self, unit: Unit, start: int, end: int) -> Deadline | None:
        found = deadline(unit.sentence, start, end)
        if found is None:
            return None
        return Deadline(
            unit.quote(self._text, found.start, found.end),
            found.limit,
            found.duration,
            found.ordinal,
            found.direction,
            unit.quote(self._text, *found.anchor) if found.anchor else None,
            found.date,
            found.day_type,
            found.anchor_kind,
            found.recurrence,
            found.readings,
        )

    def _frequency(self, unit: Unit) -> Frequency | None:
        found = frequency(unit.sentence)
        if found is None:
            return None
        return Frequency(
            unit.quote(self._text, found.start, found.end),
            found.kind,
            found.interval,
            found.times,
            found.limit,
            found.recurrence,
        )
