"""Places of parties: the noun phrase that `kepada`, `dengan`, `dari` … or a verb of directing takes.

A list of names only says of what kind they are; that a phrase in such a place can act is enough. The places of a
sentence are found once, and are kept with the names that stand there in a row: `sentence.slots`.
"""

from functools import cache

from extractor.grammar import entries
from extractor.law.words import phrase_ends
from extractor.rules.forms import actor_forms, parties, phrase_forms
from extractor.rules.sentence.inferred_names import extend, is_person, noun_run
from extractor.rules.sentence.sentence import Sentence, Slot
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, heads, quantifiers
from extractor.rules.words.vocabulary import names_act, vocabulary

_WORDS = function_words().counterparty
# How far a place asks for somebody who can act: the object of a verb, a preposition, a place that takes nobody else.
_OBJECT, _OPEN, _SURE = range(3)
_LINKS = _WORDS.linking | {","}
_TOWARDS = function_words().front.addressing
_TRAILING = function_words().actor_row.trailing
_MOST_NAMES = 12


@cache
def _openers() -> frozenset[str]:
    """The prepositions that some role is read after."""
    return frozenset(words.split()[-1] for rule in parties().party for words in rule.before if words) & _WORDS.slots


@cache
def _naming() -> frozenset[str]:
    """The words behind which a phrase is named."""
    return _openers() | vocabulary().agent


@cache
def _takes_object() -> frozenset[str]:
    """The verbs whose object is a party."""
    return frozenset(word for rule in parties().party if "" in rule.before for word in rule.trigger)


@cache
def _acted_upon() -> frozenset[str]:
    """The passive verbs whose subject is a party that can act."""
    table = parties().passive_subject
    return frozenset(verb for role in ("coordinates", "supervises", "supports") for verb in entries(table)[role])


@cache
def _punished() -> frozenset[str]:
    """The passive verbs whose subject is whom a sanction falls on."""
    return frozenset(entries(parties().passive_subject)["addressee"])


@cache
def _between() -> frozenset[str]:
    """Nouns between a preposition and the name, with the words that count it."""
    return quantifiers().union(parties().between.words)


def slots_of(sentence: Sentence) -> tuple[Slot, ...]:
    """Return the places of parties of a sentence whose phrases are named; found when they are first asked for."""
    if sentence.slots is None:
        sentence.slots = tuple(_slots(sentence))
    return sentence.slots


def _slots(sentence: Sentence) -> list[Slot]:
    """Return the rows of names of a sentence, each with the place that it stands in."""
    low, found = sentence.low, list[Slot]()
    end = 0
    for at in sorted(sentence.mentions):
        if at < end:
            continue
        mention, lead = sentence.mentions[at], at
        while lead > end and low[lead - 1] in _between():
            lead -= 1
        if found and lead > end and _continues(sentence, found[-1], end, at) and low[lead - 1] in (*_LINKS, "dengan"):
            last = found.pop()
            found.append(Slot(last.lead, (*last.names, mention)))
        else:
            found.append(Slot(lead, (mention,)))
        end = mention.end
    return found


def _continues(sentence: Sentence, slot: Slot, start: int, end: int) -> bool:
    """Whether nothing but links stands between a row and the next name; `dengan` links what `antara` opens."""
    low = sentence.low
    start = _past_place(sentence, start)
    apart = "antara" in low[slot.lead : slot.names[0].start]
    passed = quantifiers()
    return all(
        word in passed or word in _LINKS or word in _TRAILING or (apart and word == "dengan") for word in low[start:end]
    )


def name_parties(sentence: Sentence) -> None:
    """Give a name to every phrase behind the main verb, or in an item without one, that its place makes a party."""
    low = sentence.low
    verb = low[sentence.verb[0]] if sentence.verb else ""
    punished = verb in _punished() and vocabulary().punishment.isdisjoint(low[slice(*sentence.subject)])
    if punished or (sentence.agent is not None and verb in _acted_upon()):
        _name_row(sentence, sentence.subject[0], _SURE, _OPEN, _OPEN)
    if sentence.addressed:
        _name_row(sentence, sentence.subject[0], _SURE, _OPEN, _SURE)
    openers, governing = _naming(), _takes_object()
    if openers.isdisjoint(low) and governing.isdisjoint(low) and _TOWARDS.isdisjoint(low):
        return
    _name_ahead(sentence)
    for at in range(_start(sentence), sentence.end - 1):
        word = low[at]
        if (word not in openers and word not in governing) or sentence.struck[at]:
            continue
        if word in openers:
            place = _place(sentence, at)
            if place is not None:
                _name_row(sentence, at + 1, place, _SURE if word in vocabulary().agent else _OPEN, _SURE)
        else:
            place = _SURE if word in parties().slot.animate else _OBJECT
            _name_row(sentence, at + 1, place, _OPEN, place)


def _name_ahead(sentence: Sentence) -> None:
    """Name the phrases that stand before the subject: `Bersama tokoh masyarakat, …`.

    Before a verb of sanction stands on whom it falls: `Terhadap pemilik gedung | dikenakan denda`.
    """
    punishes = sentence.verb is not None and sentence.low[sentence.verb[0]] in _punished()
    for front in sentence.fronts:
        if punishes and sentence.low[front.start] in _TOWARDS:
            _name(sentence, front.start + 1, _SURE, front.end)
        if front.kind not in phrase_forms().front.naming:
            continue
        for at in range(front.start, front.end - 1):
            if sentence.low[at] in _openers() and not (sentence.low[at] == "dengan" and at == front.start):
                _name(sentence, at + 1, _OBJECT, front.end)


def _start(sentence: Sentence) -> int:
    """Return where places of parties begin: behind the actor of the subject, at the act that it is, or at the verb."""
    if sentence.verb is None:
        return sentence.subject[0]
    actors, first = sentence.subject_actors(), sentence.subject[0]
    if not actors and first < sentence.verb[0] and names_act(sentence.low[first]):
        return first
    return min(actors[-1].end, sentence.verb[0]) if actors else sentence.verb[0]


def _place(sentence: Sentence, at: int) -> int | None:
    """Return how far the word at `at` asks for somebody who can act; None where it takes nobody."""
    low, slot = sentence.low, parties().slot
    word, before = low[at], low[at - 1] if at else ""
    ahead = sentence.verb is not None and at < sentence.verb[0]
    if word == "dengan" and (before in _WORDS.fixed or (ahead and before not in _WORDS.nouns)):
        return None
    begin = sentence.verb[0] if sentence.verb else sentence.subject[0]
    if word in slot.open and not slot.refer.isdisjoint(low[begin:at]):
        return None
    if word in slot.open and sentence.words[at + 1].isupper() and not slot.charge.isdisjoint(low[begin:at]):
        return None
    noun = at - 1 if word == "dari" and before in slot.consent else at
    if low[noun] in slot.consent:
        named = at + 1 < sentence.end and sentence.words[at + 1][:1].isupper()
        brought = noun > 0 and low[noun - 1] in slot.consenting and low[noun] == sentence.words[noun]
        return _SURE if brought and named else _OPEN
    sure = word == "dari" and not slot.message.isdisjoint(low[begin:at])
    sure = sure or word in slot.open or word in slot.together or word in vocabulary().agent
    sure = sure or (word == "dengan" and before in slot.joint)
    return _SURE if sure else _OPEN if word in _WORDS.prepositions else _OBJECT


def _name_row(sentence: Sentence, at: int, place: int, further: int, member: int) -> None:
    """Name the phrase at `at`, past the act that it belongs to, and those linked with it.

    The linked ones are of the place `further`, those that the list goes on behind of the place `member`.
    """
    first = place
    for number in range(_MOST_NAMES):
        while at < sentence.end and sentence.low[at] in _between():
            at += 1
        if at >= sentence.end or sentence.struck[at]:
            return
        mention = _name(sentence, at, place)
        if mention is None:
            return
        at = _past_place(sentence, mention.end)
        while at < sentence.end and sentence.low[at] in _TRAILING:
            at += 1
        linked = at
        while at < sentence.end and sentence.low[at] in _LINKS:
            at += 1
        if at == linked:
            return
        closes = number > 1 and sentence.low[at - 1] in _WORDS.linking
        closes = closes or (first == _SURE and at < sentence.end and sentence.words[at][:1].isupper())
        place = member if closes or _is_member(sentence, at) else min(first, further)


def _past_place(sentence: Sentence, at: int) -> int:
    """Return the link of a list behind a place (`anak | di bawah umur |, pelajar, atau …`), `at` where none goes on."""
    low = sentence.low
    if at >= sentence.end or low[at] not in phrase_forms().front.place:
        return at
    stop = noun_run(sentence, at + 1, sentence.end)
    return stop if at + 1 < stop < sentence.end - 1 and low[stop] in _LINKS and _is_member(sentence, stop + 1) else at


def _is_member(sentence: Sentence, at: int) -> bool:
    """Whether the phrase at `at` is one of a list that goes on behind it: `kepada advokat, | paralegal, dan dosen`."""
    first = stop = noun_run(sentence, at, sentence.end)
    while stop < sentence.end and sentence.low[stop] in _TRAILING:
        stop += 1
    if not at < first <= stop < sentence.end - 1 or sentence.low[stop] not in _LINKS:
        return False
    return not vocabulary().voice(sentence.low[stop + 1])


def name_phrase(sentence: Sentence, at: int, sure: bool) -> Mention | None:
    """Return the name of the phrase at `at`, given to it where it has none; None where it cannot act.

    `sure` says that its place takes nobody but one who can act.
    """
    return _name(sentence, at, _SURE if sure else _OPEN)


def _name(sentence: Sentence, at: int, place: int, end: int | None = None) -> Mention | None:
    """Return the name of the phrase at `at` as `name_phrase` does; an adjunct that it stands in ends at `end`."""
    mention, stop = sentence.mentions.get(at), sentence.end if end is None else end
    if mention is not None:
        if sentence.words[mention.end - 1].islower():
            extend(sentence, at, stop, end is not None)
        return sentence.mentions[at]
    if sentence.low[at : at + 2] == ["yang", "bersangkutan"]:
        sentence.mentions[at] = Mention(at, at + 2, "class", inferred=True)
        return sentence.mentions[at]
    if not _can_act(sentence, at, place):
        return None
    stop = max(noun_run(sentence, at, stop, end is not None), at + 1)
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
    if names_act(stem) and stem != word:
        return False
    if word in phrase_ends("name") or vocabulary().voice(word) or sentence.cue("modal", at):
        return False
    if word in actor_forms().not_after.words and stem not in heads():
        return False
    kind = heads().get(stem)
    if kind in ("office", "class", "team", "org_unit") or is_person(stem):
        return True
    if kind:
        return place >= _OPEN
    return place == _SURE and not names_act(word) and word not in vocabulary().no_verb
