"""The tabulated lists of the body: their items, and what each must end with."""

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from extractor.law.address import is_body, is_changed, is_quoted
from extractor.law.units import ITEMS
from extractor.model.document import Document, Provision
from extractor.model.text import Span, Text
from extractor.rules.terms import definition_articles

_JOINED = re.compile(r"(?<!\w)(?:dan\s?/\s?atau|dan|atau|serta)\s?[.,;:]?\s?$", re.IGNORECASE)
# A name, with its short form, and the word that says what it means.
_DEFINES = re.compile(r"[A-Z][^.;:]{0,200}?\s(?:adalah|ialah)\s[a-z]")
_OPENS_JOINED = re.compile(r"(?:dan\s?/\s?atau|dan|atau|serta)\s", re.IGNORECASE)


class List(Struct, frozen=True):
    """A run of items of one kind under one lead-in, in order; `closed` where words of the holder follow it."""

    holder: Provision
    items: tuple[Provision, ...]
    closed: bool
    definitions: bool


def lists_in(document: Document, body: Sequence[Provision], ayat: Container[str]) -> Iterator[List]:
    """Yield every list of two or more items in the body.

    Not quoted text, the points of an amending act, and those of the Pasal in `ayat`: their 1., 2. are ayat.
    """
    defined = definition_articles(document)
    for unit in body:
        if not unit.children or not is_spoken(unit):
            continue
        runs: list[list[Provision]] = []
        for child in unit.children:
            if child.kind not in ITEMS or (child.kind == "angka" and unit.eid in ayat):
                continue
            if runs and runs[-1][-1].kind == child.kind:
                runs[-1].append(child)
            else:
                runs.append([child])
        for run in runs:
            if len(run) < 2 or any(_instructs(item) for item in run):
                continue
            closed = bool(unit.own) and unit.own[-1].start >= run[-1].span.end
            yield List(unit, tuple(run), closed, unit.eid in defined or _are_definitions(document, run))


def _are_definitions(document: Document, run: Sequence[Provision]) -> bool:
    """Whether most items say what a name means: the lead-in of definitions may be misspelt or missing."""
    if not any(_DEFINES.match(document.own_text(item)) for item in run[:2]):
        return False
    said = sum(_DEFINES.match(document.own_text(item)) is not None for item in run)
    return 2 * said > len(run)


def _instructs(item: Provision) -> bool:
    return any(is_changed(below.eid) for below in item.children)


def is_spoken(unit: Provision) -> bool:
    """Whether a unit is of the body, in the words of this regulation itself."""
    return is_body(unit.eid) and not is_quoted(unit.eid)


def last_words(text: Text, unit: Provision) -> str:
    """Return the end of what a unit says, down to its last item."""
    return text.of(Span(max(unit.span.start, unit.span.end - 60), unit.span.end)).rstrip()


def ends_joined(words: str) -> bool:
    """Whether words end with *dan*, *atau* or the like."""
    return bool(_JOINED.search(words))


def is_joined(document: Document, items: tuple[Provision, ...]) -> bool:
    """Whether *dan*, *atau* or *dan/atau* stands between the last two items."""
    if ends_joined(last_words(document.text, items[-2])):
        return True
    return bool(_OPENS_JOINED.match(document.own_text(items[-1])))
