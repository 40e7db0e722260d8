"""What the lines after a marker say: the second item of a list, the next number, where a heading ends."""

from collections.abc import Sequence

from extractor.law.numbers import LISTS, Position, follows, skips
from extractor.law.units import HEADINGS, ROMAN
from extractor.model.text import Span
from extractor.tree.body.headings import is_title
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.numbering import readings

# Lines searched for the second item of a list (chosen: more than a page), and for the second of the sections that a
# circular or an annex numbers in capitals (chosen: more than ten pages).
_AHEAD_LINES = 60
_AHEAD_SECTIONS = 500
_SECTIONS = ("kapital", "romawi_besar")
# Lines that a heading can have (chosen).
_HEADING_LINES = 8
# What parts a heading from its number on the same line
_PARTING = " .:–—-"
_SPECKS = " \n•▪●■·*"
PASAL_SIGNS = "P ."  # with which a lone `Pasal` begins
# So many signs that are no number may stand for that of a Pasal (`Pasal ?`, `Pasal A`).
_DIRT_SIGNS = 2


def has_second(content: str, lines: Sequence[Line], at: int, style: str) -> bool:
    """Whether the second item of a list of `style` follows line `at`, before the next Pasal."""
    ahead = _AHEAD_SECTIONS if style in _SECTIONS else _AHEAD_LINES
    for line in lines[at + 1 : at + 1 + ahead]:
        for marker in line.markers:
            if marker.name == "pasal" and not content[marker.after : line.end].strip(" ."):
                return False
            if any(r.style == style and r.place == (2, "") for r in readings(marker.name, marker.label)):
                return True
    return False


def comes(
    lines: Sequence[Line], at: int, style: str, place: Position, missing: int = 0, ends: frozenset[str] = frozenset()
) -> bool:
    """Whether the number after `place`, or one that leaves out at most `missing` numbers, follows line `at`.

    It must do so before the next of the markers `ends`, a Pasal only where its heading stands alone on the line.
    """
    for line in lines[at + 1 : at + 1 + _AHEAD_LINES]:
        for marker in line.markers:
            if marker.name in ends and (marker.name != "pasal" or marker.after == line.end):
                return False
            for reading in readings(marker.name, marker.label):
                if reading.style == style and (
                    follows(place, reading.place) or 0 < skips(place, reading.place) <= missing
                ):
                    return True
    return False


def place_below(lines: Sequence[Line], at: int, style: str) -> Position | None:
    """Return the place of the next number of `style` below line `at`, None where there is none."""
    for line in lines[at + 1 : at + 1 + _AHEAD_LINES]:
        for marker in line.markers:
            for reading in readings(marker.name, marker.label)[:1]:
                if reading.style == style:
                    return reading.place
    return None


def pasal_below(lines: Sequence[Line], at: int) -> Position | None:
    """Return the place of the next Pasal whose heading stands alone on a line below line `at`."""
    for line in lines[at + 1 :]:
        marker = line.markers[0] if line.markers else None
        if marker is not None and marker.name == "pasal" and marker.after == line.end:
            found = readings(marker.name, marker.label)
            if found:
                return found[0].place
    return None


def lone_pasal(content: str, lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is a `Pasal` whose number stands neither on it nor below, or is a sign or two of dirt."""
    line = lines[at]
    if content[line.start] not in PASAL_SIGNS:
        return False
    words = content[line.start : line.end].strip(" .:")
    dirt = words[len("Pasal") :].strip()
    if words[: len("Pasal")] not in ("Pasal", "PASAL") or len(dirt) > _DIRT_SIGNS or readings("pasal", dirt):
        return False
    return bool(dirt) or not number_below(content, lines, at)


def number_below(content: str, lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is a lone `Pasal` whose number stands alone on the next line."""
    line = lines[at]
    if content[line.start] not in PASAL_SIGNS or content[line.start : line.end].strip(" .") not in ("Pasal", "PASAL"):
        return False
    if at + 1 >= len(lines):
        return False
    number = content[lines[at + 1].start : lines[at + 1].end].strip(" .")
    return number.isalnum() and bool(readings("pasal", number)) and not Before(content, line.start).open


def heading_text(content: str, lines: Sequence[Line], at: int, kind: str, after: int) -> tuple[Span | None, Span, int]:
    """Return the heading of the BAB, Bagian … that opens on line `at`, the specks behind it, and the line after it.

    The heading is the rest of the line from `after` and the lines up to the next marker, two or more for a long one.
    Specks are what a scan leaves behind the words; their span is empty where there are none.
    """
    end = lines[at].end
    while after < end and content[after] in _PARTING:
        after += 1
    start = after if after < end else None
    first = stop = at + 1
    while stop < len(lines) and stop - first < _HEADING_LINES and not _ends_heading(content, lines, stop, kind):
        stop += 1
    if stop == len(lines) or stop - first == _HEADING_LINES:  # no marker ends it: one line at most
        stop = min(first + (start is None), len(lines))
    if stop > first:
        start = lines[first].start if start is None else start
        end = lines[stop - 1].end
    if start is None or end <= start:
        return None, Span(end, end), stop
    heading = content[start:end].rstrip(_SPECKS)
    specks = content[start + len(heading) : end].lstrip()
    return Span(start, start + len(heading)) if heading else None, Span(end - len(specks), end), stop


def _ends_heading(content: str, lines: Sequence[Line], at: int, kind: str) -> bool:
    line = lines[at]
    if (
        number_below(content, lines, at)
        or lone_pasal(content, lines, at)
        or any(readings(marker.name, marker.label) for marker in line.damaged)
    ):
        return True
    if not line.markers:
        words = content[line.start : line.end]
        titled = is_title(words) and words[-1] not in ".;:,"
        return kind in ROMAN and words[:1].isalpha() and _mostly_lower(words) and not (line.source.centered or titled)
    name = line.markers[0].name
    if name == "garis" and content[line.markers[0].after : line.end].isupper():
        return False  # a speck before a heading
    return name in HEADINGS or name in LISTS or name in ("agar", "ditetapkan", "diktum")


def _mostly_lower(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return sum(map(str.islower, letters)) > 0.5 * len(letters)
