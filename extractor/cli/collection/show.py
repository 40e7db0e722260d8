"""`thk show`: a provision or regulation, in the wording of a day."""

from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.answers import ask, day_option, lines, options, place
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.collection import Collection
    from extractor.collection.questions.shown import Shown


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(address: str, store: str, form: str, at: str | None) -> int:
        def question(collection: "Collection") -> "Shown":
            found = place(collection, address, say)
            shown = collection.show_at(found, at)
            if shown is None:
                here = collection.history_of(found).title is not None
                raise Misuse(say("no_such_provision" if here else "not_in_store", place=found.words))
            return shown

        ask(store, "thk show", form, say, question, lambda shown: _text(shown, at, say))
        return 0

    return click.Command(
        "show",
        callback=callback,
        help=say("show_help"),
        params=[click.Argument(["address"], metavar="ADDRESS"), *options(say), day_option(say)],
    )


def _text(shown: "Shown", day: str | None, say: Messages) -> str:
    version = say(
        "version_of",
        kind=words("version", say.language)[shown.kind],
        since=shown.since or "…",
        until=shown.until or "…",
    )
    status = say("status_of", status=shown.status, by=shown.status_by or "-", since=shown.status_since or "-")
    head = lines(
        f"{shown.name}, {shown.title}" if shown.eid else shown.title,
        shown.address,
        f"{version}; {status}" if shown.status != "berlaku" else version,
        say("day_guessed") if shown.guessed else None,
        *([say("not_yet", day=day)] if day is not None and shown.since is not None and day < shown.since else []),
        " ",
    )
    rows = []
    for unit in shown.units:
        number = " ".join(part for part in (unit.num, unit.heading) if part)
        rows.append(lines(f"{number} {unit.text}".strip()))
        if unit.source:
            rows.append(lines(f"  [{say('wording_of', act=unit.source)}]"))
    cites, known = say("cites"), words("target", say.language)
    tail = [
        f"{cites}: {each.quote} → {each.target or '?'} ({known[each.state or each.status]})" for each in shown.citations
    ]
    at = 2 if say.language == "en" else 1
    tail += [f"{found[0]}: {found[at]}" for found in shown.findings]
    return head + "".join(rows) + lines(" ", *tail, say("cited_count", count=shown.cited))
