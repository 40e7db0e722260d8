"""The text that a consolidation works on: units that can be found, replaced, put in and taken out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge

from extractor.changes.consolidation import Mark, Source, Unit
from extractor.changes.quotation import QUOTATION_MARKS
from extractor.law.address import (
    child,
    inside,
    is_below,
    is_body,
    is_top,
    is_within,
    kind_of,
    label_of,
    last_of,
    parent,
    top_of,
    upwards,
)
from extractor.law.numbers import place_of, roman_value
from extractor.law.units import ATTACHED, GROUPING, ITEMS, UnitKind
from extractor.model.document import Block, BlockKind, Document, Provision
from extractor.model.text import Span, Table, Text


@dataclass(slots=True)
class CellWords:
    """One cell of a table; see `model.text.Cell`."""

    text: str
    column: int
    rowspan: int
    colspan: int
    header: bool


@dataclass(slots=True, eq=False)
class Words:
    """Own text of a unit in one piece (its lines parted by line feeds) or a table of it, or a block outside units.

    `head` says that it stands before the heading.
    """

    text: str
    rows: list[list[CellWords]] | None = None
    block: BlockKind | None = None
    head: bool = False

    @property
    def running(self) -> str:
        """All its words in running text."""
        if self.rows is None:
            return self.text.replace("\n", " ")
        return " ".join(cell.text.replace("\n", " ") for row in self.rows for cell in row if cell.text)

    def replace(self, change: Callable[[str], str]) -> None:
        """Put in the place of the words what `change` makes of them; of a table cell by cell."""
        self.text = change(self.text)
        for row in self.rows or ():
            for cell in row:
                cell.text = change(cell.text)


@dataclass(slots=True, eq=False)
class Node:
    """One unit; see `consolidation.Unit`. `parts` are its own text and its children in their order."""

    eid: str
    kind: UnitKind
    num: str = ""
    heading: str = ""
    label: str = ""
    parts: list["Words | Node"] = field(default_factory=list)
    also: tuple[str, ...] = ()
    mark: Mark | None = None
    source: Source | None = None
    before: str | None = None
    until: str | None = None

    @property
    def children(self) -> list["Node"]:
        """The units directly below it."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def own(self) -> list[Words]:
        """The pieces of its own text."""
        return [part for part in self.parts if isinstance(part, Words)]

    @property
    def text(self) -> str:
        """Its own text before the first child, in running text."""
        first = next((at for at, part in enumerate(self.parts) if isinstance(part, Node)), len(self.parts))
        return _joined(self.parts[:first])

    @property
    def tail(self) -> str:
        """Its own text behind the first child, in running text."""
        first = next((at for at, part in enumerate(self.parts) if isinstance(part, Node)), len(self.parts))
        return _joined(self.parts[first:])

    def walk(self) -> Iterator["Node"]:
        """Yield the unit and those below it."""
        yield self
        for below in self.children:
            yield from below.walk()

    def words(self) -> str:
        """Return all that is printed of it, in running text."""
        parts = [self.num, self.heading]
        parts += [part.words() if isinstance(part, Node) else part.running for part in self.parts]
        return " ".join(part for part in parts if part)

    def stamp(self, mark: Mark, source: Source) -> None:
        """Say of the unit and those below it where they come from."""
        for node in self.walk():
            node.mark, node.source = mark, source

    def frozen(self) -> Unit:
        """Return the unit as it is now."""
        return Unit(
            self.eid, self.kind, self.num, self.heading, self.text, self.tail, self.mark, self.source, self.before,
            self.until,            tuple(below.frozen() for below in self.children),
        )  # fmt: skip


def _joined(parts: Sequence[Words | Node]) -> str:
    return " ".join(part.running for part in parts if isinstance(part, Words) and part.running)


def node_of(document: Document, unit: Provision, address: str) -> Node:
    """Return a unit of `document` as a node with this address; a Pasal below it keeps its own."""
    text = document.text
    node = Node(
        address,
        unit.kind,
        text.of(unit.num).strip(f"{QUOTATION_MARKS} ") if unit.num else "",
        text.of(unit.heading) if unit.heading else "",
        unit.label,
        also=unit.also,
    )
    own: list[tuple[int, list[Words | Node]]] = []
    for span in unit.own:
        head = unit.heading is not None and span.start < unit.heading.start
        own.append((span.start, [*_words(text, span, head)]))
    children: list[tuple[int, list[Words | Node]]] = []
    for below in unit.children:
        inner = f"{address}{below.eid[len(unit.eid) :]}" if is_below(below.eid, unit.eid) else last_of(below.eid)
        children.append((below.span.start, [node_of(document, below, inner)]))
    node.parts = [part for _, parts in merge(own, children, key=lambda each: each[0]) for part in parts]
    return node


def _words(text: Text, span: Span, head: bool) -> Iterator[Words]:
    """Yield a piece of own text, its tables apart."""
    at = span.start
    for table in text.tables_in(span):
        before = text.content[at : table.span.start].strip("\n")
        if before:
            yield Words(before, head=head)
        yield Words("", _rows(text, table), head=head)
        at = table.span.end
    behind = text.content[at : span.end].strip("\n")
    if behind:
        yield Words(behind, head=head)


def _rows(text: Text, table: Table) -> list[list[CellWords]]:
    return [
        [
            CellWords(
                text.content[cell.span.start : cell.span.end], cell.column, cell.rowspan, cell.colspan, cell.header
            )
            for cell in row
        ]
        for row in table.rows
    ]


class WorkingText:
    """The units and blocks of one regulation, to be changed."""

    def __init__(self, document: Document) -> None:
        """Copy the tree of `document`."""
        items: list[Block | Provision] = [*document.blocks, *document.provisions]
        items.sort(key=lambda item: (item.span.start, item.span.end))
        self.moved: dict[str, str] = {}
        self.title = document.metadata.tentang
        self.parts: list[Words | Node] = [
            Words(document.text.content[item.span.start : item.span.end], block=item.kind)
            if isinstance(item, Block)
            else node_of(document, item, item.eid)
            for item in items
        ]

    def entitle(self, title: str) -> bool:
        """Give the regulation a title; whether it has a place for one."""
        place = next((part for part in self.parts if isinstance(part, Words) and part.block == "judul"), None)
        if place is None:
            return False
        place.text = self.title = title
        return True

    @property
    def units(self) -> list[Node]:
        """The top units."""
        return [part for part in self.parts if isinstance(part, Node)]

    def walk(self) -> Iterator[Node]:
        """Yield every unit, parents before children."""
        for unit in self.units:
            yield from unit.walk()

    def path(self, address: str) -> list[Node]:
        """Return the units from the top down to the one with this address; empty where there is none.

        A Bagian may be named without its BAB; what is cited as ayat may be printed as 1., 2.; an annex is named by its
        printed number; what has been renumbered is found by its old number where no other unit has that now.
        """
        return self.now(address) or self.now(self._followed(address))

    def _followed(self, address: str) -> str:
        """Return the address that renumberings have made of one; as it is where they have not."""
        for above in upwards(address):
            if above in self.moved and not self.now(above):
                return self.moved[above] + address[len(above) :]
        return address

    def renumber(self, node: Node, address: str) -> None:
        """Give a unit, and those below it, another address."""
        old = node.eid
        for each in node.walk():
            if is_within(each.eid, old):
                each.eid = address + each.eid[len(old) :]
        node.label = label_of(address)

    def put_in_order(self, node: Node) -> None:
        """Move a unit with a new number to where that belongs among its neighbours; as it is where it fits there."""
        row = self.row_of(self._path(self.units, node.eid))
        same = [each for each in row if isinstance(each, Node) and each.kind == node.kind]
        places = [place_of(label_of(each.eid)) or (0, "") for each in same]
        if places == sorted(places):
            return
        row.remove(node)
        row, at = self.place_among([each for each in same if each is not node], node)
        row.insert(at, node)

    def now(self, address: str) -> list[Node]:
        """Return the path to the unit that has this address now, as `path`, renumberings apart."""
        if is_top(address) and address and kind_of(address) == "lampiran":
            annex = self._annex(label_of(address))
            return [annex] if annex is not None else []
        found = self._path(self.units, address)
        if not found and kind_of(address) == "ayat":
            found = self._path(self.units, child(parent(address), "angka", label_of(address)))
        if not found and is_top(address) and kind_of(address) in GROUPING:
            rows = [node.eid for node in self.walk() if last_of(node.eid) == address]
            found = self._path(self.units, rows[0]) if len(rows) == 1 else []
        return found

    def _annex(self, number: str) -> Node | None:
        """Return the annex of a number; the only one where it has none itself."""
        annexes = [unit for unit in self.units if unit.kind == "lampiran"]
        by_number = {str(roman_value(unit.label) or unit.label): unit for unit in annexes if unit.label}
        if number in by_number:
            return by_number[number]
        return annexes[0] if len(annexes) == 1 and not annexes[0].label and number == "1" else None

    def _path(self, row: list[Node], address: str) -> list[Node]:
        top = top_of(address)
        within = inside(top)
        for node in row:
            if node.eid == address:
                return [node]
            if node.kind in GROUPING or (address != top and (node.eid == top or node.eid.startswith(within))):
                below = self._path(node.children, address)
                if below:
                    return [node, *below]
        return []

    def row_of(self, path: list[Node]) -> "list[Words | Node]":
        """Return the list in which the last unit of a path stands."""
        return path[-2].parts if len(path) > 1 else self.parts

    def place_by_number(self, node: Node) -> "tuple[list[Words | Node], int] | None":
        """Return the list and the place in it where the number of a new unit belongs; None where no list takes it."""
        above = parent(node.eid)
        if node.kind == "pasal":
            return self._after_lower([each for each in self.walk() if each.kind == "pasal"], node)
        if above:
            path = self.path(above)
            if not path:
                return None
            row = path[-1].parts
            same = [each for each in path[-1].children if each.kind == node.kind]
            if not same and not (node.kind in ITEMS and path[-1].text.endswith(":")) and node.kind not in GROUPING:
                return None
        else:
            row, same = self.parts, [each for each in self.units if each.kind == node.kind]
        return self._after_lower(same, node) or (row, self._end(row, node.kind))

    def _end(self, row: "list[Words | Node]", kind: UnitKind) -> int:
        """Return the place behind the last unit of a list; a new annex comes behind everything."""
        if kind in ATTACHED:
            return len(row)
        last = [at for at, part in enumerate(row) if isinstance(part, Node) and is_body(part.eid)]
        return last[-1] + 1 if last else len(row)

    def place_among(self, same: list[Node], node: Node) -> "tuple[list[Words | Node], int]":
        """Return the list and the place in it where a new unit belongs by its number, beside units of its kind."""
        found = self._after_lower(same, node)
        if found is None:
            path = self._path(self.units, same[-1].eid)
            row = self.row_of(path)
            found = row, row.index(path[-1]) + 1
        return found

    def _after_lower(self, same: list[Node], node: Node) -> "tuple[list[Words | Node], int] | None":
        own = place_of(label_of(node.eid))
        lower = [n for n in same if own and (place := place_of(label_of(n.eid))) and place < own]
        if not lower:
            first = self._path(self.units, same[0].eid) if same else []
            return (self.row_of(first), self.row_of(first).index(first[-1])) if first else None
        path = self._path(self.units, lower[-1].eid)
        return self.row_of(path), self.row_of(path).index(path[-1]) + 1
