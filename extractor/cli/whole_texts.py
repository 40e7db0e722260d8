"""Commands that need all their inputs at once, and write one result of them."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import STDIN, Reading
from extractor.cli.messages import Messages
from extractor.cli.output_formats import wanted_formats
from extractor.emit.formats import Format, Of
from extractor.files import write_whole

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis


def read_all(given: Given, say: Messages, *, rules: bool = False) -> "list[Analysis] | None":
    """Return the analysis of every input, with `rules` if wanted; None where one could not be read and was named."""
    from extractor.workers.work import Wish

    reading = Reading(given, say, say("reading"))
    read = [made.analysis for _, made in reading.each(Wish(rules=rules, keep=True)) if made is not None]
    found = [analysis for analysis in read if analysis is not None]
    return found if reading.whole and len(found) == len(given.inputs) else None


def check_formats(out: str | None, to: str, of: Of, command: str, say: Messages) -> tuple[Format, ...]:
    """Return the formats of `to`; raises Misuse for an unknown one, and for several without a folder."""
    forms = wanted_formats(to, of, command, say)
    if out is None and len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    return forms


def write(
    result: object,
    of: Of,
    names: Sequence[str],
    out: str | None,
    to: str,
    command: str,
    say: Messages,
    days: Callable[[], Iterable[tuple[str, object]]] = tuple,
) -> bool:
    """Write a result in the formats of `to`: one to standard output, or files in the folder `out`.

    The files are named after the inputs `names`. A dated format gets a file for each of the results in `days`, which
    are given with their day. Returns whether they could be written.
    """
    from extractor.law.address import slug

    forms = check_formats(out, to, of, command, say)
    if out is None:
        sys.stdout.buffer.write(forms[0].first(result, say.language))
        return True
    try:
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        stem = "--".join("stdin" if name == STDIN else Path(name).stem for name in names)
        for form in forms:
            made = [(f"{stem}@{slug(day)}", each) for day, each in days()] if form.dated else [(stem, result)]
            for name, each in made:
                for suffix, data in form.files(each, say.language):
                    write_whole(folder / (name + suffix), data)
                    print(say("written", file=folder / (name + suffix)), file=sys.stderr)
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=say.reason(problem)), file=sys.stderr)
        return False
    return True
