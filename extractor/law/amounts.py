"""Amounts of money as they are printed, as numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from extractor.grammar import Form, Pattern, load


class Amounts(Form, frozen=True):
    """The whole of `law/amounts.toml`."""

    rupiah: Pattern
    deficit: Pattern


class Amount(Struct, frozen=True):
    """An amount in rupiah, below zero where it is printed in brackets; `start` and `end` are its place in the words."""

    value: Decimal
    start: int
    end: int


@cache
def _rupiah() -> re.Pattern[str]:
    return re.compile(load("law/amounts", Amounts).rupiah.pattern)


@cache
def _deficit() -> re.Pattern[str]:
    return re.compile(load("law/amounts", Amounts).deficit.pattern)


def amounts_in(words: str) -> Iterator[Amount]:
    """Yield the amounts in `words` in their order."""
    for match in _rupiah().finditer(words):
        cents = match["cents"] if match["cents"] and match["cents"].isdigit() else "00"
        value = Decimal(f"{match['whole'].replace('.', '')}.{cents}")
        below = match["close"] and (match["open"] or _deficit().search(words, 0, match.start()))
        end = match.end() if below or not match["close"] else match.end() - 1
        yield Amount(-value if below else value, match.start(), end)


def is_amount_row(words: str) -> bool:
    """Whether words are a row of a list of amounts: a name, and the amount that ends them."""
    found = [*amounts_in(words)]
    return bool(found) and found[-1].start > 0 and not words[found[-1].end :].strip(" )")
