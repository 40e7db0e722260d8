"""The graph of a collection as GraphML, and as a page with a picture."""

from msgspec import Struct

from extractor.collection.questions.graph import Edge, Graph, Node
from extractor.emit.graphml import graphml
from extractor.emit.templates import rendered
from extractor.words import words

# A picture of more regulations than these shows nothing; the most cited ones are drawn (chosen).
DRAWN = 150
_LEFT, _TOP, _ROW, _YEAR = 90.0, 60.0, 22.0, 46.0
_NODE_KEYS = ("iri", "title", "jenis", "status", "here", "year", "cited")
_EDGE_KEYS = ("kind", "count")


def to_graphml(found: Graph) -> bytes:
    """Return the graph as GraphML: regulations with title, kind, year and status, edges with kind and count."""
    ids = {node.iri: f"n{at}" for at, node in enumerate(found.nodes)}
    nodes = (
        (ids[node.iri], (node.iri, node.title, node.jenis, node.status, int(node.here), node.year or 0, node.cited))
        for node in found.nodes
    )
    edges = ((ids[edge.source], ids[edge.target], (edge.kind, edge.count)) for edge in found.edges)
    return graphml({}, _NODE_KEYS, nodes, _EDGE_KEYS, edges, numbers=("here", "year", "cited", "count"))


class Drawn(Struct, frozen=True):
    """A regulation with its place in the picture."""

    node: Node
    x: float
    y: float
    radius: float


class Line(Struct, frozen=True):
    """An edge with the places of its ends."""

    edge: Edge
    start: Drawn
    end: Drawn


class Drawing(Struct, frozen=True):
    """A picture: years from left to right with their places, higher law further up, the most cited regulations.

    `left_out` counts the regulations that are not drawn.
    """

    nodes: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    years: tuple[tuple[int, float], ...]
    width: float
    height: float
    left_out: int


def to_page(found: Graph, language: str = "id") -> bytes:
    """Return a page with the picture of a graph, and below it every regulation, in `language` (`id`, `en`)."""
    said, force = words("graph", language), words("force", language)
    return rendered(
        "collection_graph", drawn=drawing(found), graph=found, lang=language, g=said, force=force, at=""
    ).encode()


def drawing(found: Graph) -> Drawing:
    """Return the picture of a graph."""
    nodes = sorted(found.nodes[:DRAWN], key=lambda node: (node.rank, node.year or 0, node.iri))
    years = sorted({node.year for node in nodes if node.year is not None})
    column = {year: at for at, year in enumerate(years)}
    drawn: dict[str, Drawn] = {}
    rows: dict[tuple[int, int | None], int] = {}
    ranks: dict[int, float] = {}
    y = _TOP
    for rank in sorted({node.rank for node in nodes}):
        ranks[rank] = y
        here = [node for node in nodes if node.rank == rank]
        for node in here:
            row = rows[rank, node.year] = rows.get((rank, node.year), -1) + 1
            x = _LEFT + _YEAR * (column[node.year] + 1 if node.year is not None else 0)
            drawn[node.iri] = Drawn(node, x, y + _ROW * row, min(10.0, 3.0 + node.cited**0.5))
        y += _ROW * (2 + max(rows[rank, node.year] for node in here))
    lines = [
        Line(edge, drawn[edge.source], drawn[edge.target])
        for edge in found.edges
        if edge.source in drawn and edge.target in drawn
    ]
    return Drawing(
        tuple(drawn.values()),
        tuple(lines),
        tuple((year, _LEFT + _YEAR * (at + 1)) for year, at in column.items()),
        _LEFT + _YEAR * (len(years) + 2),
        y,
        max(0, len(found.nodes) - DRAWN),
    )
