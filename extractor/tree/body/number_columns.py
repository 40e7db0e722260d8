"""Numbers that stand in a column of their own, before the texts they belong to.

Plain text made from a page layout often gives the column of numbers first: `(1)` `(2)` `(3)`, each alone on its line,
then the three paragraphs. Such a run of lone numbers is told by its sequence.
"""

from collections.abc import Sequence

from extractor.law.numbers import LISTS, follows
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import readings


def lone_marker(line: Line) -> Marker | None:
    """Return the list marker that a line consists of, None for any other line."""
    if len(line.markers) != 1 or line.markers[0].name not in LISTS or line.markers[0].after < line.end:
        return None
    return line.markers[0]


def column_at(lines: Sequence[Line], at: int) -> list[Marker]:
    """Return the column of numbers that begins at line `at`: two or more lone numbers in sequence; else nothing.

    The sequence may begin anew with 1 inside the column, where a page holds the end of one list and another list.
    """
    markers: list[Marker] = []
    rising = False
    for line in lines[at:]:
        marker = lone_marker(line)
        if marker is None:
            break
        if markers and _follows(markers[-1], marker):
            rising = True
        elif markers and not _first(marker):
            break
        markers.append(marker)
    return markers if rising else []


def _follows(last: Marker, now: Marker) -> bool:
    return any(
        a.style == b.style and follows(a.place, b.place)
        for a in readings(last.name, last.label)
        for b in readings(now.name, now.label)
    )


def _first(marker: Marker) -> bool:
    return any(reading.place == (1, "") for reading in readings(marker.name, marker.label))
