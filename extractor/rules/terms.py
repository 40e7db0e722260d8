"""Defined terms: the items of a definition article and definitions that stand alone.

How definitions are worded is in `grammars/rules/definitions.toml` (drafting rules 96 to 109 of the annex to Law
12/2011).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractor.grammar import load
from extractor.law.address import slug
from extractor.model.document import Document, Provision
from extractor.model.rule import Quote, Term
from extractor.model.text import Span, Text
from extractor.rules.forms import Definitions

_LONGEST_TERM = 400


def terms_of(document: Document) -> tuple[Term, ...]:
    """Return the terms that the body of a regulation defines, in document order.

    A definition article is told by its lead-in, wherever it stands; each of its items gives one term. Sentences of the
    form `Yang dimaksud dengan X adalah …` give one too. The term and its definition are quoted as printed; a term that
    is defined twice is returned twice, the second with an id of its own. Definitions inside quoted amended text carry
    the address of the quoted unit.
    """
    terms: list[Term] = []
    taken: dict[str, int] = {}
    for unit, span in _definitions(document):
        found = _read(document.text, unit, span)
        if found is None:
            continue
        base = f"term:{slug(found.term) or 'x'}"
        taken[base] = taken.get(base, 0) + 1
        number = taken[base]
        terms.append(
            Term(
                base if number == 1 else f"{base}-{number}",
                found.term,
                found.span,
                found.definition,
                unit.eid,
                found.abbreviations,
            )
        )
    return tuple(terms)


def definition_articles(document: Document) -> frozenset[str]:
    """Return the addresses of the units whose lead-in opens a list of definitions."""
    naming = _naming(document)
    return frozenset(unit.eid for unit in document.body_provisions() if _opens_list(unit, naming))


def _naming(document: Document) -> dict[Span, str]:
    """The pieces of text that can open a list of definitions or hold one that stands alone, with their words."""
    return {piece.span: piece.words for piece in document.pieces.holding(*_phrases())}


def _definitions_form() -> Definitions:
    return load("rules/definitions", Definitions)


@cache
def _phrases() -> tuple[str, ...]:
    phrases = {phrase.lower() for phrase in (*_definitions_form().lead_in, *_definitions_form().alone)}
    return tuple(sorted(one for one in phrases if not any(other in one for other in phrases - {one})))


def _opens_list(unit: Provision, naming: Mapping[Span, str]) -> bool:
    if not unit.children or not unit.own or unit.own[0] not in naming:
        return False
    return _patterns()["lead_in"].search(naming[unit.own[0]]) is not None


def _definitions(document: Document) -> Iterator[tuple[Provision, Span]]:
    """Yield each unit that holds a definition with the span from the first word of the term on."""
    items: set[str] = set()
    naming = _naming(document)
    for unit in document.body_provisions():
        if _opens_list(unit, naming):
            items.update(below.eid for below in unit.children)
        elif unit.own:
            own = unit.own[0]
            if unit.eid in items:
                yield unit, own
            elif own in naming:
                alone = _patterns()["alone"].search(naming[own])
                if alone:
                    yield unit, Span(own.start + alone.end(), own.end)


class _Found:
    def __init__(self, text: Text, start: int, words: str, definition: Span, short: tuple[str, ...]) -> None:
        self.term = words
        self.span = Span(start, start + len(words))
        self.definition = Quote(text.of(definition), definition)
        self.abbreviations = short


def _read(text: Text, unit: Provision, span: Span) -> _Found | None:
    patterns = _patterns()
    words = text.of(span)
    split = patterns["copula"].search(words, 0, _LONGEST_TERM)
    if split is None:
        return None
    head, at = words[: split.start()], split.end()
    short: tuple[str, ...] = ()
    naming = patterns["short_form"].search(head)
    if naming:
        short = _short_forms(head[naming.end() :])
        head = head[: naming.start()]
    lead = len(head) - len(head.lstrip(" \"'“”‘’:;,"))
    term = head[lead:].rstrip(" \"'“”‘’,;:")
    rest = words[at:]
    definition = rest.strip(" ;")
    if not term or not definition:
        return None
    start = span.start + at + (len(rest) - len(rest.lstrip(" ;")))
    return _Found(text, span.start + lead, term, Span(start, start + len(definition)), short)


def _short_forms(words: str) -> tuple[str, ...]:
    patterns = _patterns()
    forms = []
    for part in patterns["short_form_join"].split(words):
        part = patterns["short_form_filler"].sub("", part.strip(" ,"))
        part = patterns["short_form_tail"].sub("", part).strip(" ,;:\"'“”‘’()")
        if part:
            forms.append(part)
    return tuple(forms)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = _definitions_form()

    def any_of(key: str) -> str:
        phrases = sorted(getattr(words, key), key=len, reverse=True)
        return "(?:" + "|".join(r"\s".join(re.escape(word) for word in phrase.split()) for phrase in phrases) + ")"

    sign = "|".join(re.escape(sign) for sign in words.copula_sign)
    patterns = {
        "lead_in": rf"\b{any_of('lead_in')}(?:\s\w{{2,9}})?\s?[:;.]?\s?$",  # one further word: a misspelt `dengan`
        "alone": rf"(?:^|\bini,? )\s?{any_of('alone')}\s",
        "copula": rf",?\s{any_of('copula')}\s|\s(?:{sign})\s|:\s",
        "short_form": rf"[,\s(]{{0,4}}\b{any_of('short_form')}\b",
        "short_form_join": rf"\s?,?\s?\b{any_of('short_form_join')}\b",
        "short_form_filler": rf"^{any_of('short_form_filler')}\s",
        "short_form_tail": rf"\s{any_of('short_form_tail')}.*$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}
