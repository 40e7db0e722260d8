"""`cited-by`: who cites a provision, or a regulation."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from extractor.collection.law.versions import version_at
from extractor.collection.questions.days import told
from extractor.law.address import inside, pinpoint_iri
from extractor.store.tables import changes, expressions, provisions, references, regulations

_MOST = 100
# What the words before a citation say of it (`perubahan atas …`) need not be said of the citing regulation: a legal
# basis with the title of an amending act changes nothing.
_CHANGING = ("mengubah", "mencabut")
_OTHER = "lainnya"


class Citing(Struct, frozen=True):
    """One citation: who cites (address, title, day), with which words, what exactly, and what the store says of it.

    `relation` is as in the JSON of a regulation; `mengubah` and `mencabut` only where the citing regulation does so.
    """

    address: str
    title: str
    day: str | None
    quote: str
    target: str
    relation: str
    state: str | None


class CitedBy(Struct, frozen=True):
    """The citations of a provision: how many there are, and the first of them, the newest regulation first.

    `also` are the addresses of further provisions that were asked for in the same words and are not answered for.
    """

    address: str
    count: int
    citations: tuple[Citing, ...]
    also: tuple[str, ...] = ()


def cited_by(connection: Connection, iri: str, eid: str = "", most: int = _MOST) -> CitedBy:
    """Return who cites a provision or one below it (empty: the regulation or any provision of it).

    A range (`Pasal 5 sampai dengan Pasal 9`) cites what lies between its ends.
    """
    wanted = references.c.target_iri == iri
    if eid:
        above = references.c.target_eid.startswith(inside(eid), autoescape=True)
        wanted &= (references.c.target_eid == eid) | above | references.c.id.in_(_ranges(connection, iri, eid))
    count = connection.execute(select(func.count()).select_from(references).where(wanted)).scalar_one()
    rows = connection.execute(
        select(references, regulations.c.iri, regulations.c.title, told(regulations.c.day).label("told"))
        .join(expressions, expressions.c.id == references.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(wanted)
        .order_by(func.coalesce(regulations.c.day, "").desc(), regulations.c.iri, references.c.id)
        .limit(most)
    )
    acts = set(connection.execute(select(changes.c.expression_id).where(changes.c.target_iri == iri)).scalars())
    return CitedBy(
        pinpoint_iri(iri, eid) if eid else iri,
        int(count),
        tuple(
            Citing(
                pinpoint_iri(row.iri, row.eid), row.title, row.told, row.quote,
                pinpoint_iri(iri, row.target_eid) if row.target_eid else iri,
                _OTHER if row.relation in _CHANGING and row.expression_id not in acts else row.relation, row.state,
            )
            for row in rows
        ),
    )  # fmt: skip


def _ranges(connection: Connection, iri: str, eid: str) -> list[int]:
    """Return the citations of a range whose ends lie around a provision, by the order of the text in the store."""
    rows = connection.execute(
        select(references.c.id, references.c.target_eid, references.c.upto_eid).where(
            references.c.target_iri == iri, references.c.upto_eid.is_not(None)
        )
    ).all()
    version = version_at(connection, iri, None) if rows else None
    if version is None:
        return []
    wanted = {eid} | {end for row in rows for end in (row.target_eid, row.upto_eid)}
    places = dict(
        connection.execute(
            select(provisions.c.eid, provisions.c.position).where(
                provisions.c.expression_id == version, provisions.c.eid.in_(wanted)
            )
        ).all()
    )
    here = places.get(eid)
    return [
        row.id
        for row in rows
        if here is not None
        and row.target_eid in places
        and row.upto_eid in places
        and places[row.target_eid] < here < places[row.upto_eid]
    ]
