"""The words that no fix may change by itself: those of other texts, and those that law hangs on."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.titles import titles_of
from extractor.model.text import Span

# Addresses on the net and of mail.
_ADDRESS = re.compile(r"://|www\.|\w@\w|\.(?:go|co|ac|or|sch|desa)\.id\b|\w\.(?:id|com|org|net)\b")
_TOKEN = re.compile(r"\S+")
# A row of a table that is typed with strokes.
_TYPED_ROW = re.compile(r"^[^|\n]*\|[^|\n]*(?:\|[^\n]*)?$", re.MULTILINE)
# Characters of the word behind a citation (chosen).
_WORD_CHARS = 12
_CAPITAL_IN_WORD = re.compile(r"[a-z][A-Z]")


class Protected:
    """Which places of one regulation keep their words: asked only where a check offers a fix."""

    def __init__(self, regulation: Regulation) -> None:
        """Remember the regulation; nothing is looked for yet."""
        self._regulation = regulation
        self._spans: list[Span] | None = None
        self._names: tuple[str, ...] = ()
        self._named = ""

    def holds(self, span: Span, fix: str) -> bool:
        """Whether a fix of `span` would change citations, titles, headings, quotations, definitions, addresses, tables.

        Neither may it bring capitals into a word, change a reference whose target does not exist, or spell a defined
        term otherwise than its definition does.
        """
        if _CAPITAL_IN_WORD.search(fix) and not _CAPITAL_IN_WORD.search(self._regulation.text.of(span)):
            return True
        if self._spans is None:
            self._spans = sorted(self._found())
            self._names = tuple({term.term.casefold() for term in self._regulation.terms})
            self._named = "\n".join(self._names)
        changed, put = _changed(self._regulation.text.content[span.start : span.end], fix)
        letters = any(
            map(str.isalnum, self._regulation.text.content[span.start + changed[0] : span.start + changed[1]])
        )
        if (letters or any(map(str.isalnum, put)) or " " in put) and self._is_in_term(span):
            return True
        span = Span(span.start + changed[0], span.start + changed[1])
        at = bisect_right(self._spans, span.end, key=lambda other: other.start)
        return any(other.start < span.end and span.start < other.end for other in self._spans[max(0, at - 40) : at])

    def _is_in_term(self, span: Span) -> bool:
        """Whether a word is one of a defined term, with capitals or without."""
        content = self._regulation.text.content
        words = content[span.start : span.end].casefold()
        if words not in self._named:
            return False
        for name in self._names:
            at = name.find(words)
            while at >= 0:
                start = span.start - at
                end = start + len(name)
                if content[max(0, start) : end].casefold() == name and _is_whole(content, start, end):
                    return True
                at = name.find(words, at + 1)
        return False

    def _found(self) -> Iterator[Span]:
        regulation = self._regulation
        document = regulation.document
        content = document.text.content
        for title in titles_of(document):
            yield Span(
                title.span.start, title.span.start + len(content[title.span.start : title.span.end].rstrip(" .;,"))
            )
        if "@" in content or "www." in content or "://" in content or ".id" in content:
            yield from (Span(*match.span()) for match in _TOKEN.finditer(content) if _ADDRESS.search(match[0]))
        if "|" in content:
            yield from (Span(*match.span()) for match in _TYPED_ROW.finditer(content))
        for work in regulation.works:
            # Behind a number without a title the next word is the misspelt one that leads to it: `tenteng`.
            alone = work.citation.judul is None
            behind = _TOKEN.search(content, work.whole.end, work.whole.end + _WORD_CHARS) if alone else None
            yield Span(work.whole.start, behind.end() if behind else work.whole.end)
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
        yield from regulation.quotations


def _is_whole(content: str, start: int, end: int) -> bool:
    """Whether a stretch of text begins and ends with its words."""
    return not content[max(0, start - 1) : start].isalnum() and not content[end : end + 1].isalnum()


def _changed(words: str, fix: str) -> tuple[tuple[int, int], str]:
    """Which part of some words a fix changes, and into what: a mark behind a title is not of the title."""
    before = _alike(words, fix)
    behind = _alike(words[before:][::-1], fix[before:][::-1])
    return (before, len(words) - behind), fix[before : len(fix) - behind]


def _alike(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    size = min(len(one), len(other))
    return next((at for at in range(size) if one[at] != other[at]), size)
