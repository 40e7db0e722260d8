"""The findings of one regulation as plain text, for the person who drafts it.

Each finding shows where it stands (line, page, the headings above it), what is wrong, the printed words with a mark
under them, and what may be meant.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from extractor.emit.findings.report import Request
from extractor.emit.findings.summary import LEVELS, closing, statistics
from extractor.emit.how_read import how_read
from extractor.law.address import EXPLANATION, is_annex, is_attached
from extractor.law.names import last_step
from extractor.law.units import FRAME
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.finding import Finding, Place
from extractor.model.text import SourceLine, Span
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.words import counted, words

_WIDTH = 100
_MOST_LINES = 3
_MOST_PLACES = 12
_LONGEST_HEADING = 48
# What the way down to a unit of a Penjelasan begins with.
_EXPLAINED = "Penjelasan"
_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "place": "1", "dim": "2", "mark": "1;31", "fix": "32"}


def render(analysis: Analysis, lang: str = "id", color: bool = False, file: str | None = None) -> str:
    """Return the report on one regulation in Indonesian or English (`en`), ending with a line feed.

    The findings are those of the analysis, as they are told. `file` is the name to print, that of the source where it
    is None; `color` adds ANSI colours.
    """
    report = _Regulation(analysis.document, "en" if lang == "en" else "id", color, file)
    blocks = ["\n".join(report.finding(finding)) for finding in analysis.findings]
    told = [report.paint(f"    {told.words}", "dim") for told in how_read(analysis, lang)]
    return "\n\n".join([*blocks, "\n".join([report.summary(analysis.findings), *told])]) + "\n"


class TextReport:
    """The report at a terminal, input by input, with a summary over all of them."""

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Begin with nothing printed."""
        self._request = request
        self._first = True

    def add(self, reviewed: Reviewed, readable: bool) -> str:
        """Return the findings of one input, a blank line before all but the first; nothing with statistics only."""
        if self._request.statistics or not readable:
            return ""
        before, self._first = "" if self._first else "\n", False
        analysis = replace(reviewed.analysis, findings=reviewed.open_told)
        return before + render(analysis, self._request.language, self._request.color, reviewed.name)

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> str:
        """Return the statistics, where they are asked for, and the summary line."""
        language, color = self._request.language, self._request.color
        counted = statistics(tally, language, color) if self._request.statistics else ""
        return counted + closing(tally, language, color)


class _Regulation:
    def __init__(self, document: Document, lang: str, color: bool, file: str | None) -> None:
        self.document = document
        self.lang = lang
        self.words = words("report", lang)
        self.color = color
        self.file = file or document.text.source.file

    def finding(self, finding: Finding) -> Iterator[str]:
        message = finding.message_en if self.lang == "en" else finding.message
        label = self.paint(f"{words('severity', self.lang)[finding.severity]} {finding.code}", finding.severity)
        yield f"{self.paint(self.place(finding), 'place')}  {label}  {message}"
        above = self.above(finding.eid)
        if above:
            yield self.paint(f"    {above}", "dim")
        if finding.span is not None and self.document.text.lines:
            yield from self.source(finding.span)
        offered = [each for each in finding.suggestions if each.text != finding.fix]
        for number, suggestion in enumerate(offered, start=1):
            reason = suggestion.reason_en if self.lang == "en" and suggestion.reason_en else suggestion.reason
            yield f"    {number}. {self.paint(suggestion.text, 'fix')}{f': {reason}' if reason else ''}"
        if finding.fix is not None and f"“{finding.fix}”" not in message:
            yield f"    {self.words['write']}: {self.paint(finding.fix, 'fix')}"
        if finding.also:
            yield f"    {self.further(finding)}"
        for settled in finding.settled:
            message = settled.message_en if self.lang == "en" else settled.message
            yield self.paint(f"    {self.words['settles']}: {settled.code} {message}", "dim")

    def further(self, finding: Finding) -> str:
        """How often a problem occurs, and on which other lines: `4 kali, juga baris 52, baris 60`."""
        own, *others = dict.fromkeys(self.short_place(each) for each in finding.places)
        places = others[:_MOST_PLACES]
        if len(others) > _MOST_PLACES:
            places.append(self.words["more"].format(count=len(others) - _MOST_PLACES))
        times = self.words["times"].format(count=finding.count)
        return f"{times}, {self.words['also']} {', '.join(places)}" if places else f"{times}: {own}"

    def short_place(self, place: Place) -> str:
        """`baris 52`, `halaman 4 baris 12`."""
        line = self._line(place)
        if line is None:
            return self.file
        page = f"{self.words['page']} {line.page} " if line.page is not None else ""
        return f"{page}{self.words['line']} {line.number}"

    def summary(self, findings: tuple[Finding, ...]) -> str:
        counts = Counter(finding.severity for finding in findings)
        said = [
            self.paint(counted("severity", level, counts[level], self.lang), level) for level in LEVELS if counts[level]
        ]
        return f"{self.paint(self.file, 'place')}: {', '.join(said) or self.words['no_findings']}"

    def place(self, finding: Finding) -> str:
        """`naskah.txt:23`, `naskah.pdf, halaman 4, baris 12`; the name alone for a finding about the whole text."""
        line = self._line(finding)
        if line is None:
            return self.file
        if line.page is None:
            return f"{self.file}:{line.number}"
        return f"{self.file}, {self.words['page']} {line.page}, {self.words['line']} {line.number}"

    def _line(self, finding: Finding | Place) -> SourceLine | None:
        text = self.document.text
        if not text.lines:
            return None
        if finding.span is not None:
            return text.line_at(finding.span.start)
        unit = self.document.index.get(finding.eid)
        return text.line_at(unit.span.start) if unit else None

    def above(self, eid: str) -> str:
        """The way down to a provision: `BAB II PELAKSANAAN › Pasal 6 › (9)`."""
        unit = self.document.index.get(eid)
        if unit is None:
            return {"document": self.words["whole"], "preamble": self.words["preamble"]}.get(eid, "")
        way = [self._heading(each) for each in [*reversed(list(self.document.ancestors(eid))), unit]]
        inside = is_attached(eid) and not is_annex(eid) and eid != EXPLANATION
        return " › ".join([_EXPLAINED, *way] if inside and way[0] != _EXPLAINED else way)

    def _heading(self, unit: Provision) -> str:
        text = self.document.text
        number = text.of(unit.num) if unit.num else ""
        if unit.kind in FRAME:
            number = f"{unit.kind.capitalize()} {number}"
        heading = text.of(unit.heading) if unit.heading else ""
        if len(heading) > _LONGEST_HEADING:
            heading = f"{heading[:_LONGEST_HEADING].rsplit(' ', 1)[0]} …"
        unprinted = last_step(unit.eid) if unit.label and not number else unit.kind
        return f"{number} {heading}".strip() or unprinted[:1].upper() + unprinted[1:]

    def source(self, span: Span) -> Iterator[str]:
        """The printed lines that a span touches, with a mark under its words; long lines are cut around them."""
        text = self.document.text
        lines = [line for line in text.lines_of(span) if line.span.start < span.end]
        gutter = len(str(lines[min(len(lines), _MOST_LINES) - 1].number))
        for line in lines[:_MOST_LINES]:
            shown = text.content[line.span.start : line.span.end].rstrip("\n")
            start = max(0, span.start - line.span.start)
            end = min(len(shown), span.end - line.span.start)
            shown, start, end = _window(shown, start, end)
            yield f"    {self.paint(f'{line.number:>{gutter}} │', 'dim')} {shown}"
            yield f"    {self.paint(' ' * gutter + ' │', 'dim')} {' ' * start}{self.paint('^' * (end - start), 'mark')}"
        if len(lines) > _MOST_LINES:
            yield f"    {self.paint(' ' * gutter + ' │ …', 'dim')}"

    def paint(self, words: str, style: str) -> str:
        return f"\x1b[{_COLORS[style]}m{words}\x1b[0m" if self.color else words


def _window(words: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a line to the width of a terminal around `start:end`, which move along."""
    if len(words) <= _WIDTH:
        return words, start, max(end, start + 1)
    end = min(end, start + _WIDTH - 4)
    low = max(0, min(start - (_WIDTH - (end - start)) // 2, len(words) - _WIDTH))
    high = min(len(words), low + _WIDTH)
    shown = words[low:high]
    if low:
        shown = f"…{shown[1:]}"
    if high < len(words):
        shown = f"{shown[:-1]}…"
    return shown, start - low, max(end - low, start - low + 1)
