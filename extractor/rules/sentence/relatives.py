"""Clauses with `yang` behind the main verb, each with its end: what stands in them is not said of the rule."""

from functools import cache

from extractor.rules.forms import function_words, parties
from extractor.rules.sentence.sentence import Range, Sentence
from extractor.rules.sentence.vocabulary import vocabulary

_WORDS = function_words().relative
_CONJUNCTION = function_words().coordination.words


@cache
def _givers() -> frozenset[str]:
    """Words that take a phrase with `kepada`."""
    return frozenset(word for rule in parties().party if "kepada" in rule.before for word in rule.trigger)


def mark_relatives(sentence: Sentence) -> None:
    """Strike the clauses with `yang` behind the main verb and keep their ranges in `sentence.relatives`."""
    if sentence.verb is None or "yang" not in sentence.low[sentence.verb[1] :]:
        return
    at = sentence.verb[1]
    while at < sentence.end:
        if sentence.low[at] != "yang" or sentence.struck[at] or sentence.low[at + 1 : at + 2] == ["bersangkutan"]:
            at += 1
            continue
        end = _end(sentence, at)
        sentence.relatives += ((at, end),)
        for token in range(at, end):
            sentence.struck[token] = 1
        at = end


def _end(sentence: Sentence, start: int) -> int:
    """Return where the clause that begins at `start` ends.

    A comma, a sign or a conjunction of time or condition ends it; `kepada` where the main verb waits for it and the
    verb of the clause does not; `oleh` where the main verb is passive and that of the clause is not; `dan` before a
    verb of the voice of the main one and not of its own.
    """
    low, words = sentence.low, vocabulary()
    assert sentence.verb
    main = low[sentence.verb[0] : start]
    waits = not _givers().isdisjoint(main) and "kepada" not in main
    voice, gives = "", False
    for at in range(start + 1, sentence.end):
        word = low[at]
        if word in (";", ":", ".") or word in _WORDS.closing:
            return at
        if sentence.struck[at]:
            continue
        if word == "," and not _goes_on(sentence, at + 1, voice):
            return at
        if low[at : at + 2] in (["dalam", "rangka"], ["dan", "dalam"]):
            return at
        if word == "kepada" and waits and not gives:
            return at
        if word == "oleh" and sentence.voice == "passive" and sentence.agent == at + 1 and voice != "passive":
            return at
        if word in _CONJUNCTION and voice and at + 1 < sentence.end:
            following = words.voice(low[at + 1]) or ("modal" if sentence.cue("modal", at + 1) else "")
            if following in ("modal", sentence.voice) and following != voice:
                return at
        own = words.voice(word)
        if own and own != "copula":
            voice = voice or own
        gives = gives or word in _givers() or word in ("bertanggung", "jawab")
    return sentence.end


def _goes_on(sentence: Sentence, at: int, voice: str) -> bool:
    """Whether the clause goes on behind its comma, with a verb of a voice that the main verb has not."""
    low = sentence.low
    while at < sentence.end and low[at] in _CONJUNCTION:
        at += 1
    following = vocabulary().voice(low[at]) if at < sentence.end else ""
    return bool(voice) and following == voice != sentence.voice


def relative_after(sentence: Sentence, at: int) -> Range | None:
    """Return the clause with `yang` that begins at token `at`, None where none does."""
    return next((each for each in sentence.relatives if each[0] == at), None)
