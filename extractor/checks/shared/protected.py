"""The words that no fix may change by itself: those of other texts, and those that law hangs on."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_attached
from extractor.model.text import Span

# What stands in quotation marks (chosen: some sentences).
_QUOTED = re.compile(r"“[^“”]{1,600}”|\"[^\"]{1,600}\"")
_CAPITAL_IN_WORD = re.compile(r"[a-z][A-Z]")


class Protected:
    """Which places of one regulation keep their words: asked only where a check offers a fix."""

    def __init__(self, regulation: Regulation) -> None:
        """Remember the regulation; nothing is looked for yet."""
        self._regulation = regulation
        self._spans: list[Span] | None = None

    def holds(self, span: Span, fix: str) -> bool:
        """Whether a fix of `span` would change citations, titles, headings, quotations, definitions or tables.

        Neither may it bring capitals into a word, or change a reference whose target does not exist.
        """
        if _CAPITAL_IN_WORD.search(fix) and not _CAPITAL_IN_WORD.search(self._regulation.text.of(span)):
            return True
        if self._spans is None:
            self._spans = sorted(self._found())
        at = bisect_right(self._spans, span.end, key=lambda other: other.start)
        return any(other.start < span.end and span.start < other.end for other in self._spans[max(0, at - 40) : at])

    def _found(self) -> Iterator[Span]:
        regulation = self._regulation
        document = regulation.document
        yield from (work.whole for work in regulation.works)
        for reference in regulation.references:
            if reference.scope == "external" or reference.status in ("broken", "self"):
                yield Span(reference.lead.start, reference.span.end) if reference.lead else reference.span
        for unit in document.walk():
            if unit.heading:
                yield unit.heading
        yield from (block.span for block in document.blocks if block.kind in ("jenis", "judul", "nomor", "menetapkan"))
        for term in regulation.terms:
            yield Span(term.span.start, term.definition.span.start)
        yield from (table.span for table in document.text.tables)
        for piece in document.pieces.rows:
            if not is_attached(piece.unit.eid) and ("“" in piece.words or '"' in piece.words):
                for match in _QUOTED.finditer(piece.words):
                    yield Span(piece.span.start + match.start(), piece.span.start + match.end())
