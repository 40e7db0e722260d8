"""Names that only their place in the clause gives away: `pengelola pasar`, `penanggung jawab sekolah`, `KPA BUN`."""

import re
from functools import cache

from msgspec import structs

from extractor.law.words import phrase_ends
from extractor.rules.forms import PlaceForm, actor_forms, parties
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.words.forms import function_words, word_formation
from extractor.rules.words.lexicon import Mention, heads, quantifiers
from extractor.rules.words.morphology import names_doer, roots
from extractor.rules.words.vocabulary import names_act, vocabulary

_PERSON = re.compile(word_formation().person.pattern)


# The longest name before a verb, in words.
_LONGEST = 8
_INCLUDING = function_words().actor_row.including
_CONJUNCTION = function_words().coordination.words
_LIST = function_words().actor_row.linking | {",", "/"}


def _table() -> PlaceForm:
    return actor_forms().place


@cache
def _enterprises() -> tuple[str, ...]:
    return tuple(f"{words} " for words in sorted(_table().enterprise))


def name_subject(sentence: Sentence) -> None:
    """Give the subject a name where its head is a person, or where only an actor can have such a predicate."""
    start, end = sentence.subject
    first = start
    while start < end and (sentence.struck[start] or sentence.low[start] in quantifiers()):
        start += 1
    if sentence.low[first : first + 2] == ["yang", "bersangkutan"]:
        sentence.mentions[first] = Mention(first, first + 2, "class", inferred=True)
        return
    if start >= end:
        return
    for number in range(12):
        actors = sentence.actors_from(start, end)
        if number >= len(actors):
            break
        extend(sentence, actors[number].start, end)
    _go_on(sentence, start, end)
    if start in sentence.mentions:
        return
    if _demanded(sentence, start):
        sentence.mentions[start] = Mention(start, noun_run(sentence, start, end), "class", inferred=True)
        _go_on(sentence, start, end)
        return
    if names_act(sentence.low[start]) or sentence.low[start] in _table().no_person:
        return
    stop = noun_run(sentence, start, end)
    if stop == start:
        return
    name = " ".join(sentence.low[start:stop])
    if (
        sentence.words[start][:1].isupper()
        and name not in sentence.lexicon.things
        and (_strong(sentence) or _letters(sentence, start) or _joins_others(sentence, stop))
    ) or (
        is_person(sentence.low[start])
        or (sentence.low[start] in heads() and (_strong(sentence) or _does(sentence) or _each_acts(sentence, start)))
        or (_singled_out(sentence, start) and _strong(sentence) and sentence.low[start] not in parties().slot.thing)
    ):
        sentence.mentions[start] = Mention(start, stop, heads().get(sentence.low[start], "class"), inferred=True)
        _go_on(sentence, start, end)


def _demanded(sentence: Sentence, start: int) -> bool:
    """Whether an enterprise (`usaha dan/atau kegiatan`) begins at `start` that must do or must not do something.

    So does whoever is told by a `personal` modal to do what no thing can (`syahbandar dilarang menerbitkan`).
    """
    modal, word = sentence.modal, sentence.low[start]
    if modal is not None and modal.value in _table().personal and sentence.words[start].islower():
        no_name = names_act(word) or word in sentence.lexicon.things or word in _table().no_person
        no_name = no_name or word in parties().slot.thing or noun_run(sentence, start, start + 1) == start
        if not no_name and sentence.predicate.startswith("me") and _strong(sentence):
            return True
    if modal is None or modal.deontic not in ("O", "F") or sentence.voice not in ("active", "copula"):
        return False
    return f"{' '.join(sentence.low[start : start + 3])} ".startswith(_enterprises())


def _each_acts(sentence: Sentence, start: int) -> bool:
    """Whether a quantified subject does something: `masing-masing unit eselon I melakukan …`."""
    counted = start > 0 and sentence.low[start - 1] in quantifiers()
    return counted and sentence.voice == "active" and sentence.predicate not in _table().weak_verbs


def _singled_out(sentence: Sentence, start: int) -> bool:
    """Whether the subject is counted and acts, or is all who may: `Hanya | teknisi bersertifikat yang boleh …`."""
    return sentence.clause.exclusive or _each_acts(sentence, start)


def _joins_others(sentence: Sentence, at: int) -> bool:
    """Whether the subject does something together with others: `Panewu | bersama-sama dengan Lurah memfasilitasi …`."""
    together = at < sentence.end and sentence.low[at] in function_words().bearers.after
    return together and _does(sentence)


def _does(sentence: Sentence) -> bool:
    """Whether somebody does what the predicate says: a verb in me- that no thing can have, or a deed in ber-."""
    if sentence.voice != "active" or sentence.predicate in _table().weak_verbs:
        return False
    return sentence.predicate.startswith("me") or sentence.predicate in _table().deeds


def _go_on(sentence: Sentence, start: int, end: int) -> None:
    """Name the members of a list of actors that begins with known ones: `Distributor, toko bebas bea dan pengecer`."""
    for _ in range(12):
        actors = sentence.actors_from(start, end)
        if not actors:
            return
        extend(sentence, actors[-1].start, end)
        at = sentence.mentions[actors[-1].start].end
        link = at
        while at < end and (sentence.struck[at] or sentence.low[at] in _LIST):
            at += 1
        joined = sentence.low[at - 1] in _CONJUNCTION or len(actors) > 1
        if at < end and sentence.low[at] in _INCLUDING and joined:
            at += 1
        listed = any(sentence.low[i] in _LIST for i in range(link, at))
        if not listed or at >= end or names_act(sentence.low[at]) or sentence.low[at] in sentence.lexicon.things:
            return
        if _is_his(sentence.low[at]):
            sentence.mentions[at] = Mention(at, at + 1, "class", inferred=True)
            continue
        acts = sentence.voice == "active" and (sentence.low[at] in heads() or is_person(sentence.low[at]))
        if not (acts or _strong(sentence) or (len(actors) > 1 and sentence.voice == "active")):
            return
        if _completes(sentence, actors[-1].start, at):
            return
        if sentence.low[at] in vocabulary().between or sentence.low[at] in vocabulary().adverbs:
            return
        if sentence.low[at] in phrase_ends("name") or not sentence.low[at][:1].isalpha():
            return
        stop = noun_run(sentence, at, end)
        if stop == at:
            return
        sentence.mentions[at] = Mention(at, stop, heads().get(sentence.low[at], "class"), inferred=True)


def _completes(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the noun at `at` goes on what the name at `start` is about: `pemilik warung makan, | kafe, atau toko`."""
    mention = sentence.mentions[start]
    about = is_person(sentence.low[start]) and mention.end > start + 1
    lower = sentence.words[at].islower() and sentence.words[mention.end - 1].islower()
    return about and lower and sentence.low[at] not in heads() and not is_person(sentence.low[at])


def _is_his(word: str) -> bool:
    """Whether a word is a person by -nya: `Pemohon atau | kuasanya`, `pegawai beserta | keluarganya`."""
    stem = word.removesuffix("nya")
    return stem != word and (stem in heads() or is_person(stem))


def is_person(word: str) -> bool:
    """Whether a noun in lower case names a person by its form (`pengelola`, `wartawan`)."""
    if word in roots() or word in _table().no_person:
        return False
    return _PERSON.fullmatch(word) is not None or names_doer(word)


def name_agent(sentence: Sentence) -> None:
    """Give the actor after `oleh` its whole name."""
    if sentence.agent is None or sentence.agent >= sentence.end:
        return
    at = sentence.agent
    while at < sentence.end and sentence.low[at] in quantifiers():
        at += 1
    if at < sentence.end:
        if at not in sentence.mentions and _can_act(sentence, at):
            stop = max(noun_run(sentence, at, sentence.end), at + 1)
            sentence.mentions[at] = Mention(at, stop, heads().get(sentence.low[at], "class"), inferred=True)
        for number in range(12):
            actors = sentence.actors_from(at, sentence.end, ("dengan",))
            if number >= len(actors):
                break
            extend(sentence, actors[number].start, sentence.end)
        if at not in sentence.mentions and names_act(sentence.low[at]):
            sentence.settle(structs.replace(sentence.clause, agent=None))


def _can_act(sentence: Sentence, at: int) -> bool:
    """Whether the word after `oleh` can name an actor: a head noun, a person, a name in capitals."""
    word = sentence.low[at]
    if names_act(word) or word in sentence.lexicon.things or word in _table().no_person:
        return False
    capital = sentence.words[at][:1].isupper() and word.isalpha()
    return word in heads() or is_person(word) or capital


def extend(sentence: Sentence, start: int, end: int, adjunct: bool = False) -> None:
    """Stretch a name in small letters over the nouns that belong to it; `adjunct` as for `noun_run`."""
    mention = sentence.mentions.get(start)
    if mention is None or sentence.low[start].partition("/")[0] not in heads():
        return
    first = mention.end == start + 1 and (start == 0 or mention.kind == "class")
    if sentence.words[mention.end - 1][:1].isupper() and not first:
        return
    stop = noun_run(sentence, mention.end, end, adjunct)
    if stop > mention.end:
        swallowed = [sentence.mentions.pop(inside, mention) for inside in range(mention.end, stop)]
        inferred = any(each.inferred for each in (mention, *swallowed))
        sentence.mentions[start] = Mention(start, stop, mention.kind, inferred)


def noun_run(sentence: Sentence, start: int, end: int, adjunct: bool = False) -> int:
    """Return the end of the noun phrase from `start`: up to a preposition, a verb, a sign, another actor.

    `adjunct` says that it stands in an adjunct, which is struck from the main clause.
    """
    at = start
    ends = phrase_ends("name")
    while at < end and (adjunct or not sentence.struck[at]):
        word = sentence.low[at]
        if (
            word in ends
            or word in quantifiers()
            or not (word[:1].isalnum())
            or vocabulary().voice(word)
            or sentence.cue("modal", at)
        ):
            break
        if word in ("dan", "atau", "dan/atau", "serta"):
            if at + 1 >= end or at + 1 in sentence.mentions or sentence.struck[at + 1] or at == start:
                break
            if "atau" in word and not names_act(sentence.low[at + 1]):
                break
            following = sentence.low[at + 1]
            other = following in heads() or is_person(following) or following in parties().slot.consent
            if other or not noun_run(sentence, at + 1, end) > at + 1:
                break
        at += 1
    return at


def is_named_before(sentence: Sentence, at: int) -> bool:
    """Whether the name of an actor ends right before token `at`, past pointers: `Satuan tugas | melaporkan`."""
    while at and sentence.struck[at - 1]:
        at -= 1
    near = (sentence.mentions.get(start) for start in range(at - 1, max(at - _LONGEST, 0) - 1, -1))
    return any(name is not None and noun_run(sentence, name.end, at) == at for name in near)


def _letters(sentence: Sentence, at: int) -> bool:
    """Whether the subject of an active verb is a name of letters: `PPTK/Bendahara menyimpan`, `KPU Kota memilih`."""
    word = sentence.words[at]
    alone = not any(not sentence.struck[i] for i in range(at + 1, sentence.subject[1]))
    first, *others = word.split("/")
    letters = first.isupper() and len(first) > 1 and first[0].isalpha()
    letters = letters and all(part.isupper() or part.lower() in heads() for part in others)
    return letters and (_does(sentence) or (alone and sentence.voice == "active"))


def _strong(sentence: Sentence) -> bool:
    """Whether only an actor can have this predicate: a modal with an active verb, tasks, responsibility."""
    if sentence.modal is not None and (sentence.verb is not None or not sentence.listed):
        return sentence.voice == "active" and sentence.predicate not in _table().weak_verbs
    if sentence.modal is not None:
        return sentence.listed not in _table().weak_verbs
    if sentence.verb is None:
        return False
    if sentence.predicate in ("bertanggung jawab", "bertanggungjawab", "bertugas"):
        return True
    after = sentence.low[sentence.verb[1] : sentence.verb[1] + 1]
    return sentence.low[sentence.verb[0]] in vocabulary().task_verbs and bool(set(after) & vocabulary().task_nouns)


def is_told_of_things(sentence: Sentence, verb: str) -> bool:
    """Whether a verb with a printed subject is one that a thing can have: `Ciri khusus itu dapat bersifat terbuka`."""
    start, end = sentence.subject
    return start < end and verb in _table().weak_verbs


def subject_is_act(sentence: Sentence) -> bool:
    """Whether the head of the subject names an act or its result, which never acts itself."""
    start, end = sentence.subject
    while start < end and (sentence.struck[start] or sentence.low[start] in quantifiers()):
        start += 1
    return start < end and start not in sentence.mentions and names_act(sentence.low[start])
