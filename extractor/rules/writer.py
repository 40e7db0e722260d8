"""The rules of one provision: type, modality, bearers, counterparties, action and what hangs on them."""

from collections.abc import Sequence

from msgspec import structs

from extractor.model.rule import Bearer, Counterparty, Modality, Relation, Role, Rule, RuleType
from extractor.rules.fields import relations
from extractor.rules.fields.conditions import clauses, manner, restriction
from extractor.rules.fields.counterparties import (
    assignment_openers,
    assignment_role,
    counterparties,
    nominal_role,
    passive_role,
    points_back,
    role_of_list,
)
from extractor.rules.fields.delegations import delegation
from extractor.rules.fields.sanctions import sanction
from extractor.rules.sentence.inferred_names import subject_is_act
from extractor.rules.sentence.lexicon import Mention
from extractor.rules.sentence.predicates import Predicate, predicates, task
from extractor.rules.sentence.sentence import Modal
from extractor.rules.sentence.unit import Unit
from extractor.rules.sentence.vocabulary import names_act, vocabulary
from extractor.rules.writer_fields import Fields

NONE = Modality("none", "none", "none")
_BEFORE_VERB = ("jointly_with", "approved_by", "via")
_PLAIN: dict[Role, RuleType] = {
    "relation": "relation",
    "exception": "exception",
    "delegation": "delegation",
    "repeal": "repeal",
    "commencement": "commencement",
    "manner": "manner",
}


class Writer(Fields):
    """Writes rules for units of one regulation; actors are entered in its registry as they are met."""

    def rules(self, unit: Unit, role: Role, items: Sequence[Unit]) -> list[Rule]:
        """Return the rules of a unit by itself; `items` are those that only complete it."""
        if role == "norm":
            found = [self._norm(unit, task(unit.sentence, each), items) for each in predicates(unit.sentence)]
            return [self._decided(rule) for rule in found] if unit.decides else found
        if role == "scope":
            return [self._application(unit)] if unit.sentence.predicate in ("berlaku", "diberlakukan") else []
        if role == "assignment":
            return [self._assignment(unit, items)]
        if role in _PLAIN and (unit.sentence.verb or role in ("repeal", "commencement", "delegation")):
            return [self._plain(unit, _PLAIN[role], items)]
        return []

    def item_rules(self, lead: Unit, items: Sequence[Unit], joined: str | None) -> list[Rule]:
        """Return the rules of the items under a lead-in that gives actor and modal."""
        if not items:
            return []
        base = self._norm(lead, predicates(lead.sentence)[0], ())
        if lead.decides:
            base = self._decided(base)
        return [rule for item in items for rule in self._item(lead, item, base, joined)]

    def _item(self, lead: Unit, item: Unit, base: Rule, joined: str | None) -> list[Rule]:
        """Return the rules of an item; `base` is the rule of its lead-in."""
        if lead.sentence.agent is not None and not base.bearers:
            base = self._with_bearers(base, item, item.sentence.actors_from(0, item.sentence.end))
        sentence = item.sentence
        found = []
        for predicate in predicates(sentence):
            rule = structs.replace(base, id="", source=(item.provision.eid, lead.provision.eid), connective=joined)
            if predicate.verb:
                parties = tuple(self._parties(item, predicate))
                rule = structs.replace(
                    rule,
                    action=self._action(item, predicate),
                    object=self._object(item, predicate),
                    counterparties=rule.counterparties + parties if predicate.voice == "active" else parties,
                    relation=self._relation(item, predicate, True) or rule.relation,
                )
            elif sentence.low and lead.sentence.agent is None:
                rule = structs.replace(
                    rule,
                    object=item.quote(self._text, 0, len(sentence.low)),
                    counterparties=rule.counterparties + tuple(self._named_act(item)),
                )
            limit = self._deadline(item, 0, sentence.end)
            conditions, exceptions, purposes = clauses(item, self._text)
            rule = structs.replace(
                rule,
                deadline=limit or rule.deadline,
                conditions=rule.conditions + conditions,
                exceptions=rule.exceptions + exceptions,
                purposes=rule.purposes + purposes,
                modality=_inherited(rule.modality, _negated(item, predicate)),
            )
            found.append(rule)
        return found

    def _named_act(self, item: Unit) -> list[Counterparty]:
        """Return the counterparties of an act that stands as a noun: `pelaporan hasil kepada Bupati`."""
        sentence = item.sentence
        if not names_act(sentence.low[0]):
            return []
        found = counterparties(sentence, 1, sentence.end, (sentence.low[0],))
        return [self._party(item, role, mention) for role, mention in found]

    def _decided(self, rule: Rule) -> Rule:
        """Return the rule of a diktum with the maker of the regulation as its bearer, where its name is printed."""
        if self._maker is None:
            return rule
        flags = tuple(flag for flag in rule.flags if flag != "bearer_unclear")
        return structs.replace(rule, bearers=(self._maker_bearer(self._maker),), bearer_mode="single", flags=flags)

    def _with_bearers(self, rule: Rule, unit: Unit, bearers: Sequence[Mention]) -> Rule:
        """Return the rule with the actors that an item names after a lead-in that ends in `oleh:`."""
        if not bearers:
            return rule
        return structs.replace(
            rule,
            bearers=tuple(self._bearer(unit, mention) for mention in bearers),
            bearer_mode=self._mode(unit, bearers),
            flags=tuple(flag for flag in rule.flags if flag != "bearer_unclear"),
        )

    def _norm(self, unit: Unit, predicate: Predicate, items: Sequence[Unit]) -> Rule:
        sentence = unit.sentence
        modal = predicate.modal
        kind: RuleType = "obligation"
        modality = Modality("indicative", "O", "indicative_duty")
        if modal:
            kind = modal.type  # type: ignore[assignment]
            modality = self._modality(unit, modal)
        elif _negated(unit, predicate):
            modality = structs.replace(modality, negated=True)
        passive = is_passive(unit, predicate)
        flags: list[str] = []
        bearers: list[Mention] = []
        parties: list[Counterparty] = []
        subject = sentence.subject_actors()
        verb = sentence.low[predicate.verb[0]] if predicate.verb else ""
        if not passive:
            bearers = subject if predicate.verb or not modal else self._addressed(unit, modal) or subject
            if not bearers and not subject_is_act(sentence):
                flags.append("bearer_unclear")
            if not bearers and modal and modal.value == "dapat" and not modal.negated:
                kind = "manner"
        elif predicate.agent is not None:
            bearers = sentence.actors_from(predicate.agent, sentence.end, ("dengan",))
            parties += [self._party(unit, passive_role(verb), mention) for mention in subject]
            flags += [] if bearers else ["bearer_unclear"]
            flags += ["sanction"] if verb in vocabulary().sanction else []
        else:
            if verb in vocabulary().sanction:
                flags.append("sanction")
                parties += [self._party(unit, "addressee", mention) for mention in subject]
                if modal is None:
                    kind, modality = "manner", structs.replace(NONE, negated=modality.negated)
            if modal and modal.value == "dapat" and not modal.negated:
                kind = "manner"
        tail = predicate
        if passive and predicate.agent is not None and bearers:
            tail = structs.replace(predicate, tail=(bearers[-1].end, predicate.tail[1]))
        if subject and not passive:
            found = counterparties(sentence, subject[-1].end, sentence.subject[1])
            parties += [self._party(unit, role, m) for role, m in found if role in _BEFORE_VERB]
        parties += self._parties(unit, tail)
        parties += self._listed(unit, tail, items)
        if verb in ("menerima", "meminta") and not modal:
            flags.append("beneficiary_or_power")
        if points_back(sentence, *tail.tail):
            flags.append("counterparty_inferred")
        conditions, exceptions, purposes = clauses(unit, self._text)
        penal = sanction(unit, self._text, predicate.verb[1]) if predicate.verb and "sanction" in flags else None
        if penal is None and "sanction" in flags:
            flags.remove("sanction")
        if subject and (penal or not passive):
            last = subject[-1]
            if exceptions and sentence.low[last.end : last.end + 1] in (["selain"], ["di"], ["kecuali"]):
                last = next((m for at, m in sentence.mentions.items() if at > last.end), last)
            limit = restriction(unit, self._text, last)
            conditions += (limit,) if limit else ()
        conditions += tuple(self._restrictions(unit, tail))
        if sentence.guessed and bearers:
            flags.append("actor_unlisted")
        return Rule(
            "",
            (unit.provision.eid,),
            kind,
            modality,
            tuple(self._bearer(unit, mention) for mention in bearers),
            self._mode(unit, bearers),
            tuple(parties),
            self._action(unit, predicate),
            None if penal and subject else self._object(unit, predicate),
            self._relation(unit, predicate, bool(bearers)),
            conditions,
            exceptions,
            self._deadline(unit, 0, sentence.end),
            self._frequency(unit),
            purposes=purposes,
            flags=tuple(flags),
            manner=manner(unit, self._text, tail.tail),
            sanction=penal,
        )

    def _listed(self, unit: Unit, predicate: Predicate, items: Sequence[Unit]) -> list[Counterparty]:
        """Return the actors that are listed by bare name after a preposition: `dengan tembusan kepada: a. Camat; …`."""
        names = [item for item in items if 0 in item.sentence.mentions]
        if not unit.sentence.colon or len(names) * 10 < len(items) * 7:
            return []
        role = role_of_list(unit.sentence, predicate.verb[0] if predicate.verb else 0)
        return [self._party(item, role, item.sentence.mentions[0]) for item in names] if role else []

    def _addressed(self, unit: Unit, modal: Modal) -> list[Mention]:
        """The actors after `diwajibkan bagi`."""
        at = modal.end
        return (
            unit.sentence.actors_from(at + 1, unit.sentence.end) if unit.sentence.low[at : at + 1] == ["bagi"] else []
        )

    def _plain(self, unit: Unit, kind: RuleType, items: Sequence[Unit]) -> Rule:
        predicate = predicates(unit.sentence)[0]
        conditions, exceptions, purposes = clauses(unit, self._text)
        conditions = tuple(clause for clause in conditions if clause.kind != "lainnya")
        if kind not in ("manner", "delegation"):
            conditions = ()
        bearers: tuple[Bearer, ...] = ()
        parties: tuple[Counterparty, ...] = ()
        relation = None
        if kind == "relation":
            named = relations.named(unit.sentence.low[predicate.tail[0] :])
            named = named or relations.explicit(unit.sentence.low)
            role = "peer" if "kolegial" in named else "other"
            first, second = self._two_sides(unit)
            bearers = tuple(self._bearer(unit, mention) for mention in first)
            parties = tuple(self._party(unit, role, mention) for mention in second)
            relation = Relation(named, "explicit") if named else None
        elif kind == "manner":
            found = relations.of_subject(unit.sentence)
            listed = tuple(p for p in relations.PATTERNS if any(p in item.sentence.low for item in items))
            patterns = found or (listed if len(listed) > 1 else ())
            relation = Relation(patterns, "explicit") if patterns else None
            parties = tuple(self._parties(unit, predicate))
            conditions += tuple(self._restrictions(unit, predicate))
            bearers, answerable = self._nominal(unit)
            parties = answerable + parties
        return Rule(
            "",
            (unit.provision.eid,),
            kind,
            NONE,
            bearers,
            self._mode(unit, [Mention(0, 0, "class")] * len(bearers)),
            parties,
            self._action(unit, predicate),
            None,
            relation,
            conditions,
            exceptions,
            self._deadline(unit, 0, unit.sentence.end) if kind == "manner" else None,
            self._frequency(unit) if kind == "manner" else None,
            delegation(unit, self._text, self._registry) if kind == "delegation" else None,
            purposes,
            manner=manner(unit, self._text, predicate.tail),
        )

    def _two_sides(self, unit: Unit) -> tuple[list[Mention], list[Mention]]:
        """The actors before and after `dengan` in the subject of a relation."""
        sentence = unit.sentence
        start, end = sentence.subject
        between = next((i for i in range(start, end) if sentence.low[i] == "dengan"), None)
        first = next((i for i in range(start, end) if i in sentence.mentions), end)
        if between is None:
            actors = sentence.actors_from(first, end)
            return actors[:1], actors[1:]
        return sentence.actors_from(first, between), sentence.actors_from(between + 1, end)

    def _nominal(self, unit: Unit) -> tuple[tuple[Bearer, ...], tuple[Counterparty, ...]]:
        """Bearer and addressee of a duty that stands as a noun: `Pertanggungjawaban X kepada Y dilakukan …`."""
        sentence = unit.sentence
        start, end = sentence.subject
        role = nominal_role(sentence.low[start]) if start < end else None
        mention = sentence.mentions.get(start + 1)
        if role is None or mention is None:
            return (), ()
        to = sentence.actors_from(mention.end + 1, end) if sentence.low[mention.end] == "kepada" else []
        return (self._bearer(unit, mention),), tuple(self._party(unit, role, other) for other in to)

    def _application(self, unit: Unit) -> Rule:
        sentence = unit.sentence
        assert sentence.verb
        at = sentence.verb[1]
        while at < sentence.end and at not in sentence.mentions and sentence.low[at] not in (",", "dalam", "yang"):
            at += 1
        actors = sentence.actors_from(at, sentence.end)
        parties = tuple(self._party(unit, "addressee", mention) for mention in actors)
        predicate = predicates(sentence)[0]
        return Rule(
            "", (unit.provision.eid,), "application", NONE, (), "implicit", parties, self._action(unit, predicate)
        )

    def _assignment(self, unit: Unit, items: Sequence[Unit]) -> Rule:
        sentence = unit.sentence
        role = assignment_role(set(sentence.low)) or "coordinates"
        bearers = sentence.subject_actors() if sentence.verb and sentence.voice == "active" else []
        if sentence.agent is not None:
            bearers = sentence.agents()
        if not sentence.verb:
            for at in range(len(sentence.low)):
                if at in sentence.mentions and at and sentence.low[at - 1] in assignment_openers():
                    bearers = [sentence.mentions[at]]
        parties = []
        for item in items:
            mention = item.sentence.mentions.get(0)
            if mention:
                parties.append(self._party(item, role, mention))
        action = self._action(unit, predicates(sentence)[0])
        modality = Modality("indicative", "O", "indicative_duty")
        if sentence.modal:
            modality = self._modality(unit, sentence.modal)
        elif not sentence.verb:
            modality = Modality("none", "none", "verbless_assignment")
        named = relations.lexical(sentence.low) or (("koordinatif",) if role == "coordinates" else ())
        return Rule(
            "",
            (unit.provision.eid,),
            "assignment",
            modality,
            tuple(self._bearer(unit, mention) for mention in bearers),
            self._mode(unit, bearers),
            tuple(parties),
            action,
            relation=Relation(named, "lexical") if named else Relation(("koordinatif",), "lexical"),
        )


def _inherited(modality: Modality, negated: bool) -> Modality:
    if modality.cue:
        modality = structs.replace(modality, basis="inherited_from_lead_in")
    return structs.replace(modality, negated=modality.negated or negated)


def is_passive(unit: Unit, predicate: Predicate) -> bool:
    """Whether the subject is acted upon; after a modal that holds for describing verbs too (`dapat dibagi`)."""
    if predicate.voice != "copula" or predicate.verb is None:
        return predicate.voice == "passive"
    return predicate.modal is not None and unit.sentence.low[predicate.verb[0]].startswith("di")


def _negated(unit: Unit, predicate: Predicate) -> bool:
    """Whether a negation stands right before the main verb."""
    if predicate.verb is None or predicate.verb[0] == 0:
        return False
    return unit.sentence.low[predicate.verb[0] - 1] in vocabulary().negation
