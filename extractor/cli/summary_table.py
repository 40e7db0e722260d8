"""Tables for people: the summary after parsing."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.cli.messages import Messages
from extractor.workers.work import Facts


def console() -> Console:
    """Return the console on stdout; where nobody is looking it is wide enough not to cut words."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=140)


def summary(rows: Sequence[tuple[str, Facts]], out: Path, say: Messages) -> None:
    """Print one line a regulation: units, references, broken ones, findings, rules; then where the results are."""
    table = Table()
    table.add_column(say("regulation"), overflow="fold")
    keys = ("units", "references", "broken", "findings", "rules")
    for key in keys:
        table.add_column(say(key), justify="right")
    totals = [0] * len(keys)
    for stem, facts in rows:
        counts = (facts.units, facts.references, facts.broken, facts.findings, facts.rules)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        table.add_row(stem, *(str(count) for count in counts))
    if len(rows) > 1:
        table.add_section()
        table.add_row(say("total"), *(str(total) for total in totals))
    screen = console()
    screen.print(table)
    screen.print(say("results_in", folder=out), soft_wrap=True)
    if (out / "index.html").exists():
        screen.print(say("open_index", file=out / "index.html"), soft_wrap=True)
