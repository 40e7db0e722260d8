"""`stale`: which regulations rest on law that was amended or repealed since, and which ordered ones are missing."""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from extractor.collection.law.standing import Event, events_of
from extractor.collection.questions.days import told
from extractor.law.address import inside, pasal_of
from extractor.store.tables import changes, citations, expressions, references, regulations, rules
from extractor.store.write import ORIGINAL


class Outdated(Struct, frozen=True):
    """A regulation cites law to which something happened since: the citing unit, the words, the event.

    `ground` says that it is a legal basis (Mengingat).
    """

    eid: str
    quote: str
    iri: str
    ground: bool
    event: Event


class Unimplemented(Struct, frozen=True):
    """A regulation that a provision orders and that is not in the store: its kind, its matter, the ordering words.

    `perhaps` are regulations of that kind that cite the ordering one, though not this provision.
    """

    eid: str
    instrument: str
    subject: str
    perhaps: tuple[str, ...]


class Stale(Struct, frozen=True):
    """What is out of date in one regulation, and which implementing regulations it lacks."""

    iri: str
    title: str
    day: str | None
    status: str
    outdated: tuple[Outdated, ...]
    unimplemented: tuple[Unimplemented, ...]


def stale(connection: Connection, iri: str | None = None) -> Iterator[Stale]:
    """Yield what is out of date in each regulation of the store (or in one), those without anything left out."""
    query = (
        select(regulations, expressions.c.id.label("expression"), told(regulations.c.day).label("told"))
        .join(expressions, expressions.c.regulation_id == regulations.c.id)
        .where(expressions.c.kind == ORIGINAL)
        .order_by(regulations.c.iri)
    )
    if iri is not None:
        query = query.where(regulations.c.iri == iri)
    known: dict[str, tuple[Event, ...]] = {}
    for row in connection.execute(query).all():
        outdated = tuple(_outdated(connection, row, known))
        unimplemented = tuple(_unimplemented(connection, row))
        if outdated or unimplemented:
            yield Stale(row.iri, row.title, row.told, row.status, outdated, unimplemented)


def _outdated(connection: Connection, work: Row, known: dict[str, tuple[Event, ...]]) -> Iterator[Outdated]:  # type: ignore[type-arg]
    """Yield what happened to cited law since the day of a regulation; an amendment that it names itself is known."""
    rows = connection.execute(
        select(citations)
        .where(citations.c.expression_id == work.expression, citations.c.inner.is_(False))
        .order_by(citations.c.id)
    ).all()
    named = {row.iri for row in rows}
    changing = set(
        connection.execute(select(changes.c.target_iri).where(changes.c.expression_id == work.expression)).scalars()
    )
    told: set[tuple[str, str, str]] = set()
    for row in rows:
        if row.iri in changing or row.base is not None:
            continue
        if row.iri not in known:
            known[row.iri] = events_of(connection, row.iri)
        for event in known[row.iri]:
            if event.by == work.iri or event.by in named or (row.iri, event.by, event.what) in told:
                continue
            earlier = work.day is None or event.since is None or event.before(work.day)
            if earlier and event.what != "repealed":
                continue
            told.add((row.iri, event.by, event.what))
            yield Outdated(row.eid, row.quote, row.iri, row.ground, event)


def _unimplemented(connection: Connection, work: Row) -> Iterator[Unimplemented]:  # type: ignore[type-arg]
    rows = connection.execute(
        select(rules)
        .where(rules.c.expression_id == work.expression, rules.c.delegates.is_(True), rules.c.instrument.is_not(None))
        .order_by(rules.c.id)
    ).all()
    for row in rows:
        of_kind = (
            select(regulations.c.iri, references.c.target_eid)
            .join(expressions, expressions.c.regulation_id == regulations.c.id)
            .join(references, references.c.expression_id == expressions.c.id)
            .where(
                references.c.target_iri == work.iri,
                regulations.c.jenis == row.instrument,
                regulations.c.iri != work.iri,
            )
            .distinct()
        )
        citing = connection.execute(of_kind).all()
        pasal = pasal_of(row.eid) or row.eid
        exact = [
            each for each in citing if each.target_eid == pasal or (each.target_eid or "").startswith(inside(pasal))
        ]
        if not exact:
            perhaps = tuple(sorted({each.iri for each in citing}))
            yield Unimplemented(row.eid, row.instrument, row.subject or "", perhaps)
