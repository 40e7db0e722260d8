"""`thk explain`: the manual of a check, and on request what it finds in a text."""

import click

from extractor.cli.app import Misuse, near
from extractor.cli.messages import Messages


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(code: str, inputs: tuple[str, ...], at: str | None) -> int:
        return explain(code, inputs, at, say)

    return click.Command(
        "explain",
        callback=callback,
        help=say("explain"),
        params=[
            click.Argument(["code"], metavar="CODE"),
            click.Argument(["inputs"], nargs=-1, metavar="[INPUT...]"),
            click.Option(["--at"], metavar="ADDRESS", help=say("opt_at")),
        ],
    )


def explain(code: str, names: tuple[str, ...], at: str | None, say: Messages) -> int:
    """Print the manual of one check and what it finds in the texts; return 0, or 2 where one could not be read.

    Raises Misuse, with the nearest code, where there is no such check.
    """
    from extractor.checks import codes, manual

    if code.upper() not in codes():
        sentence = say("no_such_code", name=code, known=", ".join(codes()))
        close = near(code.upper(), codes())
        raise Misuse(f"{sentence} {say('perhaps', name=close[0])}" if close else sentence)
    if at is not None and not names:
        raise Misuse(say("at_without_input"))
    click.echo(manual(code, say.language), nl=False)
    return _found(code.upper(), names, at, say) if names else 0


def _found(code: str, names: tuple[str, ...], at: str | None, say: Messages) -> int:
    """Print the findings of the check in the texts, at one address where that is asked for."""
    from extractor.cli.commands.check import check
    from extractor.cli.inputs import given_of
    from extractor.cli.wanted import Wanted

    click.echo()
    return check(Wanted(given_of(names, {}, say), select=(code,), at=at, fail_on="never"), say)
