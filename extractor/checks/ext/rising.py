"""Rows that should rise: which of them stand against the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

# Rows on either side that are compared with a wrong one (chosen).
_NEAR_ROWS = 40
Place = tuple[int, int]
Row = tuple[Place, int]


def kept(values: Sequence[int]) -> list[int]:
    """Return the places of a longest row of values that never fall; the others stand out of order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_right(tails, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[length], ends[length] = value, at
    row: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(at)
        at = before[at]
    return row[::-1]


def out_of_order(rows: Sequence[Row], anchors: Sequence[Row]) -> dict[Row, Row]:
    """Return the rows whose number does not rise with its place, each with one that it contradicts.

    `anchors` are known to be right. A row that contradicts none of them is only told where the others outnumber it.
    """
    fixed = sorted(anchors)
    places, numbers = [place for place, _ in fixed], [number for _, number in fixed]
    wrong: dict[Row, Row] = {}
    fitting: list[Row] = []
    for row in sorted(set(rows)):
        at = bisect_left(places, row[0])
        low, high = (at - 1, at)
        if low >= 0 and numbers[low] > row[1]:
            wrong[row] = fixed[low]
        elif high < len(fixed) and numbers[high] < row[1]:
            wrong[row] = fixed[high]
        else:
            fitting.append(row)
    right = {fitting[at] for at in kept([number for _, number in fitting])}
    for at, row in enumerate(fitting):
        if row in right:
            continue
        near = [other for other in fitting[max(0, at - _NEAR_ROWS) : at + _NEAR_ROWS] if other in right]
        others = [other for other in near if (other[0] < row[0]) != (other[1] < row[1]) and other[1] != row[1]]
        if len(others) > 1:
            wrong[row] = min(others, key=lambda other: abs(other[1] - row[1]))
    return wrong
