"""`thk cited-by`: who cites a provision or regulation."""

from typing import TYPE_CHECKING

import click

from extractor.cli.collection.answers import ask, lines, options, place
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.questions.citing import CitedBy


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(address: str, store: str, form: str, most: int) -> int:
        ask(
            store, "thk cited-by", form, say,
            lambda collection: collection.cited_by_at(place(collection, address, say), most),
            lambda found: _text(found, say),
        )  # fmt: skip
        return 0

    return click.Command(
        "cited-by",
        callback=callback,
        help=say("cited_by_help"),
        params=[
            click.Argument(["address"], metavar="ADDRESS"),
            *options(say),
            click.Option(["--most"], type=click.IntRange(1, 10_000), default=100, metavar="N", help=say("opt_most")),
        ],
    )


def _text(found: "CitedBy", say: Messages) -> str:
    relations = words("relation", say.language)
    rows = [
        lines(
            f"{each.day or '-'}  {each.title}",
            f"  {each.address}  “{each.quote}” → {each.target} ({relations[each.relation]})",
        )
        for each in found.citations
    ]
    return lines(say("cited_count", count=found.count)) + "".join(rows)
