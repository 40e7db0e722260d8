"""What stands before or beside the main clause: pointers to other provisions, brackets, adjuncts in front."""

from extractor.law.numbers import ROMAN_SIGNS
from extractor.rules.forms import function_words
from extractor.rules.sentence.lexicon import quantifiers
from extractor.rules.sentence.sentence import Adjunct, Sentence
from extractor.rules.sentence.vocabulary import vocabulary

_OPENING = 5
_WORDS = function_words().front
_CLOSED = _WORDS.closing | {")"}
_SIGNS = {",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "–", "—", "•", "'", "‘", "’"}


def strike(sentence: Sentence) -> int:
    """Strike pointers, brackets and the adjuncts in front; return where the main clause begins."""
    _strike_pointers(sentence)
    _strike_brackets(sentence)
    return _fronts(sentence, _skip_signs(sentence, 0))


def _strike_pointers(sentence: Sentence) -> None:
    low, openers = sentence.low, vocabulary().pointer_open
    if openers.isdisjoint(low):
        return
    end = 0
    for at in range(sentence.end):
        if at < end or low[at] not in openers:
            continue
        end = at + 1
        while end < sentence.end and low[end] in _WORDS.pointing:
            end += 1
        if end < sentence.end and (low[end].startswith(("di", "ter")) or low[end] == "maksud"):
            end += 1
        end = _pointer_end(sentence, end)
        for token in range(at, end):
            sentence.struck[token] = 1


def _pointer_end(sentence: Sentence, at: int) -> int:
    """Return where a run of unit words, numbers and links between them ends."""
    low, words = sentence.low, vocabulary()
    last = at
    while at < sentence.end:
        word = low[at]
        if at in sentence.pointed or word in words.pointer_unit or _is_label(sentence, at):
            if word == "berlaku" and low[at - 1] not in _WORDS.in_force:
                break
            at += 1
            last = at
        elif word in words.pointer_link or (word == "yang" and low[at + 1 : at + 2] == ["berlaku"]):
            at += 1
        else:
            break
    return last


def _strike_brackets(sentence: Sentence) -> None:
    low = sentence.low
    if "(" not in low:
        return
    opened: int | None = None
    for at in range(sentence.end):
        if low[at] == "(":
            opened = at
        elif low[at] == ")" and opened is not None:
            for token in range(opened, at + 1):
                sentence.struck[token] = 1
            opened = None


def _skip_signs(sentence: Sentence, at: int) -> int:
    while at < sentence.end and (
        (at < _OPENING and sentence.low[at].isdigit() and sentence.low[at + 1 : at + 2] == ["."])
        or sentence.low[at] in _SIGNS
        or sentence.low[at] in _WORDS.passed
        or sentence.low[at : at + 2] == ["pasal", ":"]
    ):
        at += 1
    return at


def _fronts(sentence: Sentence, at: int) -> int:
    """Strike the adjuncts before the main clause and return where it begins."""
    for _ in range(6):
        cue = sentence.cue("front", at)
        if cue is None or (at in sentence.mentions):
            break
        close = _front_close(sentence, at, cue[1])
        if close is None:
            close = _before_actor(sentence, cue[0])
        if close is None:
            if sentence.low[at] in _WORDS.addressing and _names_actor(sentence, at + 1):
                sentence.struck[at] = True
                at += 1
            break
        end = close if sentence.low[close] in (",", ":", "maka") else close + 1
        sentence.fronts += (Adjunct(cue[1], at, end),)
        for token in range(at, close + 1):
            sentence.struck[token] = 1
        at = _skip_signs(sentence, close + 1)
    return at


def _front_close(sentence: Sentence, start: int, kind: str) -> int | None:
    """Return the comma (or the word `maka`) that closes the adjunct begun at `start`; None where nothing does.

    A colon closes it where a passive follows, as in the text around a list: `Pada saat …: | dicabut …`.
    """
    low = sentence.low
    verb_seen = kind not in vocabulary().front_clause
    first_comma = None
    for at in range(start + 1, sentence.end):
        word = low[at]
        if word == "maka" and at > start + 1:
            return at - 1 if low[at - 1] == "," else at
        if sentence.struck[at] and word != ",":
            continue
        if vocabulary().voice(word):
            verb_seen = True
        if word == ":" and verb_seen and at + 1 < sentence.end and vocabulary().voice(low[at + 1]) == "passive":
            return at
        if word == "," and verb_seen:
            if first_comma is None:
                first_comma = at
            if _starts_clause(sentence, at + 1):
                bare = sentence.cue("modal", at + 1) is not None and first_comma < at
                return first_comma if bare and _names_actor(sentence, first_comma + 1) else at
    return first_comma if first_comma is not None and _has_predicate(sentence, first_comma + 1) else None


def _before_actor(sentence: Sentence, start: int) -> int | None:
    """Return the last token before an actor with a modal, where no comma closes the adjunct."""
    counting = quantifiers()
    for at, mention in sentence.mentions.items():
        if at <= start:
            continue
        first = at
        while first > start and sentence.low[first - 1] in counting:
            first -= 1
        after = mention.end
        while after < sentence.end and sentence.struck[after]:
            after += 1
        if not sentence.cue("modal", after):
            continue
        closed = sentence.struck[first - 1] or sentence.low[first - 1] in _CLOSED
        if closed or first < at or sentence.words[at][:1].isupper():
            return first - 1
    return None


def _names_actor(sentence: Sentence, at: int) -> bool:
    """Whether a name begins at `at`, past quantifiers."""
    while at < sentence.end and sentence.low[at] in quantifiers():
        at += 1
    return at in sentence.mentions


def _starts_clause(sentence: Sentence, at: int) -> bool:
    """Whether an actor, a quantifier, a modal or a further adjunct with its own comma begins at `at`."""
    if at >= sentence.end:
        return False
    low = sentence.low
    if sentence.cue("modal", at):
        return True
    if sentence.cue("front", at):
        return _front_close_exists(sentence, at)
    if at in sentence.mentions or low[at] in quantifiers() or low[at] in _WORDS.opening:
        nexts = at
        while nexts < sentence.end and low[nexts] not in (",", ";"):
            if sentence.cue("modal", nexts) or (
                vocabulary().voice(low[nexts]) and low[nexts - 1] not in vocabulary().before_infinitive
            ):
                return True
            nexts += 1
        return _mention_list(sentence, at)
    return False


def _front_close_exists(sentence: Sentence, at: int) -> bool:
    return "," in sentence.low[at : min(at + 40, sentence.end)]


def _mention_list(sentence: Sentence, at: int) -> bool:
    """Whether a list of actors begins at `at` that ends in a modal or a verb."""
    actors = sentence.actors_from(at, sentence.end)
    if not actors:
        return False
    end = actors[-1].end
    return sentence.cue("modal", end) is not None or bool(end < sentence.end and vocabulary().voice(sentence.low[end]))


def _has_predicate(sentence: Sentence, at: int) -> bool:
    return any(sentence.cue("modal", i) or vocabulary().voice(sentence.low[i]) for i in range(at, sentence.end))


def _is_label(sentence: Sentence, at: int) -> bool:
    """Whether a token can be the number of a provision: digits, a single letter, a bracket, a Roman numeral."""
    word = sentence.words[at]
    if word[:1].isdigit() or (len(word) == 1 and word.isalpha() and word.islower()):
        return True
    return word in ("(", ")") or (word.isupper() and not word.strip(ROMAN_SIGNS))
