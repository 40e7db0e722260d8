"""`thk explain`: the manual of a check."""

import click

from extractor.cli.app import Misuse, near
from extractor.cli.messages import Messages


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(code: str) -> int:
        return explain(code, say)

    return click.Command(
        "explain", callback=callback, help=say("explain"), params=[click.Argument(["code"], metavar="CODE")]
    )


def explain(code: str, say: Messages) -> int:
    """Print the manual of one check; raises Misuse, with the nearest code, where there is no such check."""
    from extractor.checks import codes, manual

    if code.upper() not in codes():
        sentence = say("no_such_code", name=code, known=", ".join(codes()))
        close = near(code.upper(), codes())
        raise Misuse(f"{sentence} {say('perhaps', name=close[0])}" if close else sentence)
    click.echo(manual(code, say.language), nl=False)
    return 0
