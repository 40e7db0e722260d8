"""Citations of other regulations: whether the provision was there, in the version in force on the citing day."""

from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, update

from extractor.checks.ref.target.ref020_acuan_luar_tak_ditemukan import acuan_luar_tak_ditemukan
from extractor.collection.law.finding import Told
from extractor.collection.law.standing import Event, ended, events_of
from extractor.collection.law.versions import has, version_at
from extractor.law.address import first_steps, is_pasal, known_steps
from extractor.law.names import last_step, name_of
from extractor.store.tables import expressions, files, provisions, references, regulations
from extractor.store.write import ORIGINAL

State = Literal["here", "missing", "unsure", "absent", "repealed"]
"""What the store says of a citation on its day: the provision was there; was not; cannot be told, because the text was
not read surely, is not whole, or was amended by an act that is not in the store; the regulation is not in the store;
the regulation had been repealed."""

_CHANGING = ("mencabut", "mengubah")
# The parts of a grade (`store.reading`): a text that was read surely and has head, body and tail.
_WHOLE_AND_SURE = 7 * 101


class Work(Struct, frozen=True):
    """A regulation as others cite it: what happened to it, and whether it is here, whole and surely read."""

    iri: str
    events: tuple[Event, ...]
    here: bool
    sure: bool
    file: str


def work(connection: Connection, iri: str) -> Work:
    """Return what the store knows of a regulation."""
    row = connection.execute(
        select(files.c.grade, files.c.name)
        .join(expressions, expressions.c.file_id == files.c.id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(regulations.c.iri == iri, expressions.c.kind == ORIGINAL)
    ).first()
    events = events_of(connection, iri)
    sure = row is not None and (row.grade or 0) >= _WHOLE_AND_SURE
    return Work(iri, events, row is not None, sure, row.name if row is not None else "")


def state_of(
    connection: Connection, cited: Work, eid: str, day: str | None, citing: str = ""
) -> tuple[State, Event | None]:
    """Return what the store says of a provision (empty: the whole) on a day, and the event that ended the regulation.

    `citing` is the regulation that cites, which may itself end what it cites.
    """
    end = ended(tuple(event for event in cited.events if event.by != citing), day)
    if end is not None:
        return "repealed", end
    if not cited.here:
        return "absent", None
    version = version_at(connection, cited.iri, day)
    if not eid or version is None or has(connection, version, eid):
        return "here", None
    unseen = any(event.what == "amended" and event.source != "store" and event.before(day) for event in cited.events)
    if not is_pasal(eid) or not cited.sure or unseen:
        return "unsure", None
    return "missing", None


def resolve(connection: Connection, cited: Work, *, only_new: bool) -> None:
    """Write down what the store says of each citation of a regulation; `only_new`: of those that nothing is said of."""
    query = (
        select(
            references.c.id, references.c.target_eid, references.c.upto_eid, references.c.relation, regulations.c.day,
            regulations.c.iri,
        )
        .join(expressions, expressions.c.id == references.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(references.c.target_iri == cited.iri, references.c.scope == "external")
    )  # fmt: skip
    if only_new:
        query = query.where(references.c.state.is_(None))
    known: dict[tuple[str, str | None, str], tuple[State, Event | None]] = {}
    values = []
    for row in connection.execute(query).all():
        if row.relation in _CHANGING:
            found: tuple[State, Event | None] = ("here" if cited.here else "absent", None)
        else:
            found = _end(known, connection, cited, row.target_eid or "", row.day, row.iri)
            if found[0] == "here" and row.upto_eid:
                found = _end(known, connection, cited, row.upto_eid, row.day, row.iri)
        state, event = found
        values.append(
            {"key": row.id, "state": state, "by": event.by if event else None, "since": event.since if event else None}
        )
    if values:
        connection.execute(
            update(references)
            .where(references.c.id == bindparam("key"))
            .values(state=bindparam("state"), state_by=bindparam("by"), state_since=bindparam("since")),
            values,
        )


def _end(
    known: dict[tuple[str, str | None, str], tuple[State, Event | None]],
    connection: Connection, cited: Work, eid: str, day: str | None, citing: str,
) -> tuple[State, Event | None]:  # fmt: skip
    ends = citing if any(event.by == citing for event in cited.events) else ""
    key = (eid, day, ends)
    if key not in known:
        known[key] = state_of(connection, cited, eid, day, ends)
    return known[key]


def missing(connection: Connection, cited: Work) -> list[Told]:
    """Return the findings about citations of provisions that the regulation did not have on the citing day."""
    if not cited.here:
        return []
    rows = connection.execute(
        select(references, regulations.c.day)
        .join(expressions, expressions.c.id == references.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(references.c.target_iri == cited.iri, references.c.state == "missing")
    ).all()
    found = []
    for row in rows:
        version = version_at(connection, cited.iri, row.day)
        assert version is not None
        eid = row.target_eid if not has(connection, version, row.target_eid) else row.upto_eid
        present = set(
            connection.execute(select(provisions.c.eid).where(provisions.c.expression_id == version)).scalars()
        )
        known = known_steps(eid, present)
        words = {
            "acuan": row.quote,
            "tempat": name_of(first_steps(eid, known)) if known else cited.file,
            "hilang": last_step(first_steps(eid, known + 1)),
            "berkas": cited.file,
        }
        found.append(Told(row.expression_id, row.eid, row.quote, row.page, words))
    return found


MISSING = acuan_luar_tak_ditemukan
