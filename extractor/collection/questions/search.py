"""`search`: provisions that hold words, with filters by regulation, rule, actor and day."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from extractor.collection.questions.days import told
from extractor.law.address import pinpoint_iri
from extractor.law.names import name_of
from extractor.store.tables import expressions, provisions, regulations, rule_actors, rules
from extractor.store.word_index import Query, are_many, holding
from extractor.store.words import words_of
from extractor.store.write import ORIGINAL

_MOST = 20
# So many finds are sorted at once (measured: some milliseconds).
_MANY = 1_000
_READ = 20
_SHOWN = (
    provisions.c.id, provisions.c.expression_id, provisions.c.position, provisions.c.eid, provisions.c.heading,
    provisions.c.text, regulations.c.iri, regulations.c.title, regulations.c.jenis,
    told(regulations.c.day).label("told"), regulations.c.status,
)  # fmt: skip
# Characters of an excerpt before and behind the first word that was found (chosen: two lines).
_BEFORE, _BEHIND = 60, 160


class Filters(Struct, frozen=True):
    """What a search is limited to; None: not.

    `jenis` is a kind (`perbup`), `place` a region (`kab-bekasi`), `rule` a type of rule (`obligation`), `actor` a party
    of a rule in any role, `at` the day on which the wording was in force (None: the latest wording).
    """

    jenis: str | None = None
    place: str | None = None
    rule: str | None = None
    actor: str | None = None
    at: str | None = None


class Hit(Struct, frozen=True):
    """One provision: its address and name, the regulation with its day and status, and the words around the find."""

    address: str
    name: str
    iri: str
    eid: str
    title: str
    jenis: str | None
    day: str | None
    status: str
    excerpt: str
    text: str


class Hits(Struct, frozen=True):
    """The first finds, best first; `more` says whether there are others."""

    hits: tuple[Hit, ...]
    more: bool


def search(connection: Connection, typed: str, filters: Filters, most: int = _MOST) -> Hits:
    """Return the provisions that hold all the words: where they stand side by side first, then the newest regulation.

    Without words, all provisions that the filters leave.
    """
    query = Query(typed)
    found: dict[int, Hit] = {}
    for wanted in (query.side_by_side, query) if query else (None,):
        if wanted is None and query:
            continue
        for row in _found(connection, wanted, filters, most + 1 + len(found)):
            if row.id not in found and len(found) <= most:
                found[row.id] = _hit(row, query)
        if len(found) > most:
            break
    hits = tuple(found.values())
    return Hits(hits[:most], len(hits) > most)


def _found(connection: Connection, query: Query | None, filters: Filters, most: int) -> Iterator[Any]:
    """Yield the first rows that hold what is looked for, in their order.

    Where a great many do, sorting them all takes longer than reading the newest regulations until there are enough.
    """
    rare = _is_rare(connection, filters)
    if not rare and (query is None or are_many(connection, query, _MANY)):
        rows = _newest(connection, filters)
        held = (row for row in rows if query is None or query.is_held_by(words_of(f"{row.heading or ''} {row.text}")))
        yield from islice(held, most)
        return
    condition = holding(query, connection.dialect.name) if query is not None else None
    order = regulations.c.day.desc().nulls_last(), regulations.c.iri, provisions.c.position
    found = _of_provisions(_of_works(_SHOWN, filters), filters).order_by(*order).limit(most)
    if rare and filters.actor is not None:
        found = found.where(expressions.c.regulation_id.in_(_acted_in(filters.actor)))
    yield from connection.execute(found if condition is None else found.where(condition))


def _newest(connection: Connection, filters: Filters) -> Iterator[Any]:
    """Yield the provisions that the filters leave, some regulations at a time, the newest first."""
    day = regulations.c.day.desc()
    # By itself SQLite takes what has no day last, and then an index gives the order.
    order = day if connection.dialect.name == "sqlite" else day.nulls_last()
    works = _of_works((expressions.c.id,), filters).order_by(order, regulations.c.iri)
    if filters.rule is not None:
        works = works.where(_rules_of(filters.rule).exists())
    for part in connection.execution_options(yield_per=_READ).execute(works).partitions():
        keys = [row.id for row in part]
        of_these = _of_provisions(_of_works(_SHOWN, filters), filters).where(expressions.c.id.in_(keys))
        place = {key: at for at, key in enumerate(keys)}
        yield from sorted(connection.execute(of_these), key=lambda row: (place[row.expression_id], row.position))


def _is_rare(connection: Connection, filters: Filters) -> bool:
    """Whether so few rules name the actor that looking them up is faster than anything else."""
    if filters.actor is None:
        return False
    few = select(rule_actors.c.id).where(acts(filters.actor)).limit(_MANY + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(few)).scalar_one()) <= _MANY


def _of_works(columns: Sequence[Any], filters: Filters) -> Select[Any]:
    """Return the query for the versions in force of the regulations that the filters leave."""
    query = select(*columns).select_from(expressions).join(regulations, regulations.c.id == expressions.c.regulation_id)
    if filters.at is None:
        query = query.where(expressions.c.until.is_(None))
    else:
        query = query.where(
            or_(expressions.c.since.is_(None), expressions.c.since <= filters.at),
            or_(expressions.c.until.is_(None), expressions.c.until > filters.at),
        )
    if filters.jenis is not None:
        query = query.where(regulations.c.jenis == filters.jenis)
    if filters.place is not None:
        query = query.where(regulations.c.tempat == filters.place)
    return query


def _of_provisions(query: Select[Any], filters: Filters) -> Select[Any]:
    """Return the query for the provisions of these versions."""
    query = query.join(provisions, provisions.c.expression_id == expressions.c.id)
    return query.where(_ruled(filters)) if filters.rule is not None or filters.actor is not None else query


def _ruled(filters: Filters) -> ColumnElement[bool]:
    """The condition that a rule of the wanted kind is read in the provision, with the actor as one of its parties."""
    rule = _rules_of(filters.rule).where(rules.c.eid == provisions.c.eid, provisions.c.source.is_(None))
    if filters.actor is not None:
        same = (rule_actors.c.expression_id == rules.c.expression_id) & (rule_actors.c.rule == rules.c.rule)
        rule = rule.join(rule_actors, same).where(acts(filters.actor))
    return rule.exists()


def _rules_of(type: str | None) -> Select[Any]:
    """Return the query for the rules of a regulation, as it was made; `type` is the one that they must have."""
    original = expressions.alias("original")
    of_it = (
        select(rules.c.id)
        .join(original, original.c.id == rules.c.expression_id)
        .where(original.c.regulation_id == expressions.c.regulation_id, original.c.kind == ORIGINAL)
    )
    return of_it if type is None else of_it.where(rules.c.type == type)


def _acted_in(actor: str) -> Select[Any]:
    """Return the query for the regulations that have a rule in which the actor is a party."""
    original = expressions.alias("acted")
    return (
        select(original.c.regulation_id)
        .join(rule_actors, rule_actors.c.expression_id == original.c.id)
        .where(acts(actor))
    )


def acts(name: str) -> ColumnElement[bool]:
    """Return the condition that a party of a rule is the actor `name`, in any region."""
    actor = " ".join(name.lower().split())
    named = rule_actors.alias("named")
    # The few names that all regions have are found in their index first, each once.
    everywhere = named.c.canonical.endswith(f"/{actor.replace(' ', '-')}", autoescape=True)
    return or_(
        rule_actors.c.key == actor,
        (rule_actors.c.key >= f"{actor} ") & (rule_actors.c.key < f"{actor}!"),
        rule_actors.c.canonical.in_(select(named.c.canonical).where(everywhere).distinct()),
    )


def _hit(row, query: Query) -> Hit:  # type: ignore[no-untyped-def]
    printed = f"{row.heading or ''} {row.text}".strip()
    return Hit(
        pinpoint_iri(row.iri, row.eid), name_of(row.eid), row.iri, row.eid, row.title, row.jenis, row.told, row.status,
        excerpt(printed, query), row.text,
    )  # fmt: skip


def excerpt(printed: str, query: Query) -> str:
    """Return whole words around the first of those that are looked for, with dots where some are left out."""
    wanted = tuple({phrase[0] for phrase in query.phrases} | set(query.beginnings))
    at = 0
    for word in printed.split():
        if wanted and any(each.startswith(wanted) for each in words_of(word)):
            at = printed.index(word)
            break
    start = 0 if at <= _BEFORE else printed.find(" ", at - _BEFORE) + 1
    end = len(printed) if at + _BEHIND >= len(printed) else printed.rfind(" ", 0, at + _BEHIND)
    words = " ".join(printed[start : max(end, at)].split())
    return f"{'… ' if start else ''}{words}{' …' if end < len(printed) else ''}"
