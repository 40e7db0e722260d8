"""Numbers at the start of a line that opened nothing, and paragraphs inside a unit that may be a unit of their own.

Both are the trace of a marker that was not read as one: the text of its unit then stands in the unit before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.law.address import is_changed
from extractor.law.units import ATTACHED, CLAUSES, GROUPING
from extractor.model.document import Document, Provision
from extractor.model.quality import Unread, UnreadReason
from extractor.model.ranges import Ranges
from extractor.model.reference import Reference
from extractor.model.text import Span, is_word

# What a marker looks like at the start of a line, well printed or not: `(2)`, `[2)`, `7.`, `10;`, `b.`, `Pasal 5`.
_SHAPE = re.compile(
    r"[(\[{]\s?(?:[0-9A-Za-z]|(?=[A-Za-z]{0,2}[0-9])[0-9A-Za-z]{2,3}|[IlOoSsBZzUiv]{2,3})\s?[)\]}](?=\W|$)"
    r"|[0-9]{1,3}[a-z]?\s?[.)\];,:]{1,2}(?=\s|$)"
    r"|[a-z][.)]{1,2}(?=\s|$)"
    r"|[0-9]{1,3}(?=\s[A-Z]|$)"
    r"|(?:Pasal|PASAL|BAB|Paragraf)\s[0-9IVXLCl][0-9A-Za-z]{0,5}(?=\W|$)|Bagian\sKe[a-z]+\s?$"
)
# A line that ends with one of these words goes on with a number that is no marker.
_BEFORE_A_NUMBER = re.compile(
    r"(?i)(?:\b(?:tahun|nomor|no|pasal|ayat|huruf|angka|butir|bab|lampiran|rp|sebesar|selama|paling|dari|dan|atau|dengan"
    r"|tanggal|kali|ke|dimaksud|dalam|pada|oleh|yang)\.?|[,/(–-])$"
)
_ENDS_A_CLAUSE = re.compile(r"(?:;(?:\s?(?:dan|atau|dan/atau|serta))?|\.)$", re.IGNORECASE)
# No end of a clause is longer.
_LONGEST_END = 12
_OPENS_A_SENTENCE = re.compile(r"[A-Z“\"(]")
_LINKED = re.compile(r"\b(?:dan|atau|dan/atau|serta)$")
# The order to promulgate, which a text of one word a line leaves in the last Pasal.
_ORDER = re.compile(r"Agar\s(?:setiap|semua)\sorang")
# The link of two items on a line of its own.
_LINK_ENDS = "nuaNUA"  # the last letters of the words that link two items
_LINK = re.compile(r"(?:dan/atau|dan|a\s?tau|serta)\W*", re.IGNORECASE)


def unread_numbers(document: Document, references: Sequence[Reference]) -> tuple[Unread, ...]:
    """Return each number at the start of a line that opened no unit, with why, in the order of the text.

    What stands behind `Menetapkan :` before the first unit is no frame: a list there is one of a lost diktum or Pasal.
    """
    text = document.text
    opened = _ranges(unit.num for unit in document.walk())
    places: tuple[tuple[UnreadReason, Ranges], ...] = (
        ("table", _ranges(table.span for table in text.tables)),
        ("frame", _ranges(block.span for block in document.blocks if block.kind != "menetapkan")),
        ("reference", _ranges(reference.span for reference in references)),
        ("heading", _ranges(unit.heading for unit in document.walk())),
        ("annex", _ranges(unit.span for unit in document.provisions if unit.kind in ATTACHED)),
    )
    found = []
    content = text.content
    for at, line in enumerate(text.lines):
        match = _SHAPE.match(content, line.span.start, line.span.end)
        if match is None or line.joined or opened.hold(match.start()) or opened.hold(match.end() - 1):
            continue
        reason = next((name for name, ranges in places if ranges.hold(match.start())), None)
        if reason is None and at and _runs_on(text.of(text.lines[at - 1].span), match[0]):
            reason = "sentence"
        found.append(Unread(Span(*match.span()), match[0], line.page, line.number, reason or "unplaced"))
    return tuple(found)


def _ranges(spans: Iterable[Span | None]) -> Ranges:
    return Ranges((span.start, span.end) for span in spans if span is not None)


def _runs_on(before: str, printed: str) -> bool:
    """Whether the sentence of the line before goes on with this number."""
    if _LINK.fullmatch(before) or (printed[0] not in "([{" and printed.endswith((".", ")")) and _LINKED.search(before)):
        return False  # `…; dan` before the last item of a list
    if _BEFORE_A_NUMBER.search(before):
        return True
    return printed[:1].isalpha() and len(printed) > 3 and not _ENDS_A_CLAUSE.search(before)


def paragraphs_inside(document: Document) -> Iterator[tuple[Provision, Span]]:
    """Yield each unit of the body with the first words of a line in it that may open a unit of its own.

    Such a line follows one that ends an item (`…; dan`) or a sentence; it stands under a BAB or Bagian, where only
    Pasal do; or it goes on with a heading in capitals in another case.
    """
    text = document.text
    for unit in document.walk():
        if unit.kind in ATTACHED:
            return
        if unit.kind in GROUPING and unit.own and not is_changed(unit.eid):
            yield unit, Span(unit.own[0].start, min(unit.own[0].end, text.line_at(unit.own[0].start).span.end))
            continue
        if unit.kind in GROUPING and unit.heading is not None and not is_changed(unit.eid):
            rows = text.lines_of(unit.heading)
            for upper, lower in pairwise(rows):
                above = text.of(upper.span)
                if " " in above and above.isupper() and not text.of(lower.span).isupper():
                    yield unit, lower.span
        span = _before_children(unit) if unit.own else None
        if span is None or text.content.find("\n", span.start, span.end) < 0:
            continue
        brackets = _Brackets(text.content, span.start)
        for upper, lower in pairwise(text.lines_of(span)):
            last = text.content[upper.span.end - 1]
            if (last not in _LINK_ENDS and is_word(last)) or lower.span.start >= span.end or lower.joined:
                continue
            words = text.of(upper.span)
            ends = _ENDS_A_CLAUSE.search(words)
            if ends is None and _LINK.fullmatch(words):
                # The link of two items on a line of its own; in a text of one word a line, any word may be.
                above = text.content[max(span.start, upper.span.start - _LONGEST_END) : upper.span.start]
                ends = _ENDS_A_CLAUSE.search(above.rstrip())
            if ends is None or _LINK.fullmatch(text.of(lower.span)) or brackets.are_open(upper.span.end):
                continue
            if words.endswith(".") and not _OPENS_A_SENTENCE.match(text.of(lower.span)):
                continue
            if words.endswith(".") and (unit.kind not in CLAUSES or _ORDER.match(text.content, lower.span.start)):
                continue
            yield unit, Span(lower.span.start, min(lower.span.end, span.end))


def _before_children(unit: Provision) -> Span:
    """Return the text of a unit before what stands below it, all its paragraphs as one."""
    end = unit.own[0].end
    for span in unit.own[1:]:
        if span.start != end + 1:
            break
        end = span.end
    return Span(unit.own[0].start, end)


class _Brackets:
    """Whether a bracket that opened in a unit is not closed where a line of it ends: `(Lembaran … Nomor 82;`.

    Asked for one place after the other, so that a unit of many lines is read through once.
    """

    def __init__(self, content: str, start: int) -> None:
        self._content, self._at, self._open = content, start, 0

    def are_open(self, end: int) -> bool:
        counted = self._content.count
        self._open += counted("(", self._at, end) - counted(")", self._at, end)
        self._at = end
        return self._open > 0
