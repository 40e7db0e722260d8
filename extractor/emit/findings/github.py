"""The findings as annotations of a GitHub workflow: one line each, `::error file=…,line=…::…`.

The form is that of GitHub's workflow commands: `%`, carriage return and line feed are escaped everywhere, `:` and `,`
in properties. A PDF has no lines in this sense; the page is then part of the message.
"""

from collections.abc import Iterable, Sequence

from extractor.emit.findings.report import Request, with_origin
from extractor.emit.how_read import how_read
from extractor.emit.names import Places
from extractor.model.finding import Finding
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.readers import PDF

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GitHubReport:
    """The annotations, input by input."""

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Keep what is asked for."""
        self._request = request

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Return the annotations of one input."""
        return to_github([with_origin(reviewed, self._request)]).encode()

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return nothing: annotations have no summary."""
        return b""


def to_github(inputs: Sequence[Reviewed]) -> str:
    """Return the open findings of all inputs, each line ending with a line feed; the same in both languages.

    How a text was read is a line of the log, no annotation: annotations are counted as findings.
    """
    return "".join(line + "\n" for each in inputs for line in _lines(each))


def _lines(reviewed: Reviewed) -> Iterable[str]:
    places = Places(reviewed.analysis.document)
    for finding in reviewed.open_told:
        properties = {"file": reviewed.name, **_place(reviewed, finding), "title": f"{finding.code} ({finding.eid})"}
        listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        yield f"::{_LEVELS[finding.severity]} {listed}::{_data(_message(reviewed, places, finding))}"
    for each in how_read(reviewed.analysis):
        yield f"Cara baca {_data(reviewed.name)}: {_data(each.words)}"


def _place(reviewed: Reviewed, finding: Finding) -> dict[str, int]:
    text = reviewed.analysis.document.text
    unit = reviewed.analysis.document.index.get(finding.eid)
    span = finding.span or (unit.span if unit else None)
    if span is None or not text.lines:
        return {}
    line = text.line_at(span.start)
    if text.source.media_type == PDF.media_type:
        return {}
    found = reviewed.origin.range_of(finding.span) if reviewed.origin and finding.span else None
    if reviewed.origin is None or found is None:
        return {"line": line.number}
    first, column = reviewed.origin.place(found[0])
    last, end = reviewed.origin.place(found[1])
    # GitHub takes columns only of findings on one line.
    columns = {"col": column, "endColumn": max(column, end - 1)} if first == last else {}
    return {"line": first, "endLine": last, **columns}


def _message(reviewed: Reviewed, places: Places, finding: Finding) -> str:
    text = reviewed.analysis.document.text
    page = text.page_at(finding.span.start) if finding.span else None
    where = places.name(finding.eid) + (f", halaman {page}" if page is not None else "")
    lines = [f"{where}: {finding.message}"]
    lines += [
        f"{number}. {each.text}{f': {each.reason}' if each.reason else ''}"
        for number, each in enumerate(finding.suggestions, 1)
    ]
    if finding.fix is not None:
        lines.append(f"Tulis: {finding.fix}")
    if finding.also:
        shown = [text.line_at(each.span.start).number for each in finding.places if each.span and text.lines]
        rows = [f"baris {row}" for row in dict.fromkeys(shown)][1:]
        lines.append(f"{finding.count} kali{', juga ' if rows else ''}{', '.join(rows)}")
    lines += [f"Sekaligus menyelesaikan: {each.code} {each.message}" for each in finding.settled]
    return "\n".join(lines)


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
