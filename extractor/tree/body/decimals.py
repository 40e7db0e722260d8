"""Lists with decimal numbers: 2.1 and 2.2 below 2., 2.1.1 below 2.1, or 1.1 right below BAB I."""

from collections.abc import Sequence

from extractor.law.units import GROUPING
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.numbering import Reading
from extractor.tree.unit_draft import Draft

# The lists that decimal numbers go on from: `2.1` below `2.`.
_COUNTED = ("angka", "angka_kurung", "desimal")
_MOST_LOST = 2
# Lines searched for the second number of a list (chosen: more than a page).
_AHEAD_LINES = 60


def series_of(label: str) -> str:
    """Return what the numbers of one decimal list have in common: `2.1` for 2.1.3."""
    return label.rpartition(".")[0]


def decimal_path(
    content: str,
    lines: Sequence[Line],
    at: int,
    reading: Reading,
    path: list[Draft],
    going_on: Sequence[tuple[Draft, list[Draft]]],
) -> list[Draft] | None:
    """Return the path under which the decimal number `reading` of line `at` opens an item, None where it is text.

    `path` are the open units, `going_on` the last items of the lists that may go on, the lowest first, each with the
    path above it. The number goes on with its list, or is the first below the unit that bears what it begins with, or
    the first of the next series; elsewhere it opens a list only where its second number follows.
    """
    series, number = series_of(reading.label), reading.place[0]
    for item, above in going_on:
        if item.style == "desimal" and series_of(item.label) == series:
            return above if 0 < number - item.position[0] <= 1 + _MOST_LOST else None
    if number != 1:
        return None
    for item, above in going_on:
        if item.style in _COUNTED and item.label == series:
            return [*above, item]
    for depth in range(len(path) - 1, 0, -1):
        if path[depth].kind in GROUPING and str(path[depth].position[0]) == series:
            return path[: depth + 1]
    line = lines[at]
    if content[line.end - 1].isdigit() or not _has_second(lines, at, series):
        return None  # a row of a table, or a number of the text
    level = series.count(".")
    for item, above in going_on:
        if item.style == "desimal" and series_of(item.label).count(".") == level:
            return above
    before = Before(content, line.start)
    return path if before.announces or before.ended or path[-1].empty else None


def _has_second(lines: Sequence[Line], at: int, series: str) -> bool:
    wanted = f"{series}.2"
    return any(
        marker.name == "desimal" and marker.label == wanted
        for line in lines[at + 1 : at + 1 + _AHEAD_LINES]
        for marker in line.markers[:1]
    )
