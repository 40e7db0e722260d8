"""What a reading is to a list: a lead-in that opens conditions or principles, a clause of its own, a bare name."""

from functools import cache
from typing import Any

from extractor.grammar import grammar
from extractor.rules.sentence.sentence import Reading
from extractor.rules.sentence.vocabulary import vocabulary

# How many words may stand between `apabila` and the colon: `apabila barang milik daerah dimaksud:`
_CONDITION_SUBJECT = 8


@cache
def _table() -> dict[str, Any]:
    return grammar("rules/lists")


@cache
def by_last_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list of `one_rule` by their last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(words.split()) for words in _table()["one_rule"][name]), key=len, reverse=True):
        found.setdefault(phrase[-1], []).append(phrase)
    return {last: tuple(phrases) for last, phrases in found.items()}


@cache
def _conditions() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The phrases that open conditions by their first word, each with its rank."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for rank, words in enumerate(_table()["one_rule"]["condition"]):
        found.setdefault(words.split()[0], []).append((rank, tuple(words.split())))
    return {first: tuple(phrases) for first, phrases in found.items()}


def has_clause(reading: Reading) -> bool:
    """Whether the unit is a clause with a subject (or a modal) of its own."""
    if reading.modal is not None:
        return True
    if reading.verb is None or (reading.predicate == "berupa" and reading.words[0].islower()):
        return False
    empty = vocabulary().adverbs
    for at in range(*reading.subject):
        word = reading.low[at]
        if not reading.struck[at] and word[:1].isalnum() and word not in empty:
            return True
    return False


def bare_name(reading: Reading) -> bool:
    """Whether the unit is nothing but one actor's name."""
    mention = reading.mentions.get(0)
    if mention is None:
        return False
    return all(word in (",", ";", ".", "dan", "atau", "dan/atau", "serta") for word in reading.low[mention.end :])


def lead_end(reading: Reading) -> int:
    """Return where the lead-in ends when its closing words are left out."""
    low, closing = reading.low, by_last_word("closing")
    end = low.index(":") + 1 if ":" in low else len(low)
    while end:
        phrases = closing.get(low[end - 1], ())
        size = next((len(words) for words in phrases if tuple(low[max(0, end - len(words)) : end]) == words), 0)
        if not size:
            break
        end -= size
    return end


def opens_principles(reading: Reading) -> bool:
    """Whether the items after this lead-in are principles."""
    end = lead_end(reading)
    return end > 0 and reading.low[end - 1] in _table()["connective"]["principle"]


def opens_conditions(reading: Reading) -> bool:
    """Whether the items after this lead-in are conditions of what it says.

    They are so too where its predicate stands after the list: `Setiap Orang yang: … dipidana dengan pidana denda.`
    """
    if ":" not in reading.low:
        return False
    if not reading.colon and reading.verb is not None and ":" in reading.low[: reading.verb[0]]:
        return True
    end = lead_end(reading)
    if end == len(reading.low) and not reading.colon:
        return False
    low, phrases = reading.low[:end], _conditions()
    found = [
        (rank, at + len(words))
        for at in range(max(reading.verb[1] if reading.verb else 0, end - _CONDITION_SUBJECT), end)
        for rank, words in phrases.get(low[at], ())
        if tuple(low[at : at + len(words)]) == words
    ]
    if not found:
        return False
    return not any(vocabulary().voice(word) for word in low[min(found)[1] :]) and not reading.cue("modal", end - 1)
