"""A picture of the relation graph that can be read: bearers on the left, counterparties on the right, one line a pair.

Actors that stand in exactly the same rules with the same roles (a list of twenty bodies under one coordinator) are one
box. Boxes are grouped by kind of actor; the right side is ordered by the mean place of its lines' other ends, and the
ends of the lines on a box by the place of the box they come from, so that few lines cross. All in linear time but for
sorting.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from textwrap import wrap

from msgspec import Struct

from extractor.emit.rules.graph import Edge, Graph, Node
from extractor.emit.rules.words import KINDS, role_words

WIDTH, BOX, PORT, LINE, GAP, HEADING = 900.0, 262.0, 15.0, 15.0, 7.0, 26.0
_CHARACTERS, _LINES = 30, 3
_BUNDLE = 3
_ROLES = 2


class Heading(Struct, frozen=True):
    """The name of a kind of actor above its boxes; `column` 0 is left, 1 right; `y` its base line."""

    column: int
    kind: str
    label: str
    y: float


class Box(Struct, frozen=True):
    """One actor, or several that stand in the same rules. `x`, `y`: top left corner; `rules`: ids of its rules."""

    key: str
    column: int
    kind: str
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    actors: tuple[str, ...]
    labels: tuple[str, ...]
    rules: tuple[str, ...]


class Link(Struct, frozen=True):
    """One line: its boxes, its ends below their top edges, the path, the words at its right end, its rules."""

    left: str
    right: str
    start: float
    end: float
    path: str
    words: str
    words_y: float
    pattern: str
    width: float
    rules: tuple[str, ...]


class Picture(Struct, frozen=True):
    """Everything to draw, in one system of coordinates of `WIDTH` × `height`."""

    height: float
    headings: tuple[Heading, ...]
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


class _Draft:
    """A box before it has a place."""

    def __init__(self, key: str, column: int, nodes: Sequence[Node]) -> None:
        self.key, self.column, self.nodes = key, column, nodes
        self.kind = nodes[0].kind
        self.ends: list[tuple[float, str]] = []
        name = nodes[0].label
        if len(nodes) > 1:
            name = f"{len(nodes)} pelaku: {', '.join(node.label for node in nodes)}"
        lines = wrap(name, _CHARACTERS) or [""]
        self.lines = (*lines[: _LINES - 1], f"{lines[_LINES - 1]} …") if len(lines) > _LINES else tuple(lines)
        self.mean = 0.0  # where its lines come from; the left side keeps the order of the text
        self.y = 0.0

    @property
    def height(self) -> float:
        return max(11 + LINE * len(self.lines), 8 + PORT * len(self.ends))


def picture(graph: Graph) -> Picture | None:
    """Return the picture of a graph; None where no rule names a counterparty."""
    if not graph.edges:
        return None
    left = _drafts(graph, 0, lambda edge: edge.bearer, lambda edge: edge.counterparty)
    right = _drafts(graph, 1, lambda edge: edge.counterparty, lambda edge: edge.bearer)
    pairs = _pairs(graph, left, right)
    for start, end in pairs:
        start.ends.append((0.0, end.key))
        end.ends.append((0.0, start.key))
    lefts, rights = list(dict.fromkeys(left.values())), list(dict.fromkeys(right.values()))
    headings = _stack(lefts)
    placed = {draft.key: draft for draft in (*lefts, *rights)}
    for draft in rights:
        draft.mean = sum(placed[key].y for _, key in draft.ends) / len(draft.ends)
    headings += _stack(rights)
    for draft in (*lefts, *rights):
        draft.ends = sorted((placed[key].y + placed[key].height / 2, key) for _, key in draft.ends)
    links = tuple(_link(start, end, edges) for (start, end), edges in pairs.items())
    boxes = tuple(_box(draft) for draft in (*lefts, *rights))
    return Picture(max(box.y + box.height for box in boxes) + 8, tuple(headings), boxes, links)


def _drafts(graph: Graph, column: int, here: Callable[[Edge], str], there: Callable[[Edge], str]) -> dict[str, _Draft]:
    """Return the box of each actor that stands at this end of an edge; boxes in document order of the actors."""
    seen: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for edge in graph.edges:
        seen[here(edge)].append((there(edge), edge.roles, tuple(rule.id for rule in edge.rules)))
    alike: dict[object, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.id in seen:
            alike[node.kind, tuple(seen[node.id])].append(node)
    drafts: dict[str, _Draft] = {}
    for nodes in alike.values():
        groups = [nodes] if len(nodes) >= _BUNDLE else [[node] for node in nodes]
        for group in groups:
            draft = _Draft(f"{'lr'[column]}{len(drafts)}", column, group)
            drafts |= {node.id: draft for node in group}
    return drafts


def _pairs(graph: Graph, left: dict[str, _Draft], right: dict[str, _Draft]) -> dict[tuple[_Draft, _Draft], list[Edge]]:
    pairs: dict[tuple[_Draft, _Draft], list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        pairs[left[edge.bearer], right[edge.counterparty]].append(edge)
    return dict(pairs)


def _stack(drafts: list[_Draft]) -> list[Heading]:
    """Give each box its place in its column, kind by kind; return the headings of the kinds."""
    means: dict[str, list[float]] = {}
    for draft in drafts:
        means.setdefault(draft.kind, []).append(draft.mean)
    mean = {kind: sum(values) / len(values) for kind, values in means.items()}
    order = {kind: number for number, kind in enumerate(sorted(means, key=lambda kind: mean[kind]))}
    drafts.sort(key=lambda draft: (order[draft.kind], draft.mean))
    headings: list[Heading] = []
    y = 0.0
    for number, draft in enumerate(drafts):
        if number == 0 or drafts[number - 1].kind != draft.kind:
            y += HEADING
            headings.append(Heading(draft.column, draft.kind, KINDS.get(draft.kind, draft.kind), y - 8))
        draft.y = y
        y += draft.height + GAP
    return headings


def _port(draft: _Draft, other: str) -> float:
    """Return how far below the top edge of a box the line to `other` ends."""
    place = [key for _, key in draft.ends].index(other)
    return draft.height / 2 + PORT * (place - (len(draft.ends) - 1) / 2)


def _link(start: _Draft, end: _Draft, edges: Sequence[Edge]) -> Link:
    rules = tuple(dict.fromkeys(rule.id for edge in edges for rule in edge.rules))
    roles = dict.fromkeys(role for edge in edges for role in edge.roles)
    patterns = [edge.patterns[0] for edge in edges if edge.patterns]
    words = " · ".join(role_words(role) for role in list(roles)[:_ROLES])
    words += f" +{len(roles) - _ROLES}" if len(roles) > _ROLES else ""
    first, last = _port(start, end.key), _port(end, start.key)
    return Link(
        start.key,
        end.key,
        first,
        last,
        path(start.y + first, end.y + last),
        f"{words} ({len(rules)})" if len(rules) > 1 else words,
        end.y + last - 4,
        max(patterns, key=patterns.count) if patterns else "lain",
        min(5.0, 1.3 + 0.5 * (len(rules) - 1)),
        rules,
    )


def path(start: float, end: float) -> str:
    """Return the curve from the right edge of the left column to the left edge of the right column."""
    left, right = BOX, WIDTH - BOX - 7
    return f"M{left:.0f} {start:.1f}C{left + 110:.0f} {start:.1f} {right - 190:.0f} {end:.1f} {right:.0f} {end:.1f}"


def _box(draft: _Draft) -> Box:
    ids = dict.fromkeys(rule for node in draft.nodes for rule in (node.towards if draft.column else node.borne))
    return Box(
        draft.key,
        draft.column,
        draft.kind,
        WIDTH - BOX if draft.column else 0.0,
        draft.y,
        draft.height,
        draft.lines,
        tuple(node.id for node in draft.nodes),
        tuple(node.label for node in draft.nodes),
        tuple(ids),
    )
