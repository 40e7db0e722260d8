"""Whether the tree of a regulation is plausible, judged from the tree alone, without any gold.

Looked for are the traces that a wrong reading leaves: a number swallowed by the text of a unit, numbers that are
missing or double where no finding says so of a page that was read surely, a heading, page number, closing block or
annex inside a unit, units without text, a head or a part that its kind needs and that is not there, units that are out
of order.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_changed
from extractor.law.numbers import Position, follows, position
from extractor.law.units import ARTICLES, ATTACHED, CLAUSES, FRAME, GROUPING, HEADINGS, TEXT, UNITS
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision, is_part
from extractor.model.text import SourceLine, Span
from extractor.source.legibility import is_known, legibility_of

Fault = Literal[
    "swallowed", "inline", "gap", "double", "heading", "page_number", "catchword", "closing", "annex", "empty", "head",
    "no_body", "no_menimbang", "no_mengingat", "no_menetapkan", "order", "outside", "work", "second_work", "recital",
    "second_definition", "overlong", "rubbish", "begins",
]  # fmt: skip
Method = Literal["text", "layer", "scan", "annex"]
"""How most pages were read: written text, a layer that character recognition made, their pictures; or a part alone."""

# More characters than one unit or a subject has (chosen: the longest of 55 regulations have 2,900 and 420).
_MOST_TEXT = 3500
_MOST_SUBJECT = 700
# Of so many words at least this share must be known.
_LEAST_WORDS, _LEAST_KNOWN = 14, 0.4
# Words of another language: in one case or with a capital in front, no more than four consonants in a row. So large a
# share of the unknown words must be so (rubbish: half of them).
_LIKE_A_WORD = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)(?<![^aeiouyAEIOUY]{5})")
_LEAST_READABLE = 0.9
# Text between the first Pasal and the closing block that is in no unit.
_MOST_OUTSIDE = 60
_QUOTED_CHARS = 60
# Findings about numbers, about text that may hide one, about a page that is cut off.
_REPEATED = "STR002"
_NUMBERS, _LOST = frozenset({"STR001", _REPEATED}), frozenset({"SRC006", "SRC007"})
TOLD = (*_NUMBERS, *_LOST, "SRC009")
"""The checks whose findings a verdict needs."""
_NUMBERED = frozenset({"gap", "double", "empty"})
_CUT = frozenset({"gap", "empty"})
_HIDES = frozenset({"swallowed", "inline", "rubbish", "page_number"})
_TWICE = re.compile(r"-\d+$")
# Capitals that a line of a unit may hold, as an abbreviation does.
_MOST_CAPITALS = 12
_WITHOUT_NUMBER = frozenset({"uud"})
# Kinds that have neither recitals nor legal basis: circulars, instructions, announcements.
_WITHOUT_FRAME = ("in", "surat", "se", "maklumat", "pengumuman")


class PlausibleForms(Form, frozen=True):
    """The whole of `structure/plausible.toml`."""

    number: Pattern
    misread: Pattern
    before_item: Pattern
    inline: Pattern
    heading: Pattern
    page_number: Pattern
    catchword: Pattern
    closing: Pattern
    annex: Pattern
    work: Pattern
    second_work: Pattern
    second_definition: Pattern
    goes_on: Pattern
    goes_on_below: Pattern
    open_place: Pattern
    year: Pattern


_Key = Literal[
    "number", "misread", "before_item", "inline", "heading", "page_number", "catchword", "closing", "annex", "work",
    "second_work", "second_definition", "goes_on", "goes_on_below", "open_place", "year",
]  # fmt: skip


class Reason(Struct, frozen=True):
    """One trace of a wrong reading: what it is, the address of the unit it stands in, and the words there."""

    fault: Fault
    eid: str
    words: str = ""


class Verdict(Struct, frozen=True):
    """What a tree looks like: how the regulation was read, how many units it has, and what is not plausible in it."""

    method: Method
    units: int
    reasons: tuple[Reason, ...]

    @property
    def plausible(self) -> bool:
        """Whether nothing in the tree contradicts what a regulation is like."""
        return not self.reasons


def judge(analysis: Analysis) -> Verdict:
    """Return the verdict on the tree of one regulation, its reasons in the order of the text.

    `analysis` holds the findings of `TOLD`: a gap or a repetition that the page has is told as one, and is no trace.
    """
    document = analysis.document
    inside = tuple(_inside(document))
    swallowing = {reason.eid for reason in inside if reason.fault in _HIDES}
    told = _Told(analysis)
    traces = (
        reason
        for reason in (*_sequences(document), *inside)
        if reason.fault not in _NUMBERED or not told.of(document, reason, swallowing)
    )
    return Verdict(
        _method(document),
        sum(1 for _ in document.walk()),
        (*_frame(document), *traces, *_outside(document)),
    )


class _Told:
    """What the findings say of the numbers on the page: where they surely jump or repeat, and which pages are cut."""

    def __init__(self, analysis: Analysis) -> None:
        told = {
            finding.eid for finding in analysis.findings if finding.code in _NUMBERS and finding.severity == "error"
        }
        self._surely = told
        repeated = {finding.eid for finding in analysis.findings if finding.code == _REPEATED}
        self._printed = repeated if _method(analysis.document) == "text" else set()
        self._open = {finding.eid for finding in analysis.findings if finding.code in _LOST}
        self._cut = {
            int(number)
            for finding in analysis.findings
            if finding.code == "SRC009"
            for number in re.findall(r"\d+", finding.message_en)
        }

    def of(self, document: Document, reason: Reason, swallowing: Collection[str]) -> bool:
        """Whether the page has the gap or the repetition: told as an error, and no unit before it hides the number.

        So it is too where the page before the unit is cut off at its foot, and the unit is the first on its page, and
        where the heading that stands twice does so in written text.
        """
        unit = document.index[reason.eid]
        before = _before(document, unit)
        if reason.fault == "double" and reason.eid in self._printed and _is_lone_heading(document, unit):
            return True
        if reason.eid in self._surely:
            return before is None or not (before.eid in swallowing or before.eid in self._open)
        return reason.fault in _CUT and self._opens_page(document, unit)

    def _opens_page(self, document: Document, unit: Provision) -> bool:
        """Whether a unit, or what follows one without text, is the first on its page below one that is cut off."""
        start = unit.span.start if unit.own else unit.span.end + 1
        page, above = document.text.page_at(start), document.text.page_at(max(0, start - 2))
        return page is not None and above is not None and above < page and above in self._cut


def _is_lone_heading(document: Document, unit: Provision) -> bool:
    """Whether the number of a unit is a heading that stands alone on its line, as it is printed."""
    if unit.num is None or unit.kind not in HEADINGS:
        return False
    words = document.text.of(document.text.line_at(unit.num.start).span).split()
    return words[-1:] == [unit.label]


def _before(document: Document, unit: Provision) -> Provision | None:
    """Return the last unit that begins before `unit`."""
    before = None
    for each in document.walk():
        if each.span.start < unit.span.start and (before is None or each.span.start >= before.span.start):
            before = each
    return before


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/plausible", PlausibleForms), key)
    return re.compile(form.pattern)


def _method(document: Document) -> Method:
    if is_part(document):
        return "annex"
    pages = document.text.pages
    counts = Counter("scan" if page.method == "ocr" else "layer" if page.layer else "text" for page in pages)
    most = max(counts, key=lambda method: counts[method], default="text")
    return "scan" if most == "scan" else "layer" if most == "layer" else "text"


# ---- head and parts -------------------------------------------------------------------------------------------------


def _frame(document: Document) -> Iterator[Reason]:
    """Yield what the head does not say and does not doubt, and the parts that are missing."""
    said = document.metadata
    if is_part(document):
        if said.parent is None:
            yield Reason("head", "document", "parent")
        return
    doubted = {doubt.field.partition(".")[0] for doubt in said.doubts}
    numbers = [document.text.of(block.span) for block in document.blocks if block.kind == "nomor"]
    unnumbered = any(map(_form("open_place").fullmatch, numbers))
    values = {"jenis": said.jenis, "nomor": said.nomor, "tahun": said.tahun, "pembentuk": said.pembentuk}
    for key, value in (*values.items(), ("tentang", said.tentang)):
        if (
            value is None
            and key not in doubted
            and not (key == "nomor" and (unnumbered or said.jenis in _WITHOUT_NUMBER))
        ):
            yield Reason("head", "document", key)
    if len(said.tentang or "") > _MOST_SUBJECT:
        yield Reason("head", "document", "tentang")
    if said.tahun is not None and not re.fullmatch(r"(?:19|20)\d\d", said.tahun):
        yield Reason("head", "document", said.tahun)
    if (
        said.nomor is not None
        and "nomor" not in doubted
        and not re.fullmatch(r"[\w./&() -]*[\dIVX][\w./&() -]*", said.nomor)
    ):
        yield Reason("head", "document", said.nomor)
    kinds = {unit.kind for unit in document.walk()}
    blocks = {block.kind for block in document.blocks}
    if (said.jenis or "").startswith(_WITHOUT_FRAME):
        if not kinds - ATTACHED - FRAME:
            yield Reason("no_body", "document")
        return
    if not kinds & ARTICLES:
        yield Reason("no_body", "document")
    if "menimbang" not in blocks and "menimbang" not in kinds:
        yield Reason("no_menimbang", "document")
    if not (blocks | kinds) & (FRAME - {"menimbang"}):
        yield Reason("no_mengingat", "document")
    if not blocks & {"menetapkan", "memutuskan"}:
        yield Reason("no_menetapkan", "document")


# ---- numbers --------------------------------------------------------------------------------------------------------


def _place(unit: Provision) -> Position | None:
    if unit.kind == "huruf" and not re.fullmatch(r"[a-z]{1,2}\d?", unit.label):
        return None
    return position(UNITS[unit.kind].numbers, unit.label)


def _sequences(document: Document) -> Iterator[Reason]:
    """Yield the units whose number does not follow that of the one before, and those that stand twice."""
    own = [unit for unit, top in _with_tops(document) if not _is_quoted(unit) and top.kind not in ATTACHED]
    parents = [tuple(unit for unit in document.provisions if unit.kind != "pasal"), *(unit.children for unit in own)]
    rows = [[unit for unit in row if unit.kind != "pasal"] for row in parents]
    for row in [*rows, [unit for unit in own if unit.kind == "pasal"]]:
        for kind in dict.fromkeys(unit.kind for unit in row):
            if kind not in ATTACHED:
                yield from _gaps([unit for unit in row if unit.kind == kind and not _is_quoted(unit)])
    starts = [unit.own[0].start for unit in document.walk() if unit.own]  # numbers may stand in a column before
    if any(one > other for one, other in pairwise(starts)):
        yield Reason("order", "document")
    for unit in document.walk():
        if _TWICE.search(unit.eid) and not _is_quoted(unit) and unit.num:
            yield Reason("double", unit.eid, document.text.of(unit.num))


def _with_tops(document: Document) -> Iterator[tuple[Provision, Provision]]:
    """Yield every unit with the top unit that it stands in."""
    for top in document.provisions:
        stack = [top]
        while stack:
            unit = stack.pop()
            yield unit, top
            stack.extend(reversed(unit.children))


def _is_quoted(unit: Provision) -> bool:
    """Whether a unit is new wording of another act."""
    return is_changed(unit.eid)


def _gaps(units: Sequence[Provision]) -> Iterator[Reason]:
    before: Position = (0, "")
    for unit in units:
        place = _place(unit)
        if place is None:
            continue
        if not follows(before, place) and place[0] not in (before[0], before[0] + 1):
            yield Reason("gap", unit.eid)
        through = [int(label) for label in unit.also if label.isdecimal()]
        before = (max(through), "") if through else place


# ---- inside the units -----------------------------------------------------------------------------------------------


def _inside(document: Document) -> Iterator[Reason]:
    """Yield what stands in the text of a unit and belongs somewhere else."""
    for unit, top in _with_tops(document):
        if top.kind in ATTACHED:
            continue
        own = document.own_text(unit)
        if not own and not unit.children and (unit.heading is None or unit.kind in CLAUSES):
            yield Reason("empty", unit.eid)
        quoted = _is_quoted(unit)
        in_table = any(document.text.tables_in(unit.span))
        if len(own) > _MOST_TEXT and not in_table:
            yield Reason("overlong", unit.eid)
        if unit.kind in CLAUSES and not quoted:
            yield from _wording(document, unit, top, own)
        for span in unit.own:
            yield from _lines(document, unit, span)
        if unit.heading is not None:
            for line in document.text.lines_of(unit.heading):
                words = document.text.of(line.span)
                if line.span.start > unit.heading.start and _form("heading").fullmatch(words):
                    yield Reason("heading", unit.eid, words)
                if _form("page_number").fullmatch(words) and line.span.start > unit.heading.start:
                    yield Reason("page_number", unit.eid, words)


def _wording(document: Document, unit: Provision, top: Provision, own: str) -> Iterator[Reason]:
    words = own[:_QUOTED_CHARS]
    if top.kind == "mengingat":
        if not _form("work").search(own):
            yield Reason("work", unit.eid, words)
        if second := _form("second_work").search(own):
            yield Reason("second_work", unit.eid, own[second.start() : second.end() + _QUOTED_CHARS])
    elif top.kind == "menimbang":
        if unit is top and "bahwa" not in own.lower()[:_QUOTED_CHARS]:
            yield Reason("recital", unit.eid, words)
    elif unit.kind == "angka" and own.count(" adalah ") > 1 and (second := _form("second_definition").search(own)):
        yield Reason("second_definition", unit.eid, own[second.start() : second.end() + _QUOTED_CHARS])
    elif unit.kind in TEXT and own[:1].islower() and not _clear(document, unit):
        yield Reason("begins", unit.eid, words)
    if inline := _form("inline").search(own):
        yield Reason("inline", unit.eid, own[inline.start() : inline.end() + _QUOTED_CHARS])
    read = legibility_of(own)
    if read.words >= _LEAST_WORDS and read.share < _LEAST_KNOWN and not _is_foreign(own):
        yield Reason("rubbish", unit.eid, words)


def _clear(document: Document, unit: Provision) -> bool:
    """Whether a unit stands alone on its line behind the end of a sentence, whatever case it begins with."""
    if unit.num is None:
        return False
    before = document.text.content[: unit.num.start].rstrip()
    line = document.text.line_at(unit.num.start)
    return before.endswith((".", ":", ";")) and line.span.start >= len(before)


def _is_foreign(own: str) -> bool:
    """Whether the words that are not known are words all the same, of another language: long, with vowels enough."""
    unknown = [word for word in re.findall(r"[^\W\d_]{3,}", own) if not is_known(word)]
    readable = sum(_LIKE_A_WORD.fullmatch(word) is not None for word in unknown)
    return readable >= _LEAST_READABLE * len(unknown)


def _lines(document: Document, unit: Provision, span: Span) -> Iterator[Reason]:
    """Yield what the lines of one piece of text hold that is no text of the unit."""
    text = document.text
    rows = text.lines_of(span)
    before: SourceLine | None = None
    for line in rows:
        above, before = before, line
        if any(table.span.start <= line.span.start < table.span.end for table in text.tables):
            continue
        first = line.span.start < span.start or above is None
        if line.joined and line.span.start > span.start:
            continue
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        words = text.content[start:end]
        said = "" if above is None else text.of(above.span)
        if (fault := _fault(words, said, first)) is not None:
            yield Reason(fault, unit.eid, words[:_QUOTED_CHARS])


def _fault(words: str, said: str, first: bool) -> Fault | None:
    """Return what is wrong with one line of a unit's text, below the words of the line above it."""
    goes_on = not first and _form("goes_on").search(said) is not None
    year = _form("year").fullmatch(words) and said[-1:].isalpha()  # `pada tahun anggaran` / `2027`
    if _form("page_number").fullmatch(words) and not goes_on and not year:
        return "page_number"
    if _form("catchword").fullmatch(words):
        return "catchword"
    if _form("heading").fullmatch(words) and not goes_on:
        return "heading"
    if _form("closing").match(words) and not goes_on:
        return "closing"
    if _form("annex").fullmatch(words):
        return "annex"
    capitals = [sign for sign in words if sign.isalpha()]
    if not first and len(capitals) > _MOST_CAPITALS and words.isupper() and not goes_on and not said.isupper():
        return "heading"
    if goes_on:
        return None
    ends = first or _form("before_item").search(said) is not None
    if _form("number").match(words) and ends:
        return "swallowed"
    if ends and not first and _form("misread").match(words):
        return "swallowed"
    parted = said.endswith(";") and said.count("(") <= said.count(")")
    return "swallowed" if not first and parted and not _form("goes_on_below").match(words) else None


def _outside(document: Document) -> Iterator[Reason]:
    """Yield what stands between the first Pasal and the closing block and is in no unit."""
    body = [unit.span for unit in document.body_provisions()]
    if not body:
        return
    first, last = body[0].start, max(span.end for span in body)
    for block in document.blocks:
        if (
            block.kind == "lain"
            and first < block.span.start < last
            and block.span.end - block.span.start > _MOST_OUTSIDE
        ):
            yield Reason("outside", "document", document.text.of(block.span)[:_QUOTED_CHARS])
    kinds = [unit.kind for unit in document.provisions]
    for unit in document.walk():
        if unit.kind in GROUPING and unit.own and not _is_quoted(unit):
            yield Reason("outside", unit.eid, document.own_text(unit)[:_QUOTED_CHARS])
    if "pasal" in kinds and "diktum" in kinds:
        yield Reason("no_body", "document", "diktum")
