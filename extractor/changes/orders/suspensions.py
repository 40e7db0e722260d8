"""Provisions of other acts that stand without effect for a time: not applied, or their coming into force put off.

`… ditunda pemberlakuannya sampai dengan tanggal 31 Desember 2021`, `… dinyatakan tidak berlaku untuk sementara`.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_attached, is_quoted
from extractor.law.dates import date_in
from extractor.law.units import FRAME
from extractor.model.change import Change, ChangeType
from extractor.model.document import Document
from extractor.model.reference import Reference

# How far before and behind a provision its sentence is looked at, and how far behind `sampai dengan` a date (chosen).
_SENTENCE_CHARS = 400
_DATE_CHARS = 40


class Suspensions(Form, frozen=True):
    """The whole of `changes/suspensions.toml`."""

    suspended: Pattern
    without_effect: Pattern
    for_a_time: Pattern
    postponed: Pattern
    put_off: Pattern
    subject: Pattern
    until: Pattern


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    table = load("changes/suspensions", Suspensions)
    keys = ("suspended", "without_effect", "for_a_time", "postponed", "put_off", "subject", "until")
    return {key: re.compile(getattr(table, key).pattern, re.IGNORECASE) for key in keys}


def suspensions_in(document: Document, references: tuple[Reference, ...]) -> Iterator[Change]:
    """Yield the provisions and acts that citations of `document` suspend or postpone, in order; ids are left empty.

    Recitals, quoted text, Penjelasan and Lampiran suspend nothing.
    """
    for reference in references:
        source = reference.source
        if reference.scope != "external" or is_quoted(source) or is_attached(source):
            continue
        if document.index[source].kind in FRAME:
            continue
        own = next((span for span in document.index[source].own if span.covers(reference.span)), None)
        if own is None:
            continue
        before = document.text.content[max(own.start, reference.span.start - _SENTENCE_CHARS) : reference.span.start]
        behind = document.text.content[reference.span.end : min(own.end, reference.span.end + _SENTENCE_CHARS)]
        kind, end = _kind(before.replace("\n", " "), behind.replace("\n", " "))
        if kind is None:
            continue
        until = _until(behind.replace("\n", " "), end) or _until_then(before.replace("\n", " "))
        for target in reference.targets:
            yield Change("", source, kind, target, reference.span, until=until)


def _kind(before: str, behind: str) -> tuple[ChangeType | None, int]:
    """Return what happens to a provision between these words, and where the words that say so end behind it."""
    forms = _forms()
    if match := forms["suspended"].match(behind):
        return "suspension", match.end()
    if forms["for_a_time"].search(before) and (match := forms["without_effect"].match(behind)):
        return "suspension", match.end()
    match = forms["postponed"].match(behind)
    if match is None and forms["subject"].search(before):
        match = forms["put_off"].match(behind)
    return ("postponement", match.end()) if match else (None, 0)


def _until(behind: str, end: int) -> str | None:
    """Return the ISO date up to which it holds, None where no date is printed."""
    sentence = re.match(r"[^.;]*", behind)
    stop = sentence.end() if sentence else len(behind)
    match = _forms()["until"].search(behind, max(0, end - len("sampai dengan ")), stop)
    date = date_in(behind[match.end() : min(stop, match.end() + _DATE_CHARS)]) if match else None
    return date.iso if date else None


def _until_then(before: str) -> str | None:
    """Return the ISO date that opens the sentence: `Sampai dengan tanggal 31 Desember 2026, ketentuan …`."""
    opening = _forms()["for_a_time"].search(before)
    match = _forms()["until"].search(opening[0]) if opening else None
    date = date_in(opening[0][match.end() : match.end() + _DATE_CHARS]) if opening and match else None
    return date.iso if date else None
