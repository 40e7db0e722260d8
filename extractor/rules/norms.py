"""The rule of a norm: what its predicate says of whom, read field by field from a frozen draft."""

from collections.abc import Sequence

from msgspec import Struct, structs

from extractor.model.rule import Clause, Counterparty, Flag, Modality, PartyRole, Rule, RuleType, Sanction
from extractor.rules.fields.conditions import clauses, manner, restricted_thing, restriction
from extractor.rules.fields.counterparties import counterparties, parties_of_subject, passive_role, role_of_list
from extractor.rules.fields.doubts import boundary_doubtful
from extractor.rules.fields.sanctions import sanction
from extractor.rules.forms import phrase_forms
from extractor.rules.sentence.inferred_names import is_told_of_things, subject_is_act
from extractor.rules.sentence.sentence import Modal, Predicate, Sentence
from extractor.rules.sentence.slots import name_phrase
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention
from extractor.rules.words.vocabulary import vocabulary
from extractor.rules.writer_fields import (
    INDICATIVE,
    NONE,
    Context,
    action,
    bearer,
    deadline_of,
    frequency_of,
    made,
    modality_of,
    mode_of,
    object_of,
    parties,
    party,
    relation_of,
    restrictions,
    validity_of,
)

# Roles behind prepositions that things can stand behind too: `melalui: a. media massa`.
_ALSO_THINGS = ("via", "receive_from", "request_from")
_TOWARDS = function_words().front.addressing
_BEFORE_VERB = ("jointly_with", "approved_by", "via", "coordinated_by")


class Norm(Struct, frozen=True):
    """A norm on its way to a rule: its predicate, the actors of its subject, and who must act.

    `imposes` says that the verb imposes a sanction, `sanction` which one where the words name it.
    """

    unit: Unit
    predicate: Predicate
    passive: bool
    subject: tuple[Mention, ...]
    bearers: tuple[Mention, ...]
    imposes: bool
    sanction: Sanction | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of its unit."""
        return self.unit.sentence

    @property
    def verb(self) -> str:
        """The first word of its verb in lower case, empty where there is none."""
        return self.sentence.low[self.predicate.verb[0]] if self.predicate.verb else ""

    @property
    def allows(self) -> bool:
        """Whether its modal is an affirmed `dapat`."""
        modal = self.predicate.modal
        return modal is not None and modal.value == "dapat" and not modal.negated


def norm(context: Context, unit: Unit, predicate: Predicate, items: Sequence[Unit]) -> Rule:
    """Return the rule of one predicate of a unit; `items` are those that only complete the unit."""
    draft = _draft(context, unit, predicate)
    towards = _counterparties(context, draft, items)
    conditions, exceptions, purposes = _clauses(context, draft)
    kind, modality = _modality(context, draft)
    return made(
        unit,
        kind,
        modality,
        bearers=tuple(bearer(context, unit, mention) for mention in draft.bearers),
        mode=mode_of(unit, draft.bearers),
        counterparties=towards,
        action=action(context, unit, predicate),
        object=None if draft.sanction and draft.subject else object_of(context, unit, predicate),
        relation=relation_of(unit, predicate, bool(draft.bearers)),
        conditions=conditions,
        exceptions=exceptions,
        deadline=deadline_of(context, unit, predicate),
        validity=validity_of(context, unit, predicate),
        frequency=frequency_of(context, unit, predicate),
        purposes=purposes,
        flags=_flags(draft, towards),
        manner=manner(unit, context.text, draft.predicate.tail),
        sanction=draft.sanction,
    )


def is_passive(unit: Unit, predicate: Predicate) -> bool:
    """Whether the subject is acted upon; after a modal that holds for describing verbs too (`dapat dibagi`)."""
    if predicate.voice != "copula" or predicate.verb is None:
        return predicate.voice == "passive"
    return predicate.modal is not None and unit.sentence.low[predicate.verb[0]].startswith("di")


def is_negated(unit: Unit, predicate: Predicate) -> bool:
    """Whether a negation stands right before the main verb."""
    if predicate.verb is None or predicate.verb[0] == 0:
        return False
    return unit.sentence.low[predicate.verb[0] - 1] in vocabulary().negation


def imposes(unit: Unit, predicate: Predicate) -> bool:
    """Whether a predicate imposes a sanction on its subject."""
    verb = predicate.verb
    return verb is not None and is_passive(unit, predicate) and unit.sentence.low[verb[0]] in vocabulary().sanction


def is_norm(unit: Unit, predicate: Predicate) -> bool:
    """Whether a further predicate obliges by itself: a modal, an actor, its own active subject, a sanction."""
    acts = predicate.subject is not None and predicate.voice != "passive"
    return bool(predicate.modal) or predicate.agent is not None or acts or imposes(unit, predicate)


def _draft(context: Context, unit: Unit, predicate: Predicate) -> Norm:
    passive = is_passive(unit, predicate)
    own = predicate.subject
    subject = tuple(unit.sentence.actors_from(*own) if own else unit.sentence.subject_actors())
    bearers = _bearers(unit.sentence, predicate, passive, subject)
    verb, punishes = predicate.verb, imposes(unit, predicate)
    return Norm(
        unit=unit,
        predicate=predicate,
        passive=passive,
        subject=subject,
        bearers=bearers,
        imposes=punishes,
        sanction=sanction(unit, context.text, verb[1]) if punishes and verb else None,
    )


def _bearers(
    sentence: Sentence, predicate: Predicate, passive: bool, subject: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return who must act: the actor of a passive, else the subject, or those after `diwajibkan bagi`."""
    if passive:
        return (
            () if predicate.agent is None else tuple(sentence.actors_from(predicate.agent, sentence.end, ("dengan",)))
        )
    if predicate.verb is None and predicate.modal:
        return tuple(_addressed(sentence, predicate.modal)) or subject
    return subject


def _addressed(sentence: Sentence, modal: Modal) -> list[Mention]:
    """Return the actors after `diwajibkan bagi`."""
    at = modal.end
    return sentence.actors_from(at + 1, sentence.end) if sentence.low[at : at + 1] == ["bagi"] else []


def _modality(context: Context, draft: Norm) -> tuple[RuleType, Modality]:
    """Return type and modality; what nobody in particular may do, or is done to somebody, is a manner."""
    modal = draft.predicate.modal
    nameless = draft.predicate.agent is None if draft.passive else not draft.bearers
    if modal is not None:
        kind: RuleType = "manner" if draft.allows and nameless else modal.type
        if draft.sanction is not None and nameless:
            kind = "sanction"
        found = modality_of(context, draft.unit, modal)
        if modal.deontic == "O" and is_negated(draft.unit, draft.predicate):
            return "prohibition", structs.replace(found, deontic="F", negated=True)
        return kind, found
    negated = is_negated(draft.unit, draft.predicate)
    if draft.imposes:
        plain = NONE if nameless or draft.sanction else INDICATIVE
        return "sanction" if draft.sanction else "manner", structs.replace(plain, negated=negated)
    return "obligation", structs.replace(INDICATIVE, negated=negated)


def _counterparties(context: Context, draft: Norm, items: Sequence[Unit]) -> tuple[Counterparty, ...]:
    """Return towards whom: the subject of a passive, actors beside the subject, behind the verb, and in the list."""
    unit, subject, sentence = draft.unit, draft.subject, draft.sentence
    found: list[Counterparty] = []
    if draft.passive and draft.predicate.agent is not None:
        found += [party(context, unit, passive_role(draft.verb), mention) for mention in subject]
    elif draft.imposes:
        whom = subject or _whom_in_front(sentence)
        found += [party(context, unit, "addressee", mention) for mention in whom]
    if draft.predicate.agent is None or not subject:
        found += [party(context, unit, role, mention) for role, mention in parties_of_subject(sentence)]
    if subject and not draft.passive:
        beside = counterparties(sentence, subject[-1].end, sentence.subject[1])
        found += [party(context, unit, role, mention) for role, mention in beside if role in _BEFORE_VERB]
    found += [party(context, unit, role, mention) for role, mention in ahead(sentence)]
    found += parties(context, unit, draft.predicate, draft.bearers)
    return (*found, *listed_parties(context, draft.sentence, draft.predicate, items))


def ahead(sentence: Sentence) -> list[tuple[PartyRole, Mention]]:
    """Return role and name of those named before the subject: `Dengan persetujuan DPRD, …`, `Atas usul Camat, …`."""
    found: list[tuple[PartyRole, Mention]] = []
    for front in sentence.fronts:
        if front.kind in phrase_forms().front.naming:
            found += counterparties(sentence, front.start, front.end, adjunct=True)
    return [(role, mention) for role, mention in found if role in (*_BEFORE_VERB, "receive_from")]


def _whom_in_front(sentence: Sentence) -> tuple[Mention, ...]:
    """Return the actors on whom a sanction falls, named before the verb: `Terhadap pelanggar | dikenakan denda`."""
    for front in sentence.fronts:
        if sentence.low[front.start] in _TOWARDS and (names := sentence.actors_from(front.start + 1, front.end)):
            return tuple(names)
    return ()


def listed_parties(
    context: Context, sentence: Sentence, predicate: Predicate, items: Sequence[Unit]
) -> list[Counterparty]:
    """Return the actors that are listed by bare name after a preposition: `dengan tembusan kepada: a. Camat; …`."""
    if not sentence.colon or not items:
        return []
    role = role_of_list(sentence, predicate.verb[0] if predicate.verb else 0)
    if role is None:
        return []
    sure = role not in _ALSO_THINGS
    found = [(item, name_phrase(item.sentence, 0, sure)) for item in items if item.sentence.low]
    names = [(item, mention) for item, mention in found if mention is not None]
    return [party(context, item, role, mention) for item, mention in names] if len(names) * 10 >= len(items) * 7 else []


def _clauses(context: Context, draft: Norm) -> tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Clause, ...]]:
    """Return conditions, exceptions and purposes; clauses with `yang` on subject and counterparties are conditions."""
    conditions, exceptions, purposes = clauses(draft.unit, context.text, draft.predicate)
    if draft.subject:
        limit = restriction(draft.unit, context.text, _restricted(draft, bool(exceptions)))
        conditions += (limit,) if limit else ()
    if draft.passive and draft.bearers:
        limit = restriction(draft.unit, context.text, draft.bearers[-1])
        conditions += (limit,) if limit else ()
    if not draft.subject:
        limit = restricted_thing(draft.unit, context.text)
        conditions += (limit,) if limit else ()
    return conditions + restrictions(context, draft.unit, draft.predicate, draft.bearers), exceptions, purposes


def _restricted(draft: Norm, excepts: bool) -> Mention:
    """Return the name that a clause with `yang` behind the subject is about: past `selain X` the one after it."""
    last, sentence = draft.subject[-1], draft.sentence
    if excepts and sentence.low[last.end : last.end + 1] in (["selain"], ["di"], ["kecuali"]):
        return next((mention for at, mention in sentence.mentions.items() if at > last.end), last)
    return last


def _guessed(unit: Unit, towards: Sequence[Counterparty]) -> bool:
    """Whether only its place tells that one of these parties is one."""
    guessed = {unit.span(each.start, each.end) for each in unit.sentence.mentions.values() if each.inferred}
    return any(each.quote.span in guessed for each in towards)


def _impersonal(draft: Norm) -> bool:
    """Whether nobody is meant to act: the subject is an act, or the verb one that things have."""
    return subject_is_act(draft.sentence) or is_told_of_things(draft.sentence, draft.verb)


def _flags(draft: Norm, towards: Sequence[Counterparty]) -> tuple[Flag, ...]:
    """Return what the wording leaves open about who must act towards whom."""
    nameless = draft.passive and draft.predicate.agent is None
    found: tuple[tuple[Flag, bool], ...] = (
        ("bearer_unclear", not (draft.bearers or nameless) and (draft.passive or not _impersonal(draft))),
        ("sanction", draft.sanction is not None),
        ("beneficiary_or_power", draft.verb in function_words().beneficiary.words and draft.predicate.modal is None),
        ("counterparty_inferred", any(each.quote.text.endswith("bersangkutan") for each in towards)),
        ("exclusive", draft.sentence.clause.exclusive),
        ("pronoun", any(each.quote.text.endswith("nya") for each in towards)),
        ("actor_unlisted", any(mention.inferred for mention in draft.bearers)),
        ("party_unlisted", draft.sentence.guessed and _guessed(draft.unit, towards)),
        ("boundary_doubtful", boundary_doubtful(draft.sentence)),
    )
    return tuple(flag for flag, holds in found if holds)
