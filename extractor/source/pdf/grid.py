"""Ruled lines to tables: the cells that they enclose, with their reach over rows and columns.

The lines that touch each other are one drawing. Its places across and down part the drawing into slots; slots with no
line between them are one cell. This takes time in proportion to the slots, and those are bounded.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.source.pdf.rulings import Ruling

# Lines nearer than this (points) are one line; ends nearer than this touch.
_NEAR = 3.0
MOST_LINES = 400
MOST_SLOTS = 20_000

_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Grid:
    """The places of a table's lines (`xs` across, `ys` down) and its cells as (row, column, rowspan, colspan)."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]

    @property
    def box(self) -> _Box:
        """The table's place on the page: left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def grids_of(rulings: Sequence[Ruling]) -> list[Grid]:
    """Return the grids of two cells or more side by side, from top to bottom; boxes around text are none."""
    level = _merged([ruling for ruling in rulings if ruling.level])
    upright = _merged([ruling for ruling in rulings if not ruling.level])
    if not (1 < len(level) <= MOST_LINES and 2 < len(upright) <= MOST_LINES):
        return []
    grids = []
    for rows, columns in _drawings(level, upright):
        grid = _grid(rows, columns)
        if grid is not None and len(grid.xs) > 2 and len(grid.cells) > 1:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


def _merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines with pieces at one place that touch or overlap as one."""
    merged: list[Ruling] = []
    for group in _near(sorted(rulings, key=lambda ruling: ruling.at)):
        at = sum(ruling.at for ruling in group) / len(group)
        start, end = None, 0.0
        for ruling in sorted(group, key=lambda ruling: ruling.start):
            if start is None:
                start, end = ruling.start, ruling.end
            elif ruling.start <= end + _NEAR:
                end = max(end, ruling.end)
            else:
                merged.append(Ruling(ruling.level, at, start, end))
                start, end = ruling.start, ruling.end
        if start is not None:
            merged.append(Ruling(group[0].level, at, start, end))
    return [ruling for ruling in merged if ruling.end - ruling.start > _NEAR]


def _near(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        if groups and ruling.at - groups[-1][0].at < _NEAR:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return groups


def _drawings(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the lines that hang together by their crossings, as (level, upright) of each drawing."""
    above = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for first, line in enumerate(level):
        for second, other in enumerate(upright, len(level)):
            across = other.start - _NEAR <= line.at <= other.end + _NEAR
            if across and line.start - _NEAR <= other.at <= line.end + _NEAR:
                above[root(first)] = root(second)
    drawings: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for at, line in enumerate([*level, *upright]):
        drawings.setdefault(root(at), ([], []))[at >= len(level)].append(line)
    return list(drawings.values())


def _grid(level: list[Ruling], upright: list[Ruling]) -> Grid | None:
    xs, ys = _places(upright), _places(level)
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 1 or high < 1 or wide * high > MOST_SLOTS:
        return None
    # over[y][x]: a line runs above slot (y, x); left[y][x]: one runs at its left.
    over = [[False] * wide for _ in range(high + 1)]
    left = [[False] * (wide + 1) for _ in range(high)]
    for line in level:
        row = over[_index(ys, line.at)]
        for x in range(_index(xs, line.start + _NEAR), wide):
            if xs[x + 1] > line.end + _NEAR:
                break
            row[x] = True
    for line in upright:
        x = _index(xs, line.at)
        for y in range(_index(ys, line.start + _NEAR), high):
            if ys[y + 1] > line.end + _NEAR:
                break
            left[y][x] = True
    cells = _cells(over, left, wide, high)
    return Grid(xs, ys, cells) if cells else None


def _places(rulings: Sequence[Ruling]) -> list[float]:
    return [group[0].at for group in _near(sorted(rulings, key=lambda ruling: ruling.at))]


def _index(places: list[float], at: float) -> int:
    """Return the place that `at` stands on, or else the next before it."""
    index = bisect_left(places, at + _NEAR) - 1
    return max(0, index)


def _cells(over: list[list[bool]], left: list[list[bool]], wide: int, high: int) -> list[tuple[int, int, int, int]]:
    """Return the closed cells. Slots that hang together but make no rectangle are given row by row."""
    seen = [[False] * wide for _ in range(high)]
    cells: list[tuple[int, int, int, int]] = []
    for row in range(high):
        for column in range(wide):
            if seen[row][column]:
                continue
            slots, closed = _region(over, left, wide, high, seen, row, column)
            if not closed:
                continue
            rows = [y for y, _ in slots]
            columns = [x for _, x in slots]
            down, across = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
            if len(slots) == down * across:
                cells.append((min(rows), min(columns), down, across))
            else:
                cells.extend(_runs(slots))
    return sorted(cells)


def _region(
    over: list[list[bool]], left: list[list[bool]], wide: int, high: int, seen: list[list[bool]], row: int, column: int
) -> tuple[list[tuple[int, int]], bool]:
    """Return the slots that hang together with one, and whether lines close them in all round."""
    stack = [(row, column)]
    seen[row][column] = True
    slots: list[tuple[int, int]] = []
    closed = True
    while stack:
        y, x = stack.pop()
        slots.append((y, x))
        for line, ny, nx in (
            (over[y][x], y - 1, x),
            (over[y + 1][x], y + 1, x),
            (left[y][x], y, x - 1),
            (left[y][x + 1], y, x + 1),
        ):
            if line:
                continue
            if not (0 <= ny < high and 0 <= nx < wide):
                closed = False
            elif not seen[ny][nx]:
                seen[ny][nx] = True
                stack.append((ny, nx))
    return slots, closed


def _runs(slots: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    runs: list[list[int]] = []
    for y, x in sorted(slots):
        if runs and runs[-1][0] == y and runs[-1][1] + runs[-1][2] == x:
            runs[-1][2] += 1
        else:
            runs.append([y, x, 1])
    return [(y, x, 1, across) for y, x, across in runs]
