"""The relation graph for other programs: Mermaid (flowchart), Graphviz DOT, GraphML. Nodes are grouped by kind."""

from extractor.emit.graphml import graphml
from extractor.emit.names import title
from extractor.emit.rules.graph import Edge, Graph, Node, colour, graph_of
from extractor.emit.rules.words import joined
from extractor.model.analysis import Analysis

_SHAPES = {"office": ("([", "])"), "class": ("[[", "]]"), "external": (">", "]")}


def _ids(graph: Graph) -> dict[str, str]:
    return {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}


def to_mermaid(analysis: Analysis) -> bytes:
    """Return a Mermaid flowchart; offices are round, classes have double sides."""
    graph = graph_of(analysis)
    ids = _ids(graph)
    lines = ["---", f"title: {_mermaid(title(analysis.document), quoted=True)}", "---", "flowchart LR"]
    for number, (kind, nodes) in enumerate(graph.by_kind(), 1):
        lines.append(f'  subgraph k{number}["{_mermaid(kind)}"]')
        for node in nodes:
            left, right = _SHAPES.get(node.kind, ("[", "]"))
            lines.append(f'    {ids[node.id]}{left}"{_mermaid(_label(node))}"{right}')
        lines.append("  end")
    for edge in graph.edges:
        lines.append(f'  {ids[edge.bearer]} -->|"{_mermaid(edge.words)}"| {ids[edge.counterparty]}')
    for number, edge in enumerate(graph.edges):
        lines.append(f"  linkStyle {number} stroke:{colour(edge)}")
    return ("\n".join(lines) + "\n").encode()


def _mermaid(words: str, quoted: bool = False) -> str:
    """Return words that Mermaid takes as they are: its signs become numbered entities."""
    one_line = " ".join(words.split())
    if quoted:  # a line of YAML
        return '"' + one_line.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "".join(char if char.isalnum() or char in " .,()/-·;:'" else f"#{ord(char)};" for char in one_line)


def _label(node: Node) -> str:
    return f"{node.label} ({len(node.borne)})" if node.borne else node.label


def to_dot(analysis: Analysis) -> bytes:
    """Return a DOT digraph, drawn from left to right, one cluster for each kind of actor."""
    graph = graph_of(analysis)
    ids = _ids(graph)
    lines = [
        "digraph thk {",
        f"  graph [label={_dot(title(analysis.document))}, labelloc=t];",
        "  graph [rankdir=LR, newrank=true, ranksep=1.6, nodesep=0.15];",
        '  node [shape=box, style="rounded,filled", fillcolor="#f7f5ef", fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
    ]
    for number, (kind, nodes) in enumerate(graph.by_kind(), 1):
        lines.append(f"  subgraph cluster_{number} {{ label={_dot(kind)}; color=gray70;")
        lines += [f"    {ids[node.id]} [label={_dot(_label(node))}, tooltip={_dot(node.id)}];" for node in nodes]
        lines.append("  }")
    for edge in graph.edges:
        told = (
            f"label={_dot(edge.words)}, color={_dot(colour(edge))}, fontcolor={_dot(colour(edge))}, "
            f"penwidth={min(5.0, 0.8 + 0.4 * len(edge.rules)):.1f}, tooltip={_dot(_sources(edge))}"
        )
        lines.append(f"  {ids[edge.bearer]} -> {ids[edge.counterparty]} [{told}];")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _dot(words: str) -> str:
    return '"' + " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _sources(edge: Edge) -> str:
    return joined(rule.source[0] for rule in edge.rules)


_NODE_KEYS = ("label", "kind", "actor", "canonical")
_EDGE_KEYS = ("roles", "patterns", "deontic", "rules", "addresses")


def to_graphml(analysis: Analysis) -> bytes:
    """Return GraphML: nodes with label, kind, actor id and canonical key; edges with weight, roles, patterns, rules."""
    graph = graph_of(analysis)
    ids = _ids(graph)
    nodes = (
        (ids[node.id], (node.label, node.kind, node.id, node.canonical or "", len(node.borne))) for node in graph.nodes
    )
    edges = (
        (
            ids[edge.bearer],
            ids[edge.counterparty],
            (
                joined(edge.roles),
                joined(edge.patterns),
                joined(rule.modality.deontic for rule in edge.rules),
                joined(rule.id for rule in edge.rules),
                _sources(edge),
                len(edge.rules),
            ),
        )
        for edge in graph.edges
    )
    about = {"title": title(analysis.document), "iri": analysis.document.metadata.iri or ""}
    return graphml(about, (*_NODE_KEYS, "borne"), nodes, (*_EDGE_KEYS, "weight"), edges, numbers=("borne", "weight"))
