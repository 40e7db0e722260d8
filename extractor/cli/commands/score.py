"""`thk score`: precision, recall and F1 of every stage, the wrong items, and what changed."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.given import Given
from extractor.cli.inputs import Reading, given_of, options
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.score.committed import Change
    from extractor.score.plausible import Verdict
    from extractor.score.tally import Tally

FIRST = 8


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        gold: str,
        texts: str | None,
        oracle: bool,
        update: bool,
        everything: bool,
        plausible: tuple[str, ...],
        **how: object,
    ) -> int:
        if plausible:
            return judged(given_of(plausible, how, say), everything, say)
        return score(Path(gold), Path(texts) if texts else None, oracle, update, everything, say)

    return click.Command(
        "score",
        callback=callback,
        help=say("score"),
        params=[
            click.Argument(["gold"], default="corpus/gold", required=False, metavar="[GOLD]"),
            click.Option(["--texts"], metavar="DIR", help=say("opt_texts")),
            click.Option(["--oracle"], is_flag=True, help=say("opt_oracle")),
            click.Option(["--update"], is_flag=True, help=say("opt_update")),
            click.Option(["--all", "everything"], is_flag=True, help=say("opt_all")),
            click.Option(["--plausible"], multiple=True, metavar="INPUT", help=say("opt_plausible")),
            *options(say),
        ],
    )


def score(gold: Path, texts: Path | None, oracle: bool, update: bool, everything: bool, say: Messages) -> int:
    """Measure and print; return 0, 1 where something was lost against the committed scores, 2 without gold or a text.

    With `update` nothing counts as lost: what is measured now becomes the committed scores.
    """
    from extractor.cli.summary_table import console
    from extractor.score import committed, measure
    from extractor.source import InputError

    try:
        cases = measure.cases(gold, texts)
        if not cases:
            print(say("no_gold", folder=gold), file=sys.stderr)
            return 2
        results = list(measure.end_to_end(cases))
        trees = list(measure.on_gold_trees(cases)) if oracle else []
    except measure.MissingText as missing:
        print(say("no_text", name=missing), file=sys.stderr)
        return 2
    except InputError as problem:
        print(problem.message_en if say.language == "en" else problem.message, file=sys.stderr)
        return 2
    screen = console()
    totals, before = measure.total(results), committed.read(gold)
    if len(results) > 1:
        _documents(screen, [(case.name, tallies) for case, tallies in results], say)
    _stages(screen, totals, before, say)
    if trees:
        screen.print(say("on_gold_trees"))
        _stages(screen, measure.total(trees), None, say)
    limit = None if everything else FIRST
    for name, tally in totals.items():
        _wrong(screen, name, tally, limit, say)
    changes = committed.changes(before, totals) if before is not None else []
    if before is not None:
        _changes(screen, changes, say)
    if update:
        screen.print(say("updated", file=committed.write(gold, totals)))
        return 0
    return 1 if any(change.lost for change in changes) else 0


def _documents(screen: "Console", results: Sequence[tuple[str, Mapping[str, "Tally"]]], say: Messages) -> None:
    from rich.table import Table

    columns = ("units", "addresses", "headings", "metadata", "references", "broken", "findings", "kinds", "norms")
    table = Table(title="F1")
    table.add_column(say("regulation"), overflow="fold")
    for column in columns:
        table.add_column(column, justify="right")
    for name, tallies in results:
        table.add_row(name, *(_f1(tallies.get(column)) for column in columns))
    screen.print(table)


def _stages(
    screen: "Console", totals: Mapping[str, "Tally"], before: Mapping[str, "Tally"] | None, say: Messages
) -> None:
    from rich.table import Table

    table = Table()
    table.add_column(say("stage"))
    for key in ("gold", "precision", "recall"):
        table.add_column(say(key), justify="right")
    table.add_column("F1", justify="right")
    if before is not None:
        table.add_column(say("before"), justify="right")
    for name, tally in totals.items():
        if not tally.gold and not tally.predicted:
            continue
        cells = [str(tally.gold), f"{tally.precision:.4f}", f"{tally.recall:.4f}", _f1(tally)]
        table.add_row(name, *cells, *([_f1(before.get(name))] if before is not None else []))
    screen.print(table)


def _f1(tally: "Tally | None") -> str:
    return f"{tally.f1:.4f}" if tally and (tally.gold or tally.predicted) else "–"


def _wrong(screen: "Console", name: str, tally: "Tally", limit: int | None, say: Messages) -> None:
    for title, items in (("missed", tally.misses), ("extra", tally.extras)):
        # The findings are named once, under their codes.
        if not items or name == "findings":
            continue
        screen.print(f"[bold]{name}[/bold]: {len(items)} {say(title)}")
        for item in items[:limit]:
            screen.print(f"  {item}", markup=False, soft_wrap=True)
        if limit is not None and len(items) > limit:
            screen.print("  " + say("and_more", count=len(items) - limit))


def _changes(screen: "Console", changes: Sequence["Change"], say: Messages) -> None:
    known = [change for change in changes if change.measure != "findings"]
    if not known:
        screen.print(say("unchanged"))
    for title in ("gained", "lost"):
        count = sum(len(getattr(change, title)) for change in known)
        if count:
            screen.print(say(title, count=count))
            for change in known:
                for item in getattr(change, title):
                    screen.print(f"  {change.measure}: {item}", markup=False, soft_wrap=True)


def judged(given: Given, everything: bool, say: Messages) -> int:
    """Say of each input whether its tree is plausible, and why not; return 0, or 2 where one could not be read."""
    from extractor.cli.summary_table import console
    from extractor.score.plausible import TOLD, judge
    from extractor.workers.work import Wish

    screen = console()
    reading = Reading(given, say, say("reading"))
    verdicts: list[Verdict] = []
    for each, made in reading.each(Wish(rules=False, select=TOLD, keep=True)):
        if made is None or made.analysis is None:
            continue
        verdict = judge(made.analysis)
        verdicts.append(verdict)
        word = say("plausible" if verdict.plausible else "not_plausible", count=len(verdict.reasons))
        screen.print(f"{each.name}: {verdict.method}, {verdict.units}: {word}", markup=False, soft_wrap=True)
        shown = verdict.reasons if everything else verdict.reasons[:FIRST]
        for reason in shown:
            screen.print(f"  {reason.fault} {reason.eid} {reason.words!r}", markup=False, soft_wrap=True)
        if len(shown) < len(verdict.reasons):
            screen.print("  " + say("and_more", count=len(verdict.reasons) - len(shown)))
    _methods(screen, verdicts, say)
    return 0 if reading.whole else 2


def _methods(screen: "Console", verdicts: "Sequence[Verdict]", say: Messages) -> None:
    from rich.table import Table

    table = Table()
    table.add_column(say("method"))
    for key in ("texts", "plausible_texts", "share"):
        table.add_column(say(key), justify="right")
    for method in dict.fromkeys(verdict.method for verdict in verdicts):
        own = [verdict for verdict in verdicts if verdict.method == method]
        good = sum(verdict.plausible for verdict in own)
        table.add_row(method, str(len(own)), str(good), f"{good / len(own):.2f}")
    screen.print(table)
