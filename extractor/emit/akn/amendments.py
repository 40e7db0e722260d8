"""The changes that an act makes in others: `mod`, `quotedText` and `textualMod`.

An insertion's destination is its neighbour with `pos` where the text names one, else the unit that takes the new one.
Words that a phrase replaces are `quotedText` in the instruction.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from extractor.emit.akn.xml import Element, set_own, sub, uri
from extractor.law.address import changed_by, is_pinpoint, joined, parent, pinpoint_iri, split_work, work_of
from extractor.law.akn import MODIFICATIONS
from extractor.model.analysis import Analysis
from extractor.model.change import Change
from extractor.model.text import Span

_PLAIN = ("suspension", "postponement")


class Quote(Struct, frozen=True):
    """Words in an instruction that are to go or to come, with the eId of their `quotedText`."""

    span: Span
    eid: str


class Amendments:
    """The changes of one act: which units order some, and where the words of phrases stand."""

    def __init__(self, analysis: Analysis) -> None:
        """Find the words of phrases in their instructions."""
        self.changes = analysis.changes
        self.instructions = {each.instruction for each in self.changes if is_ordered(each)}
        self.mods: dict[str, str] = {}
        self._of_words: dict[tuple[str, str], str] = {}
        self._quotes: list[Quote] = []
        running = analysis.document.text.content.replace("\n", " ")
        for change in self.changes:
            if change.type == "phrase":
                at = change.span.start
                for words in (change.old, change.new):
                    at = self._quote(running, change, words, at)
        self._quotes.sort(key=lambda quote: quote.span)
        self._starts = [quote.span.start for quote in self._quotes]

    def _quote(self, running: str, change: Change, words: str | None, after: int) -> int:
        """Note where words stand behind a place; return where they end, or the place where they are not found."""
        at = running.find(words, after, change.span.end) if words else -1
        if not words or at < 0:
            return after
        span = Span(at, at + len(words))
        if (change.instruction, words) not in self._of_words and not any(
            quote.span.start < span.end and span.start < quote.span.end for quote in self._quotes
        ):
            count = sum(instruction == change.instruction for instruction, _ in self._of_words) + 1
            eid = joined(changed_by(change.instruction), f"qtext_{count}")
            self._of_words[change.instruction, words] = eid
            self._quotes.append(Quote(span, eid))
        return span.end

    def inside(self, span: Span) -> Sequence[Quote]:
        """Return the quoted words that lie in `span`, in order."""
        if not self._quotes:
            return ()
        first = bisect_left(self._starts, span.start)
        behind = bisect_left(self._starts, span.end, first)
        return [quote for quote in self._quotes[first:behind] if quote.span.end <= span.end]

    def write(self, holder: Element, eid: str, change: Change) -> None:
        """Append the modification that one change is; `eid` is its eId."""
        name, kind = MODIFICATIONS.get(change.type, ("textualMod", change.type))
        element = sub(holder, name, eId=eid, type=kind)
        if change.until is not None:
            set_own(element, "until", change.until)
        if change.within is not None:
            set_own(element, "within", change.within)
        if change.part == "in_part":
            element.attributes["incomplete"] = "true"
        elif change.part is not None:
            set_own(element, "part", change.part)
        source = self.mods.get(change.instruction, change.instruction)
        sub(element, "source", eId=f"{eid}__source_1", href=f"#{source}")
        href, pos = _destination(change)
        where = {"pos": pos} if pos else {}
        sub(element, "destination", eId=f"{eid}__destination_1", href=uri(href), **where)
        old = self._of_words.get((change.instruction, change.old or ""))
        new = self._of_words.get((change.instruction, change.new or ""))
        if change.type == "phrase" and old:
            sub(element, "old", eId=f"{eid}__old_1", href=f"#{old}")
        if change.type == "phrase" and new:
            sub(element, "new", eId=f"{eid}__new_1", href=f"#{new}")
        elif change.destination is not None:
            sub(element, "new", eId=f"{eid}__new_1", href=uri(change.destination))
        elif change.quoted is not None:
            sub(element, "new", eId=f"{eid}__new_1", href=f"#{change.quoted}")


def is_ordered(change: Change) -> bool:
    """Whether a change is one of an amending act's instructions, not what any act ends or suspends."""
    return change.type not in _PLAIN and (is_pinpoint(change.target) or change.type != "repeal")


def _destination(change: Change) -> tuple[str, str]:
    if change.type != "insertion":
        return change.target, ""
    if change.within is not None:
        return change.target, "inside"
    if change.place is not None:
        return change.place, change.pos or "unspecified"
    above = parent(split_work(change.target)[1])
    work = work_of(change.target)
    return (pinpoint_iri(work, above), "inside") if above else (work, "unspecified")
