"""A Lampiran as a unit of its own: caption, heading, text, and the closing block repeated at its end."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.law.address import step
from extractor.law.numbers import LISTS, Position, follows
from extractor.model.text import Span, Text
from extractor.tree.body.decimals import series_of
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
    stop = heading_end(text, own, caption, maker)
    if stop > caption:
        draft.heading = Span(own[caption].start, own[stop - 1].end)
    _parts(text, draft, own[stop:] if stop > caption else own[caption:], maker, apart=stop > caption)
    return draft, tail


def _parts(text: Text, draft: Draft, lines: Sequence[Line], maker: str | None, *, apart: bool) -> None:
    """Read what stands below the head: its parts, where their numbers run without a fault; the rest is text.

    With `apart` the text does not go on with the last piece of the head.
    """
    tables = [table.span for table in text.tables_in(Span(lines[0].start, lines[-1].end))] if lines else []
    signed = _signed_from(text, lines, maker)
    free = [line for line in lines[:signed] if not any(span.start <= line.start < span.end for span in tables)]
    root = Outline(text, free, apart=tables).read() if free else Draft("lampiran")
    first = [line.markers[0] for line in free if line.markers and line.markers[0].name in LISTS]
    numbers = [(marker.span.start, marker.name) for marker in first]
    _settle(root, numbers)
    if root.children and len(numbers) - _opened(root) <= _opened(root):
        rest = Draft("lampiran")
        for line in lines[signed:]:
            rest.add(line.start, line.end)
        for piece in [*root.pieces, *rest.pieces]:
            draft.add(piece.start, piece.end)
        draft.children.extend(root.children)
        draft.breaks.extend(root.breaks)
        return
    draft.breaks.extend(_breaks(root))
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
        if _without_deputy(words).isupper() and not line.markers and is_office(words.strip(" ,"), maker):
            return at
    return len(lines)


def _without_deputy(words: str) -> str:
    """Return the name of an office without what says that another acts in it: `Pj. BUPATI`, `a.n. GUBERNUR`."""
    first, _, rest = words.partition(" ")
    return rest if first.endswith(".") and rest else words


def _settle(above: Draft, numbers: Sequence[tuple[int, str]]) -> Counter[str]:
    """Make text of the lists below a unit that do not run without a fault, and of all where most numbers open nothing.

    A list begins with its first number, goes on one by one, and no number of it comes twice; else the numbers are of a
    form, of columns, or of a scan that lost some. `numbers` are the offset and the style of the numbers in front of
    lines, in order; those that open nothing are returned by style.
    """
    last: dict[tuple[str, str], Position] = {}
    faulty: set[tuple[str, str]] = set()
    below: Counter[str] = Counter()
    for unit in above.children:
        below += _settle(unit, numbers)
        key = (unit.kind, unit.style)
        numbering = (unit.style, series_of(unit.label) if unit.style == "desimal" else "")
        if not follows(last.get(numbering, (0, "")), unit.position):
            faulty.add(key)
        last[numbering] = unit.position
    steps = Counter(step(unit.kind, unit.label) for unit in above.children)
    faulty |= {(unit.kind, unit.style) for unit in above.children if steps[step(unit.kind, unit.label)] > 1}
    _dissolve(above, [unit for unit in above.children if (unit.kind, unit.style) in faulty])
    own = _within(above.pieces, numbers)
    lost = own.total() + sum(below[style] for style in {unit.style for unit in above.children})  # 4. in the text of 2.
    if lost * _OPENED_FOR_ONE_LOST > _opened(above):
        _dissolve(above, list(above.children))
        return _within(above.pieces, numbers)
    return own + below


def _within(pieces: Sequence[Span], numbers: Sequence[tuple[int, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for span in pieces:
        low, high = bisect_left(numbers, (span.start, "")), bisect_left(numbers, (span.end, ""))
        found.update(style for _, style in numbers[low:high])
    return found


def _opened(above: Draft) -> int:
    return sum(1 + _opened(unit) for unit in above.children)


def _dissolve(above: Draft, units: Sequence[Draft]) -> None:
    """Make units below `above` text of it."""
    if not units:
        return
    gone = set(map(id, units))
    above.children = [unit for unit in above.children if id(unit) not in gone]
    pieces = sorted([*above.pieces, *(span for unit in units for span in _spans(unit))])
    above.pieces = []
    for span in pieces:
        above.add(span.start, span.end)
    above.breaks = sorted([*above.breaks, *(at for unit in units for at in _breaks(unit))])


def _spans(unit: Draft) -> Iterator[Span]:
    yield from (span for span in (unit.num, unit.heading) if span is not None)
    yield from unit.pieces
    for below in unit.children:
        yield from _spans(below)


def _breaks(unit: Draft) -> Iterator[int]:
    yield from unit.breaks
    for below in unit.children:
        yield from _breaks(below)


def _signature_start(lines: Sequence[Line]) -> int:
    """The line where a closing block repeated at the end of the annex begins."""
    for at in range(max(1, len(lines) - _SIGNATURE_LINES), len(lines)):
        if lines[at].markers and lines[at].markers[0].name == "ditetapkan":
            return at
    return len(lines)
