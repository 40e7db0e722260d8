"""`thk stale`: which regulations rest on law that was amended or repealed since."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, lines
from extractor.cli.collection.answers import options as answer_options
from extractor.cli.collection.history import event_text
from extractor.cli.inputs import about, given_of, told
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.collection.collection import Collection
    from extractor.collection.questions.stale import Stale


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(where: str | None, store: str | None, form: str) -> int:
        if where is not None and Path(where).is_dir():
            with TemporaryDirectory(prefix="thk-") as folder:
                path = str(Path(folder) / "folder.db")
                unread = _fill(path, where, say)
                return max(_ask(path, form, say), 2 if unread else 0)
        chosen = where or store
        if chosen is None:
            raise Misuse(say("nothing_to_ask"))
        return _ask(chosen, form, say)

    store, form = answer_options(say)
    store.required = False
    return click.Command(
        "stale",
        callback=callback,
        help=say("stale_help"),
        params=[click.Argument(["where"], required=False, metavar="[FOLDER|STORE]"), store, form],
    )


def _fill(store: str, folder: str, say: Messages) -> int:
    """Read the folder into a store; say of each file that gave nothing why, and return how many they are."""
    from extractor.cli.collection.opened import opened

    unread = 0
    given = given_of([folder], {}, say)
    with opened(store, "thk stale", say, create=True) as database:
        from extractor.collection.ingest.ingest import Arrived, Order, ingest

        for event in ingest(database, given.inputs, Order(given.plan)):
            if isinstance(event, Arrived) and event.problem is not None:
                unread += 1
                print(about(event.name, told(event.problem, say)), file=sys.stderr)
    return unread


def _ask(store: str, form: str, say: Messages) -> int:
    def question(collection: "Collection") -> "tuple[Stale, ...]":
        return tuple(collection.stale())

    found = ask(store, "thk stale", form, say, question, lambda found: _text(found, say))
    return 1 if found else 0


def _text(found: "tuple[Stale, ...]", say: Messages) -> str:
    from extractor.checks.shared.gazettes import name_of_work
    from extractor.emit.names import kind_name
    from extractor.law.names import name_of

    if not found:
        return lines(say("nothing_stale"))
    rows = []
    for each in found:
        rows += [f"{each.title} ({each.day or '-'})"]
        for old in each.outdated:
            rows.append(f"  {name_of(old.eid)}: {old.quote}")
            rows.append(f"    {event_text(old.event, say)}")
        for order in each.unimplemented:
            missing = say("not_implemented", kind=kind_name(order.instrument), subject=order.subject)
            rows.append(f"  {name_of(order.eid)}: {missing}")
            rows += [f"    {say('perhaps_this', iri=iri, title=name_of_work(iri))}" for iri in order.perhaps]
    return lines(*rows)
