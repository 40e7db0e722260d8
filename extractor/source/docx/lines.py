"""From what a paragraph of a Word file prints to lines: place on the page, weight, what is kept aside."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from lxml import etree

from extractor.law.markers import markers
from extractor.law.units import HEADINGS
from extractor.source.characters import normalise, squeeze
from extractor.source.docx.numbering import Label
from extractor.source.docx.package import attribute, child, local, number
from extractor.source.docx.runs import Piece
from extractor.source.docx.styles import Look, measure, setting
from extractor.source.line_draft import Draft

# The width of an average letter of 12 points, of a blank, of a line's height, and from tab stop to tab stop, in twips.
_LETTER = 120
_BLANK = 60
_LINE = 276
_TAB = 720
_MOST_STOPS = 64


@cache
def _headings() -> re.Pattern[str]:
    forms = (form.pattern for form in markers().marker if form.name in HEADINGS)
    return re.compile("(?:" + "|".join(forms) + r")[ .:]*\Z")


def opens_heading(text: str) -> bool:
    """Whether a line is the number of a heading (`BAB I`, `Pasal 3`)."""
    return _headings().match(text) is not None


def lines_of(
    pieces: Sequence[Piece],
    properties: tuple[etree._Element, ...],
    label: Label | None,
    place: int,
    width: int,
    offset: int = 0,
) -> list[Draft]:
    """Return the lines of one paragraph: one, or several where it holds breaks; none where it prints nothing.

    `properties` are those that hold for it, strongest first; `label` is its automatic number, `place` its place in the
    story. `width` is that of the text, `offset` where it begins (in twips): of a table cell, its own. The number of a
    heading (`BAB I`, `Pasal 3`) stands on a line of its own.
    """
    left = offset + measure(properties, "ind", "start", "left")
    first = left + _first(properties)
    side = setting(properties, "jc") or "left"
    found: list[Draft] = []
    printed = _broken(pieces)
    if label is not None and label.text.strip():
        number_line = [Piece(label.text, pieces[0].look if pieces else Look())]
        if _headings().match(squeeze(normalise(label.text))):
            printed.insert(0, number_line)
        else:
            printed[0] = [*number_line, *([Piece(" ", number_line[0].look)] if label.suffix != "nothing" else []),
                          *printed[0]]  # fmt: skip
    stops = _stops(properties, offset)
    for at, line in enumerate(printed):
        draft = _draft(line, place)
        if draft is None:
            continue
        start = first if at == 0 else left
        draft.indent = max(0, _after_blanks(line, start, left, stops)) / _LETTER
        if at == 0 and left > first:
            draft.hang = left / _LETTER
        if side in ("center", "right", "end") and draft.text:
            room = max(0.0, width / _LETTER - len(draft.text))
            draft.centered = side == "center"
            draft.indent = offset / _LETTER + (room / 2 if draft.centered else room)
        found.append(draft)
    return found


def space_above(properties: tuple[etree._Element, ...]) -> tuple[int, int]:
    """Return the white space before and after a paragraph, in twips."""
    return measure(properties, "spacing", "before"), measure(properties, "spacing", "after")


def settle_space(twips: int) -> int:
    """Return white space in lines."""
    return max(0, round(twips / _LINE))


def _broken(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part the pieces at the breaks inside them; at least one line, which may be empty."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split("\n") if piece.kind is None else [piece.text]):
            if at:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.look, piece.kind))
    return lines


def _draft(line: Sequence[Piece], place: int) -> Draft | None:
    """Return the line as printed, with the marks of what is kept aside; None where there is nothing at all."""
    raw = "".join(piece.text for piece in line if piece.kind is None)
    draft = Draft(squeeze(normalise(raw)), place)
    column, blank = 0, False
    for kind, run in groupby(line, key=lambda piece: piece.kind):
        printed = normalise("".join(piece.text for piece in run).replace("\n", " "))
        if kind is not None:
            if aside := squeeze(printed):
                draft.marks.append((kind, min(column, len(draft.text)), aside))
        elif words := " ".join(printed.split()):
            column += len(words) + (column > 0 and (blank or printed[0].isspace()))
            blank = printed[-1].isspace()
        else:
            blank = blank or bool(printed)
    if not draft.text and not draft.marks:
        return None
    looks = [piece.look for piece in line if piece.kind is None and piece.text.strip()]
    draft.bold = bool(looks) and all(look.bold for look in looks)
    draft.size = max((look.size for look in looks if look.size), default=None)
    return draft


def _first(properties: tuple[etree._Element, ...]) -> int:
    """Return how far right of the paragraph's edge its first line begins; less than 0 for a hanging one."""
    for each in properties:
        ind = child(each, "ind")
        if (hanging := attribute(ind, "hanging")) is not None:
            return -number(hanging)
        if (first := attribute(ind, "firstLine")) is not None:
            return number(first)
    return 0


def _stops(properties: tuple[etree._Element, ...], offset: int) -> list[int]:
    """Return the tab stops of a paragraph in twips."""
    stops = set()
    for each in properties:
        tabs = child(each, "tabs")
        for tab in tabs if tabs is not None else ():
            if local(tab) == "tab" and attribute(tab) not in ("clear", "bar"):
                stops.add(offset + number(attribute(tab, "pos")))
    return sorted(stops)[:_MOST_STOPS]


def _after_blanks(line: Sequence[Piece], start: int, left: int, stops: Sequence[int]) -> int:
    """Return where the first letter of a line stands, after the tabs and blanks that it opens with."""
    at = start
    for sign in "".join(piece.text for piece in line if piece.kind is None):
        if sign == "\t":
            ahead = [stop for stop in (*stops, left) if stop > at]
            at = min(ahead) if ahead else (at // _TAB + 1) * _TAB
        elif sign in " \u00a0":
            at += _BLANK
        else:
            break
    return at
