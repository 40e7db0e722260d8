"""What a regulation calls itself, and how running text names kinds of regulation."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from extractor.grammar import Form, load
from extractor.law.instruments import head, key, kinds, next_head
from extractor.model.document import Document
from extractor.model.text import Span, small

# Words of a maker's name between the kind and `ini` (chosen).
_MAKER_WORDS = 7


class OwnKindForm(Form, frozen=True):
    """The verbs before the name that the last recital gives a regulation, and kinds that share a name."""

    decided: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]


class OwnKind(Struct, frozen=True):
    """The kind of this regulation: short kind (`perbup`) and the words for it (`Peraturan Bupati`)."""

    jenis: str
    name: str


class Named(Struct, frozen=True):
    """A kind of regulation named in running text: short kind, the words, their offsets."""

    jenis: str
    words: str
    start: int
    end: int


def own_kind(document: Document) -> OwnKind | None:
    """Return the kind that the title block names, in the spelling used there (Wali Kota or Walikota)."""
    jenis = document.metadata.jenis
    if jenis is None:
        return None
    for block in document.blocks:
        if block.kind not in ("jenis", "menetapkan"):
            continue
        words = re.sub(r"^Menetapkan\s?:?\s?", "", document.text.of(block.span))
        match = head().match(words)
        if match and kinds()[key(match[0])].jenis == jenis:
            return OwnKind(jenis, _proper(match[0]))
    names = [kind.name for kind in kinds().values() if kind.jenis == jenis and not kind.short]
    return OwnKind(jenis, names[0]) if names else None


def _proper(words: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda word: word[0].capitalize(), " ".join(words.split()))


@cache
def _this() -> re.Pattern[str]:
    return re.compile(rf"(?:\s[A-Z][\w.-]*){{0,{_MAKER_WORDS}}}?\s(?i:ini)(?!\w)")


def named_as_this(words: str) -> Iterator[Named]:
    """Yield every `Peraturan Bupati ini` in running text, with or without the maker's name."""
    if " ini" not in words and " INI" not in words:
        return
    lower = small(words)
    at = 0
    while match := next_head(words, lower, at):
        at = match.end()
        tail = _this().match(words, at)
        if tail:
            yield Named(kinds()[key(match[0])].jenis, words[match.start() : tail.end()], match.start(), tail.end())


def named_at(words: str, start: int) -> Named | None:
    """Return the kind that is named right at `start`, None where none is."""
    match = head().match(words, start)
    return Named(kinds()[key(match[0])].jenis, match[0], match.start(), match.end()) if match else None


@cache
def decided() -> re.Pattern[str]:
    """Return what the last recital says before it names the regulation itself: `perlu menetapkan `."""
    verbs = "|".join(load("drafting/own_kind", OwnKindForm).decided)
    return re.compile(rf"\bperlu\s(?:\w+\s)?(?:{verbs})\s", re.IGNORECASE)


def shifted(span: Span, start: int, end: int) -> Span:
    """Return the part `start:end` of the running text of `span` as a span of the whole text."""
    return Span(span.start + start, span.start + end)


@cache
def alike() -> frozenset[tuple[str, str]]:
    """Return the pairs of kinds, either way round, that may call themselves by each other's name."""
    pairs = load("drafting/own_kind", OwnKindForm).alike
    return frozenset((one, other) for pair in pairs for one, other in (pair, pair[::-1]))
