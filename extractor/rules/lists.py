"""Lead-ins and their lists: whether the items are rules of their own, and how the list is joined."""

from functools import cache
from typing import Any

from extractor.grammar import grammar
from extractor.rules.sentence.lead_ins import by_last_word, lead_end
from extractor.rules.sentence.unit import Unit


@cache
def _table() -> dict[str, Any]:
    return grammar("rules/lists")


def items_are_rules(lead: Unit, items: list[Unit]) -> bool:
    """Whether each item is a rule under the actor and modal of the lead-in."""
    reading = lead.reading
    if not items or not any(item.is_fragment for item in items):
        return False
    end = lead_end(reading)
    if reading.verb and reading.verb[0] >= end:
        return False
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
    if any(tuple(tail[-len(words) :]) == words for words in by_last_word("words").get(tail[-1], ())):
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
