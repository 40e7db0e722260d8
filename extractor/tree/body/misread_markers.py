"""Which number a misread list marker stands for: `(21 Camat` after ayat (1), `e, surat` after huruf d.

A marker is read only into the number that an open list expects next, and only where a clause has ended and the line
stands where the items of that list do. How far its signs are from the expected ones decides how much more is asked for:
one misread sign is enough of a likeness, more of them need the number after it further down, and signs that look
like none of it need that number and no better candidate. Text is never changed: the printed signs stay in `num`.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.law.misreadings import looks
from extractor.law.numbers import CITED_LISTS, LISTS, STYLES
from extractor.law.units import HEADINGS
from extractor.model.text import Span
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.numbering import Reading, label_at, readings
from extractor.tree.unit_draft import Draft

# The longest misread marker: `(S12)`, `ei.-`.
_MARKER_CHARS = 6
# A marker that looks like no number has so many signs at most, the stop included (chosen: `a1.`, `&.`, `S5.`).
_STRANGE_CHARS = 4
# The markers of one list agree to so many characters (chosen: a scan's lines are a little askew).
_SAME_INDENT_CHARS = 2.0
# Lines searched for the number after a misread one (chosen: two pages).
_AHEAD_LINES = 90
Going = tuple[Draft, list[Draft]]
"""The last item of a list that may go on, and the path above it."""
_LIKE = 1  # misread signs of a marker that is like the expected one
_DOUBTFUL = 2  # misread signs of a marker that may be the expected one
# Both brackets read as the same stroke: `l8l`.
_PAIR = re.compile(r"([lI1|!])\S\1")
_TRIPLE = 3
_BRACKETS = re.compile(r"\(\S{1,3}\)")
_STOPS = ".,;:)]}-"
# Lists whose stop may be misread throughout: `a, padi; b, jagung`.
_PLAIN = tuple(sorted(name for name in CITED_LISTS if STYLES[name].printed))


@lru_cache(maxsize=8192)
def misread_signs(printed: str, style: str, label: str) -> int | None:
    """Return how many signs of `printed` are misread if it is the marker `label` of `style`; None if it cannot be it.

    `(21` is one sign off ayat (2), `l2l` two. A bracket or stop may be lost, the number never.
    """
    form = STYLES[style].printed
    if len(label) == _TRIPLE and len(set(label)) == 1 and printed[1:_TRIPLE] == printed[:1] * (_TRIPLE - 1):
        printed, label = printed[:1] + printed[_TRIPLE:], label[0]  # one sign, misread alike: `ggg.` for qqq
    return _distance(printed, form.format(label)) if form else None


def misread_number(printed: str, number: str) -> int | None:
    """Return how many signs of `printed` are misread if it is the bare number `number`; None if it cannot be it."""
    return _distance(printed, number)


def _distance(printed: str, wanted: str) -> int | None:
    if not wanted:
        return None if printed else 0
    sign, rest = wanted[0], wanted[1:]
    found: list[int] = []

    def read(size: int, cost: int, below: str = rest) -> None:
        after = _distance(printed[size:], below)
        if after is not None:
            found.append(cost + after)

    if printed.startswith(sign):
        read(1, 0)
    elif printed[:1].lower() == sign and sign.isalpha():
        read(1, 1)
    for other in looks(sign):
        if printed.startswith(other):
            read(len(other), 1)
            if sign.isalnum() and printed.startswith(sign, len(other)):
                read(len(other) + 1, 1)  # one sign read twice
    if sign.isdigit() and printed[:1].isalpha():  # one sign read twice: `(S5)`, `(Sl)`
        for other in (sign, *looks(sign)):
            if printed.startswith(other, 1):
                read(1 + len(other), 1 + (other != sign))
    if sign.isalpha() and printed[:1].lower() == sign and printed[1:2].lower() == sign:
        read(2, 1)
    if not sign.isalnum():
        read(0, 1)  # lost
    for other in looks(wanted[:2]) if len(wanted) > 1 else ():
        if printed.startswith(other):
            read(len(other), 1, wanted[2:])
    return min(found, default=None)


# What may be a marker at the start of a line: its first word; two parts of one (`1 1. Kapal`); one with specks before
# it (`^ 4. Kapal`); one that stands close to its text (`l3.Kapal`).
_WORD = re.compile(rf"(\S{{1,{_MARKER_CHARS}}}) (?=[^\W\d_])")
_FORMS_OF_PRINT = (
    re.compile(r"(\S{1,2} \S{0,3}[.)\]]) (?=[^\W\d_])"),
    re.compile(r"(?:[^\w\s(\[{]|_){1,2} ?(\(?\w{1,3}[.)]{1,2}) ?(?=[^\W\d_])"),
    re.compile(r"(\w{1,3}[.);:,]{1,2})(?=[A-Z][a-z])"),
    _WORD,
)


class Printed(NamedTuple):
    """Signs that may be a marker, without their blanks; `whole` says that they are just the first word of the line."""

    signs: str
    span: Span
    after: int
    whole: bool


def printed_markers(content: str, line: Line) -> list[Printed]:
    """Return what may be a misread marker at the start of a line, the likeliest first; nothing on most lines."""
    found: list[Printed] = []
    if content[line.start : min(line.end, line.start + _MARKER_CHARS + 1)].isalpha():
        return found  # every form ends, or has a sign, within these characters
    for form in _FORMS_OF_PRINT:
        if match := form.match(content, line.start, line.end):
            span = Span(line.start, match.end(1))
            found.append(Printed(match[1].replace(" ", ""), span, match.end(), whole=form is _WORD))
    return found


def first_word(content: str, line: Line) -> str:
    """Return the first word of a line, empty where it is too long for a marker."""
    match = _WORD.match(content, line.start, line.end)
    return match[1] if match else ""


class Ahead:
    """The lines below a line, up to the next heading: which markers open them. Read once, when first asked for."""

    def __init__(self, content: str, lines: Sequence[Line], at: int, *, below_ayat: bool = False) -> None:
        """Look down from line `at`; with `below_ayat` the next ayat ends the lists that are looked at."""
        self._content, self._lines, self._at, self._below_ayat = content, lines, at, below_ayat
        self._found: list[tuple[Line, tuple[Reading, ...]]] | None = None

    def _read(self) -> list[tuple[Line, tuple[Reading, ...]]]:
        if self._found is None:
            self._found = []
            for line in self._lines[self._at + 1 : self._at + 1 + _AHEAD_LINES]:
                if _heads(self._content, line):
                    break
                marker = line.markers[0] if line.markers else None
                found = readings(marker.name, marker.label) if marker and marker.name in LISTS else ()
                if found and Before(self._content, line.start).wraps:
                    found = ()
                self._found.append((line, tuple(reading for reading in found if not reading.repaired)))
        return self._found

    def holds(self, style: str, number: int, misread: int = 0) -> bool:
        """Whether the item `number` of `style` opens a line below, before that numbering begins anew.

        Up to `misread` of its signs may be misread.
        """
        label = label_at(style, number)
        for line, found in self._read():
            if any(reading.style == style and reading.place == (number, "") for reading in found):
                return True
            if any(reading.style == style and reading.place == (1, "") for reading in found):
                return False
            if self._below_ayat and style != "ayat" and any(reading.style == "ayat" for reading in found):
                return False
            begins = any(reading.place == (1, "") for reading in found)  # another list
            if misread and label and not begins and (printed := first_word(self._content, line)):
                signs = misread_signs(printed, style, label)
                if signs is not None and signs <= misread:
                    return True
        return False

    def second(self) -> tuple[str, float] | None:
        """Return style and indent of the first item below that is the second of its list, where the first is lost."""
        begun = set()
        for line, found in self._read():
            for reading in found:
                if not STYLES[reading.style].printed:
                    continue
                if reading.place == (1, ""):
                    begun.add(reading.style)
                elif reading.style not in begun:
                    return (reading.style, line.source.indent) if reading.place == (2, "") else None
        return None


def _heads(content: str, line: Line) -> bool:
    """Whether a line is a heading, below which the items of a list cannot go on."""
    marker = line.markers[0] if line.markers else None
    if marker is None or marker.name not in HEADINGS:
        return False
    return marker.name != "pasal" or not content[marker.after : line.end].strip(" .")


def misread_item(
    content: str, lines: Sequence[Line], at: int, path: list[Draft], going_on: Callable[[], Sequence[Going]]
) -> tuple[Printed, Reading, list[Draft]] | None:
    """Return the item that the misread marker of line `at` opens: marker, number, path above it; None where it is none.

    `path` are the open units; `going_on` tells the last items of the lists that may go on, each with the path above it,
    the lowest list first.
    """
    line = lines[at]
    before = Before(content, line.start)
    opened = path[-1].kind == "pasal" and path[-1].empty
    comma = before.last == "," and line.source.box is not None  # a semicolon, misread
    bare = is_bare(content, path[-1])
    ends = opened or comma or bare or before.ended
    markers = printed_markers(content, line)
    if not markers or not (ends or before.announces) or before.wraps:
        return None
    ahead = Ahead(content, lines, at, below_ayat=any(draft.style == "ayat" for draft in path))
    first = next(filter(None, (_first(marker, line, path, ahead, before) for marker in markers)), None)
    lists = () if first else going_on() if before.ended or comma or bare else ()
    best: tuple[int, Printed, str, int, list[Draft]] | None = None
    for marker in markers:
        for item, above in lists:
            if label_at(item.style, item.position[0] + 1) is None or not _level(item.indent, line):
                continue
            number = item.position[0] + 1
            if comma and not ahead.holds(item.style, number + 1):
                continue
            signs = _likeness(marker, item.style, number, ahead, before, content[marker.after].isupper())
            if bare and (item is not path[-1] or marker.signs != label_at(item.style, number)):
                signs = signs if before.ended or comma else None
            elif bare:
                signs = _LIKE
            if signs is None and _leaves_one_out(marker, item.style, number + 1, ahead):
                signs, number = _LIKE, number + 1
            if signs is not None and (best is None or signs < best[0]):
                best = signs, marker, item.style, number, above
    best = best or first
    if best is None:
        return None
    _, marker, style, number, above = best
    return marker, Reading(style, label_at(style, number) or "", (number, ""), repaired=True), above


def is_bare(content: str, item: Draft) -> bool:
    """Whether the number of an item is printed without stop or bracket: then those of its list are (`a taman`)."""
    return item.style in _PLAIN and item.num is not None and content[item.num.start : item.num.end] == item.label


def _level(indent: float, line: Line) -> bool:
    return abs(indent - line.source.indent) <= _SAME_INDENT_CHARS


def _likeness(marker: Printed, style: str, number: int, ahead: Ahead, before: Before, capital: bool) -> int | None:
    """Return how many signs of `marker` are misread where the evidence is enough for so many, else None."""
    printed = marker.signs
    signs = misread_signs(printed, style, label_at(style, number) or "")
    if signs is not None and not marker.whole:
        signs = max(signs, _LIKE)  # its blank, its speck
    if signs == _DOUBTFUL + 1 and _PAIR.fullmatch(printed):
        signs = _DOUBTFUL
    if signs is None or signs > _DOUBTFUL:
        signs = _DOUBTFUL + 1 if _strange(printed) else None
    if signs is None or ahead.holds(style, number):
        return None
    shaped = style == "ayat" and capital and _shaped(printed) and (signs == _LIKE or str(number) in printed)
    last = printed == label_at(style, number) and before.item_open and before.last != ","  # `…; dan` / `g kebun`
    if signs == _LIKE and (capital or printed[-1] in _STOPS or last):
        return signs
    if signs <= _DOUBTFUL and (shaped or ahead.holds(style, number + 1, misread=_LIKE)):
        return signs
    follows = ahead.holds(style, number + 1, misread=_LIKE)
    return signs if follows or (signs <= _DOUBTFUL and ahead.holds(style, number + 2)) else None


def _leaves_one_out(marker: Printed, style: str, number: int, ahead: Ahead) -> bool:
    """Whether `marker` shows the figures of an item behind a lost one, its stop misread, and the next one follows."""
    label = label_at(style, number) or ""
    if not label.isdecimal() or label not in marker.signs or marker.signs[-1] not in _STOPS:
        return False
    return misread_signs(marker.signs, style, label) == _LIKE and ahead.holds(style, number + 1, misread=_LIKE)


def _shaped(printed: str) -> bool:
    """Whether signs have the look of a number in brackets: a bracket or a digit, or the same stroke on both sides."""
    return not printed.isalnum() or any(map(str.isdigit, printed)) or _PAIR.fullmatch(printed) is not None


def _strange(printed: str) -> bool:
    """Whether signs stand where a marker stands and look like one, whatever it was: `&.`, `a1.`, `1:1.`."""
    return len(printed) <= _STRANGE_CHARS and (printed[-1] in _STOPS or not printed.isalnum())


def _first(
    marker: Printed, line: Line, path: list[Draft], ahead: Ahead, before: Before
) -> tuple[int, Printed, str, int, list[Draft]] | None:
    """Return the list that begins with `marker`: the ayat of an empty Pasal, or the items that a colon announces."""
    top = path[-1]
    if before.announces and not top.empty and not top.children:
        for style in _PLAIN:
            label = label_at(style, 1) or ""
            signs = misread_signs(marker.signs, style, label)
            if (
                signs is not None
                and signs <= _LIKE
                and (marker.signs[-1] in _STOPS or marker.signs == label)
                and ahead.holds(style, 2, misread=_LIKE)
            ):
                return signs, marker, style, 1, path
    if top.kind == "pasal" and not top.children and (top.empty or before.last == ":"):
        signs = misread_signs(marker.signs, "ayat", "1")
        enough = _DOUBTFUL + (_PAIR.fullmatch(marker.signs) is not None)
        sure = signs is not None and signs <= _LIKE and marker.signs[0] == "("
        if _BRACKETS.fullmatch(marker.signs) and ahead.holds("ayat", 2):
            return _DOUBTFUL, marker, "ayat", 1, path  # `(lh)`: whatever it was, the second one follows
        if (
            signs is not None
            and signs <= enough
            and (sure or ahead.holds("ayat", 2, misread=_DOUBTFUL) or ahead.holds("ayat", 3))
        ):
            return signs, marker, "ayat", 1, path
    if before.last == ":" and not top.children and (second := ahead.second()):
        style, indent = second
        if _level(indent, line):
            signs = misread_signs(marker.signs, style, label_at(style, 1) or "")
            if (signs is not None and signs <= _DOUBTFUL) or _strange(marker.signs):
                return signs or 0, marker, style, 1, path
    return None
