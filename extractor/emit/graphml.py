"""GraphML, the form in which drawing programs and network libraries take a graph."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"

Values = Sequence[str | int]


def graphml(
    about: Mapping[str, str],
    node_keys: Sequence[str],
    nodes: Iterable[tuple[str, Values]],
    edge_keys: Sequence[str],
    edges: Iterable[tuple[str, str, Values]],
    numbers: Collection[str] = (),
) -> bytes:
    """Return a directed graph: nodes are an id and a value for each key, edges the ids of their ends and such values.

    `about` is said of the whole graph; the values of the keys in `numbers` are whole numbers, all others are words.
    """
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap={None: _GRAPHML})  # type: ignore[dict-item]
    for scope, keys in (("graph", tuple(about)), ("node", tuple(node_keys)), ("edge", tuple(edge_keys))):
        for key in keys:
            kind = "int" if key in numbers else "string"
            declared = {"id": f"{scope}_{key}", "for": scope, "attr.name": key, "attr.type": kind}
            etree.SubElement(root, f"{{{_GRAPHML}}}key", declared)
    top = etree.SubElement(root, f"{{{_GRAPHML}}}graph", {"id": "thk", "edgedefault": "directed"})
    _data(top, "graph", tuple(about), tuple(about.values()))
    for name, values in nodes:
        _data(etree.SubElement(top, f"{{{_GRAPHML}}}node", {"id": name}), "node", node_keys, values)
    for source, target, values in edges:
        ends = {"source": source, "target": target}
        _data(etree.SubElement(top, f"{{{_GRAPHML}}}edge", ends), "edge", edge_keys, values)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _data(parent: etree._Element, scope: str, keys: Sequence[str], values: Values) -> None:
    for key, value in zip(keys, values, strict=True):
        written = etree.SubElement(parent, f"{{{_GRAPHML}}}data", {"key": f"{scope}_{key}"})
        written.text = "".join(char if char.isprintable() else " " for char in str(value))
