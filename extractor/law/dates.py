"""The months by the names that are printed in dates, and dates as people write them."""

from functools import cache

from extractor.grammar import Form, load


class Dates(Form, frozen=True):
    """The whole of `law/dates.toml`."""

    months: dict[str, int]


def months() -> dict[str, int]:
    """Return the number of each month by its printed name in lower case, with abbreviations and slips that occur."""
    return load("law/dates", Dates).months


def month_name(number: int) -> str:
    """Return the usual name of a month, `Februari` for 2; KeyError for a number that is none."""
    return _names()[number]


@cache
def _names() -> dict[int, str]:
    names: dict[int, str] = {}
    for name, number in months().items():
        names.setdefault(number, name.capitalize())
    return names


def long_date(date: str | None) -> str:
    """Return an ISO date as Indonesians write it, `17 Agustus 1945`; anything else as it is, None as nothing."""
    parts = (date or "").split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and int(parts[1]) in _names():
        return f"{int(parts[2])} {month_name(int(parts[1]))} {parts[0]}"
    return date or ""
