"""`thk history`: what became of a regulation."""

from typing import TYPE_CHECKING

import click

from extractor.cli.collection.answers import ask, lines, options, place
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.law.standing import Event
    from extractor.collection.questions.history import History


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(work: str, store: str, form: str) -> int:
        ask(
            store, "thk history", form, say,
            lambda collection: collection.history_of(place(collection, work, say)),
            lambda found: _text(found, say),
        )  # fmt: skip
        return 0

    return click.Command(
        "history",
        callback=callback,
        help=say("history_help"),
        params=[click.Argument(["work"], metavar="WORK"), *options(say)],
    )


def event_text(event: "Event", say: Messages) -> str:
    """Return one event in a line: the day, what happened, by whom, and the words that say so."""
    clause = f": “{event.clause}”" if event.clause else ""
    since = f"{event.since or '-'}" + (f" – {event.until}" if event.until else "")
    return f"{since}  {say(f'event_{event.what}', by=event.name)}{clause} ({say(f'by_{event.source}')})"


def _text(found: "History", say: Messages) -> str:
    rows = [f"  {event_text(event, say)}" for event in found.events]
    kinds = words("version", say.language)
    versions = [
        f"  {say('version_of', kind=kinds[each.kind], since=each.since or '…', until=each.until or '…')}"
        + (f"  {each.amended_by}" if each.amended_by else "")
        + (f"  {say('unapplied', count=len(each.unapplied))}" if each.unapplied else "")
        for each in found.versions
    ]
    readings = [
        f"  {'*' if each.chosen else ' '} {each.name} ({each.method or each.status}"
        + (f", {each.likeness:.0%}" if each.likeness is not None else "")
        + ")"
        for each in found.readings
    ]
    title = found.title or say("not_in_store", place=found.iri)
    return lines(
        title,
        found.iri,
        *(versions and [say("versions"), *versions]),
        *(rows and [say("events"), *rows]),
        *(readings and [say("readings"), *readings]),
    )
