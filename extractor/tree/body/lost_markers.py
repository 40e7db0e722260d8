"""Units whose marker is lost in the text layer, found again from the gap in the numbering.

The unit gets its address from the sequence and has no printed number (`num` is None). Nothing is guessed: exactly one
number must be missing, and the text must show one place where the unit can begin.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.numbers import LISTS, STYLES, Position, skips
from extractor.law.units import HEADINGS
from extractor.model.text import Span
from extractor.tree.body.lookahead import comes
from extractor.tree.body.misread_markers import misread_signs
from extractor.tree.markers import Line
from extractor.tree.numbering import label_at
from extractor.tree.unit_draft import Draft

# So many signs of a scan may stand before a number.
_MOST_SPECKS = 4


class LostForms(Form, frozen=True):
    """The whole of `structure/lost_markers.toml`."""

    definition: Pattern
    joins_last: Pattern
    number: Pattern


@cache
def _form(key: Literal["definition", "joins_last", "number"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/lost_markers", LostForms), key)
    return re.compile(form.pattern)


def lost_item(content: str, parent: Draft, item: Draft, place: Position) -> None:
    """Split off the item between `item` and `place` where the text of `item` holds one finished clause and another."""
    if skips(item.position, place) != 1 or not item.pieces:
        return
    if item.children:
        _lost_after_children(content, parent, item)
        return
    if len(item.pieces) > 1:
        return
    piece = item.pieces[0]
    starts = _lost_starts(content, item)
    if len(starts) != 1:
        return
    number = item.position[0] + 1
    label = label_at(item.style, number) or ""
    item.pieces = [Span(piece.start, starts[0] - 1)]
    num = _printed_number(content, starts[0], item.style, label)
    lost = Draft(item.kind, item.style, label, (number, ""), num, indent=item.indent)
    lost.pieces = [Span(num.end + 1 if num else starts[0], piece.end)]
    parent.children.append(lost)


def holds_lost_item(content: str, item: Draft) -> bool:
    """Whether the text of `item` holds one finished clause and another, that of an item whose number is lost."""
    return len(item.pieces) == 1 and not item.children and len(_lost_starts(content, item)) == 1


def _lost_starts(content: str, item: Draft) -> list[int]:
    """Return where in the text of `item` another item may begin."""
    piece = item.pieces[0]
    starts = _starts(content, piece, (";", ".") if item.style == "ayat" else (";",))
    return starts or [at for at in _starts(content, piece, (".",)) if _form("definition").match(content, at, piece.end)]


def _printed_number(content: str, start: int, style: str, label: str) -> Span | None:
    """Return where a number stands at `start`: with a sign misread, or with a few specks before it (`'M (3) Camat`)."""
    printed = STYLES[style].printed.format(label) if style in STYLES else ""
    if not printed:
        return None
    at = content.find(f"{printed} ", start, start + len(printed) + _MOST_SPECKS + 1)
    if at >= 0:
        return Span(start, at + len(printed))
    word = content[start : content.find(" ", start)]
    return Span(start, start + len(word)) if misread_signs(word, style, label) == 1 else None


def _starts(content: str, piece: Span, ends: tuple[str, ...]) -> list[int]:
    """Return where lines of a piece of text begin behind a line that ends in one of the signs `ends`."""
    found: list[int] = []
    at = content.find("\n", piece.start, piece.end)
    while at != -1:
        if content[at - 1] in ends:
            found.append(at + 1)
        at = content.find("\n", at + 1, piece.end)
    return found


def _lost_after_children(content: str, parent: Draft, item: Draft) -> None:
    """Split off the text that follows the children of `item` and has children of its own."""
    stray = [piece for piece in item.pieces[1:] if piece.start < item.children[-1].end]
    if not stray and item.style == "ayat":
        _lost_inside(content, parent, item)
    if len(stray) != 1:
        return
    number = item.position[0] + 1
    at = next(at for at, child in enumerate(item.children) if child.end > stray[0].end)
    lost = Draft(
        item.kind, item.style, label_at(item.style, number) or "", (number, ""), pieces=stray, indent=item.indent
    )
    lost.children = item.children[at:]
    del item.children[at:]
    item.pieces.remove(stray[0])
    parent.children.append(lost)


def _lost_inside(content: str, parent: Draft, item: Draft) -> None:
    """Make the ayat after `item` of a sentence in its last items, and of the list below that: its number is lost."""
    found: list[tuple[Draft, int]] = []
    below = item
    while below.children:
        below = below.children[-1]
        if len(below.pieces) == 1:
            starts = _starts(content, below.pieces[0], (".",))
            found += [(below, start) for start in starts if content[start].isupper()]
    if len(found) != 1:
        return
    holder, start = found[0]
    number = item.position[0] + 1
    label = label_at(item.style, number) or ""
    lost = Draft(item.kind, item.style, label, (number, ""), children=holder.children, indent=item.indent)
    lost.pieces = [Span(start, holder.pieces[0].end)]
    holder.pieces, holder.children = [Span(holder.pieces[0].start, start - 1)], []
    parent.children.append(lost)


def first_ayat_lost(content: str, pasal: Draft) -> None:
    """Make the first ayat of the text of a Pasal, a finished sentence, where the second one follows it."""
    if pasal.kind != "pasal" or pasal.children or len(pasal.pieces) != 1:
        return
    piece = pasal.pieces[0]
    if content[piece.end - 1] == ".":
        first = Draft("ayat", "ayat", "1", (1, ""), pieces=[piece], indent=pasal.indent)
        pasal.pieces, pasal.children = [], [first]


def first_lost(content: str, lines: Sequence[Line], at: int, parent: Draft, style: str, place: Position) -> bool:
    """Whether a list whose first number is lost goes on at line `at` with `place`; its first item is then made.

    `parent` announces it with a colon. The first item stands behind the colon, on the same line with its number
    (`Anggota : 1. mandor;`), or on the lines below without one; that is taken for it only where the second follows.
    """
    if len(parent.pieces) != 1 or parent.children or (label := label_at(style, 1)) is None:
        return False
    piece = parent.pieces[0]
    words = content[piece.start : piece.end]
    if place == (2, "") and (inline := _inline_first(style, label).search(words)):
        num = Span(piece.start + inline.start("num"), piece.start + inline.end("num"))
        begins, ends = num.start - 1, piece.start + inline.end()
    else:
        colon = words.find(":\n")
        if colon < 0 or not (place == (2, "") or comes(lines, at, style, place)):
            return False
        if place != (2, ""):
            return True
        num, begins, ends = None, piece.start + colon + 1, piece.start + colon + 2
    parent.pieces = [Span(piece.start, begins)]
    first = Draft(STYLES[style].unit, style, label, (1, ""), num, indent=lines[at].source.indent)
    if first.kind == "ayat" and parent.kind not in HEADINGS:
        first.kind = "rincian"
    first.add(ends, piece.end)
    parent.children.append(first)
    return True


@cache
def _inline_first(style: str, label: str) -> re.Pattern[str]:
    printed = STYLES[style].printed or "{}."
    return re.compile(rf": (?P<num>{re.escape(printed.format(label))}) ?(?=\w)")


def joins_last(content: str, start: int) -> bool:
    """Whether the line above `start` ends an item that another one, the last, follows: `…; dan`."""
    return _form("joins_last").search(content, max(0, start - 16), start - 1) is not None


def joined_at(content: str, path: Sequence[Draft]) -> int:
    """Return where in the path the item stands whose list has another one after the words `; dan` at its end.

    It is the lowest item, unless the one before that ends so too: then its list is complete, and the one around it goes
    on.
    """
    at = len(path) - 1
    while at > 1 and path[at - 1].style in LISTS and (num := path[at].num) and joins_last(content, num.start):
        at -= 1
    return at


def number_in_front(content: str, line: Line) -> bool:
    """Whether a line begins with what may be a number, however misread."""
    return bool(line.markers) or _form("number").match(content, line.start, line.end) is not None


def lost_after(context: Draft, last: Draft, place: Position) -> None:
    """Make an item of the text that stands in `context` between its item `last` and `place`."""
    stray = [piece for piece in context.pieces if piece.start > last.end]
    if skips(last.position, place) != 1 or not stray:
        return
    number = last.position[0] + 1
    at = context.children.index(last) + 1
    lost = Draft(last.kind, last.style, label_at(last.style, number) or "", (number, ""), pieces=stray)
    lost.children, lost.indent = context.children[at:], last.indent
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
