"""How answers of a collection come out: as text for people, or as JSON; and what is said where there is none."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.opened import opened, option
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.collection.collection import Collection
    from extractor.collection.questions.place import Place

_Answer = TypeVar("_Answer")
TEXT, JSON = "text", "json"


def options(say: Messages) -> list[click.Parameter]:
    """Return the options that all questions share."""
    return [
        option(say),
        click.Option(["--format", "form"], type=click.Choice([TEXT, JSON]), default=TEXT, help=say("opt_answer_form")),
    ]


def day_option(say: Messages) -> click.Option:
    """Return the option `--at`, the day for which it is asked."""
    return click.Option(["--at"], metavar="DATE", callback=_day(say), help=say("opt_at_day"))


def _day(say: Messages) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    def checked(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
        from extractor.law.dates import iso_day

        if value is not None:
            try:
                return iso_day(value)
            except ValueError:
                raise Misuse(say("not_a_day", day=value)) from None
        return value

    return checked


def ask(
    store: str, command: str, form: str, say: Messages, question: "Callable[[Collection], _Answer]",
    text: Callable[[_Answer], str],
) -> _Answer:  # fmt: skip
    """Put a question to the collection at `store` and write the answer; return it."""
    with opened(store, command, say) as database:
        from extractor.collection.collection import Collection

        collection = Collection(database)
        if left := collection.unsettled():
            print(say("unsettled", count=left), file=sys.stderr)
        answer = question(collection)
    if form == JSON:
        from extractor.emit.json_text import json_text

        sys.stdout.buffer.write(json_text(answer))
    else:
        print(text(answer), end="")
    return answer


def place(collection: "Collection", typed: str, say: Messages) -> "Place":
    """Return the place that was typed; raises Misuse, with the candidates, where it is not clear which is meant."""
    found = collection.place(typed)
    if found.iri is None:
        rows = "".join(f"\n  {each.iri}  {each.title}" for each in found.candidates)
        raise Misuse(say("which_one", typed=typed) + rows if rows else say("no_such_place", typed=typed))
    if len(found.eids) > 1:
        from extractor.law.names import name_of

        first, *others = (name_of(eid) for eid in found.eids)
        print(say("only_the_first", first=first, others=", ".join(others)), file=sys.stderr)
    return found


def lines(*parts: str | None) -> str:
    """Return the parts that are there, one a line."""
    return "".join(f"{part}\n" for part in parts if part)
