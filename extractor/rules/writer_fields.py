"""The fields of a rule, each with the words that it was read from."""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from extractor.model.document import Document
from extractor.model.rule import (
    Action,
    ActorKind,
    Bearer,
    BearerMode,
    Clause,
    Counterparty,
    Deadline,
    Delegation,
    Flag,
    Frequency,
    Modality,
    PartyRole,
    Quote,
    Relation,
    Rule,
    RuleType,
    Sanction,
    Validity,
)
from extractor.model.text import Span, Text
from extractor.rules.actors import Registry
from extractor.rules.fields import relations
from extractor.rules.fields.conditions import restriction
from extractor.rules.fields.counterparties import awaited, counterparties, shared_role
from extractor.rules.fields.deadlines import is_validity, iso_duration, limit_of, limits_of
from extractor.rules.fields.frequency import frequency
from extractor.rules.forms import deadlines
from extractor.rules.forms import parties as party_forms
from extractor.rules.sentence.predicates import key
from extractor.rules.sentence.sentence import Limit, Modal, Predicate, Sentence
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, name_kind, quantifiers
from extractor.rules.words.vocabulary import vocabulary

_ADDRESSEE = re.compile(
    r"(?P<label>Kepada(?: Yth\.?)?\s?:?\s?)?(?P<num>(?:\d{1,3}|[a-z])[.)]\s?)?(?P<name>.*?)(?:[;.,]?\s+dan|[;.,])?\s*$",
    re.IGNORECASE,
)
_TOGETHER = party_forms().slot.together
_LACKING = function_words().counterparty.lacking
_CHARGE = re.compile(r"Untuk\s?(?::|$)", re.IGNORECASE)


class Maker(Struct, frozen=True):
    """Who makes a regulation: the name, its kind and where it is printed."""

    label: str
    kind: ActorKind
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


def addressees_of(document: Document) -> tuple[Maker, ...]:
    """Return whom an instruction is given to (`Kepada : 1. Para Camat; 2. Para Lurah.`), in their order."""
    found: list[Span] = []
    block = next((block for block in document.blocks if block.kind == "kepada"), None)
    at = block.span.start if block is not None else 0
    for line in document.text.content[at : block.span.end].split("\n") if block is not None else ():
        if _CHARGE.match(line):
            break
        match = _ADDRESSEE.match(line)
        if match is not None and match["name"]:
            start, end = at + match.start("name"), at + match.end("name")
            goes_on = found and not match["label"] and not match["num"]
            found[-1:] = [Span(found[-1].start, end)] if goes_on else [*found[-1:], Span(start, end)]
        at += len(line) + 1
    makers = []
    for span in found:
        words = document.text.of(span)
        makers.append(Maker(words, name_kind(words) or "office", Quote(words, span)))
    return tuple(makers)


class Context(Struct, frozen=True):
    """What the fields of one regulation are read with: its text, the actors entered so far, who makes it.

    `addressees` are those to whom an instruction is given: its dictums bind them, not its maker.
    """

    text: Text
    registry: Registry
    maker: Maker | None = None
    addressees: tuple[Maker, ...] = ()


NONE = Modality(value="none", deontic="none", basis="none")
INDICATIVE = Modality(value="indicative", deontic="O", basis="indicative_duty")


def made(
    unit: Unit,
    kind: RuleType,
    modality: Modality = NONE,
    *,
    bearers: tuple[Bearer, ...] = (),
    mode: BearerMode = "implicit",
    counterparties: tuple[Counterparty, ...] = (),
    action: Action | None = None,
    object: Quote | None = None,
    relation: Relation | None = None,
    conditions: tuple[Clause, ...] = (),
    exceptions: tuple[Clause, ...] = (),
    deadline: Deadline | None = None,
    frequency: Frequency | None = None,
    delegation: Delegation | None = None,
    purposes: tuple[Clause, ...] = (),
    flags: tuple[Flag, ...] = (),
    manner: tuple[Quote, ...] = (),
    sanction: Sanction | None = None,
    validity: Validity | None = None,
) -> Rule:
    """Return a rule of a unit; its number, references and evidence are added when all rules are known."""
    return Rule(
        id="",
        source=(unit.provision.eid,),
        type=kind,
        modality=modality,
        bearers=bearers,
        bearer_mode=mode,
        counterparties=counterparties,
        action=action,
        object=object,
        relation=relation,
        conditions=conditions,
        exceptions=exceptions,
        deadline=deadline,
        frequency=frequency,
        delegation=delegation,
        purposes=purposes,
        flags=flags,
        manner=manner,
        sanction=sanction,
        validity=validity,
    )


def modality_of(context: Context, unit: Unit, modal: Modal) -> Modality:
    """Return the modality that a modal word gives."""
    return Modality(
        value=modal.value,
        deontic=modal.deontic,
        basis=modal.basis,
        cue=unit.quote(context.text, modal.start, modal.end),
        negated=modal.negated,
    )


def bearer(context: Context, unit: Unit, mention: Mention) -> Bearer:
    """Return the actor of a name as one who must act, with the word that counts it; the actor is entered."""
    quote = unit.quote(context.text, mention.start, mention.end)
    at = mention.start
    counted = unit.quote(context.text, at - 1, at) if at and unit.sentence.low[at - 1] in quantifiers() else None
    whole = f"{counted.text} {quote.text}" if counted else ""
    name = whole if context.registry.knows(whole) else quote.text
    return Bearer(context.registry.mention(name, mention.kind, quote.span), quote, counted)


def maker_bearer(context: Context, maker: Maker) -> Bearer:
    """Return the maker of the regulation as one who must act; it is entered."""
    return Bearer(context.registry.mention(maker.label, maker.kind, maker.quote.span), maker.quote)


def party(context: Context, unit: Unit, role: PartyRole, mention: Mention) -> Counterparty:
    """Return the actor of a name as a counterparty in this role; it is entered."""
    quote = unit.quote(context.text, mention.start, mention.end)
    return Counterparty(context.registry.mention(quote.text, mention.kind, quote.span), role, quote)


def parties(
    context: Context, unit: Unit, predicate: Predicate, bearers: Sequence[Mention] = (), forbidden: bool = False
) -> tuple[Counterparty, ...]:
    """Return the counterparties behind the verb of a predicate, of which `bearers` are none.

    `forbidden` says that a lead-in forbids the act.
    """
    found = _behind(unit, predicate, bearers, forbidden)
    return tuple(party(context, unit, role, mention) for role, mention in found)


def _behind(
    unit: Unit, predicate: Predicate, bearers: Sequence[Mention], forbidden: bool = False
) -> list[tuple[PartyRole, Mention]]:
    """Return role and name of each party behind the verb of a predicate."""
    if predicate.verb is None:
        return []
    sentence = unit.sentence
    seen = sentence.low[slice(*sentence.subject)] if predicate.voice == "passive" else []
    seen = seen if predicate.agent is not None else seen[:1]
    forbidden = forbidden or (sentence.modal is not None and sentence.modal.deontic == "F")
    found = list(counterparties(sentence, predicate.verb[0], predicate.tail[1], seen, forbidden=forbidden))
    found += awaited(sentence, predicate)
    shared = shared_role(sentence.low[predicate.verb[0]]) if predicate.shared else None
    if _takes_no_object(sentence, predicate):
        verbs = {each.verb[1] for each in sentence.row if each.verb}
        found = [(role, mention) for role, mention in found if mention.start not in verbs]
    return [(shared or role, mention) for role, mention in found if mention not in bearers]


def _takes_no_object(sentence: Sentence, predicate: Predicate) -> bool:
    """Whether the object behind the next verb is not its own: `berkoordinasi | dan membina Lurah`."""
    return predicate.shared and predicate.verb is not None and sentence.low[predicate.verb[0]].startswith("ber")


def restrictions(
    context: Context, unit: Unit, predicate: Predicate, bearers: Sequence[Mention] = ()
) -> tuple[Clause, ...]:
    """Return the clauses with `yang` on the counterparties behind the verb of a predicate."""
    if not unit.sentence.relatives:
        return ()
    limits = (restriction(unit, context.text, mention) for _, mention in _behind(unit, predicate, bearers))
    return tuple(limit for limit in limits if limit)


def mode_of(unit: Unit, bearers: Sequence[Mention]) -> BearerMode:
    """Return whether bearers act together, each alone, or any of them."""
    if not bearers:
        return "implicit"
    if len(bearers) == 1:
        return "single"
    low, last = unit.sentence.low, bearers[-1]
    between = set(low[bearers[0].start : last.start])
    words = function_words().bearers
    if between & words.any:
        return "any"
    after = low[last.end : last.end + 2]
    together = between & words.together or (after[:1] and after[0] in words.after and after[1:] != ["dengan"])
    return "jointly" if together else "each_severally"


def action(context: Context, unit: Unit, predicate: Predicate) -> Action | None:
    """Return the verb of a predicate as printed, None where it has none."""
    if predicate.verb is None:
        return None
    surface = unit.quote(context.text, *predicate.verb)
    return Action(surface, key(surface.text), "passive" if predicate.voice == "passive" else "active")


def noun_action(context: Context, item: Unit) -> Action:
    """Return the act that an item names by a noun: `penyusunan | rencana`."""
    surface = item.quote(context.text, 0, 1)
    return Action(surface, surface.text.lower(), "active")


def noun_object(context: Context, item: Unit) -> Quote | None:
    """Return what the act of a noun is about, None where nothing follows."""
    return item.quote(context.text, 1, len(item.sentence.low)) if _words(item) > 1 else None


def _words(item: Unit) -> int:
    return sum(word[:1].isalnum() for word in item.sentence.low)


def object_of(context: Context, unit: Unit, predicate: Predicate) -> Quote | None:
    """Return what is acted upon: the subject of a passive, else the words behind the verb."""
    sentence = unit.sentence
    if predicate.verb is None or (predicate.voice == "copula" and predicate.modal is None):
        return None
    if _takes_no_object(sentence, predicate):
        return None
    if predicate.voice == "passive" and not sentence.addressed:
        start, end = predicate.subject or sentence.subject
        stop = next((i for i in range(start, end) if sentence.low[i] == "," or _breaks(sentence, i)), end)
    else:
        start, end = predicate.tail
        ends = vocabulary().object_ends
        phrases = sentence.cues["predicate"]
        stop = next((i for i in range(start, end) if sentence.low[i] in ends or (i > start and i in phrases)), end)
        hanging = [each.start for each in sentence.phrases] + [each.start for each in limits_of(sentence)]
        hanging += [at for at in range(start, stop) if _brings_in(sentence, at)]
        often = frequency(sentence, predicate)
        hanging += [often.start] if often else []
        stop = min([stop, *(first for first in hanging if first >= start)])
        while stop > start and sentence.low[stop - 1] in ("dan", "serta", ",", "atau", "dan/atau"):
            stop -= 1
    return unit.quote(context.text, start, stop) if stop > start else None


def excepted(context: Context, unit: Unit, predicate: Predicate) -> Quote | None:
    """Return what a rule leaves out: `Dikecualikan … adalah | ambulans`, `dikecualikan bagi | kendaraan dinas`."""
    sentence, naming = unit.sentence, function_words().excepted.naming
    start, end = predicate.tail
    at = next((i for i in range(start, end) if sentence.low[i] in naming and not sentence.struck[i]), None)
    if at is None:
        return None
    first = at + 1
    stop = min([end, *(each.start for each in sentence.phrases if each.start > at)])
    while stop > first and not sentence.low[stop - 1][:1].isalnum():
        stop -= 1
    return unit.quote(context.text, first, stop) if stop > first else None


def _brings_in(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` opens the place of somebody who acts too: `menyusun katalog | bersama Camat`."""
    if sentence.low[at] not in _TOGETHER or sentence.low[at - 1] in _TOGETHER:
        return False
    first = at + 2 if sentence.low[at + 1 : at + 2] == ["dengan"] else at + 1
    while first < sentence.end and sentence.low[first] in quantifiers():
        first += 1
    return first in sentence.mentions


def _breaks(sentence: Sentence, at: int) -> bool:
    """Whether a phrase ends at a token that is struck: a bracket after a number is part of the number."""
    if not sentence.struck[at]:
        return False
    opened = next((i for i in range(at, max(-1, at - 8), -1) if sentence.low[i] == "("), None)
    return opened is None or not opened or not sentence.low[opened - 1][:1].isdigit()


def relation_of(unit: Unit, predicate: Predicate, acts: bool) -> Relation | None:
    """Return the patterns of working relations in a predicate; in the subject where nobody acts."""
    sentence = unit.sentence
    if not acts:
        found = relations.of_subject(sentence)
        if not found and predicate.verb:
            found = relations.implied(sentence.low[predicate.verb[0] : predicate.tail[1]])
        return Relation(found, "explicit") if found else None
    start, end = (predicate.verb[0], predicate.tail[1]) if predicate.verb else predicate.tail
    adjuncts = [sentence.low[i] for front in sentence.fronts for i in range(front.start, front.end)]
    other = [each.verb for each in sentence.row if predicate.shared and each.verb and each.verb[0] >= predicate.tail[0]]
    other += [(each.start, each.end) for each in sentence.phrases if sentence.low[each.start] in _LACKING]
    left = {at for first, last in other for at in range(first, last)}
    tail = [sentence.low[at] for at in range(start, end) if at not in left]
    named = relations.explicit(adjuncts + tail)
    implied = relations.implied(tail)
    if predicate.voice == "passive" and not implied:
        implied = relations.of_subject(sentence)
    found = tuple(dict.fromkeys(named + implied + relation_before(sentence)))
    return Relation(found, "explicit" if named else "lexical") if found else None


def relation_before(sentence: Sentence) -> tuple[str, ...]:
    """Return the patterns of what must be done before an act: `ditetapkan setelah berkonsultasi dengan …`."""
    low, voice = sentence.low, vocabulary().voice
    opened = [each for each in sentence.phrases if each.place == "behind" and each.kind == "setelah"]
    done = [low[each.start + 1 : each.end] for each in opened if voice(low[each.start + 1])]
    return tuple(pattern for words in done for pattern in relations.implied(words))


def relation_of_act(item: Unit) -> Relation | None:
    """Return the patterns of working relations in an act that stands as a noun: `pelaksanaan koordinasi`."""
    found = relations.of_act(item.sentence.low)
    return Relation(found, "lexical") if found else None


def deadline_of(context: Context, unit: Unit, predicate: Predicate) -> Deadline | None:
    """Return the time limit of a predicate; how long something is valid is none."""
    found = limit_of(unit.sentence, unit.sentence.reach(predicate))
    if found is None or is_validity(unit.sentence, found):
        return None
    if found.direction is None and found.duration is not None:
        found = _from_front(unit.sentence, found)
    return Deadline(
        quote=unit.quote(context.text, found.start, found.end),
        limit=found.limit,
        duration=found.duration,
        ordinal=found.ordinal,
        direction=found.direction,
        anchor=unit.quote(context.text, *found.anchor) if found.anchor else None,
        date=found.date,
        day_type=found.day_type,
        anchor_kind=found.anchor_kind,
        recurrence=found.recurrence,
        readings=found.readings,
    )


def _from_front(sentence: Sentence, limit: Limit) -> Limit:
    """Return a time limit counted from the event that opens the sentence: `Sejak izin terbit, … paling lama 1 hari`."""
    event = next((each for each in sentence.fronts if each.kind in ("pada_saat", "setelah")), None)
    if event is None or event.start <= limit.start < event.end:
        return limit
    return structs.replace(limit, direction="after", anchor=(event.start, event.end), anchor_kind="event")


def validity_of(context: Context, unit: Unit, predicate: Predicate) -> Validity | None:
    """Return how long what a predicate speaks of is valid."""
    sentence, at = unit.sentence, predicate.tail[0]
    lasting = predicate.verb is not None and sentence.low[predicate.verb[0]] in deadlines().validity.valid
    if lasting and sentence.low[at : at + 1] == ["selama"] and (period := iso_duration(sentence, at + 1, sentence.end)):
        return Validity(unit.quote(context.text, at, period[1]), "exactly", period[0])
    found = limit_of(sentence, sentence.reach(predicate))
    if found is None or not is_validity(sentence, found):
        return None
    return Validity(unit.quote(context.text, found.start, found.end), found.limit, found.duration)


def frequency_of(context: Context, unit: Unit, predicate: Predicate) -> Frequency | None:
    """Return how often the act of a predicate is due."""
    found = frequency(unit.sentence, predicate)
    if found is None:
        return None
    return Frequency(
        quote=unit.quote(context.text, found.start, found.end),
        kind=found.kind,
        interval=found.interval,
        times=found.times,
        limit=found.limit,
        recurrence=found.recurrence,
    )
