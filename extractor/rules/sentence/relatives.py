"""Clauses with `yang`: where one ends behind the main verb, what it says without a verb, `hanya X yang boleh`,
`tidak seorang pun boleh`, and a topic before the subject.
"""

from functools import cache

from msgspec import structs

from extractor.rules.forms import parties
from extractor.rules.sentence.predicates import acts_on_it, own_passive
from extractor.rules.sentence.sentence import Range, Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, quantifiers
from extractor.rules.words.morphology import analyse
from extractor.rules.words.vocabulary import vocabulary

_RELATIVE = function_words().relative
_CONJUNCTION = function_words().coordination.words
_DENYING = function_words().main_clause.denying
# The longest name between `hanya` or `tidak ada` and `yang`, in words.
_NAME = 10


def cleft(sentence: Sentence, at: int) -> bool:
    """Whether a modal is said of the name at `at`: `Hanya | X yang boleh …`, `Tidak ada | X yang boleh …`.

    Its `yang` is struck, so that the name is the subject.
    """
    near = range(at + 1, min(at + _NAME, sentence.end))
    relative = next((i for i in near if sentence.low[i] == "yang" and sentence.cue("modal", i + 1)), None)
    if relative is None:
        return False
    sentence.struck[relative] = 1
    return True


def is_state(sentence: Sentence, at: int) -> bool:
    """Whether a clause with `yang` says a state without a verb: `yang ada`, `yang terkait`."""
    words = vocabulary()
    while at < sentence.end and sentence.low[at] in words.adverbs:
        at += 1
    if at >= sentence.end:
        return False
    word = sentence.low[at]
    following = sentence.low[at + 1] if at + 1 < sentence.end else ""
    if sentence.cue("modal", at) or sentence.cue("predicate", at):
        return False
    if word in words.never and word.startswith("di"):
        return not words.voice(following)
    if word in words.state:
        complete = word in words.whole or sentence.cue("modal", at + 1) is not None
        return complete or not words.voice(following)
    return word.startswith(("ter", "ber")) and not words.voice(word) and not words.voice(following)


def deny(sentence: Sentence) -> None:
    """Turn a permission under a denied subject into a prohibition: `Tidak seorang pun boleh …`, `Tiada X boleh …`."""
    start, end = sentence.subject
    modal = sentence.modal
    if modal is None or modal.deontic != "P" or modal.negated or sentence.low[start : start + 1] == []:
        return
    if start >= end or sentence.low[start] not in _DENYING:
        return
    while start < end and sentence.low[start] in _DENYING:
        start += 1
    if start < end and start not in sentence.mentions and sentence.low[start] in quantifiers():
        sentence.mentions[start] = Mention(start, start + 1, "class")
    denied = structs.replace(modal, value="dilarang", deontic="F", type="prohibition", basis="lexical_equivalent")
    sentence.settle(structs.replace(sentence.clause, subject=(start, end), modal=denied))


@cache
def _givers() -> frozenset[str]:
    """Words that take a phrase with `kepada`."""
    return frozenset(word for rule in parties().party if "kepada" in rule.before for word in rule.trigger)


@cache
def _gives(word: str) -> bool:
    """Whether a phrase with `kepada` can belong to a word: one that takes such a phrase, or a verb of such a root."""
    if word in _givers() or word in function_words().main_clause.answers:
        return True
    found = analyse(word) if vocabulary().voice(word) else None
    roots = (rule.root for rule in parties().party if "kepada" in rule.before)
    return found is not None and any(found.root in each for each in roots)


def mark_relatives(sentence: Sentence) -> None:
    """Strike the clauses with `yang` behind the main verb and keep their ranges in `sentence.relatives`."""
    if sentence.verb is None or "yang" not in sentence.low[sentence.verb[1] :]:
        return
    at = sentence.verb[1]
    while at < sentence.end:
        if sentence.low[at] != "yang" or sentence.struck[at] or sentence.low[at + 1 : at + 2] == ["bersangkutan"]:
            at += 1
            continue
        end = _relative_end(sentence, at)
        sentence.relatives += ((at, end),)
        for token in range(at, end):
            sentence.struck[token] = 1
        at = end


def _relative_end(sentence: Sentence, start: int) -> int:
    """Return where the clause that begins at `start` ends.

    A comma, a sign or a conjunction of time or condition ends it; `kepada` where the main verb waits for it and the
    verb of the clause does not; `oleh` where the main verb is passive and that of the clause is not; `dan` before a
    verb of the voice of the main one and not of its own, and before a passive with a subject of its own.
    """
    low, words = sentence.low, vocabulary()
    assert sentence.verb
    main = low[sentence.verb[0] : start]
    waits = not _givers().isdisjoint(main) and "kepada" not in main
    voice, gives = "", False
    for at in range(start + 1, sentence.end):
        word = low[at]
        if word in (";", ":", ".") or word in _RELATIVE.closing:
            return at
        if sentence.struck[at]:
            continue
        if word == "," and not _goes_on(sentence, at + 1, voice):
            return at
        if low[at : at + 2] in (["dalam", "rangka"], ["dan", "dalam"], ["dengan", "ketentuan"]):
            return at
        if not voice and at > start + 1 and word == "dengan" and words.voice(low[at + 1]) == "active":
            return at
        if word in _CONJUNCTION and low[at - 1] in _RELATIVE.complete and words.voice(low[at + 1]) == sentence.voice:
            return at
        if word == "kepada" and waits and not gives:
            return at
        if word == "oleh" and sentence.voice == "passive" and sentence.agent == at + 1 and voice != "passive":
            return at
        if word in _CONJUNCTION and voice and at + 1 < sentence.end:
            if own_passive(sentence, at + 1) is not None:
                return at
            following = words.voice(low[at + 1]) or ("modal" if sentence.cue("modal", at + 1) else "")
            if not following and (_answers_to(sentence, at + 1) or acts_on_it(sentence, at + 1)):
                following = "active"
            if following in ("modal", sentence.voice) and following != voice:
                return at
        own = words.voice(word) or words.event(word)
        if own and own != "copula":
            voice = voice or own
        gives = gives or _gives(word)
    return sentence.end


def _answers_to(sentence: Sentence, at: int) -> bool:
    """Whether a predicate of several words that somebody does begins at `at`: `bertanggung jawab`."""
    phrase = sentence.cue("predicate", at)
    if phrase is None or not sentence.low[at].startswith("ber"):
        return False
    return " ".join(sentence.low[at : phrase[0]]) not in vocabulary().copula


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


def past_topic(sentence: Sentence, begin: int, at: int) -> int:
    """Return where the subject begins behind a noun and a comma: `Tindak lanjut itu, | pengelola dapat meminta`."""
    low = sentence.low
    if low[begin:at].count(",") != 1 or sentence.actors_from(begin, at):
        return begin
    comma = low.index(",", begin)
    one = len(sentence.actors_from(comma + 1, at)) == 1 and _CONJUNCTION.isdisjoint(low[comma:at])
    return comma + 1 if one and comma > begin + 1 else begin
