"""What the HTML report of findings shows, article by article: text with marked words, findings, pictures."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from extractor.emit.findings.page_pictures import Budget, PagePictures, Picture
from extractor.emit.how_read import Told, how_read
from extractor.emit.names import Places, title
from extractor.law.units import ARTICLES, ATTACHED, HEADINGS, OUTSIDE
from extractor.model.document import Document, Provision
from extractor.model.finding import Finding, Place, Severity
from extractor.model.text import Span
from extractor.review.reviewed import Judged, Reviewed
from extractor.words import words

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_ARTICLES = ARTICLES | OUTSIDE
_MOST_PARAGRAPHS = 40
_NEAR = 1


class Marked(Struct, frozen=True):
    """A stretch of text; `number` is that of the finding about it, None for plain text."""

    text: str
    number: int | None = None
    severity: Severity | None = None


class Paragraph(Struct, frozen=True):
    """One paragraph of an article, `depth` steps in; None as `pieces` stands for paragraphs that are left out."""

    depth: int
    pieces: tuple[Marked, ...] | None


class Entry(Struct, frozen=True):
    """One finding as shown: its number in the report, where it stands, its picture if there is one, and its
    further places."""

    number: int
    finding: Finding
    place: str
    line: int | None
    page: int | None
    quote: str | None
    picture: Picture | None
    further: tuple[str, ...]


class Article(Struct, frozen=True):
    """The findings of one article, and its text."""

    name: str
    above: str
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]


class Regulation(Struct, frozen=True):
    """One input: number in the report, title, file, how it was read, articles with findings, findings aside."""

    number: int
    title: str
    file: str
    told: tuple[Told, ...]
    articles: tuple[Article, ...]
    aside: tuple[tuple[Judged, str], ...]
    pictures_left_out: int


def regulation_of(
    reviewed: Reviewed, at: int, before: int, pdf: bytes | None, budget: Budget, language: str = "id"
) -> Regulation:
    """Return what is shown of one input, the `at`-th of the report; `before` findings stand before its own.

    `pdf` are the bytes of an input that is a PDF, for its pictures, of which all inputs have one `budget`.
    """
    return _View(reviewed, pdf, budget, before, language).regulation(at)


def article_of(reviewed: Reviewed, finding: Finding, language: str = "id") -> Article:
    """Return the article that one finding stands in, with its words marked; without pictures."""
    view = _View(reviewed, None, Budget(0, 0), 0, language)
    return view.around(finding)


class _View:
    def __init__(self, reviewed: Reviewed, pdf: bytes | None, budget: Budget, number: int, language: str) -> None:
        self.reviewed, self.number, self.language = reviewed, number, language
        self.document: Document = reviewed.analysis.document
        self.text = self.document.text
        self.places = Places(self.document)
        self.pictures = PagePictures(pdf, self.text, budget) if pdf is not None else None
        self.missing = 0

    def regulation(self, at: int) -> Regulation:
        groups: dict[str | None, list[Finding]] = {}
        for finding in self.reviewed.open_told:
            article = self._article_of(finding.eid)
            groups.setdefault(article.eid if article else None, []).append(finding)
        try:
            articles = tuple(self._article(eid, found) for eid, found in groups.items())
        finally:
            if self.pictures is not None:
                self.pictures.close()
        aside = tuple(
            (each, self.places.name(each.finding.eid)) for each in self.reviewed.told if each.status != "open"
        )
        told = tuple(how_read(self.reviewed.analysis, self.language))
        return Regulation(at, title(self.document), self.reviewed.name, told, articles, aside, self.missing)

    def around(self, finding: Finding) -> Article:
        article = self._article_of(finding.eid)
        return self._article(article.eid if article else None, [finding])

    def _article_of(self, eid: str) -> Provision | None:
        """Return the article that holds a provision; itself where it is in none, None for the whole text."""
        unit = self.document.index.get(eid)
        if unit is None:
            return None
        above = [unit, *self.document.ancestors(eid)]
        return next((each for each in above if each.kind in _ARTICLES), unit)

    def _article(self, eid: str | None, findings: Sequence[Finding]) -> Article:
        entries = tuple(self._entry(finding) for finding in findings)
        if eid is None:
            return Article("", "", self._around(entries), entries)
        above = " › ".join(self.places.name(each.eid) for each in reversed(list(self.document.ancestors(eid))))
        unit = self.document.index[eid]
        # The name of the article stands above it already.
        paragraphs = [(depth, span) for depth, span in _paragraphs(unit, 0) if span != unit.num]
        return Article(self.places.name(eid), above, self._shown(paragraphs, entries), entries)

    def _entry(self, finding: Finding) -> Entry:
        self.number += 1
        unit = self.document.index.get(finding.eid)
        span = finding.span or ((unit.num or unit.span) if unit else None)
        line = self.text.line_at(span.start) if span and self.text.lines else None
        picture = self.pictures.of(span) if self.pictures is not None and span else None
        self.missing += self.pictures is not None and span is not None and picture is None
        return Entry(
            self.number,
            finding,
            self.places.name(finding.eid),
            line.number if line else None,
            line.page if line else None,
            self.text.of(finding.span) if finding.span else None,
            picture,
            tuple(self._short_place(each) for each in finding.also),
        )

    def _short_place(self, place: Place) -> str:
        """`Pasal 5 ayat (2), baris 52`."""
        name = self.places.name(place.eid)
        if place.span is None or not self.text.lines:
            return name
        return f"{name}, {words('report', self.language)['line']} {self.text.line_at(place.span.start).number}"

    def _around(self, entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
        """The printed lines around findings that are in no provision."""
        wanted = set()
        for entry in entries:
            if entry.finding.span is not None:
                for line in self.text.lines_of(entry.finding.span):
                    wanted.add(self._line_numbers[line.span.start])
        near = sorted({at + step for at in wanted for step in (-1, 0, 1) if 0 <= at + step < len(self.text.lines)})
        return self._shown([(0, self.text.lines[at].span) for at in near], entries)

    @cached_property
    def _line_numbers(self) -> dict[int, int]:
        return {line.span.start: at for at, line in enumerate(self.text.lines)}

    def _shown(self, paragraphs: Sequence[tuple[int, Span]], entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
        """Mark the words of the findings; of a long article only the paragraphs about them are kept."""
        marks = sorted(
            (entry for entry in entries if entry.finding.span),
            key=lambda entry: (_RANK[entry.finding.severity], entry.number),
        )
        shown = [Paragraph(depth, self._pieces(span, marks)) for depth, span in paragraphs]
        if len(shown) <= _MOST_PARAGRAPHS:
            return tuple(shown)
        wanted = {
            near
            for at, paragraph in enumerate(shown)
            if any(piece.number is not None for piece in paragraph.pieces or ())
            for near in range(at - _NEAR, at + _NEAR + 1)
        } | {0}
        kept: list[Paragraph] = []
        for at, paragraph in enumerate(shown):
            if at in wanted:
                kept.append(paragraph)
            elif kept and kept[-1].pieces is not None:
                kept.append(Paragraph(paragraph.depth, None))
        return tuple(kept)

    def _pieces(self, span: Span, marks: Sequence[Entry]) -> tuple[Marked, ...]:
        """Part a paragraph at the marks; where two overlap the graver one is shown."""
        inside = [
            (max(span.start, mark.finding.span.start), min(span.end, mark.finding.span.end), mark)
            for mark in marks
            if mark.finding.span and mark.finding.span.start < span.end and span.start < mark.finding.span.end
        ]
        cuts = sorted({span.start, span.end, *(edge for start, end, _ in inside for edge in (start, end))})
        pieces: list[Marked] = []
        for start, end in pairwise(cuts):
            over = next((mark for low, high, mark in inside if low <= start and end <= high), None)
            words = self.text.of(Span(start, end))
            pieces.append(Marked(words, over.number, over.finding.severity) if over else Marked(words))
        return tuple(pieces)


def _paragraphs(unit: Provision, depth: int) -> Iterator[tuple[int, Span]]:
    """Yield the paragraphs of a unit in the order of the text, the first with its number, each with its depth."""
    heads = [span for span in (unit.num, unit.heading) if span is not None]
    own = list(unit.own)
    if heads and unit.kind not in HEADINGS | ATTACHED and own:
        first = own.pop(0)
        head = Span(min(span.start for span in heads), first.end)
    elif heads:
        head = Span(min(span.start for span in heads), max(span.end for span in heads))
    else:
        head = None
    found: list[tuple[int, int, Span | Provision]] = [(span.start, depth, span) for span in own]
    if head is not None:
        found.append((head.start, depth, head))
    found += [(child.span.start, depth + 1, child) for child in unit.children]
    for _, at, part in sorted(found, key=lambda each: each[0]):
        if isinstance(part, Span):
            yield at, part
        else:
            yield from _paragraphs(part, at)
