"""Numbers, units and dates in a sentence: digits with their words in brackets, and words alone."""

import re

from msgspec import Struct

from extractor.law.numbers import number_in
from extractor.rules.sentence.sentence import Sentence

_DIGITS = re.compile(r"\d{1,4}")


class Count(Struct, frozen=True):
    """A number: where it ends, its value, and the value of the words in brackets where that is another one."""

    end: int
    value: int
    words: int | None = None


def count(sentence: Sentence, at: int, end: int) -> Count | None:
    """Return the number that begins at token `at`: `5`, `5 (lima)`, `lima`, `lima (5)`."""
    low = sentence.low
    if at >= end:
        return None
    digits = _DIGITS.fullmatch(low[at])
    spelt = None if digits else number_in(low, at, end)
    if digits is None and spelt is None:
        return None
    value, stop = (int(low[at]), at + 1) if digits else spelt or (0, at)
    if stop >= end or low[stop] != "(":
        return Count(stop, value)
    close = next((i for i in range(stop + 1, min(stop + 8, end)) if low[i] == ")"), None)
    if close is None:
        return None if digits else Count(stop, value)
    inside = number_in(low, stop + 1, close)
    other = inside[0] if inside and inside[1] == close else None
    if not digits and _DIGITS.fullmatch(low[stop + 1]):
        other, value = value, int(low[stop + 1])
    return Count(close + 1, value, other if other != value else None)
