"""Repealed law that is still cited, and legal bases that are cited without their latest amendment."""

from sqlalchemy import Connection, select

from extractor.checks.ext.ext005_perubahan_usang import perubahan_usang
from extractor.checks.ref.target.ref019_acuan_dicabut import acuan_dicabut
from extractor.checks.shared.gazettes import name_of_work
from extractor.collection.law.citing import Work
from extractor.collection.law.finding import Told
from extractor.collection.law.standing import Event
from extractor.law.address import is_attached, is_recital
from extractor.model.finding import Suggestion
from extractor.store.tables import changes, citations, expressions, regulations

REPEALED, OUTDATED = acuan_dicabut, perubahan_usang


def cited_though_repealed(connection: Connection, cited: Work) -> list[Told]:
    """Return the findings about citations of a regulation that an act in the store had repealed by then.

    What the register of repeals says is found in each text by itself.
    """
    ends = [event for event in cited.events if event.what == "repealed" and event.source == "store" and event.since]
    if not ends:
        return []
    end = ends[0]
    ending = (
        select(changes.c.id)
        .where(changes.c.expression_id == citations.c.expression_id, changes.c.target_iri == cited.iri)
        .exists()
    )
    rows = connection.execute(
        select(citations)
        .join(expressions, expressions.c.id == citations.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(
            citations.c.iri == cited.iri, citations.c.inner.is_(False), citations.c.base.is_(None),
            regulations.c.day >= end.since, regulations.c.iri != end.by, ~ending,
        )
        .order_by(citations.c.id)
    )  # fmt: skip
    told: dict[tuple[int, str], Told] = {}
    for row in rows:
        if not is_attached(row.eid) and not is_recital(row.eid):
            words = {"peraturan": row.quote, "pencabut": f"{end.name} (“{end.clause}”)"}
            told.setdefault((row.expression_id, row.eid), Told(row.expression_id, row.eid, row.quote, None, words))
    return list(told.values())


def cited_without_latest(connection: Connection, cited: Work) -> list[Told]:
    """Return the findings about a legal basis that had a later amendment on the day of the citing text."""
    chain = [event for event in cited.events if event.what == "amended" and event.source != "register"]
    if not chain:
        return []
    rows = connection.execute(
        select(citations, regulations.c.day, regulations.c.iri.label("citing"))
        .join(expressions, expressions.c.id == citations.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(citations.c.iri == cited.iri, citations.c.ground.is_(True), regulations.c.day.is_not(None))
        .order_by(citations.c.id)
    )
    found = []
    for row in rows:
        held = [event for event in chain if event.before(row.day) and event.by != row.citing]
        last = max(held, key=_order, default=None)
        if last is None or last.by == row.latest or _place(row.latest or row.iri) >= _place(last.by):
            continue
        name = name_of_work(last.by)
        source = f"{last.name}: “{last.clause}”" if last.clause else "disebut oleh peraturan lain dalam koleksi"
        source_en = f"{last.name}: “{last.clause}”" if last.clause else "named by other regulations of the collection"
        words = {"tanggal": row.day, "peraturan": row.quote, "saran": name, "sumber": (source, source_en)}
        suggestion = Suggestion(name, last.by, f"mengubah peraturan itu: {source}", f"amends it: {source_en}")
        found.append(Told(row.expression_id, row.eid, row.quote, None, words, (suggestion,)))
    return found


def _order(event: Event) -> tuple[str, tuple[str, int]]:
    return (event.since or "")[:4], _place(event.by)


def _place(iri: str) -> tuple[str, int]:
    """Return year and number of a regulation, as its IRI has them."""
    *_, year, number = ["", *iri.split("/")]
    return year, int(number) if number.isdecimal() else 0
