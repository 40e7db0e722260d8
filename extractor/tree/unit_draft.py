"""A unit while the tree is being decided; frozen into a Provision with its address once its children are known."""

from operator import attrgetter

from msgspec import Struct, field

from extractor.law.address import again, child, quoted_by
from extractor.law.numbers import LIST_STYLES, Position
from extractor.law.units import ATTACHED, GROUPING, THROUGH, UnitKind
from extractor.model.document import Provision
from extractor.model.text import Span
from extractor.tree.numbering import address_label

_START, _END = attrgetter("start"), attrgetter("end")


class Draft(Struct, eq=False):
    """One unit in the making.

    `style` is the marker that opened it, `pieces` its own text so far, `indent` the place of its marker and `hang` that
    of the lines that go on below it, `quoted` says that it opens text quoted by the
    instruction above it. `address` is set where the address does not follow from kind and label. `also` are the labels
    of further units that it stands for (`Pasal 6 sampai dengan Pasal 8`). `breaks` are the
    offsets in the text where a paragraph begins.
    """

    kind: UnitKind
    style: str = ""
    label: str = ""
    position: Position = (0, "")
    num: Span | None = None
    heading: Span | None = None
    pieces: list[Span] = field(default_factory=list)
    children: list["Draft"] = field(default_factory=list)
    indent: float = 0.0
    hang: float | None = None
    quoted: bool = False
    address: str | None = None
    also: tuple[str, ...] = ()
    breaks: list[int] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """Add text to the unit; it joins the last piece where only a line break stands between them."""
        if start >= end:
            return
        pieces = self.pieces
        if pieces and 0 <= start - (last := pieces[-1]).end <= 1:
            pieces[-1] = Span(last.start, end)
        else:
            pieces.append(Span(start, end))

    @property
    def end(self) -> int:
        """Offset after the last sign of the unit so far."""
        last = self.children[-1].end if self.children else -1
        return max([last, *(span.end for span in (self.num, self.heading, *self.pieces[-1:]) if span)])

    @property
    def empty(self) -> bool:
        """Whether nothing but its number (and heading) has been read yet."""
        return not self.pieces and not self.children


def left_open(path: list[Draft], indent: float) -> list[Draft]:
    """Return the open units of `path` without the list items whose text hangs right of `indent`."""
    keep = len(path)
    while path[keep - 1].style in LIST_STYLES and _left_of(path[keep - 2], path[keep - 1], indent):
        keep -= 1
    return path[:keep]


def _left_of(parent: Draft, item: Draft, indent: float) -> bool:
    """Return whether text at `indent` stands left of where the text of `item` (or of its siblings) hangs."""
    hangs = [sibling.hang for sibling in parent.children if sibling.hang is not None]
    return indent < (min(hangs) if hangs else item.indent) - 1.0


def last_pasal(draft: Draft) -> Draft | None:
    """Return the Pasal among the last children of `draft` and of those, the lowest one."""
    found = None
    while draft.children:
        draft = draft.children[-1]
        if draft.kind == "pasal":
            found = draft
    return found


def siblings_of(root: Draft, unit: Draft) -> list[Draft]:
    """Return the children among which `unit` stands as the last one, those furthest down first; else nothing."""
    stack = [root]
    while stack:
        above = stack.pop()
        if above.children and above.children[-1] is unit:
            return above.children
        stack.extend(child for child in above.children if child.kind in GROUPING)
    return []


def freeze(drafts: list[Draft]) -> tuple[Provision, ...]:
    """Return the provisions of `drafts` with their addresses.

    A second unit with the same address gets `-2`, a third `-3`: nothing is renumbered, nothing is dropped.
    """
    seen: dict[str, int] = {}
    return tuple(_freeze(draft, "", "", seen) for draft in drafts)


def _freeze(draft: Draft, parent: str, context: str, seen: dict[str, int]) -> Provision:
    label = address_label(draft.style, draft.label)
    above = context if draft.kind in THROUGH else parent
    eid = draft.address or child(above or None, draft.kind, label)
    count = seen[eid] = seen.get(eid, 0) + 1
    if count > 1:
        eid = again(eid, count)
    children: tuple[Provision, ...] = ()
    if draft.children:
        inner = eid if draft.kind in ATTACHED else context  # what is numbered through a text is so through an annex
        quotation = quoted_by(eid) if any(below.quoted for below in draft.children) else ""
        children = tuple(
            [
                _freeze(below, quotation, quotation, seen) if below.quoted else _freeze(below, eid, inner, seen)
                for below in draft.children
            ]
        )
    own = _paragraphs(draft)
    spans = [*own, *[below.span for below in children]]
    if draft.num is not None:
        spans.append(draft.num)
    if draft.heading is not None:
        spans.append(draft.heading)
    whole = Span(min(map(_START, spans)), max(map(_END, spans))) if spans else Span(0, 0)
    return Provision(eid, draft.kind, label, whole, draft.num, draft.heading, own, children, draft.also)


def _paragraphs(draft: Draft) -> tuple[Span, ...]:
    """Return the pieces of a unit's own text, parted where paragraphs begin."""
    if not draft.breaks:
        return tuple(draft.pieces)
    found = []
    for piece in draft.pieces:
        starts = [piece.start, *(at for at in draft.breaks if piece.start < at < piece.end)]
        ends = [*(at - 1 for at in starts[1:]), piece.end]
        found += [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return tuple(found)
