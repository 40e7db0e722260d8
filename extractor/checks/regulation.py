"""One regulation as the checks see it: its analysis, and what several checks need to know about it."""

from functools import cached_property

from extractor.analysis import Analysis
from extractor.checks.kinds import OwnKind, own_kind
from extractor.checks.legibility import is_damaged
from extractor.checks.series import Gap, Repeat, gaps_in, repeats_in
from extractor.text import Span
from extractor.tree.document import Provision


class Regulation:
    """The analysis of one regulation, and shared readings of it, each made once and only where it is asked for."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the analysis as it is."""
        self.analysis = analysis
        self.document = analysis.document
        self.text = analysis.document.text
        self.references = analysis.references
        self.terms = analysis.terms

    def place(self, eid: str, span: Span | None) -> int:
        """Return where a finding stands: its first sign, -1 for one about the whole text."""
        if eid == "document":
            return -1
        if span is not None:
            return span.start
        unit = self.document.index.get(eid)
        return unit.span.start if unit else -1

    @cached_property
    def damaged(self) -> bool:
        """Whether the text was read from a picture, well or badly, so that single signs and markers may be wrong."""
        return is_damaged(self.document)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every number that is missing in a numbering."""
        return tuple(gaps_in(self.document))

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Every unit whose number was already taken."""
        return tuple(repeats_in(self.document))

    def is_proved(self, gap: Gap) -> bool:
        """Whether, in a text read from a picture, a reference proves that what a gap leaves out stood on the page."""
        if not self.damaged:
            return False
        targets = [
            target for reference in self.references if reference.status == "broken" for target in reference.targets
        ]
        return any(target == lost or target.startswith(f"{lost}__") for lost in gap.addresses for target in targets)

    @cached_property
    def missing(self) -> frozenset[str]:
        """The addresses that the gaps leave open."""
        return frozenset(address for gap in self.gaps for address in gap.addresses)

    def is_lost(self, address: str) -> bool:
        """Whether a marker that was not read, rather than a slip of the drafter, explains that `address` is missing.

        So it is where a text read from a picture has a gap in its numbering just there.
        """
        return self.damaged and any(address == lost or address.startswith(f"{lost}__") for lost in self.missing)

    @cached_property
    def kind(self) -> OwnKind | None:
        """What this regulation calls itself, None where the text does not say it."""
        return own_kind(self.document)

    def is_quoted(self, eid: str) -> bool:
        """Whether an address lies in the quoted text of an amending act."""
        return "__qstr_" in eid

    @cached_property
    def body(self) -> tuple[Provision, ...]:
        """The provisions of the batang tubuh, groups and their items, in document order."""
        outside = {"menimbang", "mengingat", "memperhatikan", "penjelasan", "lampiran"}
        return tuple(unit for unit in self.document.walk() if unit.kind not in outside)

    @cached_property
    def annexes(self) -> tuple[Provision, ...]:
        """The Lampiran units."""
        return tuple(unit for unit in self.document.provisions if unit.kind == "lampiran")
