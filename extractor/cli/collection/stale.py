"""`thk stale`: which regulations rest on law that was amended or repealed since."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, lines
from extractor.cli.collection.answers import options as answer_options
from extractor.cli.collection.history import event_text
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
                _fill(path, where, say)
                return _ask(path, form, say)
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


def _fill(store: str, folder: str, say: Messages) -> None:
    from extractor.cli.collection.opened import opened
    from extractor.workers.inputs import inputs_of

    with opened(store, "thk stale", say, create=True) as database:
        from extractor.collection.ingest.ingest import Order, ingest

        for _ in ingest(database, inputs_of([folder]).inputs, Order()):
            pass


def _ask(store: str, form: str, say: Messages) -> int:
    def question(collection: "Collection") -> "tuple[Stale, ...]":
        return tuple(collection.stale())

    found = ask(store, "thk stale", form, say, question, lambda found: _text(found, say))
    return 1 if found else 0


def _text(found: "tuple[Stale, ...]", say: Messages) -> str:
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
            rows.append(
                f"  {name_of(order.eid)}: {say('not_implemented', kind=order.instrument, subject=order.subject)}"
            )
            rows += [f"    {say('perhaps_this', iri=iri, title='')}" for iri in order.perhaps]
    return lines(*rows)
