"""Where the parts of a regulation begin: title, preamble, body, closing block, Penjelasan and Lampiran."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, load
from extractor.law.numbers import CAPITAL_LISTS, CITED_LISTS, LISTS
from extractor.law.units import ARTICLES, FRAME, GROUPING, ROMAN
from extractor.model.text import Text
from extractor.tree.body.headings import sentence_behind, title_behind
from extractor.tree.body.lookahead import has_second, lone_pasal
from extractor.tree.body.misread_headings import lost_heading
from extractor.tree.closing import opens_circular_closing
from extractor.tree.evidence import Before
from extractor.tree.markers import STOPS, Line
from extractor.tree.numbering import readings
from extractor.tree.preamble import OPENS_RECITAL, names_work

_TITLE = frozenset({"rahmat", "tentang", "nomor", "persetujuan"})
_DECISION = frozenset({"menetapkan", "memutuskan"})
_TOPS = (GROUPING | ARTICLES) - {"paragraf"}
# A sentence that ends a circular or an Instruksi has so many lines (chosen).
_LAST_WORDS_LINES = 5
# The word ATAS or UMUM stands within so many lines of PENJELASAN (chosen: a line may stand between).
_ATAS_LINES = 4


class SectionForms(Form, frozen=True):
    """The whole of `structure/sections.toml`."""

    below_explanation: Pattern
    addressees: Pattern
    last_words: Pattern
    circular: Pattern


@cache
def _form(key: Literal["below_explanation", "addressees", "last_words", "circular"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/sections", SectionForms), key)
    return re.compile(form.pattern)


class Sections(Struct, frozen=True):
    """Line numbers (0-based, half-open): title up to `preamble`, preamble up to `body`, and so on.

    `annexes` are (first line, marker name) of every Penjelasan and Lampiran, in order; `closing` ends at the first.
    """

    preamble: int
    body: int
    closing: int
    annexes: tuple[tuple[int, str], ...]
    end: int

    @property
    def after(self) -> int:
        """The line where the annexes begin."""
        return self.annexes[0][0] if self.annexes else self.end


def divide(text: Text, lines: Sequence[Line]) -> Sections:
    """Return the parts of the regulation that `lines` (all lines of `text`) hold; empty parts have equal ends."""
    end = len(lines)
    names = [line.markers[0].name if line.markers else "" for line in lines]
    decision = _first(names, _DECISION, 0, end)
    start_search = 0 if decision is None else _last_decision(names, decision) + 1
    body = _body(text, lines, names, start_search)
    preamble = _preamble(text, lines, names, body, decided=decision is not None)
    if preamble == body < end and _begins_in_the_middle(lines, names, body):
        preamble = body = 0
    closing = _closing(text, lines, names, body, end)
    annexes = _annexes(text, lines, names, body if closing is None else closing, end)
    stop = annexes[0][0] if annexes else end
    return Sections(preamble, body, stop if closing is None else min(closing, stop), annexes, end)


def _first(names: Sequence[str], wanted: frozenset[str], start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if names[at] in wanted), None)


def _preamble(text: Text, lines: Sequence[Line], names: Sequence[str], body: int, decided: bool) -> int:
    label = _first(names, FRAME, 0, body)
    stop = body if label is None else label
    for at in range(stop):  # the label column may lag behind its text
        if names[at] in CITED_LISTS and text.content.startswith(OPENS_RECITAL, lines[at].markers[0].after):
            return at
        if text.content.startswith(OPENS_RECITAL, lines[at].start) and Before(text.content, lines[at].start).last in (
            "",
            ",",
        ):
            return at  # both label and number are lost: below the maker, or where the text begins
    if label is not None:
        return label
    if _first(names, frozenset({"rahmat", "tentang"}), 0, body) is not None:
        item = _first(names, CITED_LISTS, 0, body) if _cites(text, lines, names, body) else None
        if item is not None:
            return item
        return _first(names, _DECISION, 0, body) or body if decided else _addressed(names, body)
    if decided or _cites(text, lines, names, body):
        return 0
    return _addressed(names, body)


def _addressed(names: Sequence[str], body: int) -> int:
    """The line of an Instruksi without recitals that says whom it is for, `body` where none does."""
    if body == len(names) or names[body] != "diktum":
        return body
    below = next((at for at, name in enumerate(names[:body]) if name in ("nomor", "tentang")), body)
    found = _first(names, frozenset({"kepada"}), below, body)
    return body if found is None else found


def _cites(text: Text, lines: Sequence[Line], names: Sequence[str], body: int) -> bool:
    """Whether a numbered line before the body names a work: a legal basis without its label, no list of addressees."""
    return any(names[at] in CITED_LISTS and names_work(text.content, lines[at].markers[0].after) for at in range(body))


def _begins_in_the_middle(lines: Sequence[Line], names: Sequence[str], body: int) -> bool:
    """Whether the lines before the first heading are the rest of a Pasal: they hold list items and no title."""
    return _TITLE.isdisjoint(names[:body]) and any(
        marker.name in LISTS for line in lines[:body] for marker in line.markers[:1]
    )


def _last_decision(names: Sequence[str], first: int) -> int:
    """`MEMUTUSKAN:` and `Menetapkan :` stand within a few lines of each other."""
    last = first
    for at in range(first, min(first + 12, len(names))):
        if names[at] in _DECISION:
            last = at
    return last


def _alone(text: Text, line: Line) -> bool:
    return not text.content[line.markers[0].after : line.end].strip(STOPS)


def _body(text: Text, lines: Sequence[Line], names: Sequence[str], start: int) -> int:
    for at in range(start, len(lines)):
        name = names[at]
        if name in ("ditetapkan", "agar"):
            return min(at, _circular_body(text, lines, names, start, at))
        if _first_damaged(lines[at]) and not Before(text.content, lines[at].start).open:
            return at
        if lone_pasal(text.content, lines, at) and lost_heading(text.content, lines, at, None):
            return at
        if name not in _TOPS:
            continue
        rest = text.content[lines[at].markers[0].after : lines[at].end].strip()
        plain = _alone(text, lines[at]) or name == "diktum" or (name in ROMAN and rest.isupper())
        before = Before(text.content, lines[at].start)
        first = before.item_open and any(r.place == (1, "") for r in readings(name, lines[at].markers[0].label))
        if plain and (first or not before.open):
            return at
        if name == "pasal" and (len(lines[at].markers) > 1 or _titled(text, lines, at)):
            return at
    for at in range(start, len(lines) - 1):  # "Pasal" and its number on two lines
        if (
            text.content[lines[at].start : lines[at].end] == "Pasal"
            and text.content[lines[at + 1].start : lines[at + 1].end].isdigit()
        ):
            return at
    return _circular_body(text, lines, names, start, None)


def _circular_body(text: Text, lines: Sequence[Line], names: Sequence[str], start: int, closed: int | None) -> int:
    """The body of a text without headings, recitals and decision: its first list below the title, if it has one.

    `closed` is the line of the closing block where that opens as those of regulations do. The list begins with the
    first number behind the words that announce it or right below the title, in what names itself a circular with any
    first number that a second one follows, or with a letter in capitals that a second one follows.
    Whom a circular is for may be listed above.
    """
    titled = [at for at, name in enumerate(names) if name in ("nomor", "tentang")]
    if not titled or not FRAME.isdisjoint(names):
        return len(lines)
    first = max(start, titled[0])
    circular = any(_form("circular").match(text.content, line.start, line.end) for line in lines[: titled[0] + 1])
    if closed is None:
        closed = _circular_closing(text, lines, first)
    if closed is None and start:
        return len(lines)
    for at in range(first + 1, len(lines) if closed is None else closed):
        marker = lines[at].markers[0] if lines[at].markers else None
        if marker is None or not any(reading.place == (1, "") for reading in readings(marker.name, marker.label)):
            continue
        above = text.content[lines[at - 1].start : lines[at - 1].end]
        announced = Before(text.content, lines[at].start).last == ":" and not _form("addressees").match(above)
        titled_above = above.isupper() and has_second(text.content, lines, at, names[at])
        section = circular and above[:1].isalpha() and has_second(text.content, lines, at, names[at])
        if names[at] in CITED_LISTS and (
            announced or titled_above or (section and not _form("addressees").match(above))
        ):
            return at
        firsts = [each.style for each in readings(marker.name, marker.label) if each.place == (1, "")]
        if names[at] in CAPITAL_LISTS and any(has_second(text.content, lines, at, style) for style in firsts):
            return at
    return len(lines)


def _circular_closing(text: Text, lines: Sequence[Line], start: int) -> int | None:
    """The line from `start` on that opens the closing block of a circular."""
    return next(
        (
            at
            for at in range(start, len(lines))
            if opens_circular_closing(text.content[lines[at].start : lines[at].end])
        ),
        None,
    )


def _titled(text: Text, lines: Sequence[Line], at: int) -> bool:
    """Whether a Pasal with its title behind its number stands on line `at`, not a sentence that goes on.

    The text of Pasal 1 may stand there too, behind a stop.
    """
    marker, before = lines[at].markers[0], Before(text.content, lines[at].start)
    if marker.label == "1" and before.ended and sentence_behind(text.content, lines[at], marker):
        return True
    below = text.content[lines[at + 1].start] if at + 1 < len(lines) else ""
    title = title_behind(text.content, lines, at, marker)
    return title is not None and not below.islower() and (before.nothing or before.ended)


def _first_damaged(line: Line) -> bool:
    """Whether a line may be the misread heading of the first BAB or Pasal."""
    return any(reading.place == (1, "") for marker in line.damaged for reading in readings(marker.name, marker.label))


def _closing(text: Text, lines: Sequence[Line], names: Sequence[str], body: int, end: int) -> int | None:
    for wanted in ("agar", "ditetapkan", "diundangkan"):
        for at in range(body, end):
            if names[at] == wanted and (wanted == "agar" or not Before(text.content, lines[at].start).open):
                return _last_words(text, lines, body, at)
    return _circular_closing(text, lines, body)


def _last_words(text: Text, lines: Sequence[Line], body: int, closing: int) -> int:
    """The line above the closing block at which the sentence begins that ends a circular or an Instruksi.

    It stands apart from the list above it: `Demikian Surat Edaran ini …`, `Instruksi Presiden ini mulai berlaku …`.
    """
    for at in range(closing - 1, max(body, closing - _LAST_WORDS_LINES), -1):
        line = lines[at]
        if line.markers:
            return closing
        words = text.content[line.start : line.end]
        if _form("last_words").match(words) or opens_circular_closing(words):
            return at if Before(text.content, line.start).last == "." else closing
    return closing


def annexes_from(text: Text, lines: Sequence[Line], start: int) -> tuple[tuple[int, str], ...]:
    """Return (first line, marker name) of every Penjelasan and Lampiran from the line `start` on."""
    names = [line.markers[0].name if line.markers else "" for line in lines]
    return _annexes(text, lines, names, start, len(lines))


def _cited(text: Text, line: Line) -> bool:
    """Whether a line with the word Lampiran is the rest of a sentence; an office without a name may stand before it."""
    before = Before(text.content, line.start)
    return before.open and not (before.last == "," and text.content.startswith("LAMPIRAN", line.start))


def _annexes(
    text: Text, lines: Sequence[Line], names: Sequence[str], start: int, end: int
) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    label = None
    for at in range(start, end):
        if names[at] == "penjelasan" and not any(name == "penjelasan" for _, name in found):
            below = [text.content[line.start : line.end].upper() for line in lines[at : at + _ATAS_LINES]]
            if any(_form("below_explanation").search(words) for words in below):
                found.append((at, "penjelasan"))
                label = None
        elif names[at] == "lampiran" and not _cited(text, lines[at]):
            marker = lines[at].markers[0]
            if found and found[-1][1] == "lampiran" and marker.label and marker.label == label:
                continue  # a running head of the same annex
            found.append((at, "lampiran"))
            label = marker.label
    return tuple(found)
