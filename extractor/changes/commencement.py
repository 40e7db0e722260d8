"""The day from which an act holds."""

import datetime
import re
from functools import cache

from dateutil.relativedelta import relativedelta

from extractor.grammar import Form, Pattern, load
from extractor.law.dates import date_in
from extractor.model.document import Document

# How far behind its words the date stands (chosen).
_DATE_CHARS = 40


class Commencement(Form, frozen=True):
    """The whole of `changes/commencement.toml`."""

    on: Pattern
    after: Pattern


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("changes/commencement", Commencement)
    return re.compile(table.on.pattern, re.IGNORECASE), re.compile(table.after.pattern, re.IGNORECASE)


def commencement_of(document: Document) -> str | None:
    """Return the ISO date from which a regulation holds: the one that it names, else promulgation, else enactment.

    None where none of them can be read.
    """
    metadata = document.metadata
    usual = metadata.diundangkan.tanggal or metadata.ditetapkan.tanggal
    on, after = _forms()
    for unit in reversed(list(document.body_provisions())):
        words = document.own_text(unit)
        if "mulai berlaku" not in words:
            continue
        if (match := on.search(words)) and (date := date_in(words[match.end() : match.end() + _DATE_CHARS])):
            return date.iso
        if usual and (match := after.search(words)):
            return _later(usual, int(match["count"]), match["unit"].lower())
    return usual


def _later(day: str, count: int, unit: str) -> str:
    try:
        start = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    if unit == "hari":
        return (start + datetime.timedelta(days=count)).isoformat()
    later: datetime.date = start + (relativedelta(months=count) if unit == "bulan" else relativedelta(years=count))
    return later.isoformat()
