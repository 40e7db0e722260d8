"""Writing into a store: what became of a file, and the rows of the regulation in it. One transaction a file.

A regulation may have been read from several files (scans, a text and its scan): its rows are those of the reading with
the best grade, so that the order in which files arrive changes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Connection, Dialect, Table, and_, delete, insert, select, union, update

from extractor.store import word_index
from extractor.store.reading import rows_of, unpacked
from extractor.store.rows import Rows
from extractor.store.tables import (
    OF_THE_TEXT,
    analyses,
    changes,
    citations,
    expressions,
    files,
    prints,
    references,
    regulations,
    touched,
)

READ, COPY, FAILED, OTHER = "read", "copy", "failed", "no_regulation"
ORIGINAL, CONSOLIDATED = "original", "consolidated"
# What the comparison of law against law looks at again: the text of a regulation, or what others say of it.
TEXT, CITED = "text", "cited"
# What the IRI of a regulation without a read number begins with.
UNNAMED = "file:"


class Arrival(Struct, frozen=True):
    """A file that was found: its name, size and hash, with which program and in which run it is read."""

    name: str
    size: int
    sha256: str
    version: str
    run: int
    kept: str | None = None


def now() -> str:
    """Return the present time as it is written into a store (UTC)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def analysis_of(connection: Connection, file: int) -> bytes:
    """Return the packed analysis of a file; raises LookupError where there is none."""
    data = connection.execute(select(analyses.c.data).where(analyses.c.file_id == file)).scalar()
    if data is None:
        raise LookupError(file)
    return bytes(data)


def record_failure(
    connection: Connection, arrival: Arrival, status: str, message: str, message_en: str, trace: str | None = None
) -> None:
    """Write down that nothing was made of a file (`failed`, `no_regulation`), and why."""
    _release(connection, arrival.name)
    _file(
        connection, arrival, status=status, reason=message, reason_en=message_en, trace=trace, regulation_id=None,
        same_as=None, likeness=None,
    )  # fmt: skip


def record_copy(connection: Connection, arrival: Arrival, first: int) -> None:
    """Write down that a file has the same bytes as another one, which was read (or could not be)."""
    row = connection.execute(select(files).where(files.c.id == first)).one()._mapping
    _release(connection, arrival.name)
    _file(
        connection, arrival, same_as=first, likeness=1.0, trace=None,
        status=COPY if row["status"] in (READ, COPY) else row["status"],
        **{key: row[key] for key in ("reason", "reason_en", "regulation_id")},
    )  # fmt: skip


def record_reading(connection: Connection, arrival: Arrival, rows: Rows) -> str:
    """Write what was read of a file; return the IRI of its regulation."""
    _release(connection, arrival.name)
    regulation, likeness = _regulation(connection, rows)
    file = _file(
        connection, arrival, status=READ, reason=None, reason_en=None, trace=None, same_as=None, likeness=likeness,
        regulation_id=regulation, **structs.asdict(rows.reading),
    )  # fmt: skip
    connection.execute(delete(analyses).where(analyses.c.file_id == file))
    connection.execute(insert(analyses), {"file_id": file, "data": rows.analysis})
    _choose(connection, regulation, {file: rows})
    return str(connection.execute(select(regulations.c.iri).where(regulations.c.id == regulation)).scalar_one())


def touch(connection: Connection, iris: Iterable[str], what: str) -> None:
    """Note that these regulations must be compared again."""
    wanted = sorted(set(iris))
    if not wanted:
        return
    kind = "sqlite" if connection.dialect.name == "sqlite" else "postgresql"
    if kind == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_or
    else:
        from sqlalchemy.dialects.postgresql import insert as insert_or  # type: ignore[assignment]
    connection.execute(insert_or(touched).on_conflict_do_nothing(), [{"iri": iri, "what": what} for iri in wanted])


def insert_rows(connection: Connection, table: Table, expression: int, rows: Sequence[Struct]) -> None:
    """Write rows of one version into their table."""
    if rows:
        statement = _statement(table, tuple(rows[0].__struct_fields__), connection.dialect)
        connection.exec_driver_sql(statement, [(expression, *structs.astuple(row)) for row in rows])


@cache
def _statement(table: Table, fields: tuple[str, ...], dialect: Dialect) -> str:
    """Return the words by which rows of a version are written: the driver alone is faster for very many of them."""
    made = insert(table).compile(dialect=dialect, column_keys=["expression_id", *fields])
    assert made.positiontup == ["expression_id", *fields]
    return str(made)


def remove_expression(connection: Connection, expression: int) -> None:
    """Take one version out of the store with everything that its text says."""
    word_index.remove(connection, expression)
    for table in OF_THE_TEXT:
        connection.execute(delete(table).where(table.c.expression_id == expression))
    connection.execute(delete(expressions).where(expressions.c.id == expression))


def _file(connection: Connection, arrival: Arrival, **values: Any) -> int:
    """Insert or replace the row of a file; return its id."""
    # A file may have changed since it was found: what a reading says of it counts.
    values = {
        "name": arrival.name, "size": arrival.size, "sha256": arrival.sha256, "version": arrival.version,
        "run_id": arrival.run, "seen": now(), "kept": arrival.kept, **values,
    }  # fmt: skip
    known = connection.execute(select(files.c.id, files.c.attempts).where(files.c.name == arrival.name)).first()
    if known is None:
        made = connection.execute(insert(files).values(**values))
        (key,) = made.inserted_primary_key or (0,)
        return int(key)
    connection.execute(update(files).where(files.c.id == known.id).values(attempts=known.attempts + 1, **values))
    return int(known.id)


def _release(connection: Connection, name: str) -> None:
    """Let a file go from the regulation that it was read as: its content is about to be another one.

    A copy of it takes its place; where there is none, another reading of the regulation, or the regulation goes.
    """
    file = connection.execute(select(files.c.id, files.c.regulation_id).where(files.c.name == name)).first()
    if file is None:
        return
    copies = connection.execute(select(files.c.id).where(files.c.same_as == file.id).order_by(files.c.name)).all()
    if copies:
        _hand_over(connection, file.id, [copy.id for copy in copies])
    else:
        connection.execute(delete(analyses).where(analyses.c.file_id == file.id))
        connection.execute(update(expressions).where(expressions.c.file_id == file.id).values(file_id=None))
    connection.execute(
        update(files).where(files.c.id == file.id).values(regulation_id=None, status=FAILED, same_as=None)
    )
    if file.regulation_id is not None:
        _choose(connection, file.regulation_id, {})


def _hand_over(connection: Connection, file: int, copies: list[int]) -> None:
    """Make the first of the copies of a file the one that was read."""
    heir, *others = copies
    row = connection.execute(select(files).where(files.c.id == file)).one()._mapping
    reading = {
        key: row[key]
        for key in ("status", "media_type", "method", "pages", "known", "units", "grade", "regulation_id", "likeness")
    }
    connection.execute(update(files).where(files.c.id == heir).values(same_as=None, **reading))
    if others:
        connection.execute(update(files).where(files.c.id.in_(others)).values(same_as=heir))
    connection.execute(update(analyses).where(analyses.c.file_id == file).values(file_id=heir))
    connection.execute(update(expressions).where(expressions.c.file_id == file).values(file_id=heir))


def _regulation(connection: Connection, rows: Rows) -> tuple[int, float | None]:
    """Return the regulation that a reading is of, made where it is new, and how alike its text is to the one known."""
    row = rows.regulation
    known = connection.execute(select(regulations.c.id).where(regulations.c.iri == row.iri)).scalar()
    if known is None and row.tentang:
        known, likeness = _same_title(connection, rows)
        if known is not None:
            _name(connection, known, row.iri)
            return known, likeness
    if known is None:
        made = connection.execute(insert(regulations).values(updated=now(), **structs.asdict(row)))
        (key,) = made.inserted_primary_key or (0,)
        return int(key), None
    chosen = connection.execute(
        select(expressions.c.file_id).where(and_(expressions.c.regulation_id == known, expressions.c.kind == ORIGINAL))
    ).scalar()
    return int(known), _likeness(connection, chosen, rows) if chosen is not None else None


def _same_title(connection: Connection, rows: Rows) -> tuple[int | None, float | None]:
    """Find the regulation that this is another scan of, where one of them has no number: by title and words."""
    row = rows.regulation
    candidates = connection.execute(
        select(regulations.c.id, expressions.c.file_id)
        .join(expressions, expressions.c.regulation_id == regulations.c.id)
        .where(
            regulations.c.jenis == row.jenis, regulations.c.tentang == row.tentang,
            expressions.c.kind == ORIGINAL, expressions.c.file_id.is_not(None),
            *([regulations.c.iri.startswith(UNNAMED)] if _is_named(row.iri) else []),
        )
        .order_by(regulations.c.iri)
    )  # fmt: skip
    for id_, file in candidates.all():
        likeness = _likeness(connection, file, rows)
        if likeness >= _SAME:
            return int(id_), likeness
    return None, None


def _name(connection: Connection, regulation: int, iri: str) -> None:
    """Give a regulation whose number no scan had the one that was read now."""
    known = connection.execute(select(regulations.c.iri).where(regulations.c.id == regulation)).scalar_one()
    if _is_named(iri) and not _is_named(known):
        connection.execute(update(regulations).where(regulations.c.id == regulation).values(iri=iri))
        touch(connection, [iri, known], TEXT)


def _is_named(iri: str) -> bool:
    return not iri.startswith(UNNAMED)


# Share of different words that two readings of one regulation have in common, at least (chosen: two scans have 0.9).
_SAME = 0.8


def _likeness(connection: Connection, file: int, rows: Rows) -> float:
    """Return the share of the different words of two readings that both have, 0 to 1."""
    ours, theirs = (
        unpacked(data).document.text.different_words for data in (rows.analysis, analysis_of(connection, file))
    )
    return round(len(ours & theirs) / max(1, len(ours | theirs)), 3)


def _choose(connection: Connection, regulation: int, at_hand: dict[int, Rows]) -> None:
    """Let the best reading of a regulation stand for it; where no reading is left, take the regulation out."""
    best = connection.execute(
        select(files.c.id)
        .where(files.c.regulation_id == regulation, files.c.status == READ, files.c.same_as.is_(None))
        .order_by(files.c.grade.desc(), files.c.units.desc(), files.c.sha256)
    ).scalar()
    present = connection.execute(
        select(expressions.c.file_id).where(expressions.c.regulation_id == regulation, expressions.c.kind == ORIGINAL)
    ).scalar()
    if best is not None and present == best and best not in at_hand:
        return
    _forget(connection, regulation)
    if best is None:
        connection.execute(update(files).where(files.c.regulation_id == regulation).values(regulation_id=None))
        connection.execute(delete(regulations).where(regulations.c.id == regulation))
        return
    rows = at_hand.get(best) or rows_of(unpacked(analysis_of(connection, best)))
    _write(connection, regulation, best, rows)


def _forget(connection: Connection, regulation: int) -> None:
    """Take all versions of a regulation out, and note whom that touches."""
    iri = connection.execute(select(regulations.c.iri).where(regulations.c.id == regulation)).scalar_one()
    versions = (
        connection.execute(select(expressions.c.id).where(expressions.c.regulation_id == regulation)).scalars().all()
    )
    for version in versions:
        _touch_what_it_says(connection, version)
        remove_expression(connection, version)
    touch(connection, [iri], TEXT)


def _write(connection: Connection, regulation: int, file: int, rows: Rows) -> None:
    row = structs.asdict(rows.regulation)
    printed = row.pop("iri")  # a scan with an unread number has the name that its regulation has
    connection.execute(update(regulations).where(regulations.c.id == regulation).values(updated=now(), **row))
    iri = connection.execute(select(regulations.c.iri).where(regulations.c.id == regulation)).scalar_one()
    made = connection.execute(
        insert(expressions).values(
            regulation_id=regulation, file_id=file, kind=ORIGINAL, since=rows.regulation.in_force, until=None
        )
    )
    (expression,) = made.inserted_primary_key or (0,)
    for table in OF_THE_TEXT:
        insert_rows(connection, table, expression, getattr(rows, table.name))
    if printed != iri:
        for table in (references, prints):
            column = table.c.target_iri if table is references else table.c.iri
            own = and_(table.c.expression_id == expression, column == printed)
            connection.execute(update(table).where(own).values({column.name: iri}))
    word_index.add(connection, expression, rows.words)
    _touch_what_it_says(connection, expression)
    touch(connection, [iri], TEXT)


def _touch_what_it_says(connection: Connection, expression: int) -> None:
    """Note the regulations that a text cites, and those that it changes or ends."""
    of = (table.c.expression_id == expression for table in (references, citations, citations, prints))
    named = (references.c.target_iri, citations.c.iri, citations.c.base, prints.c.iri)
    cited = connection.execute(
        union(*(select(iri).where(here, iri.is_not(None)) for iri, here in zip(named, of, strict=True)))
    ).scalars()
    touch(connection, cited.all(), CITED)
    changed = connection.execute(select(changes.c.target_iri).where(changes.c.expression_id == expression)).scalars()
    touch(connection, (iri for iri in changed.all() if iri), TEXT)
