"""`thk compare`: the same duty in two regulations, side by side."""

import sys
from pathlib import Path

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.cli.output_formats import names_of, wanted_formats
from extractor.files import write_whole


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(a: str, b: str, out: str | None, to: str) -> int:
        return compare(a, b, out, to, say)

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
        ],
    )


def compare(a: str, b: str, out: str | None, to: str, say: Messages) -> int:
    """Compare the rules of two inputs; return the exit code (0, or 2 where one of them could not be read)."""
    from extractor.emit.rules.compare import compare as compared
    from extractor.pipeline import analyse

    inputs.refuse_stdin_twice((a, b), say)
    forms = wanted_formats(to, "comparison", "thk compare", say)
    if out is None and len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    read = list(inputs.each((a, b), analyse, say))
    if not all(readable for _, _, readable in read):
        return 2
    one, other = (analysis for _, analysis, _ in read if analysis is not None)
    comparison = compared(one, other)
    if out is None:
        sys.stdout.buffer.write(forms[0].first(comparison, say.language))
        return 0
    try:
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        stems = ["stdin" if name == inputs.STDIN else Path(name).stem for name in (a, b)]
        for form in forms:
            for suffix, data in form.files(comparison, say.language):
                path = folder / f"{stems[0]}--{stems[1]}{suffix}"
                write_whole(path, data)
                print(say("written", file=path), file=sys.stderr)
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=problem.strerror or problem), file=sys.stderr)
        return 2
    return 0
