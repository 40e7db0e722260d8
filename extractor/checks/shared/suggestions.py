"""What a broken reference may mean: provisions that exist, ranked, each with the reason why it is offered."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from msgspec import Struct

from extractor.grammar import Form, Pattern, load
from extractor.law.address import (
    is_annex_name,
    is_pasal,
    is_pinpoint,
    is_top,
    is_within,
    joined,
    known_steps,
    label_of,
    last_of,
    parent,
    pasal_of,
    relabelled,
    split,
    split_step,
)
from extractor.law.names import last_step, name_of
from extractor.law.numbers import place_of, signs_of
from extractor.law.units import ITEMS, ROMAN, THROUGH, UNITS
from extractor.law.words import silent_words
from extractor.model.document import Document, Provision
from extractor.model.finding import Suggestion
from extractor.model.reference import Pinpoint, Reference
from extractor.model.text import Span

# Suggestions for one reference (chosen: as many as one reads).
_SUGGESTIONS = 4
# Words before a reference that say what it is about (chosen).
_SUBJECT_WORDS = 8
# Share of those words that a candidate must hold (chosen).
_SUBJECT_SHARE = 0.6
# Characters of a candidate that are searched for those words (chosen).
_UNIT_CHARS = 6000
# Units on either side that are candidates (chosen).
_NEAR_UNITS = 12
# Shifts of the numbers of Pasal that are tried, and what the one that the text shows adds (chosen).
_SHIFTS = (1, -1, 2, -2, 3, -3)
_SHIFT_WEIGHT = 0.6
# More targets than these that a shift reaches prove it without their words (chosen).
_REACHED = 2
# What the ayat beside the one that is cited adds, what the same place in the citing Pasal weighs where the cited has
# the ayat, what the ayat adds that the references to its Pasal agree on (chosen); votes less apart say nothing.
_BESIDE_WEIGHT = 0.3
_OWN_WEIGHT = 0.7
# What the Pasal before the citing one adds where that names itself (chosen).
_BEFORE_WEIGHT = 0.4
_AYAT_SHIFT_WEIGHT = 0.4
_VOTES_APART = 0.2
# What a provision weighs that is cited with an ayat and has none, and what the last Pasal loses that says from when the
# regulation holds (chosen).
_UNDIVIDED_WEIGHT = 0.6
_CLOSING_WEIGHT = 0.5
# What the only item weighs that is called as words of the subject, and the longest that can be one (chosen).
_NAMED_WEIGHT = 0.5
_ITEM_CHARS = 80
_COMMENCES = re.compile(r"(?i)\bmulai\sberlaku\b")
# Units of one list that are candidates, half at either end (chosen).
_LIST_UNITS = 30
# Farther than any number from another: where there is no number to compare.
_FAR = 10_000


class SubjectForms(Form, frozen=True):
    """The whole of `drafting/suggestions.toml`."""

    violating: Pattern


class _Candidate(Struct):
    """A provision that may be meant: its address, how likely it is, and why (Indonesian, English).

    `near` is true for another Pasal whose only ground is that it stands near, or that its number is similar.
    """

    address: str
    weight: float
    reason: tuple[str, str]
    near: bool = False


_NUMBERED_THROUGH = {"pasal", *ROMAN - THROUGH}


class Suggester:
    """Suggests provisions of one document. What it looks up is looked up once, so that many faults cost little."""

    def __init__(self, document: Document, references: Sequence[Reference] = ()) -> None:
        """Take the document and its references as they are; nothing is read before the first suggestion."""
        self._internal = [each for each in references if each.scope == "internal"]
        self._broken = [each for each in self._internal if each.status == "broken"]
        self.document = document
        self.index = document.index
        self._tops: dict[str, list[str]] = {}
        self._places: dict[str, int] = {}
        for unit in document.walk():
            if unit.kind in _NUMBERED_THROUGH and is_top(unit.eid):
                row = self._tops.setdefault(split_step(unit.eid)[0], [])
                self._places[unit.eid] = len(row)
                row.append(unit.eid)
        complete = document.completeness
        self._cut = not (complete.head and complete.body and complete.tail)
        self._lists: dict[tuple[str, str], list[Provision]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._ayat_shifts: dict[str, int] = {}

    def suggestions(self, reference: Reference, pinpoint: Pinpoint) -> tuple[Suggestion, ...]:
        """Return what a broken or self reference may mean, best first, at most four; never the citing unit.

        In order of weight: the same ayat or huruf in the citing Pasal; provisions of the same list with near numbers;
        the same ayat or huruf of Pasal whose number is near in spelling or place. A candidate that holds the words
        before `sebagaimana dimaksud` rises above the others. In a text that is cut off, it must: that a Pasal is near
        is no ground there.
        """
        if is_pinpoint(pinpoint.address) or is_annex_name(pinpoint.address):
            return ()
        best: dict[str, _Candidate] = {}
        for candidate in self._candidates(reference, pinpoint.address):
            if candidate.address in (reference.source, pinpoint.address) or self._is_own(candidate.address, reference):
                continue
            known = best.get(candidate.address)
            if known is None or candidate.weight > known.weight:
                best[candidate.address] = candidate
        subject = self._subject(reference)
        shifted = self._shifted(pinpoint.address)
        for candidate in best.values():
            share = self._share(subject, candidate.address)
            candidate.weight += share
            reason, reason_en = candidate.reason
            if candidate.address == shifted:
                candidate.weight += _SHIFT_WEIGHT
                reason, reason_en = f"{reason}; nomor Pasal bergeser", f"{reason_en}; Pasal numbers have shifted"
                candidate.near = False
            if self._is_closing(candidate.address):
                candidate.weight -= _CLOSING_WEIGHT
            if share >= _SUBJECT_SHARE and (phrase := self._phrase(subject, candidate.address)):
                reason, reason_en = f"{reason}; memuat “{phrase}”", f"{reason_en}; holds “{phrase}”"
                candidate.near = False
            candidate.reason = (reason, reason_en)
        if reference.reason == "truncated" or self._cut:
            best = {address: candidate for address, candidate in best.items() if not candidate.near}
        ranked = sorted(best.values(), key=lambda candidate: -candidate.weight)
        if reference.reason == "open_range" or self._is_listed(reference):
            # The words before it tell of the whole range or list, not of its end.
            open_range = reference.reason == "open_range"
            ranked.sort(
                key=lambda candidate: (
                    self._is_closing(candidate.address),
                    candidate.address != shifted,
                    not open_range and self._share(subject, candidate.address) < _SUBJECT_SHARE,
                    self._far(pinpoint.address, candidate.address),
                )
            )
        return tuple(Suggestion(name_of(c.address), c.address, *c.reason) for c in ranked[:_SUGGESTIONS])

    def _is_listed(self, reference: Reference) -> bool:
        """Whether a reference is one of several behind the same words: `dalam Pasal 3, Pasal 7, dan Pasal 12`."""
        if len(reference.pinpoints) > 1:
            return True
        return reference.lead is not None and self._behind[reference.source, reference.lead] > 1

    @cached_property
    def _behind(self) -> Counter[tuple[str, Span | None]]:
        return Counter((each.source, each.lead) for each in self._internal)

    def _is_closing(self, address: str) -> bool:
        """Whether a provision is the last Pasal, which says from when the regulation holds: nothing refers to it."""
        pasal = pasal_of(address)
        last = self._tops.get(UNITS["pasal"].step, [""])[-1]
        return pasal == last != "" and bool(_COMMENCES.search(self._said(last)))

    def _far(self, missing: str, address: str) -> int:
        """How far the number of a candidate is from the one that is missing."""
        known = known_steps(missing, self.index)
        wanted, *_ = split(missing)[known:]
        found = split(address)[known : known + 1]
        return abs(_order(split_step(found[0])[1]) - _order(split_step(wanted)[1])) if found else _FAR

    def _candidates(self, reference: Reference, address: str) -> Iterator[_Candidate]:
        steps = split(address)
        own_pasal = pasal_of(reference.source)
        if own_pasal and len(steps) > 1:
            own = joined(own_pasal, *steps[1:])
            if own in self.index:
                step = last_step(own)
                # A Pasal that has the ayat, but not what is named below it, is less likely to be the wrong one.
                weight = 1.0 if known_steps(address, self.index) < 2 else _OWN_WEIGHT
                yield _Candidate(
                    own, weight, (f"{step} ada dalam Pasal yang mengacu", f"{step} is in the citing Pasal")
                )
        yield from self._same_list(reference, steps)
        yield from self._other_ayat(steps)
        yield from self._other_depth(steps)
        yield from self._same_words(reference, steps)
        yield from self._named_item(reference, steps)
        yield from self._other_pasal(steps, own_pasal)

    def _same_list(self, reference: Reference, steps: Sequence[str]) -> Iterator[_Candidate]:
        """Units of the list where the first step is missing, the nearest number first, with the steps below it."""
        known = known_steps(joined(*steps), self.index)
        if not known:
            return
        holder = joined(*steps[:known])
        kind, wanted = split_step(steps[known])
        units = self._list(holder, kind)
        source_at = next((at for at, unit in enumerate(units) if is_within(reference.source, unit.eid)), None)
        name = name_of(holder)
        for at, unit in enumerate(units):
            address = joined(unit.eid, *steps[known + 1 :])
            if address not in self.index:
                continue
            label = label_of(unit.eid)
            weight = 0.5 - 0.02 * min(abs(_order(label) - _order(wanted)), 15)
            weight += 0.25 * (label in _slips(wanted))
            if source_at is not None:  # an ayat mostly cites the one before it, or the first
                weight += 0.3 if at == source_at - 1 else 0.25 if at == 0 else 0.0
                weight -= 0.3 * (at > source_at)
            reason = (f"nomor terdekat dalam {name}", f"nearest number in {name}")
            yield _Candidate(address, max(weight, 0.05), reason)

    def _other_ayat(self, steps: Sequence[str]) -> Iterator[_Candidate]:
        """The same huruf in another ayat of the Pasal that is cited."""
        ayat = UNITS["ayat"].step
        if len(steps) < 3 or split_step(steps[1])[0] != ayat or steps[0] not in self.index:
            return
        wanted = _order(split_step(steps[1])[1])
        shift = self._ayat_shift(steps[0])
        for unit in self._list(steps[0], ayat):
            address = joined(unit.eid, *steps[2:])
            if address in self.index:
                step, name = last_step(address), last_step(unit.eid)
                far = _order(label_of(unit.eid)) - wanted
                weight = 0.75 - 0.02 * min(abs(far), 15) + _BESIDE_WEIGHT * (abs(far) == 1)
                reason = (f"{step} ada dalam {name}", f"{step} is in {name}")
                if shift and far == shift:
                    weight += _AYAT_SHIFT_WEIGHT
                    reason = (f"{reason[0]}; nomor ayat bergeser", f"{reason[1]}; numbers of ayat have shifted")
                yield _Candidate(address, weight, reason)

    def _ayat_shift(self, pasal: str) -> int:
        """How far the ayat of a Pasal have moved under the references to them: 1, -1, or 0 where they do not agree.

        A broken reference votes for the ayat beside the cited one that has what it names; every other one for the ayat
        that holds more of the words before it.
        """
        if pasal not in self._ayat_shifts:
            votes = {1: 0.0, -1: 0.0}
            for reference in self._by_pasal.get(pasal, ()):
                subject = self._subject(reference)
                for target in reference.targets if subject else ():
                    first, *rest = split(target)
                    if first != pasal or not rest or split_step(rest[0])[0] != UNITS["ayat"].step:
                        continue
                    here = self._share(subject, target) if target in self.index else 0.0
                    for shift in votes:
                        moved = joined(first, *split(_moved(joined(*rest), shift) or "-"))
                        if moved in self.index:
                            votes[shift] += self._share(subject, moved) - here + 0.3 * (target not in self.index)
            best = max(votes, key=lambda shift: votes[shift])
            self._ayat_shifts[pasal] = best if votes[best] > max(0.0, votes[-best]) + _VOTES_APART else 0
        return self._ayat_shifts[pasal]

    @cached_property
    def _by_pasal(self) -> dict[str, list[Reference]]:
        """The references of the text by the Pasal that they lead to."""
        found: dict[str, list[Reference]] = {}
        for reference in self._internal:
            for first in {split(target)[0] for target in reference.targets}:
                found.setdefault(first, []).append(reference)
        return found

    def _list(self, holder: str, kind: str) -> list[Provision]:
        key = (holder, kind)
        if key not in self._lists:
            below = self.index[holder].children
            units = [unit for unit in below if split_step(last_of(unit.eid))[0] == kind]
            if len(units) > _LIST_UNITS:
                units = units[: _LIST_UNITS // 2] + units[-_LIST_UNITS // 2 :]
            self._lists[key] = units
        return self._lists[key]

    def _other_depth(self, steps: Sequence[str]) -> Iterator[_Candidate]:
        """A huruf cited without its ayat, or with one too many; the holder itself where it is not divided at all."""
        if len(steps) > 2 and split_step(steps[1])[0] == UNITS["ayat"].step and joined(*steps[:2]) not in self.index:
            shorter = joined(steps[0], *steps[2:])
            if shorter in self.index:
                name = name_of(steps[0])
                yield _Candidate(shorter, 1.0, (f"{name} tidak memiliki ayat", f"{name} has no ayat"))
        holder = self.index.get(joined(*steps[:-1]))
        if holder is None:
            return
        for unit in self._list(holder.eid, UNITS["ayat"].step):
            deeper = joined(unit.eid, steps[-1])
            if deeper in self.index:
                step, ayat = last_step(deeper), last_step(unit.eid)
                yield _Candidate(deeper, 0.9, (f"{step} ada dalam {ayat}", f"{step} is in {ayat}"))
        name = name_of(holder.eid)
        if not holder.children:
            yield _Candidate(holder.eid, _UNDIVIDED_WEIGHT, (f"{name} tidak terbagi", f"{name} is not divided"))
        elif holder.kind == "pasal" and split_step(steps[-1])[0] == UNITS["ayat"].step and not self._has_ayat(holder):
            yield _Candidate(holder.eid, _UNDIVIDED_WEIGHT, (f"{name} tidak memiliki ayat", f"{name} has no ayat"))

    @staticmethod
    def _has_ayat(unit: Provision) -> bool:
        return any(below.kind == "ayat" for below in unit.children)

    def _same_words(self, reference: Reference, steps: Sequence[str]) -> Iterator[_Candidate]:
        """Units of the same kind elsewhere in the Pasal that is cited, if they hold all words before the citation."""
        subject = self._subject(reference)
        top = self.index.get(steps[0])
        if len(steps) < 3 or top is None or len(subject) < 2:
            return
        kind = split_step(steps[-1])[0]
        for middle in self._list(steps[0], split_step(steps[1])[0]):
            for unit in self._list(middle.eid, kind):
                if self._share(subject, unit.eid) == 1:
                    step, name = last_step(unit.eid), last_step(middle.eid)
                    yield _Candidate(unit.eid, 0.4, (f"{step} dalam {name}", f"{step} in {name}"))

    def _named_item(self, reference: Reference, steps: Sequence[str]) -> Iterator[_Candidate]:
        """Items anywhere in the text that are called as the longest run of words before the citation: `Lama sandar`."""
        kind = split_step(steps[-1])[0]
        words = self._subject(reference) if len(steps) > 1 else ()
        runs = (words[at : at + size] for size in range(len(words), 0, -1) for at in range(len(words) - size + 1))
        named = next((found for run in runs if (found := self._items.get(" ".join(run).lower()))), [])
        for unit in named:
            if split_step(last_of(unit))[0] == kind:
                step, name = last_step(unit), name_of(parent(unit))
                weight = _NAMED_WEIGHT if len(named) == 1 else 0.0
                yield _Candidate(unit, weight, (f"{step} dalam {name}", f"{step} in {name}"))

    @cached_property
    def _items(self) -> dict[str, list[str]]:
        """The short items of all lists by their words."""
        found: dict[str, list[str]] = {}
        for unit in self.document.walk():
            if unit.kind not in ITEMS or unit.children or len(unit.own) != 1 or pasal_of(unit.eid) is None:
                continue
            if unit.own[0].end - unit.own[0].start <= _ITEM_CHARS:
                words = _content_words(re.sub(r"[;,]\s?(?:dan|atau|dan/atau)?\s?$", "", self.document.own_text(unit)))
                found.setdefault(" ".join(words).lower(), []).append(unit.eid)
        return found

    def _other_pasal(self, steps: Sequence[str], own_pasal: str | None) -> Iterator[_Candidate]:
        """The same ayat or huruf in a Pasal whose number is near in spelling, or that stands near."""
        kind, wanted = split_step(steps[0])
        tops = self._tops.get(kind, [])
        here = self._places.get(own_pasal or "") if is_pasal(steps[0]) else None
        middle = self._places.get(steps[0], len(tops) - 1)
        near: dict[str, tuple[float, tuple[str, str]]] = {}
        for at in range(max(0, middle - _NEAR_UNITS), min(len(tops), middle + _NEAR_UNITS + 1)):
            near[tops[at]] = (0.35 - 0.03 * abs(at - middle), ("Pasal terdekat", "a near Pasal"))
        if here is not None:
            more = 0.3 * (steps[0] == own_pasal)
            for at in range(max(0, here - _NEAR_UNITS), here):
                weight = 0.5 - 0.03 * (here - at) + more + _BEFORE_WEIGHT * (more > 0 and at == here - 1)
                if weight > near.get(tops[at], (0.0,))[0]:
                    near[tops[at]] = (weight, ("Pasal terdekat sebelum ketentuan ini", "a near Pasal before this one"))
        for label in _slips(wanted):
            eid = relabelled(steps[0], label)
            if max(len(label), len(wanted)) > 1 and near.get(eid, (0.0,))[0] < 0.6:
                near[eid] = (0.6, ("nomor serupa", "a similar number"))
        for eid, (weight, reason) in near.items():
            address = joined(eid, *steps[1:])
            if eid in (own_pasal, steps[0]) or weight <= 0 or address not in self.index:
                continue
            if len(steps) > 1:
                tail = last_step(address)
                reason = (f"{reason[0]}, memiliki {tail}", f"{reason[1]}, has {tail}")
            yield _Candidate(address, weight, reason, near=True)

    def _subject(self, reference: Reference) -> tuple[str, ...]:
        """The content words of the phrase before `sebagaimana dimaksud`, as printed, in order."""
        start = (reference.lead or reference.span).start
        unit = self.index.get(reference.source)
        if unit is None:
            return ()
        low = next((span.start for span in unit.own if span.start <= start <= span.end), start)
        before = self.document.text.content[max(low, start - 300) : start].replace("\n", " ")
        sentence = re.split(r"[.;:]\s", before)[-1]
        if _violating().search(sentence):
            return ()
        return tuple(_content_words(sentence)[-_SUBJECT_WORDS:])

    def _is_own(self, address: str, reference: Reference) -> bool:
        """Whether a candidate lies in the citing Pasal, which the citation names by its number: it is not meant."""
        own = pasal_of(reference.source)
        if own is None or not is_within(address, own):
            return False
        words = self.document.text.of(reference.span).lower()
        return words.startswith("pasal") and any(pasal_of(each.address) == own for each in reference.pinpoints)

    def _shifted(self, address: str) -> str | None:
        """Return where an address leads by the shift that most faults of the text agree on, None without one."""
        return _moved(address, self._shift) if self._shift else None

    @cached_property
    def _shift(self) -> int:
        """How far the numbers of Pasal have moved under the references: what the most faults agree on, 0 for none."""
        votes: dict[int, float] = {}
        backing: dict[int, set[str]] = {}
        reached: dict[int, set[str]] = {}
        for reference in self._broken:
            subject = self._subject(reference)
            for pinpoint in reference.pinpoints:
                if not is_pasal(split(pinpoint.address)[0]) or pasal_of(reference.source) == pasal_of(pinpoint.address):
                    continue
                for shift in _SHIFTS:
                    moved = _moved(pinpoint.address, shift)
                    if moved in self.index:
                        share = self._share(subject, moved)
                        votes[shift] = votes.get(shift, 0.0) + 0.2 + share
                        reached.setdefault(shift, set()).add(pinpoint.address)
                        if share >= _SUBJECT_SHARE:
                            backing.setdefault(shift, set()).add(pinpoint.address)
        sure = [shift for shift in votes if len(backing.get(shift, ())) > 1 or len(reached[shift]) > _REACHED]
        return max(sure, key=lambda shift: (votes[shift], -abs(shift))) if sure else 0

    def _phrase(self, subject: Sequence[str], address: str) -> str:
        """Return the longest run of the subject's words in a candidate, one that others of its list lack."""
        runs = _longest_runs(subject, self._said(address))
        above = self.index.get(parent(address))
        others = [unit.span for unit in above.children[:_LIST_UNITS] if unit.eid != address] if above else []
        beside = " ".join(self.document.text.of(span)[:_UNIT_CHARS] for span in others).lower()
        return next((run for run in runs if run.lower() not in beside), runs[0] if runs else "")

    def _share(self, subject: Sequence[str], address: str) -> float:
        """The share of the subject's words that a candidate holds."""
        if not subject:
            return 0.0
        if address not in self._words:
            self._words[address] = frozenset(re.findall(r"[^\W\d_]{3,}", self._said(address).lower()))
        words = self._words[address]
        return sum(word.lower() in words for word in subject) / len(subject)

    def _said(self, address: str) -> str:
        """What a candidate says; an item also what leads it in."""
        unit = self.index[address]
        above = self.index.get(parent(address)) if unit.kind in ITEMS else None
        lead = self.document.text.of(above.own[0]) if above is not None and above.own else ""
        return (
            f"{lead}\n{self.document.text.content[unit.span.start : min(unit.span.end, unit.span.start + _UNIT_CHARS)]}"
        )


def _longest_runs(sought: Sequence[str], text: str) -> list[str]:
    """Return the longest runs of the sought words that stand in a text, as printed there, in the order sought."""
    printed = list(re.finditer(r"\w+", text))
    words, wanted = [match[0].lower() for match in printed], [word.lower() for word in sought]
    for size in range(len(wanted), 0, -1):
        rows = (wanted[at : at + size] for at in range(len(wanted) - size + 1))
        places = (next((at for at in range(len(words)) if words[at : at + size] == row), None) for row in rows)
        runs = [text[printed[at].start() : printed[at + size - 1].end()] for at in places if at is not None]
        if runs:
            return [" ".join(run.split()) for run in runs]
    return []


def _content_words(words: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]{3,}", words) if word.lower() not in silent_words()]


def _moved(address: str, shift: int) -> str:
    """Return an address whose first step has another number, `shift` further; empty for a Pasal like `5A`."""
    first, *rest = split(address)
    label = split_step(first)[1]
    return joined(relabelled(first, str(int(label) + shift)), *rest) if label.isdecimal() else ""


def _order(label: str) -> int:
    place = place_of(label)
    return place[0] if place else 0


@cache
def _violating() -> re.Pattern[str]:
    return re.compile(load("drafting/suggestions", SubjectForms).violating.pattern, re.IGNORECASE)


@cache
def _slips(label: str) -> tuple[str, ...]:
    """Every label that one slip makes of `label`, in order: a sign too few or too many, another one, two changed."""
    if len(label) > 4:
        return ()
    signs = signs_of(label)
    cuts = [(label[:at], label[at:]) for at in range(len(label) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found |= {head + sign + tail[1:] for head, tail in cuts if tail for sign in signs}
    found |= {head + sign + tail for head, tail in cuts for sign in signs}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return tuple(sorted(found - {label, ""}, key=lambda slip: (len(slip), slip)))
