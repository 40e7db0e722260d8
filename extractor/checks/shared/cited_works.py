"""The regulations that a text cites by number: each with its gazettes, and which amends which."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from extractor.checks.shared.titles import differs
from extractor.law.address import is_legal_basis
from extractor.law.instruments import Kind, key, kinds, next_head
from extractor.model.reference import Citation, Gazette, Reference
from extractor.model.text import Span, Text, small

# Characters between a work and the act that amends it (chosen: the longest titles).
_LINK_CHARS = 400
# The bracket with the gazettes of a work; the longest seen in 55 texts: 183.
_BRACKET_CHARS = 900
# Characters of the shortest title that is one (chosen).
_SHORTEST_TITLE = 4
_AMENDING = re.compile(r"(?i)\bperubahan(?:\s\w+){0,3}?\satas\s$")
_ENDS = re.compile(r"\s?(?:[(;.]|,?\s?(?:sebagaimana|dicabut|dinyatakan|tidak\sberlaku)\b|$)")


class Work(Struct, frozen=True):
    """One mention of a regulation by kind and number.

    `span` covers kind, maker, number and year; `whole` all words of the citation with title and gazettes. `inner` is
    true for one that is named in the title of another; `base` is the regulation that this one amends, as the words
    before it say; `renamed` the one that its own title says it amends. `ground` is true for the first of a legal basis,
    `joined` for one that follows another with *jo.*
    """

    eid: str
    span: Span
    whole: Span
    kind: Kind
    citation: Citation
    bracket: Span | None = None
    inner: bool = False
    ground: bool = False
    joined: bool = False
    base: Citation | None = None
    renamed: Citation | None = None
    renamed_span: Span | None = None

    @property
    def iri(self) -> str:
        """The address of the regulation."""
        return self.citation.iri

    @property
    def lembaran(self) -> Gazette | None:
        """The Lembaran or Berita that holds it, None where none is printed."""
        return next((each for each in self.citation.gazettes if not each.nama.lower().startswith("tambahan")), None)

    @property
    def tambahan(self) -> Gazette | None:
        """The Tambahan Lembaran that holds its explanation, None where none is printed."""
        return next((each for each in self.citation.gazettes if each.nama.lower().startswith("tambahan")), None)


def works_of(text: Text, references: Sequence[Reference]) -> tuple[Work, ...]:
    """Return the regulations that a text cites by number, in the order of the text."""
    by_unit: dict[str, list[Work]] = {}
    for reference in sorted(references, key=lambda reference: reference.span.start):
        work = _work(text, reference)
        if work is not None:
            by_unit.setdefault(work.eid, []).append(work)
    return tuple(work for row in by_unit.values() for work in _linked(text, row))


def _work(text: Text, reference: Reference) -> Work | None:
    citation = reference.citation
    if citation is None or reference.scope != "external" or citation.nomor is None:
        return None
    quote = text.of(reference.span)
    named = next_head(quote, small(quote))
    if named is None or not re.search(r"\d", quote[named.end() :]):
        return None
    kind = kinds()[key(named[0])]
    span = Span(reference.span.start + named.start(), reference.span.end)
    bracket = _bracket(text, citation)
    ends = [span.end, citation.judul.end if citation.judul else 0, bracket.end if bracket else 0]
    return Work(reference.source, span, Span(span.start, max(ends)), kind, citation, bracket)


def _bracket(text: Text, citation: Citation) -> Span | None:
    """The gazettes with the brackets around them."""
    if not citation.gazettes:
        return None
    first, last = citation.gazettes[0].span, citation.gazettes[-1].span
    start = text.content.rfind("(", max(0, first.start - 4), first.start)
    end = text.content.find(")", last.end, last.end + _BRACKET_CHARS)
    return Span(start, end + 1) if 0 <= start < end else None


def _linked(text: Text, row: Sequence[Work]) -> Iterator[Work]:
    """Tell the regulations of one unit apart: the ones cited, the ones in titles, the ones that amend."""
    outer: Work | None = None
    for at, work in enumerate(row):
        title = outer.citation.judul if outer else None
        if title is not None and title.start <= work.span.start < title.end:
            yield msgspec.structs.replace(work, inner=True)
            continue
        before = outer
        after = text.of(Span(before.span.end, work.span.start)) if before else ""
        if len(after) < _LINK_CHARS and "atas" in after[-8:].lower() and _AMENDING.search(after):
            yield msgspec.structs.replace(work, inner=True)
            continue
        outer = work
        between = text.of(Span(before.whole.end, work.span.start)) if before else ""
        amends = before is not None and len(between) < _LINK_CHARS and re.search(r"\bdiubah\b", between) is not None
        base = (before.base or before.citation) if before is not None and amends else None
        renamed = _renamed(text, work, row[at + 1 :])
        yield msgspec.structs.replace(
            work,
            ground=before is None and is_legal_basis(work.eid),
            joined=re.search(r"\bjo\b\.?|\bjuncto\b", between, re.IGNORECASE) is not None,
            base=base,
            renamed=renamed.citation if renamed else None,
            renamed_span=renamed.span if renamed else None,
        )


def _renamed(text: Text, work: Work, later: Sequence[Work]) -> Work | None:
    """The regulation in `Perubahan Kedua Atas …`, the title of one that amends."""
    title = work.citation.judul
    if title is None or not later or not later[0].span.start < title.end:
        return None
    words = text.of(Span(title.start, later[0].span.start))
    return later[0] if re.fullmatch(r"(?i)perubahan(?:\s\w+){0,3}?\satas\s", words) else None


def words_of_works(references: Sequence[Reference]) -> tuple[Span, ...]:
    """Return where other regulations are named, by number or by name, in the order of the text."""
    return tuple(sorted(reference.span for reference in references if reference.scope == "external"))


def titles_of_works(references: Iterable[Reference]) -> tuple[Span, ...]:
    """Return the titles of the other regulations that are cited, in the order of the text."""
    cited = [each.citation for each in references if each.citation and each.scope == "external"]
    return tuple(sorted(each.judul for each in cited if each.judul))


def is_within(spans: Sequence[Span], at: int) -> bool:
    """Whether the character at `at` is in one of some spans in order, none of which holds many of the others."""
    place = bisect_right(spans, at, key=lambda span: span.start)
    return any(span.start <= at < span.end for span in spans[max(0, place - 40) : place])


def is_ended(text: Text, end: int) -> bool:
    """Whether what ends a citation follows at `end`: a bracket, a stop, a semicolon, the next clause."""
    return _ENDS.match(text.of(Span(end, min(end + 30, len(text.content))))) is not None


def number_of(printed: str | None) -> int | None:
    """Return a printed number as a number (`07` is 7), None for one with letters or a stroke."""
    return int(printed) if printed and printed.isdecimal() and len(printed) < 9 else None


def whole_title(text: Text, work: Work) -> Span | None:
    """Return the title of a citation where it is followed by what ends a title, None elsewhere."""
    title = work.citation.judul
    if title is None or title.end - title.start < _SHORTEST_TITLE:
        return None
    words = text.of(title)
    return title if is_ended(text, title.end) and not re.search(r"\b(?:Nomor|Tahun)\s?$|\(", words) else None


def plain_title(words: str) -> str:
    """Return a title as it is compared: without case, spaces and punctuation."""
    return re.sub(r"\W+", "", words).casefold()


def is_title_of(known: str, printed: str) -> bool:
    """Whether a printed title is the known one: but for slips, and though it is cut short or goes on."""
    ours, theirs = plain_title(known), plain_title(printed)
    return differs(known, printed, slips=True) is None or ours.startswith(theirs) or theirs.startswith(ours)


def grounds_of(works: Iterable[Work]) -> Iterator[tuple[Work, Work | None]]:
    """Yield each legal basis with the last amendment that is named with it, None where none is."""
    ground: Work | None = None
    latest: Work | None = None
    for work in works:
        if work.ground:
            if ground is not None:
                yield ground, latest
            ground, latest = work, None
        elif ground is not None and work.base is not None and work.base.iri == ground.iri:
            latest = work
    if ground is not None:
        yield ground, latest
