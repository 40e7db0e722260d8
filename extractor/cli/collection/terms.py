"""`thk terms`: how regulations define a term, and which terms they define differently."""

from typing import TYPE_CHECKING

import click

from extractor.cli.collection.answers import ask, lines, options
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.collection.questions.terms import Definition


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(term: str | None, store: str, form: str) -> int:
        if term is None:
            found = ask(
                store, "thk terms", form, say, lambda each: each.contested_terms(), lambda all: _terms(all, say)
            )
            return 0 if found else 1
        defined = ask(
            store, "thk terms", form, say, lambda each: each.definitions(term), lambda all: _definitions(all, say)
        )
        return 0 if defined else 1

    return click.Command(
        "terms",
        callback=callback,
        help=say("terms_help"),
        params=[click.Argument(["term"], required=False, metavar="[TERM]"), *options(say)],
    )


def _terms(found: "tuple[tuple[str, int, int], ...]", say: Messages) -> str:
    if not found:
        return lines(say("no_contested_terms"))
    return lines(*(say("contested_term", term=term, wordings=count, texts=texts) for term, count, texts in found))


def _definitions(found: "tuple[Definition, ...]", say: Messages) -> str:
    if not found:
        return lines(say("no_definition"))
    return lines(
        *(
            row
            for each in found
            for row in (
                f"“{each.words}”",
                *(f"  {address}  {name}" for address, name in zip(each.addresses, each.names, strict=True)),
            )
        )
    )
