"""The caption of an annex: which regulation it says that it belongs to."""

import re
from functools import cache

from msgspec import Struct

from extractor.checks.shared.own_kind import Named, named_at
from extractor.grammar import grammar
from extractor.model.document import Document, Provision
from extractor.model.text import Span

_LONGEST = 1200


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
        part = Span(span.start, min(span.end, span.start + _LONGEST))
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
    patterns: dict[str, str] = grammar("drafting/wording")["caption"]
    return {name: re.compile(pattern, re.VERBOSE | re.IGNORECASE) for name, pattern in patterns.items()}
