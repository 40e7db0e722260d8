"""Which heading a misread line stands for: `Pa.sal 7` after Pasal 6, `BABm` after BAB II."""

from collections.abc import Sequence

from extractor.law.numbers import follows
from extractor.model.text import Span
from extractor.tree.body.amending import changes_follow_below, names, reworded, wording_follows
from extractor.tree.body.lookahead import pasal_below
from extractor.tree.body.misread_markers import misread_number
from extractor.tree.body.quoting import lead_in
from extractor.tree.evidence import Before
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import Reading, position, readings
from extractor.tree.unit_draft import Draft

# The next heading behind a first one without number is one of so many.
_LOST_FIRST = 2
_ROMAN = ("I", "V", "X")  # with which the numbers of an amending act's own Pasal begin


def misread_heading(
    content: str, line: Line, path: Sequence[Draft], pasal: Draft | None, amending: Draft | None
) -> Marker | None:
    """Return the heading that the misread `line` stands for, with its number as it should be; None where it is none.

    Its number must be the one that comes next after `pasal`, the Pasal opened last, or after the BAB in `path`, the
    units that are open. In an amending act (`amending`: its Pasal I) it may also be the Pasal that the instruction just
    above names; where new wording must follow that, it is a quoted Pasal, whatever its number. Behind quoted text it
    may be the next Pasal of the act itself (`Pasal Ii`).
    """
    if Before(content, line.start).open:
        return None
    if amending in path[-2:] and wording_follows(lead_in(content, path[-1])):
        return _quoted_pasal(content, line, path[-1])
    for marker in line.damaged:
        last = pasal if marker.name == "pasal" else next((d for d in reversed(path) if d.kind == marker.name), None)
        for reading in readings(marker.name, marker.label):
            own = marker.name == "pasal" and amending is not None and _is_next(amending, reading)
            if (
                own
                or _is_next(last, reading)
                or (
                    marker.name == "pasal"
                    and amending in path[-2:]
                    and names(lead_in(content, path[-1]), "pasal", reading.label)
                )
            ):
                return Marker(marker.name, reading.label, marker.span, marker.after)
    return None


def _quoted_pasal(content: str, line: Line, instruction: Draft) -> Marker | None:
    """Return the misread heading of the new wording below an instruction: the Pasal that it names, else a plain one.

    A number that is taken for the one that the instruction puts in new words is that one.
    """
    words = lead_in(content, instruction)
    for marker in line.damaged:
        if marker.name == "pasal" and (wanted := _instructed_number(words, marker.label)):
            return Marker("pasal", wanted, marker.span, marker.after)
    found = [
        Marker("pasal", reading.label, marker.span, marker.after)
        for marker in line.damaged
        if marker.name == "pasal"
        for reading in readings("pasal", marker.label)
        if reading.label[:1] not in _ROMAN
    ]
    named = (marker for marker in found if names(words, "pasal", marker.label))
    return next(named, min(found, key=lambda marker: len(marker.label), default=None))


def _instructed_number(words: str, printed: str) -> str | None:
    """Return the number of the Pasal that an instruction puts in new words, where the printed one is taken for it."""
    wanted = reworded(words)
    return wanted[0] if wanted and misread_number(printed, wanted[0]) in (0, 1) else None


def instructed_pasal(
    content: str, marker: Marker, path: Sequence[Draft], amending: Draft | None, *, damaged: bool
) -> Reading | None:
    """Return the number of quoted text that the instruction above tells, where that of a scan is taken for it.

    `damaged` says that the text was read from a picture: else only a misread word tells that the number is misread too.
    """
    whole = content.startswith(("Pasal ", "PASAL "), marker.span.start) and not damaged
    if marker.name != "pasal" or whole or amending not in path[-2:] or path[-1] is amending:
        return None
    words = lead_in(content, path[-1])
    number = _instructed_number(words, marker.label) if wording_follows(words) else None
    place = position("pasal", number) if number else None
    return Reading("pasal", number, place, repaired=True) if number and place else None


def lost_heading(content: str, lines: Sequence[Line], at: int, last: Draft | None) -> Marker | None:
    """Return the heading that a lone `Pasal` stands for, whose number is lost: the one after the next follows.

    Behind the last number, what is printed for it must be a sign that is taken for the next one (`Pasal /` for 7). The
    first one is Pasal 1 also where Pasal 2 is lost as well, or Pasal I where what follows says so.
    """
    line = lines[at]
    if Before(content, line.start).open or (last is not None and last.position[1]):
        return None
    if last is None and changes_follow_below(content, lines, at):
        return Marker("pasal", "I", Span(line.start, line.end), line.end)
    number, most = (last.position[0] + 1, 1) if last is not None else (1, _LOST_FIRST)
    lost = Marker("pasal", str(number), Span(line.start, line.end), line.end)
    for below in lines[at + 1 :]:
        for marker in (*below.markers[:1], *below.damaged):
            if marker.name != "pasal" or (marker in below.markers and marker.after < below.end):
                continue
            found = any(
                number < reading.place[0] <= number + most and not reading.place[1]
                for reading in readings(marker.name, marker.label)
            )
            return lost if found else None
    printed = content[line.start : line.end].strip(" .:")[len("Pasal") :].strip()
    return lost if printed and misread_number(printed, str(number)) == 1 else None


def confused_pasal(
    lines: Sequence[Line], at: int, marker: Marker, last: Draft | None, *, amends: bool
) -> Reading | None:
    """Return the number after that of `last` where the heading on line `at` prints a figure that is taken for it.

    `Pasal 8` between Pasal 2 and Pasal 4 is Pasal 3: the next heading proves it. Not in an amending act, which quotes
    any Pasal.
    """
    if amends or last is None or last.position[1] or not marker.label.isalnum():
        return None
    number = last.position[0] + 1
    if pasal_below(lines, at) != (number + 1, "") or misread_number(marker.label, str(number)) != 1:
        return None
    return Reading("pasal", str(number), (number, ""), repaired=True)


def _is_next(last: Draft | None, reading: Reading) -> bool:
    if last is None:
        return reading.place == (1, "")
    return (last.label[:1] in "IVX") == (reading.label[:1] in "IVX") and follows(last.position, reading.place)
