"""Counterparties: whom the names after the main verb stand for, by the rules of `grammars/rules/parties.toml`."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from extractor.grammar import entries
from extractor.model.rule import PARTY_ROLES, PartyRole
from extractor.rules.forms import parties
from extractor.rules.sentence.sentence import Predicate, Sentence
from extractor.rules.sentence.slots import slots_of
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, quantifiers
from extractor.rules.words.morphology import possible_roots
from extractor.rules.words.vocabulary import names_act, vocabulary

_WORDS = function_words().counterparty
_LINKS = _WORDS.linking | {","}
_CLOSING = _WORDS.closing | {":", ","}
_FIXED = _WORDS.fixed
_STOPS = _WORDS.stops | {";"}
# The longest phrase with `tanpa` before the name in it, in words.
_REACH = 16
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
    return bool(roots) and any(not roots.isdisjoint(possible_roots(word)) for word in seen)


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
    sentence: Sentence,
    start: int,
    end: int,
    seen: Iterable[str] = (),
    *,
    adjunct: bool = False,
    forbidden: bool = False,
) -> Iterator[tuple[PartyRole, Mention]]:
    """Yield role and name of each counterparty between the verb at `start` and `end`.

    `seen` are words before the verb that count as triggers; `adjunct` says that the words are those of one, which the
    main clause leaves out, `forbidden` that the act is forbidden.
    """
    triggers = set(seen)
    inner: set[str] = set()
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
                inner = _governed(sentence, token, inner)
            timed = word in _WORDS.timed or (timed and word != ",")
            direct = direct and word not in _WORDS.prepositions
        at = slot.names[-1].end
        roles: list[PartyRole] = []
        barred = (timed and not _consents(sentence, slot.lead)) or (
            not forbidden and _denied(sentence, start, slot.lead)
        )
        for number, mention in enumerate(slot.names):
            lead = slot.lead if not number else mention.start
            roles = roles or _roles_at(sentence, start, lead, triggers, direct, inner)
            if mention.start < end and not struck[mention.start] and not barred:
                yield from ((role, mention) for role in roles)


def _consents(sentence: Sentence, lead: int) -> bool:
    """Whether the name at `lead` gives a consent, also in a clause of time: `setelah mendapat izin Camat`."""
    return not parties().slot.consent.isdisjoint(_before(sentence, 0, lead)[-2:])


def _denied(sentence: Sentence, start: int, lead: int) -> bool:
    """Whether `tanpa` between `start` and a name says that it takes no part: `menutup kios | tanpa izin Camat`.

    Of what is forbidden it says the reverse (`dilarang menutup kios tanpa izin Camat`). Behind a noun it reaches no
    further than to the next preposition, behind a verb to the end of its clause.
    """
    low = sentence.low
    nearest = range(lead - 1, max(start, lead - _REACH) - 1, -1)
    at = next((at for at in nearest if low[at] in _WORDS.lacking or low[at] in _CLOSING), None)
    if at is None or low[at] in _CLOSING:
        return False
    joint = parties().slot.joint
    parted = any(
        low[i] in _WORDS.prepositions and low[i] != "dari" and low[i - 1] not in joint for i in range(at + 2, lead)
    )
    return not parted or vocabulary().voice(low[at + 1]) == "active"


def _governed(sentence: Sentence, at: int, inner: set[str]) -> set[str]:
    """Return the words that govern a name behind token `at`: those of an act with `dalam`, none outside of one.

    `membantu Bupati | dalam pembagian bantuan kepada warga` takes the role of what is given.
    """
    low = sentence.low
    if low[at] == "dalam":
        return {low[at + 1]} if at + 1 < sentence.end and names_act(low[at + 1]) else set()
    return inner | {low[at]} if inner else inner


def _before(sentence: Sentence, start: int, lead: int) -> tuple[str, ...]:
    """Return the last words before `lead`, without those that only say how."""
    passed = parties().between.describing
    low = sentence.low[max(start - 1, lead - 7, 0) : lead]
    return tuple([word for word in low if word not in passed][-4:])


def _roles_at(
    sentence: Sentence, start: int, lead: int, triggers: set[str], direct: bool, inner: set[str]
) -> list[PartyRole]:
    """Return the roles of a name by the words before `lead`; those of the act that it belongs to come first."""
    before = _before(sentence, start, lead)
    if before[-2:-1] and before[-1] == "dengan" and before[-2] in _FIXED:
        before = ()
    direct = direct and not _inside_phrase(sentence, lead)
    near = _roles(before, inner, direct) if inner else []
    return near if near not in ([], ["other"]) else _roles(before, triggers, direct)


def awaited(sentence: Sentence, predicate: Predicate) -> list[tuple[PartyRole, Mention]]:
    """Return the parties of a predicate whose preposition waits for the name behind the next predicate.

    `meminjamkan alat kepada | atau meminjam alat dari Bengkel`: the same body gets and gives.
    """
    low, (start, end) = sentence.low, predicate.tail
    following = next((each for each in sentence.row if each.tail[0] > start), None)
    if following is None or following.verb is None or predicate.verb is None:
        return []
    last = end - 1
    while last > start and low[last] in _LINKS:
        last -= 1
    if low[last] not in parties().slot.open and low[last] not in _WORDS.prepositions:
        return []
    slot = next((each for each in slots_of(sentence) if each.lead >= following.tail[0]), None)
    if slot is None or low[slot.lead - 1] not in _WORDS.prepositions:
        return []
    triggers = {low[at] for at in range(predicate.verb[0], last) if not sentence.struck[at]}
    return [(role, mention) for mention in slot.names for role in _roles((low[last],), triggers, False)]


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
    if _is_given(sentence):
        return [("recipient", mention) for mention in sentence.subject_actors()]
    return []


def _is_given(sentence: Sentence) -> bool:
    """Whether the verb says what the subject gets: a passive of giving with a thing behind it."""
    if sentence.verb is None or sentence.low[sentence.verb[0]] not in entries(parties().passive_subject)["recipient"]:
        return False
    at = sentence.verb[1]
    return at < sentence.end and sentence.low[at][:1].isalnum() and sentence.low[at] not in vocabulary().object_ends


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
