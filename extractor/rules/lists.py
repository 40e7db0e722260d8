"""Lead-ins and their lists: which kind an item takes, and whether the items are rules of their own."""

from functools import cache
from typing import Any

from extractor.resources import grammar
from extractor.rules.reading import Reading
from extractor.rules.units import Unit
from extractor.rules.vocabulary import vocabulary

# How many words may stand between `apabila` and the colon: `apabila barang milik daerah dimaksud:`
_CONDITION_SUBJECT = 8


@cache
def _table() -> dict[str, Any]:
    return grammar("lists")


@cache
def _by_last_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
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


def is_fragment(reading: Reading) -> bool:
    """Whether the unit only completes its lead-in: a noun phrase, or a verb without a subject."""
    return not has_clause(reading)


def bare_name(reading: Reading) -> bool:
    """Whether the unit is nothing but one actor's name."""
    mention = reading.mentions.get(0)
    if mention is None:
        return False
    return all(word in (",", ";", ".", "dan", "atau", "dan/atau", "serta") for word in reading.low[mention.end :])


def _lead_end(reading: Reading) -> int:
    """Return where the lead-in ends when its closing words are left out."""
    low, closing = reading.low, _by_last_word("closing")
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
    end = _lead_end(reading)
    return end > 0 and reading.low[end - 1] in _table()["connective"]["principle"]


def opens_conditions(reading: Reading) -> bool:
    """Whether the items after this lead-in are conditions of what it says."""
    if ":" not in reading.low:
        return False
    end = _lead_end(reading)
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


def items_are_rules(lead: Unit, items: list[Unit]) -> bool:
    """Whether each item is a rule under the actor and modal of the lead-in."""
    reading = lead.reading
    if not items or not any(is_fragment(item.reading) for item in items):
        return False
    end = _lead_end(reading)
    after = reading.verb[1] if reading.verb else reading.modal.end if reading.modal else end
    tail = reading.low[after:end]
    if reading.verb is None or not tail:
        return True
    if tail[-1] in _table()["one_rule"]["tasks"]:
        return True
    if tail[-1] in ("meliputi", "untuk") and len(tail) > 1 and tail[-2] in _table()["one_rule"]["tasks"]:
        return True
    if any(word in _table()["one_rule"]["tasks"] for word in tail[:3]) and items[0].reading.verb is not None:
        return True
    if any(tuple(tail[-len(words) :]) == words for words in _by_last_word("words").get(tail[-1], ())):
        return False
    words = f" {' '.join(tail)} "
    return not any(f" {phrase} " in words for phrase in _table()["one_rule"]["inside"])


def connective(lead: Unit, items: list[Unit]) -> str | None:
    """Return how a list is joined: and, or, and_or, illustrative, unspecified."""
    words = " ".join(lead.reading.low)
    if any(phrase in words for phrase in _table()["connective"]["illustrative"]):
        return "illustrative"
    if len(items) < 2:
        return "unspecified"
    low = [word for word in items[-2].reading.low[-3:] if word not in (";", ",", ".")]
    for name in ("and_or", "or", "and"):
        for joined in _table()["connective"][name]:
            if " ".join(low[-len(joined.split()) :]) == joined:
                return name
    return "unspecified"
