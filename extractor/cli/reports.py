"""The report of `thk check`: what its format gives goes to stdout, what its reader should know beside it to stderr."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.made_files import made_file, write_made
from extractor.cli.messages import Messages
from extractor.cli.output_formats import require
from extractor.cli.wanted import Wanted
from extractor.emit.formats import formats_of
from extractor.files import MARKED, WholeFile

if TYPE_CHECKING:
    from extractor.emit.findings.report import Report
    from extractor.review.described import Described
    from extractor.review.reviewed import Reviewed
    from extractor.review.sidefile import Accepted
    from extractor.review.tally import Tally


class Printed:
    """Prints the report in the format that is wanted, as it is made."""

    def __init__(self, wanted: Wanted, say: Messages) -> None:
        """Load the format; raises Misuse where its libraries are not installed, or `--out` is an input."""
        from extractor.emit.findings.report import Request

        form = formats_of("findings")[wanted.form]
        require(form, f"thk check --format {form.name}", say)
        (make,) = form.load()
        target = _report_file(wanted, say)
        color = target is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        request = Request(
            say.language,
            color,
            wanted.statistics,
            wanted.baseline is not None,
            ("unsafe" if wanted.unsafe_fixes else "safe") if wanted.track_changes else None,
            lambda: _described(wanted),
            partial(_same, wanted),
        )
        self._report: Report = make(request)
        self._say, self._wanted = say, wanted
        self._form = form
        self.refused: list[str] = []
        self._file = None if target is None else WholeFile(target)

    def __enter__(self) -> "Printed":
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no half of a file."""
        if self._file is not None:
            self._file.drop()

    def add(self, reviewed: "Reviewed", readable: bool) -> None:
        """Take one input; `readable` is False where its text is not a regulation.

        An input of which the form cannot make a file is named, and kept in `refused`.
        """
        if self._form.takes is None:
            self._give(self._report.add(reviewed, readable))
        else:
            self._give_back(reviewed, readable, self._form.takes)

    def _give_back(self, reviewed: "Reviewed", readable: bool, takes: str) -> None:
        """Write the input itself with its findings marked in it."""
        from extractor.source.readers import reader_by_media_type

        reader = reader_by_media_type(reviewed.analysis.document.text.source.media_type)
        if reader.name != takes:
            self.refused.append(reviewed.name)
            key = "marks_need_kind"
            print(self._say(key, file=reviewed.name, form=self._form.name, kind=takes.upper()), file=sys.stderr)
            return
        target = made_file(reviewed.name, self._wanted, MARKED, self._form.suffixes[0], self._say)
        data = self._report.add(reviewed, readable)
        if not isinstance(data, bytes) or not data:
            self.refused.append(reviewed.name)
            print(self._say("changed_meanwhile", file=reviewed.name), file=sys.stderr)
            return
        write_made(target, data, MARKED, self._say)
        print(self._say("marked", file=reviewed.name, count=len(reviewed.open_told), target=target), file=sys.stderr)

    def close(self, tally: "Tally", unused: "Sequence[Accepted]", whole: bool) -> None:
        """Print what is left; `whole` says that every input could be read."""
        self._give(self._report.close(tally, unused, whole))
        if self._file is not None:
            self._file.keep()
        if not self._report.has_unused:
            _tell_unused(unused, self._say)

    def _give(self, made: str | bytes | Iterator[bytes]) -> None:
        """Print a part of the report, or write it to the file that is asked for."""
        for part in (made,) if isinstance(made, str | bytes) else made:
            if self._file is None:
                _print(part)
            else:
                self._file.write(part.encode() if isinstance(part, str) else part)


def _report_file(wanted: Wanted, say: Messages) -> Path | None:
    """Return where the report goes, None for stdout. Raises Misuse where that is one of the inputs."""
    if wanted.out is None or wanted.fix or formats_of("findings")[wanted.form].takes is not None:
        return None
    target = Path(wanted.out)
    for each in wanted.given.inputs:
        if each.path is not None and target.exists() and target.samefile(os.fsdecode(each.path)):
            raise Misuse(say("never_over_input", file=target))
    return target


def _print(made: str | bytes) -> None:
    if isinstance(made, str):
        sys.stdout.write(made)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _same(wanted: Wanted, reviewed: "Reviewed") -> bytes | None:
    """Return the bytes of an input, None where it has changed or gone since it was read."""
    from hashlib import sha256

    digest = reviewed.analysis.document.text.source.sha256
    for given in wanted.given.inputs:
        if given.name == reviewed.name:
            data = inputs.data_of(given)
            if data is not None and sha256(data).hexdigest() == digest:
                return data
    return None


def _described(wanted: Wanted) -> "list[Described]":
    from extractor.checks import checks
    from extractor.checks.framework.manual_page import described

    return [described(check.code) for check in checks(wanted.select, wanted.ignore)]


def _tell_unused(unused: "Sequence[Accepted]", say: Messages) -> None:
    for entry in unused:
        sentence = say("unused_exception", code=entry.key.code, address=entry.key.address, quote=entry.quote)
        print(f"{entry.key.regulation}: {sentence}", file=sys.stderr)
