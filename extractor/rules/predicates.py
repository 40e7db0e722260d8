"""The predicates of a main clause: the first one, and those coordinated with it that are rules of their own."""

from msgspec import Struct

from extractor.rules.reading import Modal, Range, Reading
from extractor.rules.vocabulary import vocabulary

_AND = {"dan", "serta"}
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
    """A main verb with its modal, voice, and the token range in which its complements stand."""

    verb: Range | None
    voice: str
    modal: Modal | None
    tail: Range


def predicates(reading: Reading) -> tuple[Predicate, ...]:
    """Return the first predicate and every further one with complements of its own."""
    if reading.verb is None:
        start = reading.modal.end if reading.modal else reading.end
        return (Predicate(None, "", reading.modal, (start, reading.end)),)
    words = vocabulary()
    first = reading.verb
    found = [(first, reading.voice)]
    blocked = False
    at = first[1]
    while at < reading.end - 2 and reading.agent is None:
        word = reading.low[at]
        if reading.struck[at]:
            at += 1
            continue
        if word in _BLOCK:
            blocked = True
        elif word == ";":
            break
        elif word in _AND:
            end = at + 1
            while end < reading.end and reading.low[end] in words.between:
                end += 1
            phrase = reading.cue("predicate", end)
            stop = phrase[0] if phrase else end + 1
            verb = " ".join(reading.low[end:stop])
            voice = words.voice(reading.low[end]) or ("active" if phrase else "")
            answers = verb in ("bertanggung jawab", "bertanggungjawab", "melaporkan")
            apart = at > found[-1][0][1] or verb.startswith("ber") != reading.low[first[0]].startswith("ber")
            if voice == reading.voice and voice != "copula" and apart and (answers or not blocked):
                found.append(((end, stop), voice))
                blocked = False
                at = stop
                continue
        at += 1
    result = []
    for number, (verb_range, voice) in enumerate(found):
        following = found[number + 1][0][0] if number + 1 < len(found) else reading.end
        stop = following if following > verb_range[1] + 2 else reading.end
        result.append(Predicate(verb_range, voice, reading.modal, (verb_range[1], stop)))
    return tuple(result)


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
