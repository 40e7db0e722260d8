"""Time limits, read as written: `grammars/deadlines.toml`. Days are never converted to working days."""

from functools import cache
from typing import Any

from msgspec import Struct

from extractor.resources import grammar
from extractor.rules.reading import Reading


class Limit(Struct, frozen=True):
    """A time limit in a reading: token range, what limits, how long or which period, before or after what."""

    start: int
    end: int
    limit: str
    duration: str | None
    ordinal: tuple[int, str] | None
    direction: str | None
    anchor: tuple[int, int] | None


@cache
def _table() -> dict[str, Any]:
    return grammar("deadlines")


@cache
def _limits() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(words.split()), limit) for limit, all_ in _table()["limit"].items() for words in all_)


@cache
def _units() -> dict[str, str]:
    return {words: sign for sign, all_ in _table()["unit"].items() for words in all_}


@cache
def _ordinal_units() -> dict[str, str]:
    return {words: unit for unit, all_ in _table()["ordinal_unit"].items() for words in all_}


@cache
def _directions() -> dict[str, str]:
    return {words: direction for direction, all_ in _table()["direction"].items() for words in all_}


def deadline(reading: Reading, start: int, end: int) -> Limit | None:
    """Return the first time limit between tokens `start` and `end` that stands in no clause with `yang`."""
    for at in range(start, end):
        if reading.struck[at]:
            continue
        for words, limit in _limits():
            if tuple(reading.low[at : at + len(words)]) == words:
                found = _period(reading, at, at + len(words), end, limit)
                if found:
                    return found
    return None


def _period(reading: Reading, start: int, at: int, end: int, limit: str) -> Limit | None:
    low = reading.low
    if set(low[max(0, start - 14) : start]) & set(_table()["punishment"]["words"]):
        return None
    while at < end and low[at] in ("pada", "dalam", "waktu", "jangka", "di"):
        at += 1
    if at >= end:
        return None
    if low[at] in _ordinal_units() and at + 1 < end and low[at + 1] in _table()["ordinal"]:
        number = _table()["ordinal"][low[at + 1]]
        direction, anchor = _anchor(reading, at + 2, end)
        return Limit(start, at + 2, limit, None, (number, _ordinal_units()[low[at]]), direction, anchor)
    if not low[at].isdigit():
        return None
    number = int(low[at])
    at += 1
    if at < end and low[at] == "(":
        close = next((i for i in range(at, min(at + 10, end)) if low[i] == ")"), None)
        if close is None:
            return None
        at = close + 1
    sign = _units().get(low[at]) if at < end else None
    if sign is None:
        return None
    if at + 1 < end and low[at + 1] in ("kerja", "kalender"):
        at += 1
    direction, anchor = _anchor(reading, at + 1, end)
    stop = anchor[1] if anchor else at + 1
    duration = f"PT{number}H" if sign == "H" else f"P{number}{sign}"
    return Limit(start, stop, limit, duration, None, direction, anchor)


def _anchor(reading: Reading, at: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
    """Return before or after, and the words that name the event, up to the next comma."""
    for word in range(at, min(at + 3, end)):
        direction = _directions().get(reading.low[word])
        if direction:
            stop = word + 1
            while stop < end and reading.low[stop] not in (",", ";", "."):
                stop += 1
            return direction, (word, stop) if stop > word + 1 else None
    return None, None
