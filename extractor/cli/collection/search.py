"""`thk search`: provisions that hold words."""

from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, day_option, lines, options
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.collection.questions.search import Hits


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        words: tuple[str, ...], store: str, form: str, jenis: str | None, place: str | None, rule: str | None,
        actor: str | None, at: str | None, most: int,
    ) -> int:  # fmt: skip
        if not words and rule is None and actor is None:
            raise Misuse(say("nothing_to_search"))
        hits = ask(
            store, "thk search", form, say,
            lambda collection: collection.search(
                " ".join(words), jenis=jenis, place=place, rule=rule, actor=actor, at=at, most=most
            ),
            lambda hits: _text(hits, say),
        )  # fmt: skip
        return 0 if hits.hits else 1

    return click.Command(
        "search",
        callback=callback,
        help=say("search_help"),
        params=[
            click.Argument(["words"], nargs=-1, metavar="WORDS..."),
            *options(say),
            click.Option(["--jenis"], metavar="KIND", help=say("opt_jenis")),
            click.Option(["--place"], metavar="REGION", help=say("opt_place")),
            click.Option(["--rule"], metavar="TYPE", help=say("opt_rule")),
            click.Option(["--actor"], metavar="NAME", help=say("opt_actor")),
            day_option(say),
            click.Option(["--most"], type=click.IntRange(1, 10_000), default=20, metavar="N", help=say("opt_most")),
        ],
    )


def _text(hits: "Hits", say: Messages) -> str:
    if not hits.hits:
        return lines(say("nothing_found"))
    rows = []
    for hit in hits.hits:
        status = "" if hit.status == "berlaku" else f" [{hit.status}]"
        rows.append(lines(f"{hit.name}, {hit.title}{status}", f"  {hit.address}", f"  {hit.excerpt}", " "))
    return "".join(rows) + (lines(say("more_hits", count=len(hits.hits))) if hits.more else "")
