"""The predicates of a main clause: the first one, and those coordinated with it that are rules of their own."""

from msgspec import Struct, structs

from extractor.rules.sentence.cues import modal_of
from extractor.rules.sentence.sentence import Modal, Range, Reading
from extractor.rules.sentence.vocabulary import vocabulary

_AND = {"dan", "serta"}
_JOINS = {*_AND, ","}
_LINKS = {"dan", "serta", ",", "atau", "dan/atau"}
_DEPENDENT = {"yang", "untuk", "guna", "agar", "supaya", "bahwa", "apabila", "jika", "sepanjang"}
_BLOCK = {
    "untuk",
    "dalam",
    "guna",
    "agar",
    "supaya",
    "yang",
    "bahwa",
    "cara",
    "tugas",
    "fungsi",
    "sebagai",
    "apabila",
    "jika",
}


class Predicate(Struct, frozen=True):
    """A main verb with its modal, voice, the token range of its complements, and its actor after `oleh`.

    `shared` says that it has no complements of its own and shares those of the predicate after it.
    """

    verb: Range | None
    voice: str
    modal: Modal | None
    tail: Range
    agent: int | None = None
    shared: bool = False


class _Found(Struct, frozen=True):
    verb: Range
    voice: str
    modal: Modal | None
    agent: int | None
    listed: bool = False


def predicates(reading: Reading) -> tuple[Predicate, ...]:
    """Return the first predicate and every further one that has complements of its own.

    A further predicate stands after `dan` or `serta`, or in a list of predicates with commas of which the last is
    joined by `dan`; it may bring a modal of its own (`… dan harus …`) or be a passive with its actor.
    """
    if reading.verb is None:
        start = reading.modal.end if reading.modal else reading.end
        return (Predicate(None, "", reading.modal, (start, reading.end)),)
    found = [_Found(reading.verb, reading.voice, reading.modal, reading.agent)]
    if reading.voice != "copula":
        found += _further(reading)
    result = []
    for number, each in enumerate(found):
        following = found[number + 1].verb[0] if number + 1 < len(found) else reading.end
        shared = _LINKS.issuperset(reading.low[each.verb[1] : following])
        stop = reading.end if shared else following
        result.append(
            Predicate(each.verb, each.voice, each.modal, (each.verb[1], stop), each.agent, shared and stop > following)
        )
    return tuple(result)


def _further(reading: Reading) -> list[_Found]:
    assert reading.verb
    first, low, words = reading.verb, reading.low, vocabulary()
    found: list[_Found] = []
    waiting: list[_Found] = []
    if _JOINS.isdisjoint(low[first[1] : reading.end - 2]):
        return found
    blocked = dependent = joined = False
    last, at = first[1], first[1]
    while at < reading.end - 2:
        word = low[at]
        if reading.struck[at]:
            at += 1
            continue
        if word == ";":
            break
        if word in _JOINS:
            joined = word in _AND
            next_one = _at(reading, at + 1, joined)
            if next_one and _allowed(reading, next_one, blocked, at) and _apart(reading, first, last, next_one):
                waiting.append(next_one)
                last = at = next_one.verb[1]
                blocked = dependent = False
                continue_chain = not joined and _chained(reading, at, next_one)
                if continue_chain:
                    waiting[-1] = structs.replace(next_one, verb=(next_one.verb[0], continue_chain))
                    last = at = continue_chain
                if joined or continue_chain:
                    found += waiting
                    waiting = []
                continue
        modal = reading.cue("modal", at)
        if modal and joined and not dependent and (low[at - 1] in _AND or low[at - 1] not in words.before_infinitive):
            verb = _verb(reading, modal[0])
            if verb and (low[at - 1] not in _AND or verb[1] == reading.voice):
                agent = verb[0][1] + 1 if reading.low[verb[0][1] : verb[0][1] + 1] == ["oleh"] else None
                found.append(_Found(verb[0], verb[1], modal_of(modal[1], at, modal[0])[0], agent))
                last = at = verb[0][1]
                blocked = dependent = False
                continue
        blocked = blocked or word in _BLOCK
        dependent = dependent or word in _DEPENDENT
        at += 1
    return found


def _chained(reading: Reading, at: int, found: _Found) -> int:
    """Return the end of `, V dan V`, of which the first verb ends at `at`; 0 where no second one follows."""
    if reading.low[at : at + 1] != ["dan"]:
        return 0
    verb = _verb(reading, at + 1)
    return verb[0][1] if verb and verb[1] == found.voice and verb[0][0] == at + 1 else 0


def _verb(reading: Reading, at: int) -> tuple[Range, str] | None:
    words = vocabulary()
    while at < reading.end and reading.low[at] in words.between:
        at += 1
    if at >= reading.end:
        return None
    phrase = reading.cue("predicate", at)
    stop = phrase[0] if phrase else at + 1
    voice = words.voice(reading.low[at]) or ("active" if phrase else "")
    return ((at, stop), voice) if voice and voice != "copula" else None


def _at(reading: Reading, at: int, joined: bool) -> _Found | None:
    """Return the predicate that begins at `at`: of the voice of the first one, or a passive with an actor."""
    verb = _verb(reading, at)
    if verb and verb[1] == reading.voice:
        return _Found(verb[0], verb[1], reading.modal, None)
    if not joined or reading.modal is not None:
        return None
    stop = min(at + 8, reading.end - 1)
    while at < stop and reading.low[at] not in (",", "yang", "untuk"):
        passive = vocabulary().voice(reading.low[at]) == "passive" and reading.low[at + 1] in vocabulary().agent
        if passive and reading.actors_from(at + 2, reading.end):
            return _Found((at, at + 1), "passive", None, at + 2)
        at += 1
    return None


def _allowed(reading: Reading, found: _Found, blocked: bool, at: int) -> bool:
    """Whether a verb after `dan` at `at` can be a main one: not inside an adjunct, nor beside the first one's actor."""
    if reading.agent is not None and found.agent is None:
        return False
    return not blocked or _answers(reading, found) or (found.agent is not None and reading.low[at + 1] == "dalam")


def _answers(reading: Reading, found: _Found) -> bool:
    return " ".join(reading.low[slice(*found.verb)]) in ("bertanggung jawab", "bertanggungjawab", "melaporkan")


def _apart(reading: Reading, first: Range, last: int, found: _Found) -> bool:
    """Whether the predicate before has complements of its own, or is of another kind (`berkoordinasi, membangun …`)."""
    between = [word for word in reading.low[last : found.verb[0]] if word not in (",", "dan", "serta")]
    other = reading.low[found.verb[0]].startswith("ber") != reading.low[first[0]].startswith("ber")
    return bool(between) or other


def task(reading: Reading, predicate: Predicate) -> Predicate:
    """Return the predicate with the verb of the task itself: `mempunyai tugas melaksanakan …` gives `melaksanakan`."""
    words = vocabulary()
    if predicate.verb is None or reading.low[predicate.verb[0]] not in words.task_verbs:
        return predicate
    at = predicate.verb[1]
    while at < reading.end and reading.low[at] in (words.task_nouns | {"dan", "pokok", "untuk"}):
        at += 1
    itself = reading.low[predicate.verb[0]] == "bertugas"
    if (at == predicate.verb[1] and not itself) or at >= reading.end or words.voice(reading.low[at]) != "active":
        return predicate
    return structs.replace(predicate, verb=(at, at + 1), voice="active", tail=(at + 1, predicate.tail[1]))


_DROPPED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
_KEPT = (("bfv", "mem"), ("cdjz", "men"), ("aeiouhg", "meng"))


def key(verb: str) -> str:
    """Return the dictionary key of a verb: small letters, a passive in di- as its active form in me-."""
    verb = verb.lower()
    if not verb.startswith("di") or len(verb) < 5:
        return verb
    root = verb[2:]
    if root[0] in _DROPPED and root[1] in "aeiou":
        return _DROPPED[root[0]] + root[1:]
    if root.startswith(("per", "pr")):
        return "mem" + root
    for letters, prefix in _KEPT:
        if root[0] in letters:
            return prefix + root
    return "me" + root
