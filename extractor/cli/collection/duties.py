"""`thk duties`: what an actor must, may or may not do over all regulations of a collection."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, lines, options
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.questions.duties import Duty


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""
    types = words("rule_type", say.language)

    def callback(actor: str, store: str, form: str, rule: str | None) -> int:
        if not actor.strip():
            raise Misuse(say("nothing_to_ask"))
        found = ask(
            store, "thk duties", form, say,
            lambda collection: collection.duties(actor, rule),
            lambda found: _text(found, types, say),
        )  # fmt: skip
        return 0 if found else 1

    return click.Command(
        "duties",
        callback=callback,
        help=say("duties_help"),
        params=[
            click.Argument(["actor"], metavar="ACTOR"),
            *options(say),
            click.Option(["--rule"], type=click.Choice(list(types)), help=say("opt_rule_type")),
        ],
    )


def _text(found: "tuple[Duty, ...]", types: Mapping[str, str], say: Messages) -> str:
    if not found:
        return lines(say("no_duties"))
    modals = words("modal", say.language)
    rows = []
    for duty in found:
        what = " ".join(part for part in (duty.actor, duty.action, duty.object) if part)
        rows.append(f"{what} ({types[duty.type]})" + (f" [{say('said_otherwise')}]" if duty.differs else ""))
        rows += [
            f"  {each.day or '-'}  {each.address}  {each.name}"
            + "".join(f", {part}" for part in (modals.get(each.modality, each.modality), each.deadline) if part)
            for each in duty.held
        ]
    return lines(*rows)
