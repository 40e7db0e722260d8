"""`history`: what became of a regulation, from the day it was made."""

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from extractor.changes.consolidation import Unapplied
from extractor.collection.law.standing import Event, events_of
from extractor.collection.questions.days import told
from extractor.store.tables import expressions, files, regulations


class Version(Struct, frozen=True):
    """One version: its kind, first day and the day from which it no longer held, the act that made it.

    `unapplied` are the instructions that could not be carried out: the wording is not the whole truth there.
    """

    kind: str
    since: str | None
    until: str | None
    amended_by: str | None
    unapplied: tuple[Unapplied, ...] = ()


class Reading(Struct, frozen=True):
    """One file that the regulation was read from; the `chosen` one stands for it. `likeness` as in the store."""

    name: str
    status: str
    method: str | None
    known: float | None
    likeness: float | None
    chosen: bool


class History(Struct, frozen=True):
    """A regulation with its status, versions, the events that the store and the registers know, and its readings."""

    iri: str
    title: str | None
    status: str | None
    versions: tuple[Version, ...]
    events: tuple[Event, ...]
    readings: tuple[Reading, ...]


def history(connection: Connection, iri: str) -> History:
    """Return what is known of a regulation, also of one that is not in the store (without title and versions)."""
    work = connection.execute(select(regulations).where(regulations.c.iri == iri)).first()
    events = events_of(connection, iri)
    if work is None:
        return History(iri, None, None, (), events, ())
    rows = connection.execute(
        select(expressions, told(expressions.c.since).label("told"))
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(regulations.c.id == work.id)
        .order_by(expressions.c.kind.desc(), expressions.c.since)
    ).all()
    versions = tuple(
        Version(
            row.kind, row.told, row.until, row.amended_by,
            msgspec.json.decode(row.unapplied, type=tuple[Unapplied, ...]) if row.unapplied else (),
        )
        for row in rows
    )  # fmt: skip
    chosen = {row.file_id for row in rows}
    readings = connection.execute(select(files).where(files.c.regulation_id == work.id).order_by(files.c.name))
    return History(
        iri, work.title, work.status, versions, events,
        tuple(
            Reading(row.name, row.status, row.method, row.known, row.likeness, row.id in chosen) for row in readings
        ),
    )  # fmt: skip
