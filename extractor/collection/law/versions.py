"""The versions of a regulation: its text as made, and as each of the amending acts in the store leaves it."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, insert, select, update

from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import Consolidation, Unit
from extractor.law.address import is_within
from extractor.model.analysis import Analysis
from extractor.store import word_index
from extractor.store.reading import unpacked
from extractor.store.rows import ProvisionRow
from extractor.store.tables import changes, expressions, provisions, regulations
from extractor.store.words import indexed
from extractor.store.write import CONSOLIDATED, ORIGINAL, analysis_of, insert_rows, remove_expression

# Only the text itself changes nothing: what ends an act leaves its words as they are.
_ENDING = "repeal"
_REMOVED = "dihapus"


def version_at(connection: Connection, iri: str, day: str | None) -> int | None:
    """Return the version of a regulation that was in force on `day` (None: the latest), None where it is not here.

    Before its first day a regulation is what it was made as.
    """
    rows = connection.execute(
        select(expressions.c.id, expressions.c.since, expressions.c.kind)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(regulations.c.iri == iri)
    ).all()
    if not rows:
        return None
    rows = sorted(rows, key=lambda row: (row.kind == CONSOLIDATED, row.since or ""))
    held = [row for row in rows if row.kind == ORIGINAL or day is None or (row.since or "") <= day]
    return int((held or rows)[-1].id)


def is_removed(words: str) -> bool:
    """Whether these are the words of a unit that an amending act took out: they say so in its place."""
    return words.lower().startswith(_REMOVED)


def has(connection: Connection, expression: int, eid: str) -> bool:
    """Whether a version has a provision, by itself or within a unit that stands for several."""
    if connection.execute(
        select(provisions.c.id).where(provisions.c.expression_id == expression, provisions.c.eid == eid)
    ).first():
        return True
    wide = connection.execute(
        select(provisions.c.also).where(provisions.c.expression_id == expression, provisions.c.also.is_not(None))
    ).scalars()
    return any(is_within(eid, other) for also in wide for other in also.split())


def renew_versions(connection: Connection, iri: str) -> None:
    """Make the consolidated versions of a regulation anew, one for each day on which an act in the store amends it."""
    base = connection.execute(
        select(expressions.c.id, expressions.c.file_id, regulations.c.id.label("regulation"))
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(regulations.c.iri == iri, expressions.c.kind == ORIGINAL)
    ).first()
    if base is None:
        return
    old = connection.execute(
        select(expressions.c.id).where(
            expressions.c.regulation_id == base.regulation, expressions.c.kind == CONSOLIDATED
        )
    ).scalars()
    for version in old.all():
        remove_expression(connection, version)
    acts = _acts(connection, iri)
    days = sorted({day for day, _, _ in acts})
    ends = dict(zip([None, *days], [*days, None], strict=True))
    connection.execute(update(expressions).where(expressions.c.id == base.id).values(until=ends[None]))
    if not acts:
        return
    document = unpacked(analysis_of(connection, base.file_id))
    for day in days:
        upto = [act for act in acts if act[0] <= day]
        made = consolidate(document, [unpacked(analysis_of(connection, file)) for _, _, file in upto], day).record
        _write(connection, base.regulation, document, made, day, ends[day], upto[-1][1])


def _acts(connection: Connection, iri: str) -> list[tuple[str, str, int]]:
    """Return day, IRI and file of the acts that change the words of a regulation, in their order."""
    rows = connection.execute(
        select(regulations.c.in_force, regulations.c.iri, expressions.c.file_id)
        .join(expressions, expressions.c.regulation_id == regulations.c.id)
        .join(changes, changes.c.expression_id == expressions.c.id)
        .where(
            changes.c.target_iri == iri, regulations.c.iri != iri, regulations.c.in_force.is_not(None),
            (changes.c.type != _ENDING) | (changes.c.target_eid != ""),
        )
        .distinct()
        .order_by(regulations.c.in_force, regulations.c.iri)
    )  # fmt: skip
    return [(row.in_force, row.iri, row.file_id) for row in rows]


def _write(
    connection: Connection, regulation: int, base: Analysis, made: Consolidation, since: str, until: str | None, by: str
) -> None:
    unapplied = [msgspec.to_builtins(each) for each in made.unapplied if each.reason != "after_date"]
    row = connection.execute(
        insert(expressions).values(
            regulation_id=regulation, file_id=None, kind=CONSOLIDATED, since=since, until=until, amended_by=by,
            unapplied=msgspec.json.encode(unapplied).decode() if unapplied else None,
        )
    )  # fmt: skip
    (expression,) = row.inserted_primary_key or (0,)
    rows = list(_rows(made, base))
    insert_rows(connection, provisions, expression, rows)
    word_index.add(connection, expression, [indexed(row.heading, row.text) for row in rows])


def _rows(made: Consolidation, base: Analysis) -> Iterator[ProvisionRow]:
    position = 0
    stack: list[tuple[Unit, str | None]] = [(unit, None) for unit in reversed(made.units)]
    while stack:
        unit, parent = stack.pop()
        words = " ".join(part for part in (unit.text, unit.tail) if part)
        yield ProvisionRow(
            position, unit.eId, parent, unit.kind, base.roles.get(unit.eId) if unit.source is None else None,
            unit.num or None, unit.heading or None, words, None, None, unit.source.act if unit.source else None,
        )  # fmt: skip
        position += 1
        stack.extend((below, unit.eId) for below in reversed(unit.children))
