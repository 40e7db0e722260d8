"""Counterparties: whom the names after the main verb stand for, by the rules of `grammars/rules/parties.toml`."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from extractor.grammar import entries
from extractor.model.rule import PARTY_ROLES, PartyRole
from extractor.rules.forms import parties
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.sentence.slots import slots_of
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, quantifiers
from extractor.rules.words.morphology import analyse
from extractor.rules.words.vocabulary import names_act, vocabulary

_WORDS = function_words().counterparty
_LINKS = _WORDS.linking | {","}
_CLOSING = _WORDS.closing | {":", ","}
_FIXED = _WORDS.fixed
_STOPS = _WORDS.stops | {";"}
_AFTER_NAMES = function_words().actor_row.trailing


class _Rule(Struct, frozen=True):
    role: PartyRole
    before: tuple[tuple[str, ...], ...]
    trigger: frozenset[str]
    root: frozenset[str]
    under: frozenset[str]
    also: bool

    def triggered(self, seen: set[str]) -> bool:
        """Whether one of these words lets the rule hold: a trigger, or any form of one of its roots."""
        if self.under and not _has_form(self.under, seen):
            return False
        if not self.trigger and not self.root:
            return True
        return not self.trigger.isdisjoint(seen) or _has_form(self.root, seen)

    def follows(self, before: tuple[str, ...], direct: bool) -> bool:
        """Whether a name after these words, or a direct object, can have this role."""
        return any(before[-len(words) :] == words if words else direct for words in self.before)


def _has_form(roots: frozenset[str], seen: set[str]) -> bool:
    """Whether one of these words is a form of one of these roots."""
    return bool(roots) and not roots.isdisjoint(map(_root_of, seen))


@cache
def _root_of(word: str) -> str:
    """The root of a word, empty where it cannot be told."""
    found = analyse(word)
    return found.root if found is not None else ""


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            entry.role,
            tuple(tuple(words.split()) for words in entry.before),
            entry.trigger,
            entry.root,
            entry.under,
            entry.also,
        )
        for entry in parties().party
    )


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for rule in _rules() for words in rule.before if words)


@cache
def _rules_after(word: str, direct: bool) -> tuple[_Rule, ...]:
    """The rules that can hold for a name right after `word`, which is empty for any word that no rule names."""
    return tuple(rule for rule in _rules() if any(words[-1] == word if words else direct for words in rule.before))


@cache
def _between() -> frozenset[str]:
    return frozenset(parties().between.words)


def counterparties(
    sentence: Sentence, start: int, end: int, seen: Iterable[str] = (), adjunct: bool = False
) -> Iterator[tuple[PartyRole, Mention]]:
    """Yield role and name of each counterparty between the verb at `start` and `end`.

    `seen` are words before the verb that count as triggers; `adjunct` says that the words are those of one, which the
    main clause leaves out.
    """
    triggers = set(seen)
    direct, timed, at = True, False, start
    low, struck = sentence.low, bytes(len(sentence.low)) if adjunct else sentence.struck
    for slot in slots_of(sentence):
        if slot.lead < start:
            continue
        if slot.names[0].start > end:
            return
        for token in range(at, slot.names[0].start):
            word = low[token]
            if word in _STOPS:
                return
            if not struck[token]:
                triggers.add(word)
            timed = word in _WORDS.timed or (timed and word != ",")
            direct = direct and word not in _WORDS.prepositions
        at = slot.names[-1].end
        roles: list[PartyRole] = []
        for number, mention in enumerate(slot.names):
            lead = slot.lead if not number else mention.start
            roles = roles or _roles_at(sentence, start, lead, triggers, direct)
            if mention.start < end and not struck[mention.start]:
                yield from ((role, mention) for role in roles if role == "approved_by" or not timed)


def _roles_at(sentence: Sentence, start: int, lead: int, triggers: set[str], direct: bool) -> list[PartyRole]:
    """Return the roles of a name by the words before `lead`."""
    before = tuple(sentence.low[max(start - 1, lead - 4, 0) : lead])
    if before[-2:-1] and before[-1] == "dengan" and before[-2] in _FIXED:
        before = ()
    return _roles(before, triggers, direct and not _inside_phrase(sentence, lead))


def parties_of_subject(sentence: Sentence) -> list[tuple[PartyRole, Mention]]:
    """Return the counterparties that the subject names.

    They stand beside the act that it is (`Pembayaran kepada rekanan dilakukan …`), or are those to whom something is
    done, told before the verb (`Kepada pemenang diberikan piagam`).
    """
    start, end = sentence.subject
    low = sentence.low
    if sentence.addressed and sentence.verb is not None:
        roles = _roles((low[start - 1],), {low[sentence.verb[0]]}, False)
        return [(role, mention) for mention in sentence.subject_actors() for role in roles]
    if start < end and names_act(low[start]):
        return list(counterparties(sentence, start + 1, end, (low[start],)))
    return []


def role_of_list(sentence: Sentence, start: int) -> PartyRole | None:
    """Return the role of the names listed after a lead-in that ends in a preposition; None where it names none."""
    end = len(sentence.low)
    while end > start and sentence.low[end - 1] in _CLOSING:
        end -= 1
    before = tuple(sentence.low[max(start, end - 4) : end])
    if not before or before[-1] not in _WORDS.prepositions | _WORDS.nouns:
        return None
    found = _roles(before, set(sentence.low[start:end]), False)
    return found[0] if found else None


def _inside_phrase(sentence: Sentence, at: int) -> bool:
    """Whether a name in small letters without preposition ends another noun phrase: `anggaran cabang | dinas`."""
    word = sentence.low[at - 1] if at else ""
    first, between = sentence.low[at], _between()
    if sentence.words[at][:1].isupper() or first in quantifiers() or first in between:
        return False
    return not (word in _LINKS or word in between or word in vocabulary().between or vocabulary().voice(word))


def _roles(before: tuple[str, ...], seen: set[str], direct: bool) -> list[PartyRole]:
    """Return the role of the first rule that holds, and those that rules with `also` add to it."""
    found: list[PartyRole] = []
    for rule in _rules_after(before[-1] if before and before[-1] in _last_words() else "", direct):
        if rule.also == bool(found) and rule.follows(before, direct) and rule.triggered(seen):
            found.append(rule.role)
    return found


def passive_role(verb: str) -> PartyRole:
    """Return the role of the subject of a passive clause towards the actor named after `oleh`."""
    table = entries(parties().passive_subject)
    return next((PARTY_ROLES[role] for role, verbs in table.items() if verb in verbs), "other")


def shared_role(verb: str) -> PartyRole | None:
    """Return the role that a verb gives to a counterparty that it shares (`berkoordinasi dan melaporkan`)."""
    found = parties().shared.get(verb)
    return found if isinstance(found, str) else None


def nominal_role(noun: str) -> PartyRole | None:
    """Return the role of the addressee after a noun that stands for a duty (`pertanggungjawaban`)."""
    found = parties().nominal.get(noun)
    return found if isinstance(found, str) else None


def assignment_role(words: set[str]) -> PartyRole | None:
    """Return the role of bare names listed under a lead-in with these words, None where it assigns nothing."""
    form = parties().assignment
    if words & form.coordinates:
        return "coordinates"
    return "supervises" if words & form.supervises else None


def assignment_openers() -> frozenset[str]:
    """Words before the actor to whom bodies are assigned (`di bawah koordinator X`)."""
    return parties().assignment.under
