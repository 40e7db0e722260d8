"""`thk verify`: every citation of a text, with an answer to each."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.collection.answers import ask, day_option, lines, options
from extractor.cli.collection.history import event_text
from extractor.cli.inputs import STDIN
from extractor.cli.messages import Messages
from extractor.words import words

if TYPE_CHECKING:
    from extractor.collection.questions.verify import Answer

_GOOD = frozenset(("exists", "amended"))


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(text: str, store: str, form: str, at: str | None) -> int:
        words = _words(text, say)
        if words is None:
            return 2
        answers = ask(
            store, "thk verify", form, say,
            lambda collection: collection.verify(words, at),
            lambda answers: _text(answers, say),
        )  # fmt: skip
        return 0 if all(each.verdict in _GOOD for each in answers) else 1

    return click.Command(
        "verify",
        callback=callback,
        help=say("verify_help"),
        params=[click.Argument(["text"], metavar="TEXT|FILE|-"), *options(say), day_option(say)],
    )


def _words(text: str, say: Messages) -> str | None:
    """Return the text that was given: of a file of any kind that is read, of standard input, or what was typed."""
    from extractor.source import InputError, read, read_bytes

    try:
        if text == STDIN:
            return read_bytes(sys.stdin.buffer.read(), "stdin").content.replace("\n", " ")
        if len(text) < 1000 and "\n" not in text and Path(text).is_file():
            return read(Path(text)).content.replace("\n", " ")
    except InputError as problem:
        print(problem.message_en if say.language == "en" else problem.message, file=sys.stderr)
        return None
    return text


def _text(answers: "tuple[Answer, ...]", say: Messages) -> str:
    rows = []
    verdicts = words("verdict", say.language)
    for each in answers:
        what = f"{each.words}" + (f" ({each.name})" if each.name and each.name not in each.words else "")
        rows.append(f"{verdicts[each.verdict]}: {what}")
        if each.title:
            rows.append(f"    {each.title}")
        rows += [f"    {event_text(event, say)}" for event in each.events]
        rows += [f"    {say('perhaps_this', iri=other.iri, title=other.title)}" for other in each.candidates]
    return lines(*rows, say("verified", count=len(answers)))
