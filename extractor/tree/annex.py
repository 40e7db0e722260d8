"""A Lampiran as a unit of its own: caption, heading, text, and the closing block repeated at its end."""

from collections.abc import Sequence

from extractor.law.address import step
from extractor.law.numbers import LISTS, Position, follows
from extractor.model.text import Span, Text
from extractor.tree.body.outline import Outline
from extractor.tree.caption import caption_end, heading_end
from extractor.tree.closing import is_office
from extractor.tree.markers import Line
from extractor.tree.unit_draft import Draft

# A signature below an annex stands within its last lines (chosen: office, name and three lines for the seal, twice).
_SIGNATURE_LINES = 24
# Of the numbers in front of lines one in so many may open nothing (chosen): a form has many that do not.
_OPENED_FOR_ONE_LOST = 10
# Without a date, office, mark and name stand within its last lines (chosen).
_OFFICE_LINES = 8


def read_annex(
    text: Text, lines: Sequence[Line], number: int, title: str | None, maker: str | None = None
) -> tuple[Draft, list[Line]]:
    """Read one Lampiran; return its unit (`att_1`) and the lines of a closing block that it ends with, if any.

    The caption repeats kind, number and subject (`title`) of the regulation and the letterhead of its `maker`; the
    heading is what follows in capitals, up to the first part or table.
    """
    content = text.content
    first = lines[0]
    marker = first.markers[0]
    closing = _signature_start(lines)
    own, tail = list(lines[:closing]), list(lines[closing:])
    draft = Draft("lampiran", "lampiran", marker.label, num=marker.span, address=step("lampiran", str(number)))
    start = marker.after
    words = content[start : first.end].strip(" :")
    if words:
        draft.add(start, first.end)
    elif start < first.end:
        draft.num = Span(marker.span.start, first.end)
    caption = caption_end(content, own, title, maker)
    for line in own[1:caption]:
        draft.add(line.start, line.end)
    stop = heading_end(text, own, caption)
    if stop > caption:
        draft.heading = Span(own[caption].start, own[stop - 1].end)
    _parts(text, draft, own[stop:] if stop > caption else own[caption:], maker, apart=stop > caption)
    return draft, tail


def _parts(text: Text, draft: Draft, lines: Sequence[Line], maker: str | None, *, apart: bool) -> None:
    """Read what stands below the head: the parts of the annex where its numbers run without a fault, else one text.

    With `apart` the text does not go on with the last piece of the head.
    """
    tables = [table.span for table in text.tables_in(Span(lines[0].start, lines[-1].end))] if lines else []
    signed = _signed_from(text, lines, maker)
    free = [line for line in lines[:signed] if not any(span.start <= line.start < span.end for span in tables)]
    root = Outline(text, free, apart=tables).read() if free else Draft("lampiran")
    if root.children and _runs_on(root) and _opened_most(root, free):
        rest = Draft("lampiran")
        for line in lines[signed:]:
            rest.add(line.start, line.end)
        for piece in [*root.pieces, *rest.pieces]:
            draft.add(piece.start, piece.end)
        draft.children.extend(root.children)
        return
    rest = Draft("lampiran") if apart else draft
    for line in lines:
        rest.add(line.start, line.end)
    if apart:
        draft.pieces.extend(rest.pieces)


def _signed_from(text: Text, lines: Sequence[Line], maker: str | None) -> int:
    """Return the line at which the office of the maker signs the annex, at its end; all lines where none does."""
    for at in range(max(1, len(lines) - _OFFICE_LINES), len(lines)):
        line = lines[at]
        words = text.content[line.start : line.end]
        if words.isupper() and not line.markers and is_office(words.strip(" ,"), maker):
            return at
    return len(lines)


def _opened_most(root: Draft, lines: Sequence[Line]) -> bool:
    """Whether nearly all lines that begin with a number of a list opened a unit."""
    opened: set[int] = set()
    stack = [root]
    while stack:
        unit = stack.pop()
        opened.update([unit.num.start] if unit.num else [])
        stack.extend(unit.children)
    markers = [line.markers[0] for line in lines if line.markers and line.markers[0].name in LISTS]
    lost = sum(marker.span.start not in opened for marker in markers)
    return lost * _OPENED_FOR_ONE_LOST <= len(opened)


def _runs_on(above: Draft) -> bool:
    """Whether every list below a unit begins with its first number and goes on one by one, and none comes twice.

    Where it does not, the numbers are of a form, of columns, or of a scan that lost some.
    """
    last: dict[tuple[str, str], Position] = {}
    for unit in above.children:
        key = (unit.kind, unit.style)
        before = last.get(key, (0, ""))
        if not follows(before, unit.position) or not _runs_on(unit):
            return False
        last[key] = unit.position
    return len({step(unit.kind, unit.label) for unit in above.children}) == len(above.children)


def _signature_start(lines: Sequence[Line]) -> int:
    """The line where a closing block repeated at the end of the annex begins."""
    for at in range(max(1, len(lines) - _SIGNATURE_LINES), len(lines)):
        if lines[at].markers and lines[at].markers[0].name == "ditetapkan":
            return at
    return len(lines)
