"""Patterns of working relations in a unit: explicit words first, then what the verbs imply."""

from functools import cache

from extractor.grammar import Lists, entries
from extractor.law.words import phrase_ends
from extractor.rules.forms import relations
from extractor.rules.sentence.sentence import Sentence

PATTERNS = ("konsultatif", "kolegial", "fungsional", "struktural", "koordinatif")


@cache
def _table(name: str) -> tuple[tuple[str, str], ...]:
    table: Lists = getattr(relations(), name)
    return tuple((pattern, f" {words} ") for pattern, all_ in entries(table).items() for words in all_)


@cache
def _openers(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for _, phrase in _table(name))


def _found(name: str, words: list[str]) -> tuple[str, ...]:
    if _openers(name).isdisjoint(words):
        return ()
    running = f" {' '.join(words)} "
    places: dict[str, int] = {}
    for pattern, phrase in _table(name):
        at = running.find(phrase)
        if at >= 0:
            places[pattern] = min(at, places.get(pattern, at))
    return tuple(sorted(places, key=places.__getitem__))


def explicit(words: list[str]) -> tuple[str, ...]:
    """Return the patterns that these words (in small letters) name, in their order."""
    return _found("explicit", words)


def lexical(words: list[str]) -> tuple[str, ...]:
    """Return the patterns that the verbs and nouns among these words imply, in their order."""
    return _found("lexical", words)


def implied(words: list[str]) -> tuple[str, ...]:
    """Return the patterns that a predicate implies: by its verbs, or by the act that a verb like `melakukan` does."""
    form = relations().predicate
    if words and words[0] in form.answering:
        return lexical(words[:3])
    return lexical(words[:1] + _acts(words[1:])) if words and words[0] in form.light else lexical(_acts(words))


def of_act(words: list[str]) -> tuple[str, ...]:
    """Return the patterns that an act implies which stands as a noun: `pelaksanaan koordinasi tenaga ahli`."""
    return explicit(words) or lexical(_acts(words))


def _acts(words: list[str]) -> list[str]:
    """Return the head nouns of a row of acts: `pelaksanaan | koordinasi penyelesaian hasil pengawasan` has one.

    Nouns that say nothing of the act itself are passed (`pelaksanaan`), also where they stand in a row of their own.
    """
    form, head = relations().predicate, True
    heads: list[str] = []
    for at, word in enumerate(words):
        if at and word in phrase_ends("act"):
            break
        if word in form.linking:
            head = True
        elif head and word not in form.empty:
            heads.append(word)
            head = False
    return heads


@cache
def _patterns_by_word() -> dict[str, str]:
    return {word: pattern for pattern, all_ in entries(relations().word).items() for word in all_}


def named(words: list[str]) -> tuple[str, ...]:
    """Return the patterns in a predicate that says what a relation is like (`bersifat fungsional dan kolegial`)."""
    plain = _patterns_by_word()
    return tuple(dict.fromkeys(plain[word] for word in words if word in plain))


def of_subject(sentence: Sentence) -> tuple[str, ...]:
    """Return the patterns that the subject names (`Hubungan kerja konsultatif`), or that its head noun implies."""
    start, end = sentence.subject
    words = [sentence.low[i] for i in range(start, end) if not sentence.struck[i]]
    return explicit(words) or lexical(words[:6])
