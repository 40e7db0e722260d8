"""`thk search`: provisions that hold words."""

from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, day_option, lines, options
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.collection import Collection
    from extractor.collection.questions.search import Hits


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        wanted: tuple[str, ...], store: str, form: str, jenis: str | None, place: str | None, rule: str | None,
        actor: str | None, at: str | None, most: int,
    ) -> int:  # fmt: skip
        typed = " ".join(wanted)
        if rule is None and actor is None and not any(sign.isalnum() for sign in typed):
            raise Misuse(say("nothing_to_search"))

        def question(collection: "Collection") -> "Hits":
            found = collection.search(typed, jenis=jenis, place=place, rule=rule, actor=actor, at=at, most=most)
            if not found.hits:
                _check("--jenis", jenis, collection.kinds(), say)
                _check("--place", place, collection.regions(), say)
            return found

        hits = ask(store, "thk search", form, say, question, lambda hits: _text(hits, say))
        return 0 if hits.hits else 1

    return click.Command(
        "search",
        callback=callback,
        help=say("search_help"),
        params=[
            click.Argument(["wanted"], nargs=-1, metavar="WORDS..."),
            *options(say),
            click.Option(["--jenis"], metavar="KIND", help=say("opt_jenis")),
            click.Option(["--place"], metavar="REGION", help=say("opt_place")),
            click.Option(["--rule"], metavar="TYPE", type=click.Choice(list(words("rule_type"))), help=say("opt_rule")),
            click.Option(["--actor"], metavar="NAME", help=say("opt_actor")),
            day_option(say),
            click.Option(["--most"], type=click.IntRange(1, 10_000), default=20, metavar="N", help=say("opt_most")),
        ],
    )


def _check(option: str, value: str | None, present: "tuple[str, ...]", say: Messages) -> None:
    """Raise Misuse where nothing in the collection has the value that a filter asks for; that is no empty answer."""
    if value is not None and value not in present:
        raise Misuse(say("no_such_value", option=option, value=value, present=", ".join(present) or "-"))


def _text(hits: "Hits", say: Messages) -> str:
    if not hits.hits:
        return lines(say("nothing_found"))
    rows = []
    for hit in hits.hits:
        status = "" if hit.status == "berlaku" else f" [{hit.status}]"
        rows.append(lines(f"{hit.name}, {hit.title}{status}", f"  {hit.address}", f"  {hit.excerpt}", " "))
    return "".join(rows) + (lines(say("more_hits", count=len(hits.hits))) if hits.more else "")
