"""`show`: one provision, or a regulation, in the version of a day."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from extractor.collection.law.versions import version_at
from extractor.law.address import is_within, pinpoint_iri
from extractor.law.names import name_of
from extractor.store.tables import expressions, files, findings, provisions, references, regulations


class Unit(Struct, frozen=True):
    """One unit: its address and kind, printed number and heading, own words; `source` as in the store."""

    eid: str
    kind: str
    num: str | None
    heading: str | None
    text: str
    page: int | None
    source: str | None


class Pointer(Struct, frozen=True):
    """A citation in what is shown: its words, where it stands, what it points to, and what is known of that."""

    eid: str
    quote: str
    target: str | None
    status: str
    state: str | None


class Shown(Struct, frozen=True):
    """A provision with the units below it, or (`eid` empty) a whole regulation.

    `since` and `until` bound the version. `status` is that of the regulation, `file` where it was read from.
    `guessed` says that `since` is the first of the year of the regulation, because no day of it was read. `citations`
    are what it cites, `cited` counts the citations of it, `findings` are codes and messages. `also` are the addresses
    of further provisions that were asked for in the same words and are not shown.
    """

    iri: str
    address: str
    eid: str
    name: str
    title: str
    status: str
    status_since: str | None
    status_by: str | None
    since: str | None
    until: str | None
    kind: str
    file: str | None
    units: tuple[Unit, ...]
    citations: tuple[Pointer, ...]
    cited: int
    findings: tuple[tuple[str, str, str], ...]
    guessed: bool = False
    also: tuple[str, ...] = ()


def shown(connection: Connection, iri: str, eid: str, day: str | None) -> Shown | None:
    """Return a provision (empty: the whole) of a regulation as it was on `day` (None: latest); None where it is not."""
    version = version_at(connection, iri, day)
    if version is None:
        return None
    units = _units(connection, version, eid)
    if eid and not units:
        return None
    work = connection.execute(select(regulations).where(regulations.c.iri == iri)).one()
    row = connection.execute(select(expressions).where(expressions.c.id == version)).one()
    original = connection.execute(
        select(expressions.c.id, files.c.name)
        .outerjoin(files, files.c.id == expressions.c.file_id)
        .where(expressions.c.regulation_id == work.id, expressions.c.kind == "original")
    ).one()
    here = [unit.eid for unit in units]
    return Shown(
        iri, pinpoint_iri(iri, eid) if eid else iri, eid, name_of(eid) if eid else work.title, work.title, work.status,
        work.status_since, work.status_by, row.since, row.until, row.kind, original.name, tuple(units),
        _citations(connection, original.id, here if eid else None), count_of(connection, iri, eid),
        _findings(connection, original.id, here if eid else None),
        row.since == f"{work.tahun}-01-01" and work.ditetapkan is None and work.diundangkan is None,
    )  # fmt: skip


def _units(connection: Connection, version: int, eid: str) -> list[Unit]:
    """Return a unit and those below it, which follow it in the text."""
    columns = ("eid", "kind", "num", "heading", "text", "page", "source")
    query = (
        select(*(provisions.c[name] for name in columns))
        .where(provisions.c.expression_id == version)
        .order_by(provisions.c.position)
    )
    if eid:
        start = connection.execute(
            select(provisions.c.position, provisions.c.eid).where(
                provisions.c.expression_id == version, provisions.c.eid == eid
            )
        ).first() or _standing_for(connection, version, eid)
        if start is None:
            return []
        query = query.where(provisions.c.position >= start.position)
        eid = start.eid
    found = []
    for row in connection.execute(query):
        if eid and not is_within(row.eid, eid):
            break
        found.append(Unit(*row))
    return found


def _standing_for(connection: Connection, version: int, eid: str):  # type: ignore[no-untyped-def]
    rows = connection.execute(
        select(provisions.c.position, provisions.c.eid, provisions.c.also).where(
            provisions.c.expression_id == version, provisions.c.also.is_not(None)
        )
    )
    return next((row for row in rows if eid in row.also.split()), None)


def _citations(connection: Connection, version: int, eids: list[str] | None) -> tuple[Pointer, ...]:
    query = select(references).where(references.c.expression_id == version).order_by(references.c.id)
    if eids is not None:
        query = query.where(references.c.eid.in_(eids))
    return tuple(
        Pointer(
            row.eid,
            row.quote,
            (pinpoint_iri(row.target_iri, row.target_eid) if row.target_eid else row.target_iri) or None,
            row.status,
            row.state,
        )
        for row in connection.execute(query)
    )


def _findings(connection: Connection, version: int, eids: list[str] | None) -> tuple[tuple[str, str, str], ...]:
    query = (
        select(findings.c.code, findings.c.message, findings.c.message_en)
        .where(findings.c.expression_id == version)
        .order_by(findings.c.id)
    )
    if eids is not None:
        query = query.where(findings.c.eid.in_(eids))
    return tuple((code, message, message_en) for code, message, message_en in connection.execute(query))


def count_of(connection: Connection, iri: str, eid: str) -> int:
    """Return how many citations point to a provision itself (empty: to the regulation or any provision of it)."""
    query = select(func.count()).select_from(references).where(references.c.target_iri == iri)
    if eid:
        query = query.where(references.c.target_eid == eid)
    return int(connection.execute(query).scalar_one())
