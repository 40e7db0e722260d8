"""Which words of the text become `ref`, `rref`, `mref`, `def` or `term`, and what they point to.

A link into the same text is written only where its target exists. A reference that is broken, or whose target the
text does not have, becomes `inline name="acuanRusak"` (`acuanTaksa` where it is ambiguous), so that no `#` dangles.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from extractor.address import is_external
from extractor.analysis import Analysis
from extractor.references.model import Reference
from extractor.rules.model import Term
from extractor.text import Span
from extractor.tree.document import Document

_ANNEX_NUMBER = re.compile(r"LAMPIRAN\s+([IVXLCDM]+|\d+|[A-Z])\b", re.IGNORECASE)


class Link(Struct, frozen=True):
    """Words and the inline element they become; links of one `group` that stand together form an `mref`."""

    start: int
    end: int
    element: str
    attributes: dict[str, str]
    group: str | None = None


def annexes(document: Document) -> dict[str, str]:
    """Return the eId of each annex by the name a reference gives it: `lampiran`, `lampiran_II`."""
    names: dict[str, str] = {}
    for provision in document.provisions:
        if provision.kind != "lampiran":
            continue
        names.setdefault("lampiran", provision.eid)
        head = provision.num or provision.heading
        printed = _ANNEX_NUMBER.match(document.text.of(head)) if head else None
        if printed:
            names.setdefault(f"lampiran_{printed[1].upper()}", provision.eid)
    return names


class Links:
    """All links of one regulation, without overlaps, in the order of the text."""

    def __init__(self, analysis: Analysis, terms: dict[str, str]) -> None:
        """Collect the links of `analysis`; `terms` gives the eId of each defined term by its id."""
        self._document = analysis.document
        self._annexes = annexes(analysis.document)
        found = [link for reference in analysis.references for link in self._of_reference(reference)]
        found += [
            Link(term.span.start, term.span.end, "def", {"refersTo": f"#{terms[term.id]}"}) for term in analysis.terms
        ]
        found = _without_overlaps(found)
        if analysis.terms:
            found = _without_overlaps(found + list(_uses(analysis, terms)), first=found)
        self._links = found
        self._starts = [link.start for link in found]

    def local(self, address: str) -> str | None:
        """Return the eId that `address` names in this text, None where the text does not have it."""
        if address in self._document.index:
            return address
        return self._annexes.get(address)

    def inside(self, span: Span) -> Iterator[list[Link]]:
        """Yield the links that lie wholly inside `span`, those of one list together."""
        group: list[Link] = []
        at = bisect_left(self._starts, span.start)
        while at < len(self._links) and self._links[at].start < span.end:
            link = self._links[at]
            at += 1
            if link.end > span.end:
                continue
            if group and (link.group is None or link.group != group[-1].group):
                yield group
                group = []
            group.append(link)
        if group:
            yield group

    def _of_reference(self, reference: Reference) -> Iterator[Link]:
        points = reference.pinpoints
        if len(points) < 2:
            address = points[0].address if points else (reference.targets[0] if reference.targets else "")
            yield self._link(reference, reference.span, address, points[0].upto if points else None)
            return
        for point in points:
            yield self._link(reference, point.span, point.address, point.upto, reference.id)

    def _link(self, reference: Reference, span: Span, address: str, upto: str | None, group: str | None = None) -> Link:
        start, end = span.start, span.end
        if reference.status in ("broken", "ambiguous"):
            name = "acuanRusak" if reference.status == "broken" else "acuanTaksa"
            return Link(start, end, "inline", {"name": name}, group)
        if is_external(address):
            return Link(start, end, "ref", {"href": address.replace(" ", "-")}, group)
        target, last = self.local(address), self.local(upto) if upto else None
        if target and last:
            return Link(start, end, "rref", {"from": f"#{target}", "upTo": f"#{last}"}, group)
        if target is None or (upto and last is None):
            return Link(start, end, "inline", {"name": "acuanRusak"}, group)
        attributes = {"href": f"#{target}"}
        if reference.status == "self":
            attributes["class"] = "acuanDiri"
        return Link(start, end, "ref", attributes, group)


def _without_overlaps(links: list[Link], first: list[Link] | None = None) -> list[Link]:
    """Return `links` in order; of two that overlap the earlier and longer stays, but always those of `first`."""
    if first is None:
        kept: list[Link] = []
        end = 0
        for link in sorted(links, key=lambda one: (one.start, -one.end)):
            if link.start >= end and link.end > link.start:
                kept.append(link)
                end = link.end
        return kept
    starts = [link.start for link in first]
    free = []
    for link in links[len(first) :]:
        at = bisect_left(starts, link.end) - 1
        if at < 0 or first[at].end <= link.start:
            free.append(link)
    return sorted([*first, *free], key=lambda one: one.start)


def _uses(analysis: Analysis, terms: dict[str, str]) -> Iterator[Link]:
    """Yield the places where a defined term is used, longest term first, from the first Pasal to the closing block."""
    by_word: dict[str, list[tuple[str, Term]]] = {}
    for term in analysis.terms:
        for words in (term.term, *term.abbreviations):
            if words[:1].isupper():
                by_word.setdefault(words.split()[0], []).append((words, term))
    for candidates in by_word.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    if not by_word:
        return
    body = [p.span for p in analysis.document.provisions if p.eid.startswith(("art_", "chp_", "book_", "dictum_"))]
    if not body:
        return
    start, stop = min(span.start for span in body), max(span.end for span in body)
    words_in_text = analysis.document.text.content[start:stop].replace("\n", " ")
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(by_word, reverse=True)) + r")(?!\w)")
    at = 0
    for match in pattern.finditer(words_in_text):
        begin = match.start()
        if begin < at:
            continue
        for words, term in by_word[match[0]]:
            if (
                words_in_text.startswith(words, begin)
                and not words_in_text[begin + len(words) : begin + len(words) + 1].isalnum()
            ):
                at = begin + len(words)
                yield Link(start + begin, start + at, "term", {"refersTo": f"#{terms[term.id]}"})
                break
