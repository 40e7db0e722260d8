"""The numberings of a regulation: what is missing in them, and what is there twice.

A numbering is all units of one kind in one context. The context is what stands before the last step of an address, so
that Pasal run through the regulation, BAB through it or through their BUKU, ayat through their Pasal.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from extractor.grammar import Pattern, load
from extractor.law.address import is_attached, is_quoted, is_repeated, parent, relabelled
from extractor.law.names import last_step, name_of
from extractor.law.numbers import label_of, ordinal_value, position, roman_value
from extractor.law.units import ARTICLES, ATTACHED, FRAME, GROUPING, HEADINGS, ORDINAL, ROMAN, Numbers, UnitKind
from extractor.model.document import Document, Provision
from extractor.model.finding import Words
from extractor.references.patterns import patterns
from extractor.references.site import sites

_SMALL_ROMAN = ("i", "ii")
# More numbers missing at once are none of a list; the longest gap seen in 55 texts: 3.
_MISSING_UNITS = 400


# Words of the shortest heading that is no unit (chosen: one word may be a torn mark).
_HEADING_WORDS = 2


class Gap(Struct, frozen=True):
    """Numbers that are missing before `unit`: their labels and addresses; `before` is the unit before the gap.

    `printed` says that their markers do stand in the text, but not where a marker is read as one.
    """

    unit: Provision
    before: Provision | None
    labels: tuple[str, ...]
    addresses: tuple[str, ...]
    printed: bool = False


class Repeat(Struct, frozen=True):
    """A unit whose number `first` already has."""

    unit: Provision
    first: Provision


class _Style(Struct, frozen=True):
    """How one numbering counts, `small` where its Roman numerals are in lower case."""

    numbers: Numbers
    small: bool = False

    def read(self, label: str) -> int | None:
        """Return the number of a label, of an inserted unit that of the one before it."""
        place = position(self.numbers, label.upper() if self.numbers == "roman" else label.lower())
        return place[0] if place else None

    def write(self, value: int) -> str:
        label = label_of(self.numbers, value)
        return label.lower() if self.small else label


def _style(kind: UnitKind, labels: Sequence[str]) -> _Style | None:
    if kind in ROMAN or (kind == "pasal" and roman_value(labels[0])):
        return _Style("roman")
    if kind in ("huruf", *FRAME) or kind == "rincian":
        if tuple(label.lower() for label in labels[:2]) == _SMALL_ROMAN:
            return _Style("roman", small=True)
        if all(label.isalpha() for label in labels):
            return _Style("letters")
    if all(label[:1].isdigit() for label in labels):
        return _Style("arabic")
    return _Style("letters") if kind == "huruf" else None


Numbering = tuple[str, UnitKind, Sequence[Provision]]
"""Where units are counted together, their kind, and the units in document order."""


def numberings(document: Document) -> tuple[Numbering, ...]:
    """Return (context, kind, units in document order) of every numbering; not of the Penjelasan and Lampiran."""
    return document.once(_numberings)


def _numberings(document: Document) -> tuple[Numbering, ...]:
    rows: dict[tuple[str, UnitKind, bool], list[Provision]] = {}
    for unit in document.walk():
        if unit.kind in ATTACHED or not unit.label or is_attached(unit.eid):
            continue
        apart = unit.kind == "pasal" and roman_value(unit.label) is not None  # Pasal I of an amending act
        rows.setdefault((parent(unit.eid), unit.kind, apart), []).append(unit)
    return tuple((context, kind, units) for (context, kind, _), units in rows.items())


def gaps_in(document: Document) -> Iterator[Gap]:
    """Yield every gap once, at the unit after it.

    Inserted numbers (5A) leave no gap, nor does quoted text of an amending act, whose numbers are those of another
    act. A number before the first unit is only missing where the text has its head. A gap that a repeated number just
    before it explains (VI, VII, VII, IX) is a repetition.
    """
    rewording = _rewording(document)
    for context, kind, units in numberings(document):
        if is_quoted(context) or context in rewording:
            continue
        style = _style(kind, [unit.label for unit in units])
        if style is None:
            continue
        yield from _gaps(document, context, kind, units, style)


def _rewording(document: Document) -> frozenset[str]:
    """Return the instructions that print smaller units in new words: `Mengingat angka 4 … berbunyi:` / `4. …`."""
    wording = patterns("amending")["wording"]
    found = (site.unit for site in sites(document) if site.instruction and site.unit.children)
    return frozenset(unit.eid for unit in found if wording.search(document.own_text(unit)))


def _gaps(document: Document, context: str, kind: UnitKind, units: Sequence[Provision], style: _Style) -> Iterator[Gap]:
    numbers = _numbers(units, style)
    present = {*numbers, *(style.read(label) for unit in units for label in unit.also)}
    highest, before = 0, None
    extra = 0  # repeated numbers that are not yet made good by a missing one
    if not document.completeness.head and not _starts_inside(document, units[0]):
        highest = (numbers[0] - 1) if numbers[0] else 0
    for unit, number in zip(units, numbers, strict=True):
        if number is None:
            continue
        if number <= highest:
            extra += is_repeated(unit.eid)
            continue
        lost = [value for value in range(highest + 1, number) if value not in present]
        if lost and len(lost) > extra and len(lost) <= _MISSING_UNITS:
            labels = tuple(style.write(value) for value in lost)
            printed = _is_printed(document, before, unit, kind, labels)
            yield Gap(unit, before, labels, tuple(relabelled(unit.eid, label) for label in labels), printed)
        extra = max(0, extra - len(lost))
        highest, before = number, unit


def _numbers(units: Sequence[Provision], style: _Style) -> list[int | None]:
    """Return the number of each unit; `aa` right behind `a` is inserted there, and not the one after `z`."""
    out: list[int | None] = []
    before = ""
    for unit in units:
        label = unit.label.lower()
        inserted = style.numbers == "letters" and len(label) == 2 and label == before * 2 and before != "z"
        out.append(out[-1] if inserted else style.read(unit.label))
        before = before if inserted else label
    return out


# Characters before the first unit of a numbering that are searched for markers that were not read (chosen).
_BEFORE_FIRST_CHARS = 3000


@cache
def _markers() -> dict[str, re.Pattern[str]]:
    printed = load("drafting/numberings", dict[str, Pattern])
    return {kind: re.compile(form.pattern, re.VERBOSE | re.IGNORECASE) for kind, form in printed.items()}


def _is_printed(
    document: Document, before: Provision | None, unit: Provision, kind: UnitKind, labels: Sequence[str]
) -> bool:
    """Whether every missing marker stands before `unit` in the text around it, other than as a reference to it."""
    end = unit.span.start
    above = document.parents[unit.eid]
    start = max(document.index[above].span.start if above else 0, end - _BEFORE_FIRST_CHARS)
    pattern = _markers().get(kind, _markers()["item"])
    printed = {
        str(ordinal_value(match[1])) if kind in ORDINAL else match[1].lower()
        for match in pattern.finditer(document.text.content, before.span.start if before else start, end)
    }
    return printed.issuperset(label.lower() for label in labels)


def _starts_inside(document: Document, unit: Provision) -> bool:
    """Whether a numbering begins within the text that is there, although the head of the regulation is not."""
    if unit.kind not in FRAME and any(block.kind in ("memutuskan", "menetapkan") for block in document.blocks):
        return True
    return unit.kind not in HEADINGS | FRAME and any(above.kind == "pasal" for above in document.ancestors(unit.eid))


def repeats_in(document: Document) -> Iterator[Repeat]:
    """Yield every unit whose number was already taken in its numbering.

    A list that begins anew (a second a, b, c within one ayat) is told once, at its first unit, and only where it is
    made of Pasal or ayat: two lists of items may follow each other. Pasal that begin anew below a heading in capitals
    that is no unit (ATURAN TAMBAHAN) are numbered apart.
    """
    for _, kind, units in numberings(document):
        firsts: dict[str, Provision] = {}
        restarted = False
        opening = units[0].label
        for unit in units:
            first = firsts.setdefault(unit.label, unit)
            if first is unit:
                continue
            if unit.label == opening and kind == "pasal" and _below_plain_heading(document, unit):
                restarted = True
            elif unit.label == opening and len(units) > 1 and kind not in _SINGLE:
                restarted = True
                if kind != "ayat":
                    continue
                yield Repeat(unit, first)
            elif not restarted:
                yield Repeat(unit, first)


_SINGLE = GROUPING | ARTICLES


def _below_plain_heading(document: Document, unit: Provision) -> bool:
    """Whether the line before a unit is a heading in capitals, but not that of a unit."""
    end = document.text.content.rfind("\n", 0, unit.span.start)
    line = document.text.content[document.text.content.rfind("\n", 0, max(0, end)) + 1 : max(0, end)]
    if not line.isupper() or len(line.split()) < _HEADING_WORDS:
        return False
    headings = (each.heading for each in document.walk() if each.heading is not None)
    return not any(heading.start < end <= heading.end for heading in headings)


def missing_of(gap: Gap) -> str:
    """Name what a gap leaves out: `Pasal 4`, `Pasal 4 dan Pasal 5`, `Pasal 4 sampai dengan Pasal 9`."""
    first, last = name_of(gap.addresses[0]), last_step(gap.addresses[-1])
    if len(gap.addresses) == 1:
        return first
    return f"{first} {'dan' if len(gap.addresses) == 2 else 'sampai dengan'} {last}"


def order_of(gap: Gap) -> Words:
    """Say where a gap is: `BAB IV diikuti BAB VI`."""
    after = last_step(gap.unit.eid)
    if gap.before is None:
        return f"penomoran dimulai dengan {after}", f"the numbering begins with {after}"
    before = last_step(gap.before.eid)
    return f"{before} diikuti {after}", f"{before} is followed by {after}"
