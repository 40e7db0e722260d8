"""The text that a consolidation works on: units that can be found, replaced, put in and taken out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.changes.consolidation import Mark, Source, Unit
from extractor.law.address import child, is_below, is_top, kind_of, label_of, last_of, parent, top_of
from extractor.law.numbers import place_of
from extractor.law.units import GROUPING, ITEMS, UnitKind
from extractor.model.document import Document, Provision

QUOTATION_MARKS = '"“”„'
"""What may stand around quoted text."""


@dataclass(slots=True, eq=False)
class Node:
    """One unit; see `consolidation.Unit`."""

    eid: str
    kind: UnitKind
    num: str = ""
    heading: str = ""
    text: str = ""
    tail: str = ""
    mark: Mark | None = None
    source: Source | None = None
    before: str | None = None
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield the unit and those below it."""
        yield self
        for below in self.children:
            yield from below.walk()

    def words(self) -> str:
        """Return all that is printed of it, in running text."""
        parts = [self.num, self.heading, self.text, *(below.words() for below in self.children), self.tail]
        return " ".join(part for part in parts if part)

    def stamp(self, mark: Mark, source: Source) -> None:
        """Say of the unit and those below it where they come from."""
        for node in self.walk():
            node.mark, node.source = mark, source

    def frozen(self) -> Unit:
        """Return the unit as it is now."""
        return Unit(
            self.eid, self.kind, self.num, self.heading, self.text, self.tail, self.mark, self.source, self.before,
            tuple(below.frozen() for below in self.children),
        )  # fmt: skip


def node_of(document: Document, unit: Provision, address: str) -> Node:
    """Return a unit of `document` as a node with this address; a Pasal below it keeps its own."""
    text = document.text
    first = unit.children[0].span.start if unit.children else None
    lead = [text.of(span) for span in unit.own if first is None or span.start < first]
    tail = [text.of(span) for span in unit.own if first is not None and span.start >= first]
    node = Node(
        address,
        unit.kind,
        text.of(unit.num).strip(f"{QUOTATION_MARKS} ") if unit.num else "",
        text.of(unit.heading) if unit.heading else "",
        " ".join(lead),
        " ".join(tail),
    )
    for below in unit.children:
        inner = f"{address}{below.eid[len(unit.eid) :]}" if is_below(below.eid, unit.eid) else last_of(below.eid)
        node.children.append(node_of(document, below, inner))
    return node


class WorkingText:
    """The units of one regulation, to be changed."""

    def __init__(self, document: Document) -> None:
        """Copy the tree of `document`."""
        self.units = [node_of(document, unit, unit.eid) for unit in document.provisions]

    def path(self, address: str) -> list[Node]:
        """Return the units from the top down to the one with this address; empty where there is none.

        A Bagian may be named without its BAB; what is cited as ayat may be printed as 1., 2.
        """
        found = self._path(self.units, address)
        if not found and kind_of(address) == "ayat":
            found = self._path(self.units, child(parent(address), "angka", label_of(address)))
        if not found and is_top(address) and kind_of(address) in GROUPING:
            rows = [node.eid for unit in self.units for node in unit.walk() if last_of(node.eid) == address]
            found = self._path(self.units, rows[0]) if len(rows) == 1 else []
        return found

    def _path(self, row: list[Node], address: str) -> list[Node]:
        for node in row:
            if node.eid == address:
                return [node]
            if node.kind in GROUPING or is_below(address, node.eid) or is_below(address, top_of(node.eid)):
                below = self._path(node.children, address)
                if below:
                    return [node, *below]
        return []

    def row_of(self, path: list[Node]) -> list[Node]:
        """Return the list in which the last unit of a path stands."""
        return path[-2].children if len(path) > 1 else self.units

    def place_by_number(self, node: Node) -> tuple[list[Node], int] | None:
        """Return the list and the place in it where the number of a new unit belongs; None where no list takes it."""
        above = parent(node.eid)
        if node.kind == "pasal":
            return self._after_lower([n for unit in self.units for n in unit.walk() if n.kind == "pasal"], node)
        if above:
            path = self.path(above)
            if not path:
                return None
            row = path[-1].children
            same = [n for n in row if n.kind == node.kind]
            if not same and not (node.kind in ITEMS and path[-1].text.endswith(":")) and node.kind not in GROUPING:
                return None
        else:
            row, same = self.units, [n for n in self.units if n.kind == node.kind]
        found = self._after_lower(same, node)
        return found or (row, len(row))

    def _after_lower(self, same: list[Node], node: Node) -> tuple[list[Node], int] | None:
        own = place_of(label_of(node.eid))
        lower = [n for n in same if own and (place := place_of(label_of(n.eid))) and place < own]
        if not lower:
            first = self.path(same[0].eid) if same else []
            return (self.row_of(first), self.row_of(first).index(first[-1])) if first else None
        path = self.path(lower[-1].eid)
        return self.row_of(path), self.row_of(path).index(path[-1]) + 1
