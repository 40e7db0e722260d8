"""Acts, and parts of acts, that a regulation ends in its closing provisions: `dicabut dan dinyatakan tidak berlaku`."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_attached, is_quoted
from extractor.law.units import FRAME
from extractor.model.change import Change, Part
from extractor.model.document import Document
from extractor.model.reference import Reference

# How far behind an act the rest of its sentence is looked at (chosen).
_SENTENCE_CHARS = 400


class Repeals(Form, frozen=True):
    """The whole of `changes/repeals.toml`."""

    in_part: Pattern


@cache
def _in_part() -> re.Pattern[str]:
    return re.compile(load("changes/repeals", Repeals).in_part.pattern, re.IGNORECASE)


def repeals_in(document: Document, references: tuple[Reference, ...]) -> Iterator[Change]:
    """Yield what the citations of `document` end, in their order; ids are left empty.

    A reference says itself whether it repeals. Recitals, quoted text, Penjelasan and Lampiran end nothing.
    """
    for reference in references:
        source = reference.source
        if reference.relation != "mencabut" or is_quoted(source) or is_attached(source):
            continue
        if document.index[source].kind in FRAME:
            continue
        end = document.index[source].own[-1].end
        rest = document.text.content[reference.span.end : min(end, reference.span.end + _SENTENCE_CHARS)]
        part: Part | None = "in_part" if _in_part().search(rest.replace("\n", " ")) else None
        for target in reference.targets:
            yield Change("", source, "repeal", target, reference.span, part=part)
