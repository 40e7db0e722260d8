"""The caption of an annex: which regulation it says that it belongs to."""

import re
from functools import cache

from msgspec import Struct

from extractor.checks.shared.own_kind import Named, named_at
from extractor.grammar import Form, Pattern, load
from extractor.model.document import Document, Provision
from extractor.model.text import Span

# Characters of an annex that are read for its caption (chosen: a title of a dozen lines).
_CAPTION_CHARS = 1200


class CaptionForm(Form, frozen=True):
    """What follows the kind in a caption: maker, number and year; then the day and the word before the title."""

    number: Pattern
    about: Pattern


class Caption(Struct, frozen=True):
    """A caption as printed: kind, number, year, the words and their span, and where in them the title begins."""

    kind: Named
    nomor: str | None
    tahun: str | None
    title: int | None
    words: str
    span: Span


def caption_of(document: Document, annex: Provision) -> Caption | None:
    """Return the caption of an annex, None where it does not open with the kind of a regulation and a number."""
    for span in annex.own[:1]:
        part = Span(span.start, min(span.end, span.start + _CAPTION_CHARS))
        words = document.text.of(part)
        kind = named_at(words, len(words) - len(words.lstrip(" :")))
        number = _patterns()["number"].match(words, kind.end) if kind else None
        if kind is None or number is None:
            return None
        about = _patterns()["about"].match(words, number.end())
        return Caption(kind, number["nomor"], number["tahun"], about.end() if about else None, words, part)
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    form = load("drafting/caption", CaptionForm)
    parts = {"number": form.number, "about": form.about}
    return {name: re.compile(part.pattern, re.VERBOSE | re.IGNORECASE) for name, part in parts.items()}
