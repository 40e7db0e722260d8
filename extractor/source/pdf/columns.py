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
# Each column has so many lines, this share of them of so many words; this share of them is as long as long lines are.
_LEAST_LINES = 8
_LEAST_WORDS = 3
_WORDED = 0.5
_FILLED, _FULL = 0.3, 0.65
# Of columns as wide as each other, as those of no table are, less is asked: headings and items are short. The longer
# they are the less: (lines, share of lines of so many words, share of long ones).
_EQUAL = 1.1
_EQUAL_COLUMNS = ((20, 0.15, 0.25), (12, 0.3, 0.5))
# So many places at which as many lines begin are tried as the beginning of the second column.
_MOST_PLACES, _LEAST_NEAR = 6, 3


def lines_by_column(sheet: Sheet, before: float | None = None) -> tuple[list[PrintedLine], float | None]:
    """Return the printed lines of a page in reading order, and where its second column begins, if it has one.

    Those of a second column know how far it is moved. `before` is where that of the page before began: there, the
    lines part however few they are, as on the last page.
    """
    lines = lines_of(sheet)
    gutter = _gutter(lines, sheet.width)
    known = before is not None and (gutter is None or abs(gutter - before) < 2 * _NEAR)
    if known:
        gutter = before
    if gutter is None:
        return lines, None
    found: list[PrintedLine] = []
    block: list[PrintedLine] = []
    parted = False
    for each in [*lines, None]:
        if each is not None and _is_clear(each, gutter):
            block.append(each)
            continue
        columns = _columns(block, gutter, sheet, 1 if known else _LEAST_LINES)
        if all(columns) and (known or _are_running(*columns)):
            found += _in_order(*columns)
            parted = True
        else:
            found += block
        found += [each] if each is not None else []
        block = []
    return found, gutter if parted else None


def _gutter(lines: Sequence[PrintedLine], width: float) -> float | None:
    """Return where the second column begins, None where too few lines have words that begin at one place there.

    A long line of the first column may come near the second, so that place tells more than the white space before it.
    Of several places, such as those of the items of a list, it is the one at which most lines part.
    """
    starts = [each.words[0].left for each in lines]
    for each in lines:
        least = _GUTTER_HEIGHTS * (each.bottom - each.top)
        starts += [b.left for a, b in pairwise(each.words) if b.left - a.right > least]
    in_order = sorted(start for start in starts if _FROM * width < start < _TO * width)
    if len(in_order) < _LEAST_LINES:
        return None
    places: list[float] = []
    for start in sorted(in_order, key=lambda at: (-_beside(in_order, at), at)):
        if _beside(in_order, start) < _LEAST_NEAR or len(places) == _MOST_PLACES:
            break
        if all(abs(start - other) > 2 * _NEAR for other in places):
            places.append(start)
    if len(places) < 2:
        return places[0] - _NEAR if places else None
    clear = {at: sum(_is_clear(each, at - _NEAR) for each in lines) for at in places}
    best = max(places, key=lambda at: clear[at], default=None)
    return None if best is None else best - _NEAR


def _beside(starts: Sequence[float], at: float) -> int:
    """How many of the places, which are in order, are near `at`."""
    return bisect_left(starts, at + _NEAR) - bisect_right(starts, at - _NEAR)


def _is_clear(each: PrintedLine, gutter: float) -> bool:
    """Whether the line parts where the second column begins: there, behind white space, or with one column only."""
    if each.right <= gutter:
        return True
    if each.words[0].right > gutter:
        return each.words[0].left >= gutter
    before = each.words[0]
    for word in each.words:
        if word.right > gutter:
            break
        before = word
    if word.left < gutter:
        return False
    white = word.left - before.right > _GUTTER_HEIGHTS * (each.bottom - each.top)
    return white or word.left < gutter + 2 * _NEAR


def _columns(
    block: Sequence[PrintedLine], gutter: float, sheet: Sheet, least: int
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines left and right of the place where the second column begins.

    None where one side has fewer words than `least`, and so fewer lines.
    """
    words = [word for each in block for word in each.words]
    left = [word for word in words if word.left < gutter]
    right = [word for word in words if word.left >= gutter]
    if min(len(left), len(right)) < least:
        return [], []
    return lines_of(Sheet(sheet.width, sheet.height, left)), lines_of(Sheet(sheet.width, sheet.height, right))


def _in_order(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of the left column before those of the right one, which know how far they are moved."""
    edges = [min(each.left for each in column) for column in (left, right)]
    for each in right:
        each.moved = edges[1] - edges[0]
    return [*left, *right]


def _are_running(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether both columns are running text."""
    least = min(len(left), len(right))
    if least < _LEAST_LINES:
        return False
    shapes = _shape(left), _shape(right)
    wide = [max(each.right for each in column) - min(each.left for each in column) for column in (left, right)]
    asked = [(_WORDED, _FILLED)]
    if max(wide) <= _EQUAL * min(wide):
        asked += [(worded, filled) for lines, worded, filled in _EQUAL_COLUMNS if least >= lines]
    return any(all(words >= worded and full >= filled for words, full in shapes) for worded, filled in asked)


def _shape(column: Sequence[PrintedLine]) -> tuple[float, float]:
    """Return the share of the lines of a column that have words enough, and of those that are long."""
    start = min(each.left for each in column)
    reach = sorted(each.right - start for each in column)
    wide = reach[len(reach) * 4 // 5]
    worded = sum(_count(each.words) >= _LEAST_WORDS for each in column)
    full = sum(each > _FULL * wide for each in reach)
    return worded / len(column), full / len(column)


def _count(words: Sequence[Word]) -> int:
    return sum(sum(map(str.isalpha, word.text)) > 1 for word in words)
