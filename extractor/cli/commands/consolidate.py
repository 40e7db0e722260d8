"""`thk consolidate`: a regulation as its amendments leave it."""

import re
from collections.abc import Sequence
from functools import partial

import click

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import given_of, options
from extractor.cli.messages import Messages
from extractor.cli.output_formats import names_of
from extractor.cli.whole_texts import check_formats, read_all, write

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(base: str, amendments: Sequence[str], out: str | None, to: str, at: str | None, **how: object) -> int:
        if at is not None and not _DAY.fullmatch(at):
            raise Misuse(say("not_a_day", day=at))
        return consolidate(given_of((base, *amendments), how, say), out, to, at, say)

    return click.Command(
        "consolidate",
        callback=callback,
        help=say("consolidate_help"),
        params=[
            click.Argument(["base"], metavar="BASE"),
            click.Argument(["amendments"], nargs=-1, required=True, metavar="AMENDMENT..."),
            click.Option(["--at"], metavar="DATE", help=say("opt_day")),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(
                ["--to"], metavar="LIST", default="text", help=say("opt_forms", known=names_of("consolidation"))
            ),
            *options(say),
        ],
    )


def consolidate(given: Given, out: str | None, to: str, at: str | None, say: Messages) -> int:
    """Write a regulation as amended; return the exit code.

    0 where every change was made, 1 where one was not, 2 where an input could not be read.
    """
    from extractor.changes.consolidate import consolidate as consolidated
    from extractor.changes.consolidate import expressions
    from extractor.changes.consolidation import NO_FAILURE

    check_formats(out, to, "consolidation", "thk consolidate", say)
    analyses = read_all(given, say)
    if analyses is None:
        return 2
    made = consolidated(analyses[0], analyses[1:], at)
    days = partial(expressions, analyses[0], analyses[1:], at)
    if not write(made, "consolidation", given.names[:1], out, to, "thk consolidate", say, days):
        return 2
    undone = sum(each.reason not in NO_FAILURE for each in made.record.unapplied)
    if undone and out is not None:
        click.echo(say("unapplied", count=undone), err=True)
    return 1 if undone else 0
