"""`thk compare`: the same duty in two regulations, side by side."""

import sys
from pathlib import Path

import click

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import STDIN, Reading, given_of, options
from extractor.cli.messages import Messages
from extractor.cli.output_formats import names_of, wanted_formats
from extractor.files import write_whole


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(a: str, b: str, out: str | None, to: str, **how: object) -> int:
        return compare(given_of((a, b), how, say), out, to, say)

    forms = say("opt_compare_to", known=names_of("comparison"))
    return click.Command(
        "compare",
        callback=callback,
        help=say("compare_help"),
        params=[
            click.Argument(["a"], metavar="A"),
            click.Argument(["b"], metavar="B"),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", default="text", help=forms),
            *options(say),
        ],
    )


def compare(given: Given, out: str | None, to: str, say: Messages) -> int:
    """Compare the rules of two inputs; return the exit code (0, or 2 where one of them could not be read)."""
    from extractor.emit.rules.compare import compare as compared
    from extractor.workers.work import Wish

    forms = wanted_formats(to, "comparison", "thk compare", say)
    if out is None and len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    if len(given.inputs) != 2:
        raise Misuse(say("compare_two"))
    reading = Reading(given, say, say("reading"))
    read = [made.analysis for _, made in reading.each(Wish(keep=True)) if made is not None]
    if not reading.whole:
        return 2
    one, other = (analysis for analysis in read if analysis is not None)
    comparison = compared(one, other)
    if out is None:
        sys.stdout.buffer.write(forms[0].first(comparison, say.language))
        return 0
    try:
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        stems = ["stdin" if name == STDIN else Path(name).stem for name in given.names]
        for form in forms:
            for suffix, data in form.files(comparison, say.language):
                path = folder / f"{stems[0]}--{stems[1]}{suffix}"
                write_whole(path, data)
                print(say("written", file=path), file=sys.stderr)
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=problem.strerror or problem), file=sys.stderr)
        return 2
    return 0
