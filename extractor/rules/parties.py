"""Counterparties: whom the names after the main verb stand for, by the rules of `grammars/parties.toml`."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from extractor.resources import grammar
from extractor.rules.reading import Mention, Reading

_LINKS = {",", "dan", "atau", "dan/atau", "serta", "maupun"}
_STOPS = {";", "apabila", "jika", "bahwa", "agar", "supaya", "sepanjang"}


@cache
def _rules() -> tuple[tuple[str, tuple[tuple[str, ...], ...], frozenset[str]], ...]:
    return tuple(
        (
            entry["role"],
            tuple(tuple(words.split()) for words in entry["before"]),
            frozenset(entry.get("trigger", ())),
        )
        for entry in grammar("parties")["party"]
    )


def counterparties(reading: Reading, start: int, end: int, seen: Iterable[str] = ()) -> Iterator[tuple[str, Mention]]:
    """Yield role and name of each counterparty between the verb at `start` and `end`.

    `seen` are words before the verb that count as triggers.
    """
    before: tuple[str, ...] | None = None
    last: str | None = None
    direct = True
    seen = set(seen)
    at = start
    low, quantifiers = reading.low, reading.known["quantifiers"]
    lead = start
    while at < end:
        mention = reading.mentions.get(at)
        word = low[at]
        if word in _STOPS:
            return
        if mention is None:
            seen.add(word)
            if word not in quantifiers and word not in _LINKS and word not in ("lain", "lainnya", "terkait"):
                last = None
            if word in ("kepada", "dengan", "melalui", "dari", "dalam", "untuk", "guna", "sesuai", "berdasarkan"):
                direct = False
            at += 1
            continue
        lead = at
        while lead > start and low[lead - 1] in quantifiers:
            lead -= 1
        before = tuple(low[max(start - 1, lead - 4, 0) : lead])
        role = last if last and low[lead - 1] in _LINKS else _role(before, seen, direct)
        if role and not reading.struck[at]:
            yield role, mention
        last = role
        at = mention.end


def _role(before: tuple[str, ...], seen: set[str], direct: bool) -> str | None:
    for role, phrases, trigger in _rules():
        if trigger and not trigger & seen:
            continue
        for phrase in phrases:
            if phrase and before[-len(phrase) :] == phrase:
                return role
            if not phrase and direct:
                return role
    return None


def passive_role(verb: str) -> str:
    """Return the role of the subject of a passive clause towards the actor named after `oleh`."""
    table: dict[str, Any] = grammar("parties")["passive_subject"]
    return next((role for role, verbs in table.items() if verb in verbs), "other")


def nominal_role(noun: str) -> str | None:
    """Return the role of the addressee after a noun that stands for a duty (`pertanggungjawaban`)."""
    found: str | None = grammar("parties")["nominal"].get(noun)
    return found


def assignment_role(words: set[str]) -> str | None:
    """Return the role of bare names listed under a lead-in with these words, None where it assigns nothing."""
    table: dict[str, Any] = grammar("parties")["assignment"]
    return next((role for role in ("coordinates", "supervises") if words & set(table[role])), None)


def assignment_openers() -> frozenset[str]:
    """Words before the actor to whom bodies are assigned (`di bawah koordinator X`)."""
    return frozenset(grammar("parties")["assignment"]["under"])
