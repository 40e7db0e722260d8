"""`graph`: which regulation cites, amends and repeals which."""

from collections import Counter
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, func, select

from extractor.checks.shared.gazettes import name_of_work
from extractor.law.address import is_external
from extractor.law.instruments import instruments
from extractor.store.tables import changes, expressions, references, regulations
from extractor.store.write import ORIGINAL

Kind = Literal["cites", "ground", "implements", "amends", "repeals"]
_KINDS: dict[str, Kind] = {"dasar_hukum": "ground", "melaksanakan": "implements"}
_LOWEST = 99


class Node(Struct, frozen=True):
    """One regulation: whether its text is in the store, the rank of its kind among laws, and how many cite it."""

    iri: str
    title: str
    jenis: str
    year: int | None
    rank: int
    status: str
    here: bool
    cited: int


class Edge(Struct, frozen=True):
    """One regulation points to another, `count` times in this way."""

    source: str
    target: str
    kind: Kind
    count: int


class Graph(Struct, frozen=True):
    """The regulations, the most cited first, and what joins them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(connection: Connection, around: str | None = None) -> Graph:
    """Return the graph of all regulations that the store has or cites, or of those next to the regulation `around`."""
    counts: Counter[tuple[str, str, Kind]] = Counter()
    cites = (
        select(regulations.c.iri, references.c.target_iri, references.c.relation, func.count())
        .join(expressions, expressions.c.id == references.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(references.c.scope == "external", references.c.target_iri.is_not(None))
        .group_by(regulations.c.iri, references.c.target_iri, references.c.relation)
    )
    alters = (
        select(regulations.c.iri, changes.c.target_iri, changes.c.type, changes.c.target_eid)
        .join(expressions, expressions.c.id == changes.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(expressions.c.kind == ORIGINAL, changes.c.target_iri != "")
    )
    if around is not None:
        cites = cites.where((regulations.c.iri == around) | (references.c.target_iri == around))
        alters = alters.where((regulations.c.iri == around) | (changes.c.target_iri == around))
    for source, target, relation, count in connection.execute(cites):
        counts[source, target, _KINDS.get(relation, "cites")] += count
    for source, target, kind, eid in connection.execute(alters):
        counts[source, target, "repeals" if kind == "repeal" and not eid else "amends"] += 1
    edges = sorted(
        (Edge(*ends, count) for ends, count in counts.items() if ends[0] != ends[1]),
        key=lambda edge: (edge.source, edge.target, edge.kind),
    )
    cited = Counter(target for _, target in {(edge.source, edge.target) for edge in edges})
    names = {end for edge in edges for end in (edge.source, edge.target)} | ({around} if around is not None else set())
    nodes = sorted(_nodes(connection, names, around, cited), key=lambda node: (-node.cited, node.iri))
    return Graph(tuple(nodes), tuple(edges))


def _nodes(connection: Connection, names: set[str], around: str | None, cited: Counter[str]) -> list[Node]:
    query = select(
        regulations.c.iri, regulations.c.title, regulations.c.jenis, regulations.c.tahun, regulations.c.status
    )
    ranks = {row.jenis: row.rank for row in instruments().jenis}
    found = {}
    for row in connection.execute(query):
        if around is None or row.iri in names:
            year = int(row.tahun) if row.tahun and row.tahun.isdecimal() else None
            rank = ranks.get(row.jenis or "", _LOWEST)
            found[row.iri] = Node(row.iri, row.title, row.jenis or "", year, rank, row.status, True, cited[row.iri])
    for iri in names - found.keys():
        parts = iri.split("/")
        jenis = parts[4] if len(parts) > 4 else ""
        year = next((int(part) for part in reversed(parts[5:-1]) if part.isdecimal()), None)
        name = name_of_work(iri) if is_external(iri) and len(parts) > 6 else iri
        found[iri] = Node(iri, name, jenis, year, ranks.get(jenis, _LOWEST), "", False, cited[iri])
    return list(found.values())
