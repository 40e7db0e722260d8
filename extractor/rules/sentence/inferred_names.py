"""Names that only their place in the clause gives away: `pengelola pasar`, `penanggung jawab sekolah`, `KPA BUN`."""

import re
from functools import cache

from extractor.grammar import grammar
from extractor.rules.sentence.actor_names import heads
from extractor.rules.sentence.sentence import Mention, Reading
from extractor.rules.sentence.vocabulary import names_act, vocabulary

_PERSON = re.compile(r"pe(?:m[bp]|n[cdjt]|ng|ny|l|r|w|m|n)?\w{3,}(?<!an)(?<!nya)|\w{3,}wan|\w{3,}wati")


_LIST = {",", "dan", "atau", "dan/atau", "serta", "maupun"}


@cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in grammar("rules/actors")["place"].items()}


@cache
def _enterprises() -> tuple[str, ...]:
    return tuple(f"{words} " for words in sorted(_table()["enterprise"]))


def name_subject(reading: Reading) -> None:
    """Give the subject a name where its head is a person, or where only an actor can have such a predicate."""
    start, end = reading.subject
    while start < end and (reading.struck[start] or reading.low[start] in reading.known["quantifiers"]):
        start += 1
    if start >= end:
        return
    for number in range(12):
        actors = reading.actors_from(start, end)
        if number >= len(actors):
            break
        _extend(reading, actors[number].start, end)
    _go_on(reading, start, end)
    if start in reading.mentions:
        return
    if _demanded(reading, start):
        reading.mentions[start] = Mention(start, _run(reading, start, end), "class")
        reading.guessed = True
        return
    if names_act(reading.low[start]) or reading.low[start] in _table()["no_person"]:
        return
    stop = _run(reading, start, end)
    if stop == start:
        return
    name = " ".join(reading.low[start:stop])
    if (
        reading.words[start][:1].isupper()
        and name not in reading.known["things"]
        and (_strong(reading) or _letters(reading, start))
    ) or (
        _PERSON.fullmatch(reading.low[start])
        or (reading.low[start] in heads() and (_strong(reading) or _each_acts(reading, start)))
    ):
        reading.mentions[start] = Mention(start, stop, heads().get(reading.low[start], "class"))
        reading.guessed = True
        _go_on(reading, start, end)


def _demanded(reading: Reading, start: int) -> bool:
    """Whether an enterprise (`usaha dan/atau kegiatan`) begins at `start` that must do or must not do something."""
    if reading.modal is None or reading.modal.deontic not in ("O", "F") or reading.voice not in ("active", "copula"):
        return False
    return f"{' '.join(reading.low[start : start + 3])} ".startswith(_enterprises())


def _each_acts(reading: Reading, start: int) -> bool:
    """Whether a quantified subject does something: `masing-masing unit eselon I melakukan …`."""
    counted = start > 0 and reading.low[start - 1] in reading.known["quantifiers"]
    return counted and reading.voice == "active" and reading.predicate not in _table()["weak_verbs"]


def _go_on(reading: Reading, start: int, end: int) -> None:
    """Name the members of a list of actors that begins with known ones: `Distributor, toko bebas bea dan pengecer`."""
    for _ in range(12):
        actors = reading.actors_from(start, end)
        if not actors or not (_strong(reading) or (len(actors) > 1 and reading.voice == "active")):
            return
        at = actors[-1].end
        link = at
        while at < end and (reading.struck[at] or reading.low[at] in _LIST):
            at += 1
        listed = any(reading.low[i] in _LIST for i in range(link, at))
        if not listed or at >= end or names_act(reading.low[at]) or reading.low[at] in reading.known["things"]:
            return
        if reading.low[at] in vocabulary().between or reading.low[at] in vocabulary().adverbs:
            return
        if reading.low[at] in _table()["ends"] or not reading.low[at][:1].isalpha():
            return
        stop = _run(reading, at, end)
        if stop == at:
            return
        reading.mentions[at] = Mention(at, stop, heads().get(reading.low[at], "class"))
        reading.guessed = True


def skip_tasks(reading: Reading) -> None:
    """Let the subject begin with the actor whose tasks a lead-in lists: `Tugas pokok | Satuan Tugas meliputi:`."""
    start, end = reading.subject
    for words in vocabulary().task_subjects:
        at = start + len(words)
        if tuple(reading.low[start:at]) == words and reading.actors_from(at, end):
            reading.subject, reading.tasks = (at, end), True
            return


def name_others(reading: Reading, start: int, end: int) -> None:
    """Give the persons in small letters between two tokens their whole names (`penyelenggara satuan pendidikan`)."""
    single = [
        at
        for at, mention in reading.mentions.items()
        if start <= at < reading.end and at < end and mention.kind == "class" and mention.end == at + 1
    ]
    for at in sorted(single):
        if at in reading.mentions and reading.words[at].islower():
            _extend(reading, at, end)


def name_agent(reading: Reading) -> None:
    """Give the actor after `oleh` its whole name."""
    if reading.agent is None or reading.agent >= reading.end:
        return
    at = reading.agent
    while at < reading.end and reading.low[at] in reading.known["quantifiers"]:
        at += 1
    if at < reading.end:
        if at not in reading.mentions and _can_act(reading, at):
            stop = max(_run(reading, at, reading.end), at + 1)
            reading.mentions[at] = Mention(at, stop, heads().get(reading.low[at], "class"))
            reading.guessed = True
        _extend(reading, at, reading.end)


def _can_act(reading: Reading, at: int) -> bool:
    """Whether the word after `oleh` can name an actor: a head noun, a person, a name in capitals."""
    word = reading.low[at]
    if names_act(word) or word in reading.known["things"] or word in _table()["no_person"]:
        return False
    capital = reading.words[at][:1].isupper() and word.isalpha()
    return word in heads() or _PERSON.fullmatch(word) is not None or capital


def _extend(reading: Reading, start: int, end: int) -> None:
    """Stretch a name in small letters over the nouns that belong to it."""
    mention = reading.mentions.get(start)
    if mention is None or reading.low[start] not in heads():
        return
    first = mention.end == start + 1 and (start == 0 or mention.kind == "class")
    if reading.words[mention.end - 1][:1].isupper() and not first:
        return
    stop = _run(reading, mention.end, end)
    if stop > mention.end:
        for inside in range(mention.end, stop):
            reading.mentions.pop(inside, None)
        reading.mentions[start] = Mention(start, stop, mention.kind)


def _run(reading: Reading, start: int, end: int) -> int:
    """Return the end of the noun phrase from `start`: up to a preposition, a verb, a sign, another actor."""
    at = start
    ends = _table()["ends"]
    while at < end and not reading.struck[at]:
        word = reading.low[at]
        if word in ends or not (word[:1].isalnum()) or vocabulary().voice(word) or reading.cue("modal", at):
            break
        if word in ("dan", "atau", "dan/atau", "serta"):
            if at + 1 >= end or at + 1 in reading.mentions or reading.struck[at + 1] or at == start:
                break
            following = reading.low[at + 1]
            if not _run(reading, at + 1, end) > at + 1 or following in heads() or _PERSON.fullmatch(following):
                break
        at += 1
    return at


def _letters(reading: Reading, at: int) -> bool:
    """Whether the subject of an active verb is nothing but letters: `PA/KPA membebankan biaya`."""
    word = reading.words[at]
    alone = not any(not reading.struck[i] for i in range(at + 1, reading.subject[1]))
    return alone and word.isupper() and len(word) > 1 and word[0].isalpha() and reading.voice == "active"


def _strong(reading: Reading) -> bool:
    """Whether only an actor can have this predicate: a modal with an active verb, tasks, responsibility."""
    if reading.modal is not None:
        return reading.voice == "active" and reading.predicate not in _table()["weak_verbs"]
    if reading.verb is None:
        return False
    if reading.predicate in ("bertanggung jawab", "bertanggungjawab", "bertugas"):
        return True
    after = reading.low[reading.verb[1] : reading.verb[1] + 1]
    return reading.low[reading.verb[0]] in vocabulary().task_verbs and bool(set(after) & vocabulary().task_nouns)


def subject_is_act(reading: Reading) -> bool:
    """Whether the head of the subject names an act or its result, which never acts itself."""
    start, end = reading.subject
    while start < end and (reading.struck[start] or reading.low[start] in reading.known["quantifiers"]):
        start += 1
    return start < end and start not in reading.mentions and names_act(reading.low[start])
