"""The rules of one provision, by its kind: norms, lists under a lead-in, relations, assignments, delegations …"""

from collections.abc import Callable, Sequence

from msgspec import structs

from extractor.law.words import phrase_ends
from extractor.model.rule import (
    Bearer,
    BearerMode,
    Clause,
    Counterparty,
    Flag,
    Modality,
    PartyRole,
    Relation,
    Role,
    Rule,
    RuleType,
    clause_kind,
)
from extractor.rules.fields import relations
from extractor.rules.fields.conditions import clauses, manner, restricted_thing, restriction
from extractor.rules.fields.counterparties import (
    assignment_openers,
    assignment_role,
    counterparties,
    nominal_role,
    parties_of_subject,
)
from extractor.rules.fields.delegations import delegation
from extractor.rules.fields.doubts import boundary_doubtful
from extractor.rules.norms import ahead, is_negated, is_norm, listed_parties, norm
from extractor.rules.sentence.inferred_names import is_told_of_things, subject_is_act
from extractor.rules.sentence.lead_ins import connective, items_are_rules
from extractor.rules.sentence.predicates import agent_of_act, is_root_act
from extractor.rules.sentence.sentence import Predicate, Sentence
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention
from extractor.rules.words.vocabulary import names_act
from extractor.rules.writer_fields import (
    INDICATIVE,
    Context,
    action,
    bearer,
    deadline_of,
    excepted,
    frequency_of,
    made,
    maker_bearer,
    modality_of,
    mode_of,
    noun_action,
    noun_object,
    object_of,
    parties,
    party,
    relation_before,
    relation_of,
    relation_of_act,
    restrictions,
    validity_of,
)

_PLAIN: dict[Role, RuleType] = {
    "exception": "exception",
    "delegation": "delegation",
    "repeal": "repeal",
    "commencement": "commencement",
}
_RELATIVE = function_words().relative.words
_VERBLESS = Modality(value="none", deontic="none", basis="verbless_assignment")


def rules_of(context: Context, unit: Unit, role: Role, items: Sequence[Unit]) -> list[Rule]:
    """Return the rules of a unit by itself; `items` are those that only complete it, conditions under `dalam hal:`."""
    found = _own_rules(context, unit, role, items)
    low = unit.sentence.low
    listed = unit.sentence.colon or (":" in low and low[low.index(":") - 1] in _RELATIVE)
    if not (unit.opens_conditions and listed and items):
        return found
    return _under_conditions(context, unit, found, items)


def _under_conditions(context: Context, unit: Unit, rules: Sequence[Rule], items: Sequence[Unit]) -> list[Rule]:
    """Return the rules of a unit that ends in `apabila:` with the conditions that its items name."""
    listed = tuple(_listed_condition(context, unit, item) for item in items)
    return [structs.replace(rule, conditions=_without_cue(unit, rule) + listed) for rule in rules]


def _listed_condition(context: Context, lead: Unit, item: Unit) -> Clause:
    """Return a condition that an item names, of the kind of the word that ends its lead-in."""
    opened = next((phrase for phrase in reversed(lead.sentence.phrases) if phrase.field == "condition"), None)
    low = lead.sentence.low
    kind = opened.kind if opened and opened.place == "behind" else clause_kind(low[-2] if len(low) > 1 else "")
    return Clause(clause_kind(kind), item.quote(context.text, 0, len(item.sentence.low)))


def _without_cue(unit: Unit, rule: Rule) -> tuple[Clause, ...]:
    """Return the conditions of a rule without the bare words that open the list."""
    end = unit.span(0, len(unit.sentence.low)).end
    return tuple(each for each in rule.conditions if end - each.quote.span.end > 2 or len(each.quote.text.split()) > 2)


def _own_rules(context: Context, unit: Unit, role: Role, items: Sequence[Unit]) -> list[Rule]:
    if role == "norm" or (role == "transitional" and unit.sentence.modal is not None):
        found = _norms(context, unit, items)
        return [_decided(context, rule) for rule in found] if unit.decides else found
    if role == "scope":
        return [_application(context, unit)] if unit.sentence.predicate in ("berlaku", "diberlakukan") else []
    if role == "assignment":
        return [_assignment(context, unit, items)]
    if role in ("relation", "manner") and unit.sentence.verb:
        first = _relation(context, unit) if role == "relation" else _manner(context, unit, items, unit.sentence.row[0])
        return [first, *_further(context, unit, items)]
    if role in _PLAIN and (unit.sentence.verb or role != "exception"):
        return [_plain(context, unit, _PLAIN[role], unit.sentence.row[0])]
    return []


def _norms(context: Context, unit: Unit, items: Sequence[Unit]) -> list[Rule]:
    """Return the norms of a row of predicates.

    A further passive without a modal or actor is no rule but with a subject or a party of its own, and then says how
    something is done.
    """
    first, *later = unit.sentence.row
    found = [norm(context, unit, first, items)]
    for each in later:
        if is_norm(unit, each) or each.voice != "passive":
            found.append(norm(context, unit, each, items))
        elif each.subject or parties(context, unit, each):
            found.append(_manner(context, unit, (), each))
    return found


def _further(context: Context, unit: Unit, items: Sequence[Unit]) -> list[Rule]:
    """Return the rules of the predicates behind the first of a relation or manner.

    One with a modal or an actor of its own is a norm; a passive with a subject or a party says how something is done.
    """
    found = []
    for each in unit.sentence.row[1:]:
        if is_norm(unit, each):
            found.append(norm(context, unit, each, items))
        elif each.subject or parties(context, unit, each):
            found.append(_manner(context, unit, (), each))
    return found


def item_rules(context: Context, lead: Unit, items_of: Callable[[Unit], list[Unit]], joined: str | None) -> list[Rule]:
    """Return the rules of the items under a lead-in that gives actor and modal; items may have items of their own."""
    items = items_of(lead)
    if not items:
        return []
    base = norm(context, lead, lead.sentence.row[0], ())
    if lead.decides:
        base = _decided(context, base)
    base = structs.replace(base, connective=joined)
    return [rule for item in items for rule in _with_items(context, lead, item, base, items_of)]


def _with_items(
    context: Context, lead: Unit, item: Unit, base: Rule, items_of: Callable[[Unit], list[Unit]]
) -> list[Rule]:
    """Return the rules of an item: one for each of its own items, or those of the item with what they list."""
    own = _item(context, lead, item, base)
    inner = items_of(item) if item.sentence.colon else []
    if not inner:
        return own
    if item.opens_conditions:
        return _under_conditions(context, item, own, inner)
    last = item.sentence.row[-1]
    towards = listed_parties(context, item.sentence, last, inner)
    if towards:
        return [*own[:-1], structs.replace(own[-1], counterparties=(*own[-1].counterparties, *towards))]
    frames = last.verb is not None or item.sentence.low[0] in phrase_ends("object")
    if not frames or not items_are_rules(item.sentence, [each.sentence for each in inner]):
        return own
    joined = connective(item.sentence, [each.sentence for each in inner])
    above = structs.replace(own[-1] if last.verb else base, connective=joined)
    return [*own[:-1], *(rule for each in inner for rule in _with_items(context, item, each, above, items_of))]


def _item(context: Context, lead: Unit, item: Unit, base: Rule) -> list[Rule]:
    """Return the rules of an item; `base` is the rule of its lead-in."""
    sentence = item.sentence
    if lead.sentence.agent is not None and not base.bearers:
        base = _with_bearers(context, base, item, sentence.actors_from(0, sentence.end))
    base = structs.replace(base, source=(item.provision.eid, lead.provision.eid))
    row = [_root_act(sentence)] if base.action is None and base.modality.cue and not sentence.verb else sentence.row
    return [_completed(context, lead, item, predicate, base) for predicate in row]


def _root_act(sentence: Sentence) -> Predicate:
    """Return the predicate of an item that begins with a verb without prefix: `dilarang: a. tidur | di kios`."""
    plain = sentence.row[0]
    acts = bool(sentence.low) and is_root_act(sentence, 0)
    return structs.replace(plain, verb=(0, 1), voice="active", tail=(1, sentence.end)) if acts else plain


def _completed(context: Context, lead: Unit, item: Unit, predicate: Predicate, base: Rule) -> Rule:
    """Return the rule of a lead-in with what an item says: its own predicate, or the act or thing that it names."""
    sentence = item.sentence
    act, thing, towards, relation = base.action, base.object, base.counterparties, base.relation
    if predicate.verb:
        before = ahead(sentence) if predicate is sentence.row[0] else []
        found = tuple(party(context, item, role, each) for role, each in before) + parties(
            context, item, predicate, forbidden=base.modality.deontic == "F"
        )
        act, thing = action(context, item, predicate), object_of(context, item, predicate)
        towards = towards + found if predicate.voice == "active" else found
        relation = relation_of(item, predicate, True) or relation
    elif sentence.low and lead.sentence.agent is None:
        thing = item.quote(context.text, 0, len(sentence.low))
        bare = base.action is None and base.modality.cue is not None and names_act(sentence.low[0])
        if base.modality.basis == "nominalised" or bare:
            act, thing = noun_action(context, item), noun_object(context, item)
        towards += _named_act(context, item)
        relation = relation or relation_of_act(item)
    conditions, exceptions, purposes = clauses(item, context.text, predicate)
    conditions += restrictions(context, item, predicate) if predicate.verb else _on_named(context, item)
    return structs.replace(
        base,
        action=act,
        object=thing,
        counterparties=towards,
        relation=relation,
        deadline=deadline_of(context, item, predicate) or base.deadline,
        validity=validity_of(context, item, predicate) or base.validity,
        frequency=frequency_of(context, item, predicate) or base.frequency,
        conditions=base.conditions + conditions,
        exceptions=base.exceptions + exceptions,
        purposes=base.purposes + purposes,
        modality=_inherited(base.modality, is_negated(item, predicate)),
    )


def _inherited(modality: Modality, negated: bool) -> Modality:
    if modality.cue and modality.basis != "nominalised":
        modality = structs.replace(modality, basis="inherited_from_lead_in")
    return structs.replace(modality, negated=modality.negated or negated)


def _named_act(context: Context, item: Unit) -> tuple[Counterparty, ...]:
    """Return the counterparties of an act that stands as a noun: `pelaporan hasil kepada Bupati`."""
    return tuple(party(context, item, role, mention) for role, mention in _of_act(item))


def _of_act(item: Unit) -> list[tuple[PartyRole, Mention]]:
    """Return role and name of each counterparty of the act that an item names."""
    sentence = item.sentence
    if sentence.low and names_act(sentence.low[0]):
        return list(counterparties(sentence, 1, sentence.end, (sentence.low[0],)))
    return []


def _on_named(context: Context, item: Unit) -> tuple[Clause, ...]:
    """Return the clauses with `yang` on the counterparties of an act that stands as a noun."""
    found = (restriction(item, context.text, mention) for _, mention in _of_act(item))
    return tuple(limit for limit in found if limit)


def _decided(context: Context, rule: Rule) -> Rule:
    """Return the rule of a diktum with its bearer: the addressees of an instruction, else the maker, where printed."""
    if context.addressees:
        bearers = tuple(maker_bearer(context, each) for each in context.addressees)
        return _bound(rule, bearers, "each_severally" if len(bearers) > 1 else "single")
    return _bound(rule, (maker_bearer(context, context.maker),), "single") if context.maker else rule


def _with_bearers(context: Context, rule: Rule, unit: Unit, names: Sequence[Mention]) -> Rule:
    """Return the rule with the actors that an item names after a lead-in that ends in `oleh:`."""
    found = tuple(bearer(context, unit, mention) for mention in names)
    return _bound(rule, found, mode_of(unit, names)) if found else rule


def _bound(rule: Rule, bearers: tuple[Bearer, ...], mode: BearerMode) -> Rule:
    """Return the rule with these bearers, which nothing leaves unclear."""
    flags = tuple(flag for flag in rule.flags if flag != "bearer_unclear")
    return structs.replace(rule, bearers=bearers, bearer_mode=mode, flags=flags)


def _plain(context: Context, unit: Unit, kind: RuleType, predicate: Predicate) -> Rule:
    """Return a rule with what all kinds share: exceptions, purposes, how; conditions where an act depends on them."""
    conditions, exceptions, purposes = clauses(unit, context.text, predicate)
    holds = kind in ("manner", "delegation", "repeal", "exception")
    return made(
        unit,
        kind,
        action=action(context, unit, predicate),
        object=excepted(context, unit, predicate) if kind == "exception" else None,
        conditions=conditions if holds else (),
        exceptions=exceptions,
        delegation=delegation(unit, context.text, context.registry) if kind == "delegation" else None,
        purposes=purposes,
        manner=manner(unit, context.text, predicate.tail),
    )


def _relation(context: Context, unit: Unit) -> Rule:
    """Return the rule that says how two sides work together: `Hubungan kerja A dengan B bersifat kolegial`."""
    rule = _plain(context, unit, "relation", unit.sentence.row[0])
    sentence = unit.sentence
    named = relations.named(sentence.low[sentence.row[0].tail[0] :]) or relations.explicit(sentence.low)
    first, second = _two_sides(unit)
    bearers = tuple(bearer(context, unit, mention) for mention in first)
    role: PartyRole = "peer" if "kolegial" in named else "other"
    return structs.replace(
        rule,
        bearers=bearers,
        bearer_mode="each_severally" if len(bearers) > 1 else mode_of(unit, first),
        counterparties=tuple(party(context, unit, role, mention) for mention in second),
        relation=Relation(named, "explicit") if named else None,
    )


def _manner(context: Context, unit: Unit, items: Sequence[Unit], predicate: Predicate) -> Rule:
    """Return the rule that says how something is done; only a noun for a duty names its bearer."""
    rule = _plain(context, unit, "manner", predicate)
    whom = unit.sentence.subject_actors() if unit.sentence.addressed else []
    limit = restriction(unit, context.text, whom[-1]) if whom else restricted_thing(unit, context.text)
    found = relations.of_subject(unit.sentence)
    listed = tuple(p for p in relations.PATTERNS if any(p in item.sentence.low for item in items))
    implied = (
        relations.implied(unit.sentence.low[slice(predicate.verb[0], predicate.tail[1])]) if predicate.verb else ()
    )
    patterns = found or (listed if len(listed) > 1 else ()) or implied or relation_before(unit.sentence)
    bearers, answerable = _nominal(context, unit)
    behind = (*parties(context, unit, predicate), *listed_parties(context, unit.sentence, predicate, items))
    if not answerable and predicate is unit.sentence.row[0]:
        answerable = tuple(party(context, unit, role, each) for role, each in parties_of_subject(unit.sentence))
    actor = agent_of_act(unit.sentence, unit.sentence.subject) if not bearers else None
    if actor is not None:
        named = unit.sentence.actors_from(actor, unit.sentence.subject[1])
        bearers = tuple(bearer(context, unit, mention) for mention in named)
    return structs.replace(
        rule,
        bearers=bearers,
        bearer_mode="single" if bearers else "implicit",
        counterparties=answerable + behind,
        relation=Relation(patterns, "explicit") if patterns else None,
        flags=_doubts(unit, predicate) if not bearers else (),
        conditions=rule.conditions + ((limit,) if limit else ()) + restrictions(context, unit, predicate),
        deadline=deadline_of(context, unit, predicate),
        validity=validity_of(context, unit, predicate),
        frequency=frequency_of(context, unit, predicate),
    )


def _doubts(unit: Unit, predicate: Predicate) -> tuple[Flag, ...]:
    """Return why it is not certain that nobody bears the rule: an active verb whose subject is not an act."""
    sentence = unit.sentence
    found: list[Flag] = []
    verb = sentence.low[predicate.verb[0]] if predicate.verb else ""
    if predicate.voice == "active" and not (subject_is_act(sentence) or is_told_of_things(sentence, verb)):
        found.append("bearer_unclear")
    if boundary_doubtful(sentence):
        found.append("boundary_doubtful")
    return tuple(found)


def _two_sides(unit: Unit) -> tuple[list[Mention], list[Mention]]:
    """Return the actors before and after `dengan` in the subject of a relation, or those behind `antara`."""
    sentence = unit.sentence
    start, end = sentence.subject
    if sentence.verb is not None and sentence.low[sentence.verb[1] : sentence.verb[1] + 1] == ["antara"]:
        start, end = sentence.verb[1] + 1, sentence.end
    between = next((i for i in range(start, end) if sentence.low[i] == "dengan"), None)
    first = next((i for i in range(start, end) if i in sentence.mentions), end)
    if between is None:
        actors = sentence.actors_from(first, end)
        return actors[:1], actors[1:]
    return sentence.actors_from(first, between), sentence.actors_from(between + 1, end)


def _nominal(context: Context, unit: Unit) -> tuple[tuple[Bearer, ...], tuple[Counterparty, ...]]:
    """Return bearer and addressee of a duty that stands as a noun: `Pertanggungjawaban X kepada Y dilakukan …`."""
    sentence = unit.sentence
    start, end = sentence.subject
    role = nominal_role(sentence.low[start]) if start < end else None
    mention = sentence.mentions.get(start + 1)
    if role is None or mention is None:
        return (), ()
    to = sentence.actors_from(mention.end + 1, end) if sentence.low[mention.end] == "kepada" else []
    return (bearer(context, unit, mention),), tuple(party(context, unit, role, other) for other in to)


def _application(context: Context, unit: Unit) -> Rule:
    """Return the rule that says to whom a regulation applies: `Peraturan ini berlaku bagi Perangkat Daerah`."""
    sentence = unit.sentence
    assert sentence.verb
    at = sentence.verb[1]
    while at < sentence.end and at not in sentence.mentions and sentence.low[at] not in (",", "dalam", "yang"):
        at += 1
    actors = sentence.actors_from(at, sentence.end)
    return made(
        unit,
        "application",
        bearers=tuple(bearer(context, unit, mention) for mention in actors),
        mode=mode_of(unit, actors),
        action=action(context, unit, sentence.row[0]),
    )


def _assignment(context: Context, unit: Unit, items: Sequence[Unit]) -> Rule:
    """Return the rule by which listed bodies are assigned to an actor: `di bawah koordinator X: a. Dinas …`."""
    sentence = unit.sentence
    role = assignment_role(set(sentence.low)) or "coordinates"
    names = _coordinators(unit)
    listed = [(item, item.sentence.mentions[0]) for item in items if 0 in item.sentence.mentions]
    towards = tuple(party(context, item, role, mention) for item, mention in listed)
    modality = INDICATIVE if sentence.verb else _VERBLESS
    if sentence.modal:
        modality = modality_of(context, unit, sentence.modal)
    return made(
        unit,
        "assignment",
        modality,
        bearers=tuple(bearer(context, unit, mention) for mention in names),
        mode=mode_of(unit, names),
        counterparties=towards,
        action=action(context, unit, sentence.row[0]),
        relation=Relation(relations.lexical(sentence.low) or ("koordinatif",), "lexical"),
    )


def _coordinators(unit: Unit) -> list[Mention]:
    """Return to whom bodies are assigned: the last actor after `di bawah koordinator`, the agent, or the subject."""
    sentence = unit.sentence
    if not sentence.verb:
        under = [at for at in sentence.mentions if at and sentence.low[at - 1] in assignment_openers()]
        if under:
            return [sentence.mentions[max(under)]]
    if sentence.agent is not None:
        return sentence.agents()
    return sentence.subject_actors() if sentence.verb and sentence.voice == "active" else []
