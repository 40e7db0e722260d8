"""Numbers of lines in the margin, as drafts for debate have them: 1, 2, 3 … or 5, 10, 15 … beside the text.

They count lines and open nothing. A column of row numbers looks much the same, so one page proves nothing by itself:
the numbers begin on the first pages of the file, from their first line on, and keep their place and their step.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from extractor.source.printed_lines import PrintedLine, Sheet, Word, text_of

# A speck before the number looks like a quotation mark.
_NUMBER = re.compile(r"[\"'“”‘’]?(\d{1,4})")
# How far the numbers of lines may lie apart.
_STEPS = (1, 2, 5, 10)
# The numbers begin on one of the first pages, within so many of its lines; so many of them at least.
_FIRST_PAGES = 3
_FIRST_LINES = 3
_LEAST = {1: 8, 2: 6, 5: 3, 10: 3}
# This share of all lines is numbered; of the numbers, this share follows the one before, and at an even distance.
_COVERED, _FOLLOWING = 0.7, 0.75
_UNEVEN = 0.5
# Numbers of one column end, or begin, at one place (points); this share of the words may lie beyond the edge of print.
_ALIGNED = 4.0
_BEYOND = 0.02
# The margin, as a share of the width of the page.
_EDGE = 0.22
# So far a word may reach beyond its column (points), and such a share of them further: a scan does not place them
# exactly, and specks stick to them.
_BLURRED, _FEW = 4.0, 0.1


class Margin(Struct, frozen=True):
    """Where the numbers of lines stand: from `left` to `right`, each `step` lines."""

    left: float
    right: float
    step: int


def margin_of(sheet: Sheet, number: int, before: Margin | None) -> Margin | None:
    """Return where page `number` has its numbers of lines, None where it has none; `before` is that of the last page.

    What is found has left the words of the page when `take_numbers` has been called.
    """
    if before is None and number > _FIRST_PAGES:
        return None
    numbers = [word for word in sheet.words if _NUMBER.fullmatch(word.text)]
    if len(numbers) < (1 if before else min(_LEAST.values())):
        return None
    others = [word for word in sheet.words if not _NUMBER.fullmatch(word.text)]
    if not others:
        return None
    sides = [numbers] if before else _beside(numbers, others, sheet.width)
    rows = _rows(others)
    for side in sides:
        column = _aligned(side, before)
        step = _step(column, rows, before)
        if step:
            lefts, rights = sorted(word.left for word in column), sorted(word.right for word in column)
            few = int(_FEW * len(column))
            return Margin(lefts[few], rights[-1 - few], step)
    return None


def take_numbers(sheet: Sheet, margin: Margin) -> list[Word]:
    """Take the numbers of lines out of the words of the page and return them, from top to bottom."""
    taken = [word for word in sheet.words if _NUMBER.fullmatch(word.text) and _is_inside(word, margin)]
    gone = {id(word) for word in taken}
    sheet.words = [word for word in sheet.words if id(word) not in gone]
    return sorted(taken, key=lambda word: word.top)


def take_from_lines(lines: list[PrintedLine], margin: Margin) -> list[Word]:
    """Take the numbers of lines, well read or not, out of the lines of a scanned page and return them."""
    taken: list[Word] = []
    for each in lines:
        inside = [word for word in each.words if _is_near(word, margin)]
        if not inside:
            continue
        taken += inside
        each.words = [word for word in each.words if not _is_near(word, margin)]
        each.text = text_of(each.words)
        if each.words:
            each.left, each.right = each.words[0].left, each.words[-1].right
    lines[:] = [each for each in lines if each.text]
    return taken


def _is_near(word: Word, margin: Margin) -> bool:
    """Whether a word stands in the column, or a number with a speck does."""
    return _is_inside(word, margin) or margin.left - _BLURRED <= (word.left + word.right) / 2 <= margin.right + _BLURRED


def _is_inside(word: Word, margin: Margin) -> bool:
    return margin.left - _BLURRED <= word.left and word.right <= margin.right + _BLURRED


def _beside(numbers: Sequence[Word], others: Sequence[Word], width: float) -> list[list[Word]]:
    """Return the numbers in the margin left of the other words of the page, and those in the one right of them."""
    beyond = int(_BEYOND * len(others))
    left = sorted(word.left for word in others)[beyond]
    right = sorted((word.right for word in others), reverse=True)[beyond]
    left, right = min(left, _EDGE * width), max(right, (1 - _EDGE) * width)
    return [[word for word in numbers if word.right < left], [word for word in numbers if word.left > right]]


def _aligned(side: Sequence[Word], before: Margin | None) -> list[Word]:
    """Return the words that stand below each other, where those of the page before stood; from top to bottom."""
    if not side:
        return []
    left, right = (
        (before.left, before.right)
        if before
        else (median(word.left for word in side), median(word.right for word in side))
    )
    column = [word for word in side if abs(word.right - right) < _ALIGNED or abs(word.left - left) < _ALIGNED]
    if before:
        column = [word for word in side if _is_inside(word, before)]
    return sorted(column, key=lambda word: word.top)


def _step(column: Sequence[Word], rows: Sequence[float], before: Margin | None) -> int:
    """Return by how much the numbers of lines rise, 0 where these are none; `rows` are the heights of the lines."""
    values = [_value(word) for word in column]
    pairs = list(pairwise(zip(values, (word.top for word in column), strict=True)))
    if before is not None:
        rising = sum(one < other for (one, _), (other, _) in pairs)
        return before.step if column and rising >= _FOLLOWING * len(pairs) else 0
    steps = Counter(other - one for (one, _), (other, _) in pairs)
    step = max((each for each in _STEPS if steps[each]), key=lambda each: (steps[each], each), default=0)
    if not step or len(values) < _LEAST[step] or values[0] % step:
        return 0
    if values[-1] - values[0] + step < _COVERED * len(rows):
        return 0
    if sum(row < column[0].top for row in rows) >= values[0] - 1 + _FIRST_LINES:
        return 0
    # The height of a line, as each pair of numbers tells it: numbers that were lost between them do no harm.
    falls = [(low - high) / (other - one) for (one, high), (other, low) in pairs if other > one]
    usual = median(falls)
    even = sum(abs(fall - usual) <= _UNEVEN * usual for fall in falls)
    return step if even >= _FOLLOWING * len(pairs) else 0


def _value(word: Word) -> int:
    match = _NUMBER.fullmatch(word.text)
    return int(match[1]) if match else 0


def _rows(words: Sequence[Word]) -> list[float]:
    """Return the height of every line of the page: the middles of its words, from top to bottom."""
    rows: list[float] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        middle = (word.top + word.bottom) / 2
        if not rows or middle - rows[-1] > 0.5 * (word.bottom - word.top):
            rows.append(middle)
    return rows
