"""Deadlines and frequencies as iCalendar tasks (RFC 5545 VTODO). No date is invented.

- A time limit with a full date becomes DUE.
- A limit counted from an event (`paling lambat 5 hari sejak …`) has no date: the task says it in its description and,
  for programs, in `X-THK-DEADLINE`.
- A recurrence that the text fixes to days (`setiap tanggal 10`) becomes an RRULE. RFC 5545 asks for a DTSTART; it is
  the first day of the recurrence on or after the day of promulgation (of enactment where that is not printed). Where
  the text fixes no day (`setiap bulan`), or no such date is printed, the rule stands in `X-THK-RECURRENCE` only.
- A bare length of time in a rule without a bearer (`perjanjian diadakan untuk paling lama 2 tahun`) is no task.
- DTSTAMP is the day of promulgation too, so that the same text gives the same file.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256

from icalendar import Calendar, Todo

from extractor.emit.names import Places, title
from extractor.emit.rules.register import words_of
from extractor.emit.rules.words import deadline_value, deadline_words, frequency_value, role_words, what
from extractor.model.analysis import Analysis
from extractor.model.rule import Rule

_EPOCH = date(1970, 1, 1)
_FIXED = ("BYDAY=", "BYMONTHDAY=")


def to_ics(analyses: Sequence[Analysis]) -> bytes:
    """Return one calendar with a task for every rule that has a time limit or a frequency."""
    calendar = Calendar()
    calendar.add("prodid", "-//THK//rules//ID")
    calendar.add("version", "2.0")
    if len(analyses) == 1:
        calendar.add("x-wr-calname", title(analyses[0].document))
    for analysis in analyses:
        for todo in _todos(analysis):
            calendar.add_component(todo)
    made: bytes = calendar.to_ical()
    return made


def _todos(analysis: Analysis) -> Iterator[Todo]:
    document = analysis.document
    labels, places = {actor.id: actor.label for actor in analysis.actors}, Places(document)
    start = _date(document.metadata.diundangkan.tanggal) or _date(document.metadata.ditetapkan.tanggal)
    iri = document.metadata.iri or f"urn:sha256:{document.text.source.sha256}"
    for rule in analysis.rules:
        recurrence = _recurrence(rule)
        if not _timed(rule):
            continue
        todo = Todo()
        todo.add("uid", f"{sha256(f'{iri} {rule.id}'.encode()).hexdigest()[:32]}@thk")
        todo.add("dtstamp", datetime.combine(start or _EPOCH, time(), UTC))
        todo.add("summary", _summary(rule, labels))
        todo.add("description", _description(rule, title(document), places, words_of(document, rule.source[0])))
        todo.add("categories", [rule.type])
        if due := _date(rule.deadline.date if rule.deadline else None):
            todo.add("due", due)
        elif recurrence and start and (first := _first(recurrence, start)):
            todo.add("dtstart", first)
            todo.add("rrule", _parts(recurrence))
        if recurrence:
            todo.add("x-thk-recurrence", recurrence)
        for name, value in (
            ("x-thk-deadline", deadline_value(rule.deadline)),
            ("x-thk-frequency", frequency_value(rule.frequency)),
            ("x-thk-address", f"{iri}/~{rule.source[0]}"),
        ):
            if value:
                todo.add(name, value)
        yield todo


def _timed(rule: Rule) -> bool:
    """Whether a rule says when, or how often, something is to be done."""
    often, limit = rule.frequency, rule.deadline
    if often and (often.recurrence or often.interval or often.times):
        return True
    # A bare length of time that nobody has to keep to is how long a thing lasts.
    return limit is not None and bool(rule.bearers or limit.direction or limit.anchor or limit.date or limit.ordinal)


def _recurrence(rule: Rule) -> str | None:
    return (rule.deadline and rule.deadline.recurrence) or (rule.frequency and rule.frequency.recurrence) or None


def _parts(recurrence: str) -> dict[str, list[str]]:
    return {key: value.split(",") for key, _, value in (part.partition("=") for part in recurrence.split(";"))}


def _first(recurrence: str, start: date) -> date | None:
    """Return the first day of a recurrence that fixes its days, None for one that does not."""
    if not any(part.startswith(_FIXED) for part in recurrence.split(";")):
        return None
    from dateutil.rrule import rrulestr

    try:
        first = rrulestr(recurrence, dtstart=datetime.combine(start, time())).after(
            datetime.combine(start, time()), inc=True
        )
    except ValueError:
        return None
    return first.date() if first else None


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:  # a date without all its parts (`--12-31`)
        return None


def _summary(rule: Rule, labels: dict[str, str]) -> str:
    who = ", ".join(dict.fromkeys(labels.get(bearer.actor, bearer.quote.text) for bearer in rule.bearers))
    return f"{who}: {what(rule)}" if who else what(rule) or rule.type


def _description(rule: Rule, regulation: str, places: Places, quote: str) -> str:
    lines = [f"{places.name(rule.source[0])}, {regulation}"]
    if rule.deadline:
        lines.append(f"Tenggat: {deadline_words(rule.deadline)}")
        lines += [
            f"Dapat dibaca: {reading.note} {reading.duration or ''}".strip() for reading in rule.deadline.readings
        ]
    if rule.frequency:
        lines.append(f"Kekerapan: {rule.frequency.quote.text}")
    lines += [f"{role_words(party.role)} {party.quote.text}" for party in rule.counterparties]
    return "\n".join([*lines, f"“{quote}”"])
