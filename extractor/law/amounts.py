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


class Amount(Struct, frozen=True):
    """An amount in rupiah, below zero where it is printed in brackets; `start` and `end` are its place in the words."""

    value: Decimal
    start: int
    end: int


@cache
def _rupiah() -> re.Pattern[str]:
    return re.compile(load("law/amounts", Amounts).rupiah.pattern)


def amounts_in(words: str) -> Iterator[Amount]:
    """Yield the amounts in `words` in their order."""
    for match in _rupiah().finditer(words):
        cents = match["cents"] if match["cents"] and match["cents"].isdigit() else "00"
        value = Decimal(f"{match['whole'].replace('.', '')}.{cents}")
        below = match["open"] and match["close"]
        end = match.end() if below or not match["close"] else match.end() - 1
        yield Amount(-value if below else value, match.start(), end)
