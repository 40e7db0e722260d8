"""One regulation as the checks see it: its analysis, and what several checks need to know about it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from extractor.checks.shared.cited_works import Work, works_of
from extractor.checks.shared.legibility import quality_of
from extractor.checks.shared.lists import List, lists_in
from extractor.checks.shared.numberings import Gap, Repeat, gaps_in, repeats_in
from extractor.checks.shared.own_kind import OwnKind, own_kind
from extractor.checks.shared.suggestions import Suggester
from extractor.checks.shared.usage import unused
from extractor.law.address import (
    first_steps,
    is_annex,
    is_attached,
    is_changed,
    is_in,
    is_pasal,
    is_quoted,
    is_recital,
    known_steps,
    parent,
    pasal_of,
    top_of,
    upwards,
)
from extractor.law.names import annex_as_printed, last_step, name_of
from extractor.law.units import OUTSIDE
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.explanations import Explanations
from extractor.model.finding import Words
from extractor.model.quality import Quality
from extractor.model.ranges import Ranges
from extractor.model.reference import Reference
from extractor.model.rule import Term
from extractor.model.text import Span, Text

# What stands in quotation marks (chosen: some sentences).
_QUOTED = re.compile(r"“[^“”]{1,600}”|\"[^\"]{1,600}\"")
_LIKE_AYAT = re.compile(r"\(\s?[0-9]{1,2}\s?\)")


class Regulation:
    """The analysis of one regulation, and shared readings of it, each made once and only where it is asked for."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the analysis as it is."""
        self.analysis = analysis

    @property
    def document(self) -> Document:
        """The tree."""
        return self.analysis.document

    @property
    def text(self) -> Text:
        """The frozen text."""
        return self.analysis.document.text

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references of the text."""
        return self.analysis.references

    @property
    def terms(self) -> tuple[Term, ...]:
        """The defined terms."""
        return self.analysis.terms

    def place(self, eid: str, span: Span | None) -> int:
        """Return where a finding stands: its first character, -1 for one about the whole text."""
        if span is not None:
            return span.start
        unit = self.document.index.get(eid)
        return unit.span.start if unit else -1

    @cached_property
    def quality(self) -> Quality:
        """How surely the text was read, page by page, with every place in doubt."""
        return self.analysis.quality or quality_of(self.document, self.references)

    @cached_property
    def unread_starts(self) -> Ranges:
        """Where the printed numbers begin that opened nothing."""
        return Ranges((each.span.start, each.span.start + 1) for each in self.quality.unread)

    @property
    def is_sure(self) -> bool:
        """Whether no page, and not the text as a whole, is in doubt."""
        return not self.quality.zones

    def is_sure_at(self, eid: str, span: Span | None) -> bool:
        """Whether what stands at a place is on a page that was read surely."""
        return self.quality.zone_at(max(0, self.place(eid, span))) is None

    def numbering_advice(self, unit: Provision) -> Words:
        """Return what to do about the number of a unit: correct it, or compare where it was not read surely."""
        if self.is_sure_at(unit.eid, unit.num) and unit.eid not in self.quality.units:
            return ("betulkan penomorannya", "correct the numbering")
        return ("bandingkan dengan aslinya", "compare the original")

    @cached_property
    def worded_pages(self) -> frozenset[int]:
        """The pages on which words stand; empty in a text without pages."""
        return frozenset(line.page for line in self.text.lines if line.page is not None)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every number that is missing in a numbering."""
        return tuple(gaps_in(self.document))

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Every unit whose number was already taken."""
        return tuple(repeats_in(self.document))

    @cached_property
    def suggester(self) -> Suggester:
        """Who finds out what a broken reference may mean."""
        return Suggester(self.document, self.references)

    def is_lost(self, address: str) -> bool:
        """Whether a marker that was not read, rather than a slip of the drafter, explains that `address` is missing.

        So it is where a text read from a picture has a gap in its numbering just there, or where the marker is printed
        but was not read as one.
        """
        if not self._unread.isdisjoint(upwards(address)):
            return True
        if is_recital(address):
            return self._has_lost_recitals
        return is_in(address, "ayat") and (pasal_of(address) or "") in self._with_unplaced_ayat

    def lacking(self, address: str) -> Words:
        """Say what the text does not have of an address that is not there: `Pasal 3 tidak memiliki ayat (6)`."""
        known = known_steps(address, self.document.index)
        if not known:
            top = name_of(top_of(address))
            return f"naskah tidak memiliki {top}", f"the text has no {top}"
        holder, missing = name_of(first_steps(address, known)), last_step(first_steps(address, known + 1))
        return f"{holder} tidak memiliki {missing}", f"{holder} has no {missing}"

    @cached_property
    def _has_lost_recitals(self) -> bool:
        """Whether Menimbang is one recital without a letter that says *bahwa* again in a line of its own."""
        recitals = [unit for unit in self.document.provisions if unit.kind == "menimbang"]
        if len(recitals) != 1 or recitals[0].num is not None:
            return False
        own = self.text.content[recitals[0].span.start : recitals[0].span.end]
        return bool(re.search(r"[;.]\n\W*ba[hl]i?wa\b", own))

    @cached_property
    def _with_unplaced_ayat(self) -> frozenset[str]:
        """The Pasal in which numbers like those of ayat opened nothing, and those behind such a Pasal."""
        found: set[str] = set()
        for each in self.quality.unread:
            pasal = pasal_of(self.holder_of(each.span.start)) if _LIKE_AYAT.fullmatch(each.printed) else None
            if pasal is not None and each.reason == "unplaced":
                found.update(filter(None, (pasal, self.next_of(pasal))))
        return frozenset(found)

    @cached_property
    def _unread(self) -> frozenset[str]:
        return frozenset(
            address for gap in self.gaps if gap.printed or self._is_in_doubt(gap) for address in gap.addresses
        )

    def _is_in_doubt(self, gap: Gap) -> bool:
        """Whether a gap begins or ends on a page that was not read surely."""
        ends = (gap.unit,) if gap.before is None else (gap.before, gap.unit)
        return any(not self.is_sure_at(unit.eid, unit.num) for unit in ends)

    def is_proved(self, gap: Gap) -> bool:
        """Whether what a gap leaves out is on the page all the same.

        Its marker is printed there, or, in a text read from a picture, another provision refers to it.
        """
        return gap.printed or (self._is_in_doubt(gap) and not self._missed.isdisjoint(gap.addresses))

    @cached_property
    def _missed(self) -> frozenset[str]:
        """The addresses that references look for in vain, and those above them."""
        broken = (reference for reference in self.references if reference.status == "broken")
        return frozenset(above for reference in broken for target in reference.targets for above in upwards(target))

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The other regulations that this one cites by number."""
        return works_of(self.text, self.references)

    @cached_property
    def sure_works(self) -> tuple[Work, ...]:
        """Those of the cited regulations whose citation stands on a page that was read surely."""
        return tuple(work for work in self.works if self.is_sure_at(work.eid, work.whole))

    @cached_property
    def kind(self) -> OwnKind | None:
        """What this regulation calls itself, None where the text does not say it."""
        return own_kind(self.document)

    def is_quoted(self, eid: str) -> bool:
        """Whether an address lies in the quoted text of an amending act."""
        return is_quoted(eid)

    @cached_property
    def unused_terms(self) -> tuple[Term, ...]:
        """The defined terms that are used nowhere, in any case, but in their own definition."""
        return tuple(unused(self.document, self.terms, in_any_case=True))

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks outside the annexes, in the order of the text."""
        return tuple(
            Span(piece.span.start + match.start(), piece.span.start + match.end())
            for piece in self.document.pieces.rows
            if ("“" in piece.words or '"' in piece.words) and not is_attached(piece.unit.eid)
            for match in _QUOTED.finditer(piece.words)
        )

    def is_quotation(self, eid: str, span: Span) -> bool:
        """Whether words stand in quotation marks within a sentence; not those of new wording in an amending act."""
        if is_changed(eid) or ('"' not in self.text.content and "“" not in self.text.content):
            return False
        at = bisect_right(self.quotations, span.start, key=lambda each: each.start) - 1
        return at >= 0 and self.quotations[at].end >= span.end

    @cached_property
    def lists(self) -> tuple[List, ...]:
        """Every tabulated list of the body."""
        return tuple(lists_in(self.document, self.body, self.numbered_ayat))

    @cached_property
    def body(self) -> tuple[Provision, ...]:
        """The provisions of the batang tubuh, groups and their items, in document order."""
        units = self.document.walk()
        return tuple(unit for unit in units if unit.kind not in OUTSIDE and not is_attached(unit.eid))

    def pasal_of(self, eid: str) -> str | None:
        """Return the address of the Pasal (or diktum) that holds a unit, None outside of them."""
        return pasal_of(eid) if eid in self.document.index else None

    def holder_of(self, offset: int) -> str:
        """Return the address of the innermost provision that holds a position, `document` outside of them."""
        at = bisect_right(self._unit_starts, offset) - 1
        while at >= 0 and self._units_by_place[at].span.end <= offset:
            at -= 1
        return self._units_by_place[at].eid if at >= 0 else "document"

    @cached_property
    def _units_by_place(self) -> list[Provision]:
        return sorted(self.document.walk(), key=lambda unit: unit.span.start)

    @cached_property
    def _unit_starts(self) -> list[int]:
        return [unit.span.start for unit in self._units_by_place]

    def place_name(self, eid: str) -> Words:
        """Name an address for people: `Pasal 2 ayat (1)`, or a part outside the provisions."""
        if eid == "document":
            return ("bagian naskah di luar ketentuan", "a part outside the provisions")
        annex = self.document.index.get(top_of(eid)) if is_annex(eid) else None
        if annex is None or annex.num is None:
            return name_of(eid)
        return name_of(eid).replace(name_of(annex.eid), annex_as_printed(self.text.of(annex.num)), 1)

    def next_of(self, eid: str) -> str | None:
        """Return the next unit of the same list, or the next Pasal of the same text; None after the last."""
        return self._next.get(eid)

    @cached_property
    def _next(self) -> dict[str, str]:
        following: dict[str, str] = {}
        last: dict[tuple[str, str], str] = {}
        for unit in self.document.walk():
            # Pasal run through all BAB: their list is the text that they belong to, also a quoted one.
            holder = parent(unit.eid)
            before = last.get((holder, unit.kind))
            if before is not None:
                following[before] = unit.eid
            last[holder, unit.kind] = unit.eid
        return following

    @cached_property
    def numbered_ayat(self) -> frozenset[str]:
        """The Pasal whose ayat are numbered 1. or 1) throughout."""
        found: set[str] = set()
        for unit in self.body:
            marks = [child.num and self.text.of(child.num).strip() for child in unit.children if child.kind == "ayat"]
            if is_pasal(unit.eid) and marks and all(mark and mark[-1] in ".)" and mark[0] != "(" for mark in marks):
                found.add(unit.eid)
        return frozenset(found)

    @cached_property
    def explanations(self) -> Explanations:
        """Which unit of the Penjelasan explains which provision."""
        return Explanations(self.document)

    @cached_property
    def annexes(self) -> tuple[Provision, ...]:
        """The Lampiran units."""
        return tuple(unit for unit in self.document.provisions if unit.kind == "lampiran")


class Row(Sequence[Regulation]):
    """Several regulations whose analyses may lie on disk; of those that are not looked at just now little is held."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        """Take the analyses; each is asked for when it is needed."""
        self._regulations = [_Distant(analyses, at) for at in range(len(analyses))]

    def __len__(self) -> int:
        return len(self._regulations)

    @overload
    def __getitem__(self, at: int) -> Regulation: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Regulation]: ...

    def __getitem__(self, at: int | slice) -> Regulation | Sequence[Regulation]:
        return self._regulations[at]

    def forget(self) -> None:
        """Let go of all readings that are large."""
        for each in self._regulations:
            each.forget()


class _Distant(Regulation):
    """A regulation whose analysis is fetched anew each time."""

    def __init__(self, analyses: Sequence[Analysis], at: int) -> None:
        self._analyses, self._at = analyses, at

    @property
    def analysis(self) -> Analysis:  # type: ignore[override]
        return self._analyses[self._at]

    def forget(self) -> None:
        for name in self.__dict__.keys() - {"_analyses", "_at", "works"}:
            del self.__dict__[name]
