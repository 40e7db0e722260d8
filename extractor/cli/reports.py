"""The forms of the report of `thk check`.

Text and annotations are printed input by input and hold no more than one; the other forms are one whole and are
written at the end.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from extractor.cli import inputs
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.cli.wanted import Wanted
    from extractor.review.described import Described
    from extractor.review.reviewed import Reviewed
    from extractor.review.sidefile import Accepted
    from extractor.review.tally import Tally


class Report(Protocol):
    """Takes the inputs one by one and ends with what holds for all."""

    def add(self, reviewed: "Reviewed", readable: bool) -> None:
        """Take one input; `readable` is False where its text is no regulation."""

    def close(self, tally: "Tally", unused: "Sequence[Accepted]", whole: bool) -> None:
        """Write what is left; `whole` says that every input could be read."""


def report_of(wanted: "Wanted", say: Messages) -> Report:
    """Return the report in the form that is wanted."""
    if wanted.form == "text":
        return _Text(wanted, say)
    if wanted.form == "github":
        return _GitHub(say)
    return _Whole(wanted, say)


class _Text:
    def __init__(self, wanted: "Wanted", say: Messages) -> None:
        self.wanted, self.say = wanted, say
        self.color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self.first = True

    def add(self, reviewed: "Reviewed", readable: bool) -> None:
        if self.wanted.statistics or not readable:
            return
        from extractor.emit.findings.text import render

        if not self.first:
            print()
        self.first = False
        analysis = msgspec.structs.replace(reviewed.analysis, findings=reviewed.open)
        sys.stdout.write(render(analysis, self.say.language, self.color, reviewed.name))

    def close(self, tally: "Tally", unused: "Sequence[Accepted]", whole: bool) -> None:
        from extractor.emit.findings.summary import closing, statistics

        if self.wanted.statistics:
            sys.stdout.write(statistics(tally, self.say.language, self.color))
        sys.stdout.write(closing(tally, self.say.language, self.color))
        _tell_unused(unused, self.say)


class _GitHub:
    def __init__(self, say: Messages) -> None:
        self.say = say

    def add(self, reviewed: "Reviewed", readable: bool) -> None:
        from extractor.emit.findings.github import to_github

        sys.stdout.buffer.write(to_github([_with_origin(reviewed)]).encode())

    def close(self, tally: "Tally", unused: "Sequence[Accepted]", whole: bool) -> None:
        sys.stdout.buffer.flush()
        _tell_unused(unused, self.say)


class _Whole:
    """JSON, SARIF or HTML."""

    def __init__(self, wanted: "Wanted", say: Messages) -> None:
        self.wanted, self.say = wanted, say
        self.inputs: list[Reviewed] = []

    def add(self, reviewed: "Reviewed", readable: bool) -> None:
        self.inputs.append(_with_origin(reviewed) if self.wanted.form == "sarif" else reviewed)

    def close(self, tally: "Tally", unused: "Sequence[Accepted]", whole: bool) -> None:
        sys.stdout.buffer.write(self._made(unused, whole))
        sys.stdout.buffer.flush()
        if self.wanted.form == "html":
            _tell_unused(unused, self.say)

    def _made(self, unused: "Sequence[Accepted]", whole: bool) -> bytes:
        if self.wanted.form == "json":
            from extractor.emit.findings.json import to_findings_json

            return to_findings_json(self.inputs, unused)
        if self.wanted.form == "sarif":
            from extractor.emit.findings.sarif import to_sarif

            compared = self.wanted.baseline is not None
            return to_sarif(self.inputs, _described(self.wanted), unused, compared=compared, whole=whole)
        from extractor.emit.findings.html import to_findings_html

        return to_findings_html(self.inputs, _described(self.wanted), self.say.language, _pdf).encode()


def _pdf(reviewed: "Reviewed") -> bytes | None:
    """Return the bytes of a PDF input, None for any other, or where it has changed or gone since it was read."""
    source = reviewed.analysis.document.text.source
    return _same(reviewed) if source.media_type == "application/pdf" else None


def _same(reviewed: "Reviewed") -> bytes | None:
    from hashlib import sha256

    try:
        data = inputs.data_of(reviewed.name)
    except OSError:
        return None
    return data if sha256(data).hexdigest() == reviewed.analysis.document.text.source.sha256 else None


def _with_origin(reviewed: "Reviewed") -> "Reviewed":
    """Return the input with the way back to the lines and columns of its file, where it is a text file."""
    text = reviewed.analysis.document.text
    data = _same(reviewed) if text.source.media_type.startswith("text/") else None
    if data is None:
        return reviewed
    from extractor.source.origin import origin_of

    return msgspec.structs.replace(reviewed, origin=origin_of(data, text))


def _described(wanted: "Wanted") -> "list[Described]":
    from extractor.checks import checks
    from extractor.checks.framework.manual_page import described

    return [described(check.code) for check in checks(wanted.select, wanted.ignore)]


def _tell_unused(unused: "Sequence[Accepted]", say: Messages) -> None:
    for entry in unused:
        sentence = say("unused_exception", code=entry.key.code, address=entry.key.address, quote=entry.quote)
        print(f"{entry.key.regulation}: {sentence}", file=sys.stderr)
