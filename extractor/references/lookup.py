"""Where a path of steps leads in the tree of the same text: the address, and why it is not there if it is not."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from extractor.law.address import (
    annex_label,
    annex_name,
    child,
    explaining,
    instruction_of,
    is_attached,
    is_below,
    is_changed,
    is_pasal,
    is_quoted,
    is_within,
    number_part,
    relabelled,
    top_of,
)
from extractor.law.address import step as address_step
from extractor.law.numbers import letter_value, ordinal_value, roman_value, value_of
from extractor.law.units import ARTICLES, FRAME, GROUPING, ITEMS, TEXT, UNITS, UnitKind
from extractor.model.document import Document, Provision
from extractor.model.reference import Reason, no_such
from extractor.model.text import Span
from extractor.references.expression import Step
from extractor.references.labels import label_key, labels_between

_LETTERS = frozenset("ABCDEFGH")  # of annexes; C and D are no Roman figures there


class Located(Struct, frozen=True):
    """An address and, where nothing stands there, the reason in one short code."""

    address: str
    reason: Reason | None = None


class Lookup:
    """The tree of one text, asked for provisions by the way they are cited."""

    def __init__(self, document: Document) -> None:
        """Read the tree once."""
        self.document = document
        self.index = document.index
        self.pasals = [p.eid for p in document.walk() if p.kind == "pasal" and is_pasal(p.eid)]
        self.order = {eid: at for at, eid in enumerate(self.pasals)}
        self.larger: dict[tuple[str, str], list[str]] = {}
        self._printed: dict[str, bool] = {}
        # `Pasal 2 sampai dengan Pasal 4` is one unit, at which a citation of Pasal 3 leads.
        self._shared = {
            relabelled(unit.eid, label): unit.eid
            for unit in document.walk()
            for label in unit.also
            if relabelled(unit.eid, label) not in document.index
        }
        self._instructed = {  # whose items are the instructions of an amending act
            document.parents.get(instruction_of(eid)) for eid in self.index if is_changed(eid)
        }
        self.annexes = document.once(Annexes)
        for provision in document.walk():
            own = document.metadata.parent is not None or not is_attached(provision.eid)
            if provision.kind in GROUPING and own and not is_quoted(provision.eid):
                self.larger.setdefault((provision.kind, provision.label), []).append(provision.eid)

    def locate(self, path: Sequence[Step], here: Sequence[Provision]) -> Located | None:
        """Return where `path` leads from `here` (the citing unit, then its ancestors); None without any footing."""
        first, rest = path[0], path[1:]
        if first.level == "penjelasan":
            inner = self.locate(rest, here) if rest else None
            if inner is None:
                return None
            address = self._holding(explaining(inner.address))
            return Located(address, None if address in self.index else "no_such_penjelasan")
        start = self._start(first, here)
        return self.descend(start, rest) if start else None

    def _start(self, first: Step, here: Sequence[Provision]) -> Located | None:
        if first.deictic:
            unit = next((p for p in here if p.kind == first.level), None)
            return Located(unit.eid) if unit else None
        if first.level == "pasal":
            address = self._holding(address_step("pasal", first.label))
            return Located(address, None if address in self.index else self._beyond(first.label) or "no_such_pasal")
        if first.level == "diktum":
            address = address_step("diktum", first.label)
            return Located(address, None if address in self.index else "no_such_diktum")
        if first.level in GROUPING:
            return self._larger(first, here)
        if first.level == "ayat":
            pasal = next((p for p in here if p.kind in ARTICLES), None)
            return self._under(pasal.eid, "ayat", first.label) if pasal else None
        return self._nearest(first, here)

    def _nearest(self, first: Step, here: Sequence[Provision]) -> Located | None:
        """Return the item of the nearest enclosing list: the list around the citing unit first, then its own."""
        unit = here[0]
        if unit.kind in FRAME:
            address = relabelled(unit.eid, first.label)
            return Located(address, None if address in self.index else no_such(first.level))
        around = [*here[1:], unit] if unit.kind in ITEMS else list(here)
        for holder in around:
            address = child(holder.eid, first.level, first.label)
            if address in self.index:
                return Located(address)
        holder = next((p for p in here if p.kind in ARTICLES | TEXT), None)  # type: ignore[assignment]
        return self._under(holder.eid, first.level, first.label) if holder else None

    def _larger(self, first: Step, here: Sequence[Provision]) -> Located:
        found = self.larger.get((first.level, first.label), [])
        around = {p.eid for p in here}
        above = {self.document.parents[p.eid] for p in here}
        best = next((eid for eid in found if self.document.parents[eid] in around | above), None)
        if best or found:
            return Located(best or found[0])
        holder = next(
            (p.eid for p in here if p.kind in GROUPING and UNITS[p.kind].rank < UNITS[first.level].rank), None
        )
        return Located(child(holder, first.level, first.label), no_such(first.level))

    def descend(self, start: Located, rest: Sequence[Step]) -> Located:
        """Return where the steps lead below a provision; the first that is missing gives the reason."""
        at = start
        for step in rest:
            if at.reason:
                at = Located(child(at.address, step.level, step.label), at.reason)
            elif step.level == "pasal":
                at = self._start(step, ()) or at
            elif step.level in GROUPING:
                address = child(at.address, step.level, step.label)
                at = Located(address, None if address in self.index else no_such(step.level))
            else:
                at = self._under(at.address, step.level, step.label)
        return at

    def _under(self, parent: str, level: UnitKind, label: str) -> Located:
        """Return the unit of `level` under `parent`; what is numbered 1., 2. may be cited as ayat (1), (2)."""
        address = self._holding(child(parent, level, label))
        if address in self.index:
            return Located(address)
        holder = self.index.get(parent)
        kinds = {below.kind for below in holder.children} if holder else set()
        item = child(parent, "angka", label)
        if level == "ayat" and "ayat" not in kinds and item in self.index and parent not in self._instructed:
            return Located(item)
        if holder and self._is_printed(holder, address, label):
            return Located(address, "marker_unread")
        if level == "ayat":
            return Located(address, "no_such_ayat" if "ayat" in kinds else "pasal_has_no_ayat")
        return Located(address, "pasal_has_ayat" if "ayat" in kinds else no_such(level))

    def _holding(self, address: str) -> str:
        """Return the address of the unit that stands for this one too, the same where none does."""
        return self._shared.get(address, address)

    def _is_printed(self, holder: Provision, address: str, label: str) -> bool:
        """Whether a number stands at a line's start in `holder` although the tree has no such unit: it was misread."""
        if address not in self._printed:
            marks = (f"({label})", f"{label}.", f"{label})")
            mark = re.escape(label)
            before = r"(?:^|:\s|;\s(?:(?:dan|atau|dan/atau)\s)?|(?<!ayat)(?<!huruf)(?<!angka)(?<!dan)(?<!atau)(?<!,)\n)"
            pattern = re.compile(rf"{before}(?:\({mark}\)|{mark}[.)])(?:\s|$)")
            content = self.document.text.content
            own = (content[span.start : span.end] for span in _own_spans(holder))
            self._printed[address] = any(
                pattern.search(words) for words in own if any(printed in words for printed in marks)
            )
        return self._printed[address]

    def _beyond(self, label: str) -> Reason | None:
        """Return `truncated` where the text is cut off before a Pasal of this number could stand."""
        complete = self.document.completeness
        if complete.head and complete.body and complete.tail:
            return None
        low, high = self._ends
        if low is None or high is None:
            return "truncated"
        if not complete.tail and label_key(label) > high:
            return "truncated"
        return "truncated" if not complete.head and label_key(label) < low else None

    @cached_property
    def _ends(self) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
        keys = [label_key(self.index[eid].label) for eid in self.pasals]
        return (min(keys), max(keys)) if keys else (None, None)

    def annex(self, label: str) -> Located:
        """Return the annex of a printed number (empty for plain `Lampiran`), as references name it."""
        address = annex_name(label)
        if self.annexes.named(label) is not None:
            return Located(address)
        complete = self.document.completeness
        return Located(address, "no_such_lampiran" if complete.tail and complete.body else "truncated")

    def annex_part(self, path: Sequence[Step]) -> Located | None:
        """Return the part of an annex that `Lampiran` + numbers names; None where its parts are no units."""
        annex = self.annexes.named(path[0].label)
        unit = annex
        address = annex.eid if annex else ""
        for step in path[1:]:
            named = child(address, step.level, step.label)
            capital = child(address, step.level, step.label.upper())  # A., B. are cited as huruf A
            if named not in self.index and capital not in self.index:
                known = {below.kind for below in unit.children} if unit is not None else set()
                return Located(named, no_such(step.level)) if step.level in known else None
            address = named if named in self.index else capital
            unit = self.index[address]
        return Located(address)

    def between(self, first: str, last: str) -> list[str] | None:
        """Return the units from `first` to `last` in document order, None where the range is reversed.

        Both exist. Units of one list give that list's units; ends in different Pasal give the ayat of the first from
        there on, the whole Pasal between, and the ayat of the last up to there.
        """
        row = self._row(first)
        if last in row:
            low, high = row.index(first), row.index(last)
            return row[low : high + 1] if low <= high else None
        from_pasal, to_pasal = top_of(first), top_of(last)
        if from_pasal not in self.order or to_pasal not in self.order:
            return [first, last]
        low, high = self.order[from_pasal], self.order[to_pasal]
        if low > high:
            return None
        if low == high:
            return [first, last]
        head = [first] if first == from_pasal else row[row.index(first) :]
        tail_row = self._row(last)
        tail = [last] if last == to_pasal else tail_row[: tail_row.index(last) + 1]
        return [*head, *self.pasals[low + 1 : high], *tail]

    def _row(self, eid: str) -> list[str]:
        unit = self.index[eid]
        if unit.kind == "pasal":
            return self.pasals
        above = self.document.parents[eid]
        units = self.index[above].children if above else self.document.provisions
        return [other.eid for other in units if other.kind == unit.kind]

    def up_to(self, known: str, label: str, *, after: bool) -> list[str]:
        """Return the part of an open range that exists: from `known` towards the missing `label`."""
        row = self._row(known)
        at = row.index(known)
        limit = label_key(label)
        if after:
            return [eid for eid in row[at:] if label_key(self.index[eid].label) <= limit]
        return [eid for eid in row[: at + 1] if label_key(self.index[eid].label) >= limit]

    def without(self, targets: Sequence[str], excepted: str) -> list[str]:
        """Return `targets` less one provision: a unit that holds it is replaced by its other children."""
        left: list[str] = []
        for target in targets:
            if is_within(target, excepted):
                continue
            unit = self.index.get(target)
            if unit and is_below(excepted, target) and excepted in self.index and unit.children:
                left += self.without([below.eid for below in unit.children], excepted)
            else:
                left.append(target)
        return left


def _own_spans(unit: Provision) -> Iterator[Span]:
    units = [unit]
    while units:
        below = units.pop()
        yield from below.own
        units.extend(below.children)


def annex_of(document: Document, address: str) -> Provision | None:
    """Return the annex that a reference target (`lampiran`, `lampiran_II`) names, None where the text has none."""
    return document.once(Annexes).named(annex_label(address))


class Annexes:
    """The annexes of a text, by the numbers printed on them."""

    def __init__(self, document: Document) -> None:
        """Read the numbers; an annex without one has that of its place."""
        self._all = [provision for provision in document.provisions if provision.kind == "lampiran"]
        self._printed: dict[str, int] = {}
        self._values: dict[int | None, int] = {}
        for place, annex in enumerate(self._all):
            printed = document.text.of(annex.num).upper().partition("LAMPIRAN")[2].split() if annex.num else []
            number = number_part(printed[0].strip(":.,")) if printed else ""
            self._printed.setdefault(number, place)
            value = roman_value(number) or ordinal_value(number.lower()) if number else place + 1
            self._values.setdefault(value, place)

    def named(self, label: str) -> Provision | None:
        """Return the annex that `Lampiran` + `label` names, None where the text has none of that number."""
        if not label:
            return self._all[0] if self._all else None
        value = value_of(label)
        found = (self._printed.get(label.upper()), None if value is None else self._values.get(value))
        places = [place for place in found if place is not None]
        return self._all[min(places)] if places else None


def outer_address(path: Sequence[Step]) -> str:
    """Return the address of a provision within another work, whose text is not at hand."""
    address: str | None = None
    for step in path:
        if step.level == "lampiran":
            number = step.label.partition(".")[0]
            lettered = letter_value(number.lower()) if len(number) == 1 and number in _LETTERS else None
            return address_step("lampiran", str(lettered or value_of(number) or 1))
        if step.level == "penjelasan":
            return explaining(outer_address(path[1:]))
        address = child(None if step.level == "pasal" else address, step.level, step.label)
    return address or ""


def outer_range(first: Sequence[Step], last: Sequence[Step]) -> list[str]:
    """Return the addresses of a range within another work, counted out where both ends are of one list."""
    low, high = first[-1], last[-1]
    if low.level != high.level or [s.label for s in first[:-1]] != [s.label for s in last[:-1]]:
        return [outer_address(first), outer_address(last)]
    steps = [Step(low.level, label, low.start, low.end) for label in labels_between(low.label, high.label)]
    return [outer_address([*first[:-1], step]) for step in steps]
