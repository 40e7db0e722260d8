"""Numbers that stand in a column of their own, before the texts they belong to.

Plain text made from a page layout often gives the column of numbers first: `(1)` `(2)` `(3)`, each alone on its line,
then the three paragraphs. Such a run of lone numbers is told by its sequence.
"""

import re
from collections.abc import Sequence

from extractor.law.numbers import LISTS, follows
from extractor.law.units import HEADINGS
from extractor.tree.evidence import Before
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import readings
from extractor.tree.unit_draft import Draft

# The ayat that the first clause of a sentence names.
_NAMED_AYAT = re.compile(r"[^.;:(]{5,150}?dimaksud[ \n](?:pada|dalam)[ \n]ayat[ \n]\((\d{1,2}[a-z]?)\)")


def lone_marker(line: Line) -> Marker | None:
    """Return the list marker that a line consists of, None for any other line."""
    if len(line.markers) != 1 or line.markers[0].name not in LISTS or line.markers[0].after < line.end:
        return None
    return line.markers[0]


def column_at(content: str, lines: Sequence[Line], at: int) -> list[Marker]:
    """Return the column of numbers that begins at line `at`: two or more lone numbers in sequence; else nothing.

    The sequence may begin anew with 1 inside the column, where a page holds the end of one list and another list. In a
    text that has lost its places one number of an ayat is a column where what follows is not its text: a heading, or
    the rest of the text before it.
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
    below = lines[at + len(markers)] if at + len(markers) < len(lines) else None
    ayat = bool(markers) and all(marker.name == "ayat" for marker in markers)
    if rising:
        return markers
    if not ayat or below is None or lines[at].source.box is not None:
        return []
    return markers if len(markers) > 1 or _goes_before(content, markers[0], lines[at], below) else []


def are_clauses(content: str, lines: Sequence[Line], at: int, count: int) -> bool:
    """Whether so many clauses in small letters stand below the column at line `at`: `… yang:` / `a.` / `b.` / `taman;`.

    A colon announces them, each but the last ends as an item does, and the last one ends the sentence.
    """
    below = lines[at + count :]
    if Before(content, lines[at].start).last != ":" or not below or not content[below[0].start].islower():
        return False
    ended = 0
    for line in below:
        if line.markers:
            break
        ended += content[line.end - 1] == "." or Before(content, line.end).ended
        if content[line.end - 1] == ".":
            return ended == count
    return False


def names_open(content: str, lines: Sequence[Line], at: int, path: Sequence[Draft]) -> bool:
    """Whether the clause that begins with a capital at line `at` names the ayat that is open: it is the next one then.

    `(12) … Jenis Lainnya` / `Rekomendasi sebagaimana dimaksud pada ayat (12) …`: the stop before it is lost.
    """
    ayat = next((draft for draft in reversed(path) if draft.style == "ayat"), None)
    if ayat is None or ayat.empty:
        return False
    return _names(content, lines, at, ayat.label) and not _names(content, lines, at + 1, ayat.label)


def _names(content: str, lines: Sequence[Line], at: int, label: str) -> bool:
    """Whether the clause that begins at line `at` names the ayat `label` there or on the next line."""
    if at + 1 >= len(lines) or not content[lines[at].start].isupper():
        return False
    named = _NAMED_AYAT.match(content, lines[at].start, lines[at + 1].end)
    return named is not None and named[1] == label


def _goes_before(content: str, marker: Marker, line: Line, below: Line) -> bool:
    """Whether what stands below a lone number of an ayat is not its text."""
    if below.markers:
        name = below.markers[0].name
        if name in HEADINGS:
            return _first(marker) and (name != "pasal" or below.markers[0].after == below.end)
        return name in LISTS and name != "ayat" and not _first(below.markers[0])
    before = Before(content, line.start)
    return content[below.start].islower() and not before.ended and not before.wraps


def _follows(last: Marker, now: Marker) -> bool:
    return any(
        a.style == b.style and follows(a.place, b.place)
        for a in readings(last.name, last.label)
        for b in readings(now.name, now.label)
    )


def _first(marker: Marker) -> bool:
    return any(reading.place == (1, "") for reading in readings(marker.name, marker.label))
