"""The numbers of a regulation that a calculation needs: amounts, rates, periods, ages."""

from typing import Literal

from msgspec import Struct

from extractor.model.rule import LimitKind
from extractor.model.text import Span

ParameterKind = Literal["amount", "rate", "period", "age"]
ParameterUnit = Literal[
    "currency-IDR", "/1", "day", "working-day", "calendar-day", "week", "month", "year", "hour", "minute",
]  # fmt: skip


class Parameter(Struct, frozen=True):
    """A number that a regulation prints: what it measures, its value in `unit`, where it stands.

    Amounts are rupiah, rates fractions of one (10 % is 0.1). `limit` says which bound it is (at_most, at_least …),
    None where it is the value itself. `label` are the words that tell what it is the number of, `address` is the unit
    that it stands in, `table` the address of the table where it is a cell of one, `span` covers the printed number.
    """

    kind: ParameterKind
    value: int | float
    unit: ParameterUnit
    limit: LimitKind | None
    label: str
    address: str
    span: Span
    table: str | None = None
