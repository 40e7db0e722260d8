"""Units whose marker is lost in the text layer, found again from the gap in the numbering.

The unit gets its address from the sequence and has no printed number (`num` is None). Nothing is guessed: exactly one
number must be missing, and the text must show one place where the unit can begin.
"""

from extractor.law.numbers import STYLES, Position, label_of, skips
from extractor.model.text import Span
from extractor.tree.unit_draft import Draft


def lost_item(content: str, parent: Draft, item: Draft, place: Position) -> None:
    """Split off the item between `item` and `place` where the text of `item` holds one finished clause and another."""
    if skips(item.position, place) != 1 or not item.pieces:
        return
    if item.children:
        _lost_after_children(parent, item)
        return
    if len(item.pieces) > 1:
        return
    piece = item.pieces[0]
    ends = (";", ".") if item.style == "ayat" else (";",)
    starts: list[int] = []
    at = content.find("\n", piece.start, piece.end)
    while at != -1 and len(starts) < 2:
        if content[at - 1] in ends:
            starts.append(at + 1)
        at = content.find("\n", at + 1, piece.end)
    if len(starts) != 1:
        return
    number = item.position[0] + 1
    item.pieces = [Span(piece.start, starts[0] - 1)]
    rest = [Span(starts[0], piece.end)]
    parent.children.append(
        Draft(
            item.kind,
            item.style,
            label_of(STYLES[item.style].numbers, number),
            (number, ""),
            pieces=rest,
            indent=item.indent,
        )
    )


def _lost_after_children(parent: Draft, item: Draft) -> None:
    """Split off the text that follows the children of `item` and has children of its own."""
    stray = [piece for piece in item.pieces[1:] if piece.start < item.children[-1].end]
    if len(stray) != 1:
        return
    number = item.position[0] + 1
    at = next(at for at, child in enumerate(item.children) if child.end > stray[0].end)
    lost = Draft(
        item.kind,
        item.style,
        label_of(STYLES[item.style].numbers, number),
        (number, ""),
        pieces=stray,
        indent=item.indent,
    )
    lost.children = item.children[at:]
    del item.children[at:]
    item.pieces.remove(stray[0])
    parent.children.append(lost)


def lost_ayat(context: Draft, last: Draft, place: Position) -> None:
    """Make an ayat of the text that stands in `context` (a Pasal) between its ayat `last` and `place`."""
    stray = [piece for piece in context.pieces if piece.start > last.end]
    if skips(last.position, place) != 1 or not stray:
        return
    number = last.position[0] + 1
    at = context.children.index(last) + 1
    lost = Draft("ayat", "ayat", str(number), (number, ""), pieces=stray, children=context.children[at:])
    context.pieces = [piece for piece in context.pieces if piece not in stray]
    context.children[at:] = [lost]


def lost_pasal(siblings: list[Draft], before: Draft, place: Position) -> None:
    """Make a Pasal of the ayat that begin anew with (1) in `before`, where the number after it is missing."""
    if skips(before.position, place) != 1 or siblings[-1:] != [before]:
        return
    first = (1, "")
    restarts = [
        at for at, child in enumerate(before.children) if at and child.style == "ayat" and child.position == first
    ]
    if len(restarts) != 1:
        return
    start = before.children[restarts[0]]
    number = before.position[0] + 1
    begins = start.num.start if start.num else start.end
    lost = Draft("pasal", "pasal", str(number), (number, ""), children=before.children[restarts[0] :])
    lost.pieces = [piece for piece in before.pieces if piece.start > begins]
    before.pieces = [piece for piece in before.pieces if piece.start < begins]
    del before.children[restarts[0] :]
    siblings.append(lost)
