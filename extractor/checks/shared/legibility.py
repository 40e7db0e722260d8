"""How surely a text was read, so that a number that is missing may only be a number that was not read."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from extractor.checks.shared.unread import unread_numbers
from extractor.grammar import Form, load
from extractor.law.units import ATTACHED, HEADINGS, TEXT
from extractor.model.document import Document, Provision
from extractor.model.quality import Doubt, DoubtReason, PageQuality, Quality, ReadBy
from extractor.model.reference import Reference
from extractor.model.text import Page, Span, Text, small
from extractor.source.legibility import legibility_of

_MARKS = re.compile(r"[^0-9a-z]+")
_MARKED = TEXT | {"bab"}
_KEYWORDS = HEADINGS - {"bagian"}
_LONE = r"(?:\([0-9]{1,2}\)|[a-z]\.|[0-9]{1,2}\.)"
_LONE_MARKERS = re.compile(rf"\n{_LONE}(?=\n{_LONE}$)", re.MULTILINE)
# What shows that a text was made by character recognition, not typed: so many different misread words (a typist repeats
# one slip, the 14 texts so made at hand have 2 to 58 kinds), so many corrected markers (typed: at most 1), so many
# pairs of markers that stand alone.
_KINDS_OF_WORDS = 3
_CORRECTED_MARKERS = 3
_CORRECTED_MARKERS_OF_A_LAYER = 2
_LONE_PAIRS = 5
# So many of them count as evidence beside misread words.
_LONE_PAIRS_BESIDE_WORDS = 2
# A layer over a picture with a smaller share of known words shows that it was made by character recognition.
_KNOWN_SHARE = 0.7

_PART = re.compile(r"[a-z0-9<]+")
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"


class Legibility(Form, frozen=True):
    """The whole of `drafting/legibility.toml`."""

    words: tuple[str, ...]
    taken_for: tuple[tuple[str, str], ...]
    inside: str
    per_thousand: float


def _legibility() -> Legibility:
    return load("drafting/legibility", Legibility)


def quality_of(document: Document, references: Sequence[Reference], trusted: bool = False) -> Quality:
    """Return how surely the text of `document` was read, page by page, and every place in doubt.

    Evidence of character recognition puts pages, or a text without pages, in doubt as a whole; a slip in a
    text that was typed concerns its own unit and nothing else, however many slips there are. A text that is `trusted`
    was typed, whatever the evidence says: in doubt are only pages that were read from their picture, and the head.
    """
    text = document.text
    pages = tuple(PageQuality(page.number, _read_by(page), page.confidence, page.known) for page in text.pages)
    misread = _misread_words(text)
    corrected = _corrected_markers(document)
    if trusted:
        misread, corrected = {}, []
    zones = tuple(zone for zone in _zones(document, misread, corrected) if not trusted or zone.reason == "picture")
    quality = Quality(pages, zones)
    places = [
        Doubt("marker", unit.num, text.page_at(unit.num.start), unit.eid, text.of(unit.num))
        for unit in corrected
        if unit.num is not None and quality.zone_at(unit.num.start) is None
    ]
    places += [
        Doubt("head", doubt.span, text.page_at(doubt.span.start), words=text.of(doubt.span))
        for doubt in document.metadata.doubts
        if doubt.span is not None
    ]
    places += [doubt for doubt in _word_doubts(document, misread) if quality.zone_at(doubt.span.start) is None]
    doubts = sorted((*zones, *places), key=lambda doubt: (doubt.span.start, doubt.reason))
    return Quality(pages, tuple(doubts), _known_share(text), unread_numbers(document, references), trusted)


def _read_by(page: Page) -> ReadBy:
    return "layer" if page.layer and page.method == "text" else cast(ReadBy, page.method)


def _known_share(text: Text) -> float | None:
    found = legibility_of(text.content)
    return round(found.share, 2) if found.words else None


def _zones(document: Document, misread: Mapping[str, Sequence[int]], corrected: Sequence[Provision]) -> Iterator[Doubt]:
    """Yield the pages, or the whole text, that character recognition made."""
    text = document.text
    reason = _whole(document, misread, len(corrected))
    if reason is not None and not any(page.layer or page.method == "ocr" for page in text.pages):
        yield Doubt(reason, Span(0, len(text.content)))
        return
    shown = reason is not None or len(corrected) >= _CORRECTED_MARKERS_OF_A_LAYER
    for page in text.pages:
        if page.method == "ocr":
            yield Doubt("picture", text.span_of_page(page.number), page.number)
        elif page.layer and (shown or (page.known is not None and page.known < _KNOWN_SHARE)):
            yield Doubt("layer", text.span_of_page(page.number), page.number)


def _whole(document: Document, misread: Mapping[str, Sequence[int]], corrected: int) -> DoubtReason | None:
    """Say what shows that the text as a whole was made by character recognition; None where nothing does."""
    text = document.text
    words = text.content.count(" ") + text.content.count("\n") + 1
    rate = _legibility().per_thousand
    lone = len(_LONE_MARKERS.findall("\n" + text.content[: _end_of_body(document)]))
    kinds = _KINDS_OF_WORDS if lone < _LONE_PAIRS_BESIDE_WORDS else _KINDS_OF_WORDS - 1
    if len(misread) >= kinds and sum(map(len, misread.values())) * 1000 > rate * words:
        return "letters"
    if corrected >= _CORRECTED_MARKERS:
        return "markers"
    if lone >= _LONE_PAIRS:
        return "order"
    return None


def _word_doubts(document: Document, misread: Mapping[str, Sequence[int]]) -> Iterator[Doubt]:
    """Yield the misread words of a text, each with the innermost unit that holds it."""
    if not misread:
        return
    text = document.text
    units = sorted(document.walk(), key=lambda unit: unit.span.start)
    starts = [unit.span.start for unit in units]
    for word, places in misread.items():
        for start in places:
            span = Span(start, start + len(word))
            at = bisect_right(starts, start) - 1
            while at >= 0 and units[at].span.end < span.end:
                at -= 1
            eid = units[at].eid if at >= 0 else "document"
            yield Doubt("word", span, text.page_at(start), eid, word)


def _end_of_body(document: Document) -> int:
    """Where the annexes begin: the numbers of a table stand alone."""
    after = [unit.span.start for unit in document.provisions if unit.kind in ATTACHED]
    return min(after, default=len(document.text.content))


def _corrected_markers(document: Document) -> list[Provision]:
    """Return the units whose printed marker does not hold the label that their place in the sequence gave them."""
    corrected = []
    for unit in document.walk():
        if unit.num is None or unit.kind not in _MARKED:
            continue
        printed, label = document.text.of(unit.num), unit.label
        if printed in (f"({label})", f"Pasal {label}"):
            continue
        plain = _MARKS.sub(" ", printed.lower()).split()
        if plain and plain[0] in _KEYWORDS:
            plain = plain[1:]
        if plain and "".join(plain) != label.lower():
            corrected.append(unit)
    return corrected


def _misread_words(text: Text) -> dict[str, tuple[int, ...]]:
    """Return the words that only character recognition makes, each with the places where it stands."""
    lines = "\n".join(text.different_words)  # the same words recur: each is looked at once
    suspect = {line for pattern in _suspect() for line in _lines_with(pattern, lines)}
    wrong = {word for word in suspect if _odd_sign().search(word)}
    parts = _misread().intersection(_PART.findall(text.vocabulary))
    if parts:
        found = {_line_at(text.vocabulary, at) for part in parts for at in _found(text.vocabulary, part)}
        held = {word for word in found if not parts.isdisjoint(_PART.findall(word))}
        wrong |= {word for word in text.different_words if small(word) in held}
    return {word: tuple(_places(text.content, word)) for word in sorted(wrong)}


def _places(content: str, word: str) -> Iterator[int]:
    """Yield where a word begins that stands between white space."""
    at = content.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or content[at - 1].isspace()) and (end == len(content) or content[end].isspace()):
            yield at
        at = content.find(word, end)


def _found(lines: str, part: str) -> Iterator[int]:
    """Yield where a part stands in the lines."""
    at = lines.find(part)
    while at >= 0:
        yield at
        at = lines.find(part, at + len(part))


def _lines_with(pattern: re.Pattern[str], lines: str) -> Iterator[str]:
    """Yield each of the lines in which a pattern is found, once."""
    at = 0
    while match := pattern.search(lines, at):
        line = _line_at(lines, match.start())
        yield line
        at = lines.rfind("\n", 0, match.start()) + 1 + len(line)


def _line_at(lines: str, at: int) -> str:
    end = lines.find("\n", at)
    return lines[lines.rfind("\n", 0, at) + 1 : end if end >= 0 else len(lines)]


def has_odd_sign(words: str) -> bool:
    """Whether a word holds a sign that no word has: `KETEI{TERAMAN`."""
    return any(odd.search(words) for odd in (_odd_sign(), _bracketed()))


@cache
def _bracketed() -> re.Pattern[str]:
    """An opening bracket within a word that it does not close: `MASYARAI(AT`."""
    return re.compile(r"[A-Za-z]\([A-Za-z]+(?![A-Za-z)])")


@cache
def _odd_sign() -> re.Pattern[str]:
    """A sign inside a word, a word without vowels, capitals strewn into a word."""
    signs = re.escape(_legibility().inside)
    return re.compile(
        rf"[A-Za-z][{signs}]|[{signs}][A-Za-z]"
        rf"|\b[{_CONSONANTS}][{_CONSONANTS}{_CONSONANTS.upper()}]{{5,}}\b|[a-z][A-Z][a-z]+[A-Z]"
    )


@cache
def _suspect() -> tuple[re.Pattern[str], ...]:
    """Quick patterns: only a word that holds one of them can have an odd sign."""
    signs = re.escape(_legibility().inside)
    vowelless = f"[{_CONSONANTS}]" + f"[{_CONSONANTS}{_CONSONANTS.upper()}]" * 5
    return tuple(map(re.compile, (f"[{signs}]", vowelless, "[A-Z](?<=[a-z][A-Z])[a-z]")))


@cache
def _misread() -> frozenset[str]:
    words = _legibility().words
    out = {
        word[:at] + wrong + word[at + len(right) :]
        for word in words
        for right, wrong in _legibility().taken_for
        for at in range(len(word))
        if word.startswith(right, at)
    }
    return frozenset(out - set(words))
