"""What happened to a regulation: amended, repealed, by whom, since when, and where that stands.

Three sources, the surest first: the changes that acts in the store make, the registers in `grammars/drafting/`, and
what other regulations say when they cite it (`sebagaimana telah diubah dengan …`), which gives a year only.
"""

from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, select

from extractor.checks.shared.gazettes import amendments, name_of_work
from extractor.checks.shared.repeals import repeals
from extractor.law.address import is_external
from extractor.store.tables import changes, citations, expressions, regulations
from extractor.store.write import ORIGINAL

What = Literal["amended", "repealed", "repealed_in_part", "suspended"]
Source = Literal["store", "register", "citation"]
_UNKNOWN_DAY = "9999"
_FOR_A_TIME = ("suspension", "postponement")


class Event(Struct, frozen=True):
    """Something that happened to a regulation. `since` is a day, or a year alone, None where nobody says.

    `by` is the IRI of the act that did it, `name` how that is named; `clause` are the words that say so, `eid` where
    they stand in the act. `source` says who says it. `until` is the last day of what holds for a time only: what is
    `suspended` is put off, or does not hold meanwhile.
    """

    what: What
    by: str
    name: str
    since: str | None
    clause: str
    source: Source
    eid: str = ""
    until: str | None = None

    def before(self, day: str | None) -> bool:
        """Whether it had happened on `day` (None: today); of a year alone, whether the year was over."""
        if self.since is None:
            return False
        if day is None:
            return True
        return self.since <= day if len(self.since) > len("2020") else self.since < day[: len("2020")]


def events_of(connection: Connection, iri: str) -> tuple[Event, ...]:
    """Return what happened to the regulation `iri`, the oldest first; each act counts once for each kind of event."""
    found: dict[tuple[str, str], Event] = {}
    for event in (*_in_store(connection, iri), *_in_registers(iri), *_as_cited(connection, iri)):
        found.setdefault((event.what, event.by), event)
    return tuple(sorted(found.values(), key=lambda event: (event.since or _UNKNOWN_DAY, event.by)))


def _in_store(connection: Connection, iri: str) -> list[Event]:
    rows = connection.execute(
        select(
            changes.c.type, changes.c.target_eid, changes.c.part, changes.c.quote, changes.c.instruction,
            changes.c.until, regulations.c.iri, regulations.c.title, regulations.c.in_force,
        )
        .join(expressions, expressions.c.id == changes.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(changes.c.target_iri == iri, expressions.c.kind == ORIGINAL, regulations.c.iri != iri)
        .order_by(regulations.c.in_force, regulations.c.iri, changes.c.id)
    )  # fmt: skip
    found = []
    for row in rows:
        whole = row.type == "repeal" and not row.target_eid
        what: What = "amended" if not whole else "repealed_in_part" if row.part else "repealed"
        if row.type in _FOR_A_TIME:
            what = "suspended"
        found.append(Event(what, row.iri, row.title, row.in_force, row.quote, "store", row.instruction, row.until))
    return found


def _in_registers(iri: str) -> list[Event]:
    found = [
        Event("amended", row.by, name_of_work(row.by), row.since, row.source, "register")
        for row in amendments().get(iri, ())
    ]
    row = repeals().get(iri)
    if row is not None:
        clause = row.said[0].removeprefix(f"{row.name} (").removesuffix(")")
        found.append(Event("repealed", row.by, row.name, row.since, clause, "register"))
    return found


def _as_cited(connection: Connection, iri: str) -> list[Event]:
    rows = connection.execute(select(citations.c.iri).where(citations.c.base == iri).distinct()).scalars()
    return [
        Event("amended", by, name_of_work(by), by.split("/")[-2], "", "citation")
        for by in rows
        if is_external(by) and _is_same_kind(by, iri)
    ]


def _is_same_kind(one: str, other: str) -> bool:
    return one.split("/")[:5] == other.split("/")[:5]


def ended(events: tuple[Event, ...], day: str | None) -> Event | None:
    """Return the event that ended a regulation before `day` (None: today), None where it still held."""
    return next((event for event in events if event.what == "repealed" and event.before(day)), None)
