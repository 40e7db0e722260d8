"""Parties by their place: the noun phrase that `kepada`, `dengan`, `dari` … or a verb of directing takes.

A list of names only says of what kind they are; that a phrase in such a place can act is enough.
"""

from functools import cache

from extractor.grammar import entries
from extractor.law.words import phrase_ends
from extractor.rules.forms import actor_forms, parties
from extractor.rules.sentence.inferred_names import extend, is_person, noun_run
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, heads, quantifiers
from extractor.rules.words.vocabulary import names_act, vocabulary

_WORDS = function_words().counterparty
# How far a place asks for somebody who can act: the object of a verb, a preposition, a place that takes nobody else.
_OBJECT, _OPEN, _SURE = range(3)
_LINKS = _WORDS.linking | {","}


@cache
def _openers() -> frozenset[str]:
    """The prepositions that some role is read after."""
    return frozenset(words.split()[-1] for rule in parties().party for words in rule.before if words) & _WORDS.slots


@cache
def _takes_object() -> frozenset[str]:
    """The verbs whose object is a party."""
    return frozenset(word for rule in parties().party if "" in rule.before for word in rule.trigger)


@cache
def _acted_upon() -> frozenset[str]:
    """The passive verbs whose subject is a party that can act."""
    table = parties().passive_subject
    return frozenset(verb for role in ("coordinates", "supervises", "supports") for verb in entries(table)[role])


def name_parties(sentence: Sentence) -> None:
    """Give a name to every phrase behind the main verb, or in an item without one, that its place makes a party."""
    low, slot = sentence.low, parties().slot
    if sentence.agent is not None and sentence.verb and low[sentence.verb[0]] in _acted_upon():
        _name_row(sentence, sentence.subject[0], _SURE)
    start = sentence.verb[0] if sentence.verb else sentence.subject[0]
    openers, governing = _openers() | vocabulary().agent, _takes_object()
    if openers.isdisjoint(low) and governing.isdisjoint(low):
        return
    for at in range(start, sentence.end - 1):
        word = low[at]
        if (word not in openers and word not in governing) or sentence.struck[at]:
            continue
        if word in openers:
            if word == "dengan" and low[at - 1] in _WORDS.fixed:
                continue
            sure = word in slot.open or word in vocabulary().agent
            sure = sure or (word == "dengan" and low[at - 1] in slot.joint)
            place = _SURE if sure else _OPEN if word in _WORDS.prepositions else _OBJECT
            if word in slot.open and not slot.refer.isdisjoint(low[start:at]):
                continue
            _name_row(sentence, at + 1, place, _SURE if word in vocabulary().agent else _OPEN)
        else:
            _name_row(sentence, at + 1, _SURE if word in slot.animate else _OBJECT)


def _name_row(sentence: Sentence, at: int, place: int, further: int = _OPEN) -> None:
    """Name the phrase at `at`, past the act that it belongs to, and those linked with it, of the place `further`."""
    passed = quantifiers().union(parties().between.words)
    for _ in range(12):
        while at < sentence.end and sentence.low[at] in passed:
            at += 1
        if at >= sentence.end or sentence.struck[at]:
            return
        mention = _name(sentence, at, place)
        if mention is None:
            return
        at = mention.end
        trailing = function_words().actor_row.trailing
        while at < sentence.end and sentence.low[at] in trailing:
            at += 1
        linked = at
        while at < sentence.end and sentence.low[at] in _LINKS:
            at += 1
        if at == linked:
            return
        place = min(place, further)


def name_phrase(sentence: Sentence, at: int, sure: bool) -> Mention | None:
    """Return the name of the phrase at `at`, given to it where it has none; None where it cannot act.

    `sure` says that its place takes nobody but one who can act.
    """
    return _name(sentence, at, _SURE if sure else _OPEN)


def _name(sentence: Sentence, at: int, place: int) -> Mention | None:
    mention = sentence.mentions.get(at)
    if mention is not None:
        if sentence.words[mention.end - 1].islower():
            extend(sentence, at, sentence.end)
        return sentence.mentions[at]
    if sentence.low[at : at + 2] == ["yang", "bersangkutan"]:
        sentence.mentions[at] = Mention(at, at + 2, "class", inferred=True)
        return sentence.mentions[at]
    if not _can_act(sentence, at, place):
        return None
    stop = max(noun_run(sentence, at, sentence.end), at + 1)
    for inside in range(at + 1, stop):
        sentence.mentions.pop(inside, None)
    sentence.mentions[at] = Mention(at, stop, heads().get(sentence.low[at], "class"), inferred=True)
    return sentence.mentions[at]


def _can_act(sentence: Sentence, at: int, place: int) -> bool:
    """Whether the phrase at `at` can act; `place` says how much its place asks for that."""
    word = sentence.low[at]
    stem = word.removesuffix("nya")
    if word in _LINKS or word in sentence.lexicon.things or stem in parties().slot.thing or not word[:1].isalpha():
        return False
    if word in phrase_ends("name") or vocabulary().voice(word) or sentence.cue("modal", at):
        return False
    if word in actor_forms().not_after.words and stem not in heads():
        return False
    kind = heads().get(stem)
    if kind in ("office", "class", "team", "org_unit") or is_person(stem):
        return True
    return place >= _OPEN if kind else place == _SURE and not names_act(word)
