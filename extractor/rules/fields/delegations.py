"""What a provision leaves to another regulation: the matter, and the kind of regulation that is to settle it."""

from functools import cache

from extractor.law.instruments import instruments
from extractor.model.rule import Delegation, Quote
from extractor.model.text import Text
from extractor.rules.actors import Registry
from extractor.rules.sentence.sentence import Sentence
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import heads

_WORDS = function_words().delegation


@cache
def _instruments() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in instruments().jenis:
        for name in row.names:
            words = tuple(name.lower().split())
            found.setdefault(words[0], []).append((words, row.jenis))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def delegation(unit: Unit, text: Text, registry: Registry) -> Delegation | None:
    """Return what a unit delegates; None where it has no main verb."""
    sentence = unit.sentence
    if sentence.verb is None:
        return None
    instrument = _instrument(sentence, sentence.verb[1])
    actors = sentence.agents()
    actor = None
    if actors:
        quote = unit.quote(text, actors[0].start, actors[0].end)
        actor = registry.mention(quote.text, actors[0].kind, quote.span)
    return Delegation(
        unit.quote(text, sentence.verb[0], sentence.end),
        _subject(unit, text),
        instrument[2] if instrument else None,
        unit.quote(text, instrument[0], instrument[1]) if instrument else None,
        actor,
        instrument is None or instrument[2] is None,
    )


def _instrument(sentence: Sentence, start: int) -> tuple[int, int, str | None] | None:
    """Return the regulation named after the verb: its tokens and its kind, None where its kind is not known.

    A kind that no table knows is named by its words: `keputusan-camat`.
    """
    low, words = sentence.low, sentence.words
    for at in range(start, sentence.end):
        if low[at] in ("sebagaimana", ";"):
            return None
        known = next(
            ((at + len(n), kind) for n, kind in _instruments().get(low[at], ()) if tuple(low[at : at + len(n)]) == n),
            None,
        )
        if known is None and low[at] not in ("peraturan", "keputusan", "instruksi"):
            continue
        end, kind = known if known else (at + 1, None)
        if low[end : end + 1] and low[end] in _WORDS.loose:
            return at, end + 1, None
        if kind is None and not words[at][:1].isupper():
            continue
        if known is None and low[end : end + 1] and low[end] in heads() and words[end][:1].isupper():
            kind = f"{low[at]}-{low[end]}"
        while end < sentence.end and words[end][:1].isupper():
            end += 1
        return at, end, kind
    return None


def _subject(unit: Unit, text: Text) -> Quote | None:
    """Return the matter: the words after `mengenai`, or the whole subject, up to the last one that is no pointer."""
    sentence = unit.sentence
    start, end = sentence.subject
    while start < end and not sentence.low[start][:1].isalnum():
        start += 1
    for at in range(start, min(start + 8, end)):
        if sentence.low[at] in _WORDS.about:
            start = at + 1
            break
    last = end
    while last > start and (sentence.struck[last - 1] or not sentence.low[last - 1][:1].isalnum()):
        last -= 1
    return unit.quote(text, start, last) if last > start else None
