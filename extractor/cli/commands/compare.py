"""`thk compare`: the same duty in two regulations, side by side."""

import click

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import given_of, options
from extractor.cli.messages import Messages
from extractor.cli.output_formats import names_of
from extractor.cli.whole_texts import check_formats, read_all, write


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
    from extractor.emit.comparison.compare import compare as compared

    check_formats(out, to, "comparison", "thk compare", say)
    if len(given.inputs) != 2:
        raise Misuse(say("compare_two"))
    analyses = read_all(given, say, rules=True)
    if analyses is None:
        return 2
    comparison = compared(analyses[0], analyses[1])
    return 0 if write(comparison, "comparison", given.names, out, to, "thk compare", say) else 2
