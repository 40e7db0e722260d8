"""Acts, and parts of acts, that a regulation ends in its closing provisions: `dicabut dan dinyatakan tidak berlaku`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_attached, is_pinpoint, is_quoted, parent, work_of
from extractor.law.units import FRAME, GROUPING
from extractor.model.change import Change, Part, UnreadInstruction
from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.text import Span

# How far before and behind an act the rest of its sentence is looked at (chosen).
_SENTENCE_CHARS = 400


class Repeals(Form, frozen=True):
    """The whole of `changes/repeals.toml`."""

    in_part: Pattern
    matter: Pattern
    unsettled: Pattern


@cache
def _form(key: Literal["in_part", "matter", "unsettled"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("changes/repeals", Repeals), key)
    return re.compile(form.pattern, re.IGNORECASE)


def repeals_in(document: Document, references: tuple[Reference, ...]) -> Iterator[Change]:
    """Yield what the citations of `document` end, in their order; ids are left empty.

    A reference says itself whether it repeals. Recitals, quoted text, Penjelasan and Lampiran end nothing.
    """
    for reference in references:
        source = reference.source
        if reference.relation != "mencabut" or not _is_ordering(document, reference):
            continue
        start = max(document.index[source].own[0].start, reference.span.start - _SENTENCE_CHARS)
        first = document.text.content[start : reference.span.start].replace("\n", " ")
        closing = _closing(document, source)
        only = _form("in_part").search(_behind(document, reference)) or _form("matter").search(first)
        only = only or _form("in_part").search(closing)
        part: Part | None = "in_part" if only else None
        for target in reference.targets:
            yield Change("", source, "repeal", target, reference.span, part=part)


def _closing(document: Document, eid: str) -> str:
    """Return the words behind the list that a unit is an item of: `Sepanjang telah diatur …, dinyatakan dicabut`."""
    above = document.index.get(parent(eid))
    behind = above.own[1:] if above is not None and above.kind not in GROUPING else ()
    return document.text.of(behind[-1]) if behind else ""


def unsettled_in(
    document: Document, references: tuple[Reference, ...], found: Sequence[Change]
) -> Iterator[UnreadInstruction]:
    """Yield the units whose words change or end another act, of which no change is among those `found`."""
    settled = {(change.instruction, work_of(change.target)) for change in found}
    told: set[str] = set()
    for reference in references:
        source = reference.source
        if reference.scope != "external" or source in told or not _is_ordering(document, reference):
            continue
        works = {work_of(target) for target in reference.targets}
        if reference.relation != "lainnya" or any((source, work) in settled for work in works):
            continue
        match = _form("unsettled").search(_behind(document, reference))
        if match and (match["whole"] or any(map(is_pinpoint, reference.targets))):
            told.add(source)
            own = document.index[source].own
            yield UnreadInstruction(source, Span(own[0].start, own[-1].end))


def _is_ordering(document: Document, reference: Reference) -> bool:
    """Whether a reference stands in the own text of a unit that can order something."""
    unit = document.index[reference.source]
    if is_quoted(unit.eid) or is_attached(unit.eid) or unit.kind in FRAME:
        return False
    return any(span.covers(reference.span) for span in unit.own)  # not in its heading


def _behind(document: Document, reference: Reference) -> str:
    """Return the words behind a reference, up to the end of its unit, in running text."""
    end = reference.span.end
    stop = min(document.index[reference.source].own[-1].end, end + _SENTENCE_CHARS)
    return document.text.content[end:stop].replace("\n", " ")
