"""`thk diff`: what changed between two texts of one regulation."""

import sys

import click

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import given_of, options
from extractor.cli.messages import Messages
from extractor.cli.output_formats import names_of
from extractor.cli.whole_texts import check_formats, read_all, write


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(old: str, new: str, out: str | None, to: str, **how: object) -> int:
        return diff(given_of((old, new), how, say), out, to, say)

    return click.Command(
        "diff",
        callback=callback,
        help=say("diff_help"),
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", default="text", help=say("opt_forms", known=names_of("difference"))),
            *options(say),
        ],
    )


def diff(given: Given, out: str | None, to: str, say: Messages) -> int:
    """Write what differs between two inputs; return the exit code (0, or 2 where one of them could not be read)."""
    from extractor.changes.difference import compared
    from extractor.emit.names import title

    if len(given.inputs) != 2:
        raise Misuse(say("diff_two"))
    check_formats(out, to, "difference", "thk diff", say)
    analyses = read_all(given, say)
    if analyses is None:
        return 2
    old, new = (each.document for each in analyses)
    if None not in (old.metadata.iri, new.metadata.iri) and old.metadata.iri != new.metadata.iri:
        print(say("two_regulations", old=title(old), new=title(new)), file=sys.stderr)
    found = compared(old, new)
    return 0 if write(found, "difference", given.names, out, to, "thk diff", say) else 2
