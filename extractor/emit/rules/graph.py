"""Who has to do with whom: actors as nodes, the rules of each ordered pair (bearer, counterparty) merged into one edge.

Rules without a counterparty make no edge; they are counted at their bearer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from extractor.emit.rules.words import KINDS, PATTERNS, role_words
from extractor.model.analysis import Analysis
from extractor.model.rule import Rule

# Which of several patterns a role speaks of most clearly; only to choose a colour among those that the rule has.
_CLEAREST = {
    "consult": "konsultatif", "coordinate_with": "koordinatif", "coordinates": "koordinatif",
    "coordinated_by": "koordinatif", "peer": "kolegial", "supervises": "struktural", "accountable_to": "struktural",
    "report_to": "struktural",
}  # fmt: skip


def sorted_patterns(patterns: Iterable[str], roles: Iterable[str]) -> list[str]:
    """Return the patterns, first those that the roles speak of, then in the usual order."""
    clear = {_CLEAREST.get(role) for role in roles}
    order = {pattern: number for number, pattern in enumerate(PATTERNS)}
    return sorted(patterns, key=lambda pattern: (pattern not in clear, order.get(pattern, len(order)), pattern))


class Node(Struct, frozen=True):
    """An actor that bears a rule or stands opposite one; `borne` and `towards` are the ids of these rules."""

    id: str
    label: str
    kind: str
    canonical: str | None
    borne: tuple[str, ...]
    towards: tuple[str, ...]


class Edge(Struct, frozen=True, dict=True):
    """All rules from one bearer towards one counterparty, in document order, with the roles of the counterparty."""

    bearer: str
    counterparty: str
    rules: tuple[Rule, ...]
    roles: tuple[str, ...]

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The relation patterns of the rules, the first one named most often."""
        found = Counter(pattern for rule in self.rules if rule.relation for pattern in rule.relation.patterns)
        return tuple(sorted(sorted_patterns(found, self.roles), key=lambda pattern: -found[pattern]))

    @property
    def words(self) -> str:
        """The roles as people say them, with the number of rules where there are several."""
        said = " · ".join(role_words(role) for role in self.roles)
        return f"{said} ({len(self.rules)})" if len(self.rules) > 1 else said


class Graph(Struct, frozen=True):
    """Nodes in the order of the actors, edges in document order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def by_kind(self) -> Iterable[tuple[str, list[Node]]]:
        """Yield (name of the kind, its nodes) for every kind that occurs, in a fixed order."""
        order = list(KINDS)
        kinds = sorted({node.kind for node in self.nodes}, key=lambda kind: (kind not in KINDS, kind))
        for kind in sorted(kinds, key=lambda kind: order.index(kind) if kind in KINDS else len(order)):
            yield KINDS.get(kind, kind), [node for node in self.nodes if node.kind == kind]


def graph_of(analysis: Analysis) -> Graph:
    """Return the graph of the rules of one regulation."""
    borne: dict[str, list[str]] = defaultdict(list)
    towards: dict[str, list[str]] = defaultdict(list)
    rules: dict[tuple[str, str], dict[str, Rule]] = defaultdict(dict)
    roles: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for rule in analysis.rules:
        for bearer in dict.fromkeys(bearer.actor for bearer in rule.bearers):
            borne[bearer].append(rule.id)
            for party in rule.counterparties:
                rules[bearer, party.actor][rule.id] = rule
                roles[bearer, party.actor][party.role] += 1
        for actor in dict.fromkeys(party.actor for party in rule.counterparties):
            towards[actor].append(rule.id)
    nodes = tuple(
        Node(a.id, a.label, a.kind, a.canonical, tuple(borne.get(a.id, ())), tuple(towards.get(a.id, ())))
        for a in analysis.actors
        if a.id in borne or a.id in towards
    )
    known = {node.id for node in nodes}
    edges = tuple(
        Edge(bearer, party, tuple(found.values()), tuple(role for role, _ in roles[bearer, party].most_common()))
        for (bearer, party), found in rules.items()
        if bearer in known and party in known
    )
    return Graph(nodes, edges)


COLOURS = {
    "struktural": "#b0413e", "koordinatif": "#2166ac", "konsultatif": "#1b7837", "fungsional": "#8c510a",
    "kolegial": "#762a83",
}  # fmt: skip
NO_PATTERN = "#6b7280"


def colour(edge: Edge) -> str:
    """Return the colour of the pattern that an edge shows most often."""
    return COLOURS.get(edge.patterns[0], NO_PATTERN) if edge.patterns else NO_PATTERN
