"""Where the defined terms of a regulation are used."""

import re
from collections.abc import Iterator

from extractor.checks.shared.regulation import Regulation
from extractor.law.units import OUTSIDE
from extractor.model.document import Piece
from extractor.model.rule import Term
from extractor.model.text import Span, small

# Defined terms that are looked at; the most seen in 55 texts: 66.
_TERMS = 400


def unused(regulation: Regulation) -> Iterator[Term]:
    """Yield the terms that stand nowhere but in their own definition, in document order.

    All terms are looked for together, the longest first, so that a use inside a longer term is one of that term. Of
    each no more is read than is needed to find one use.
    """
    terms = [term for term in regulation.terms if not regulation.is_quoted(term.defined_by)][:_TERMS]
    if not terms:
        return
    names: dict[str, set[int]] = {}
    for at, term in enumerate(terms):
        for name in _names(term):
            names.setdefault(name, set()).add(at)
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})(?!\w)")
    homes = [regulation.document.index[term.defined_by].span for term in terms]
    used: set[int] = set()
    read: set[Span] = set()
    for at, term in enumerate(terms):
        for piece in _searched(regulation, term):
            if at in used:
                break
            if piece.span in read:
                continue
            read.add(piece.span)
            for match in pattern.finditer(piece.words):
                place = piece.span.start + match.start()
                for named in names.get(match[0]) or names[match[0].casefold()]:
                    if not homes[named].start <= place < homes[named].end:
                        used.add(named)
        if at not in used:
            yield term


def _names(term: Term) -> set[str]:
    """A term, its abbreviations, and each of two names that it gives with a slash between.

    A name written without capitals but the first is used in small letters: it is returned in small letters.
    """
    names = {" ".join(name.split()) for name in (term.term, *term.abbreviations)}
    names |= {part.strip() for name in names for part in name.split("/") if len(part.strip()) > 1}
    return {name.casefold() if _is_plain(name) else name for name in names}


def _is_plain(name: str) -> bool:
    first, *rest = name.split()
    return name.islower() or (bool(rest) and all(word.islower() for word in rest) and first[1:].islower())


def _pattern(name: str) -> str:
    return f"(?i:{re.escape(name)})" if name.islower() else re.escape(name)


def _searched(regulation: Regulation, term: Term) -> Iterator[Piece]:
    """Where a term can be used: in the body with its headings, and in the annexes, its own definition included."""
    for name in _names(term):
        for piece in regulation.document.pieces.holding(small(name)):
            if piece.unit.kind == "lampiran" or piece.unit.kind not in OUTSIDE:
                yield piece
