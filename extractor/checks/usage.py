"""Where the defined terms of a regulation are used."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractor.checks.regulation import Regulation
from extractor.rules.model import Term
from extractor.text import Span

_MOST_TERMS = 400


def unused(regulation: Regulation) -> Iterator[Term]:
    """Yield the terms that stand nowhere but in their own definition, in document order.

    All terms are looked for in one pass, the longest first, so that a use inside a longer term is one of that term.
    """
    terms = [term for term in regulation.terms if not regulation.is_quoted(term.defined_by)][:_MOST_TERMS]
    if not terms:
        return
    names: dict[str, set[int]] = {}
    for at, term in enumerate(terms):
        for name in (term.term, *term.abbreviations):
            names.setdefault(" ".join(name.split()), set()).add(at)
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    homes = [regulation.document.index[term.defined_by].span for term in terms]
    used: set[int] = set()
    for span in _searched(regulation):
        for match in pattern.finditer(regulation.text.of(span)):
            place = span.start + match.start()
            for at in names[match[0]]:
                if not homes[at].start <= place < homes[at].end:
                    used.add(at)
    for at, term in enumerate(terms):
        if at not in used:
            yield term


def _searched(regulation: Regulation) -> Iterator[Span]:
    """The body with its headings, and the annexes; not the preamble and the Penjelasan."""
    homes = sorted(
        (regulation.document.index[term.defined_by].span for term in regulation.terms), key=lambda span: span.start
    )
    starts = [home.start for home in homes]
    for unit in (*regulation.body, *regulation.annexes):
        for span in (unit.heading, *unit.own):
            if span is None:
                continue
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and homes[at].covers(span) and unit.kind != "lampiran":
                continue
            yield span
