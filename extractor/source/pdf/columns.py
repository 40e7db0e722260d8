"""Pages set in two columns of running text, as gazettes are: read column by column, not across.

A table, a label beside its text and a block of signatures also leave white space between left and right; two columns
of running text are told by lines that fill both sides, many of them below each other.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.source.printed_lines import PrintedLine, Sheet, Word, lines_of

# The second column begins in the middle of the page, within these shares of its width, behind white space of so many
# line heights on most lines; places so near each other (points) are one.
_FROM, _TO = 0.35, 0.65
_GUTTER_HEIGHTS = 0.7
_NEAR = 2.0
# Each column has so many lines, half of them of so many words; this share of them is as long as long lines are.
_LEAST_LINES = 8
_LEAST_WORDS = 3
_FILLED, _FULL = 0.3, 0.65


def lines_by_column(sheet: Sheet) -> list[PrintedLine]:
    """Return the printed lines of a page in reading order; those of a second column know how far it is moved."""
    lines = lines_of(sheet)
    gutter = _gutter(lines, sheet.width)
    if gutter is None:
        return lines
    found: list[PrintedLine] = []
    block: list[PrintedLine] = []
    for each in lines:
        if _is_clear(each, gutter):
            block.append(each)
        else:
            found += [*_parted(block, gutter, sheet), each]
            block = []
    return found + _parted(block, gutter, sheet)


def _gutter(lines: Sequence[PrintedLine], width: float) -> float | None:
    """Return where the second column begins, None where too few lines have words that begin at one place there.

    A long line of the first column may come near the second, so that place tells more than the white space before it.
    """
    starts: list[float] = []
    for each in lines:
        least = _GUTTER_HEIGHTS * (each.bottom - each.top)
        starts += [b.left for a, b in pairwise(each.words) if b.left - a.right > least]
    inside = [start for start in starts if _FROM * width < start < _TO * width]
    in_order = sorted(inside)
    best = max(inside, key=lambda at: _beside(in_order, at), default=None)
    return best - _NEAR if best is not None and _beside(in_order, best) >= _LEAST_LINES else None


def _beside(starts: Sequence[float], at: float) -> int:
    """How many of the places, which are in order, are near `at`."""
    return bisect_left(starts, at + _NEAR) - bisect_right(starts, at - _NEAR)


def _is_clear(each: PrintedLine, gutter: float) -> bool:
    """Whether the line parts where the second column begins: there, behind white space, or with one column only."""
    after = next((at for at, word in enumerate(each.words) if word.right > gutter), None)
    if not after:
        return after is None or each.words[0].left >= gutter
    left = each.words[after].left
    white = left - each.words[after - 1].right > _GUTTER_HEIGHTS * (each.bottom - each.top)
    return left >= gutter and (white or left < gutter + 2 * _NEAR)


def _parted(block: Sequence[PrintedLine], gutter: float, sheet: Sheet) -> list[PrintedLine]:
    """Return the lines of the block, its left column before its right one where both are running text."""
    words = [word for each in block for word in each.words]
    left, right = (
        lines_of(Sheet(sheet.width, sheet.height, side))
        for side in ([word for word in words if word.left < gutter], [word for word in words if word.left >= gutter])
    )
    if not (_is_running(left) and _is_running(right)):
        return list(block)
    edges = [min(each.left for each in column) for column in (left, right)]
    for each in right:
        each.moved = edges[1] - edges[0]
    return [*left, *right]


def _is_running(column: Sequence[PrintedLine]) -> bool:
    if len(column) < _LEAST_LINES:
        return False
    start = min(each.left for each in column)
    reach = sorted(each.right - start for each in column)
    full = sum(each > _FULL * reach[len(reach) * 4 // 5] for each in reach)
    worded = sum(_count(each.words) >= _LEAST_WORDS for each in column)
    return full >= _FILLED * len(column) and 2 * worded >= len(column)


def _count(words: Sequence[Word]) -> int:
    return sum(sum(map(str.isalpha, word.text)) > 1 for word in words)
