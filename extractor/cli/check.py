"""`thk check`: the findings, for people or for programs."""

import click

from extractor.cli import inputs
from extractor.cli.messages import Messages

LEVELS = ("error", "warning", "info")


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], form: str, select: str | None, ignore: str | None, fail_on: str) -> int:
        return check(inputs, form, _codes(select), _codes(ignore), fail_on, say)

    return click.Command(
        "check",
        callback=callback,
        help=say("check"),
        params=[
            inputs.argument(),
            click.Option(
                ["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=say("opt_format")
            ),
            click.Option(["--select"], metavar="CODES", help=say("opt_select")),
            click.Option(["--ignore"], metavar="CODES", help=say("opt_ignore")),
            click.Option(
                ["--fail-on"], type=click.Choice([*LEVELS, "never"]), default="error", help=say("opt_fail_on")
            ),
        ],
    )


def _codes(listed: str | None) -> tuple[str, ...] | None:
    return tuple(word.strip().upper() for word in listed.split(",") if word.strip()) if listed is not None else None
