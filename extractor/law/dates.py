"""The months by the names that are printed in dates, and dates as people write them."""

import datetime
import re
from functools import cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from extractor.grammar import Form, Pattern, load
from extractor.law.misreadings import head_number, year_number

# A month of so many letters is known with one letter misread, lost or added; a long one with two.
_LEAST_LETTERS = 4
_LONG_LETTERS = 8


class Dates(Form, frozen=True):
    """The whole of `law/dates.toml`."""

    months: dict[str, int]
    signs: dict[str, str]
    worded: Pattern
    numeric: Pattern


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


class Date(Struct, frozen=True):
    """A printed date: `iso`, its offsets in the words it was read from; `sure` is false where a sign is misread."""

    iso: str
    start: int
    end: int
    sure: bool = True


def iso_day(typed: str) -> str:
    """Return a day that somebody typed (`2021-03-31`, `20210331`) as ISO writes it; raises ValueError for others.

    Days are compared as text, so that any other writing would give a wrong answer without a word.
    """
    return datetime.date.fromisoformat(typed).isoformat()


def date_in(words: str) -> Date | None:
    """Return the first date in `words` (`28 Juni 2019`, `3-5-2021`), None where there is none.

    A month with a letter misread, lost or added counts where only one month is so near: `Septeber`, `Febuari`.
    """
    table = load("law/dates", Dates)
    for match in re.finditer(table.worded.pattern, words):
        month = month_of(match["month"])
        day, year = head_number(match["day"]), year_number(match["year"])
        if month and (iso := _iso(year, month, day)):
            printed = match["day"] == day and match["year"] == year and match["month"].lower() in table.months
            return Date(iso, match.start(), match.end(), printed)
    for match in re.finditer(table.numeric.pattern, words):
        if iso := _iso(match["year"], int(match["month"]), match["day"]):
            return Date(iso, match.start(), match.end())
    return None


def is_outside_calendar(words: str) -> bool:
    """Whether words are a date in plain print whose month has no such day: `31 Juni 2021`."""
    match = re.search(load("law/dates", Dates).worded.pattern, words)
    if match is None or not (match["day"] + match["year"]).isdecimal():
        return False
    month = months().get(match["month"].lower())
    return month is not None and _iso(match["year"], month, match["day"]) is None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def month_of(printed: str) -> int | None:
    """Return the number of the month that a printed word names, also where letters of it are misread."""
    table = load("law/dates", Dates)
    word = printed.lower()
    if word in table.months:
        return table.months[word]
    for sign, letter in table.signs.items():
        word = word.replace(sign, letter)
    if word in table.months:
        return table.months[word]
    if len(word) < _LEAST_LETTERS:
        return None
    near: dict[int, set[int]] = {}
    for name, number in table.months.items():
        limit = 0 if len(name) < _LEAST_LETTERS else 2 if len(name) >= _LONG_LETTERS else 1
        distance = OSA.distance(word, name, score_cutoff=limit)
        if distance <= limit:
            near.setdefault(distance, set()).add(number)
    nearest = near[min(near)] if near else set()
    return nearest.pop() if len(nearest) == 1 else None
