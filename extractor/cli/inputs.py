"""The inputs of a command: what they are, how they are read, and going on after one that cannot be read."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.model.correction import Correction
    from extractor.review.tally import Unread
    from extractor.workers.failure import Failure
    from extractor.workers.plan import Result, Step
    from extractor.workers.work import Input, Made, Said, Wish

STDIN = "-"
_MOST_NAMED = 5


def argument() -> click.Argument:
    """Return the argument INPUT… that the commands share."""
    return click.Argument(["inputs"], nargs=-1, required=True, metavar="INPUT...")


def options(say: Messages) -> list[click.Parameter]:
    """Return the options that say how inputs are read; `given_of` takes their values."""
    return [
        click.Option(["--jobs"], type=click.IntRange(1, 256), metavar="N", help=say("opt_jobs")),
        click.Option(["--memory"], type=click.IntRange(256), metavar="MB", help=say("opt_memory")),
        click.Option(["--page-time"], type=click.FloatRange(1), metavar="S", help=say("opt_page_time")),
        click.Option(["--time"], type=click.FloatRange(1), metavar="S", help=say("opt_time")),
        click.Option(["--corrections"], metavar="FILE", help=say("opt_corrections")),
    ]


def given_of(
    names: Iterable[str],
    how: dict[str, object],
    say: Messages,
    ignored: Callable[[str], tuple[str, ...]] = lambda name: (),
) -> Given:
    """Return the inputs that `names` stand for (files, folders, patterns, ZIP archives, `-`).

    `how` are the values of `options`, which are taken out of it; `ignored` gives the codes that are left out for an
    input. Says how many files were left aside. Raises Misuse where standard input is named twice, and for a file of
    corrections that is wrong.
    """
    from msgspec.structs import replace

    from extractor.workers.inputs import inputs_of
    from extractor.workers.limits import Limits
    from extractor.workers.plan import Plan

    names = list(names)
    if names.count(STDIN) > 1:
        raise Misuse(say("stdin_twice"))
    bounds = {"memory": how.pop("memory", None), "page": how.pop("page_time", None), "document": how.pop("time", None)}
    limits = Limits(**{key: value for key, value in bounds.items() if value is not None})  # type: ignore[arg-type]
    jobs = how.pop("jobs", None)
    corrections = _corrections(how.pop("corrections", None), say)
    found = inputs_of(names, _stdin() if STDIN in names else None)
    for key, aside in (("skipped", found.skipped), ("made_by_thk", found.made)):
        if aside:
            shown = ", ".join(aside[:_MOST_NAMED]) + (", …" if len(aside) > _MOST_NAMED else "")
            print(say(key, count=len(aside), files=shown), file=sys.stderr)
    inputs = tuple(replace(each, ignore=ignored(each.name), corrections=corrections) for each in found.inputs)
    return Given(inputs, Plan(limits, jobs if isinstance(jobs, int) else None))


def _corrections(file: object, say: Messages) -> "tuple[Correction, ...]":
    if file is None:
        return ()
    from extractor.review.correction_file import read_corrections
    from extractor.review.sidefile import SideFileError

    try:
        return read_corrections(Path(str(file)))
    except SideFileError as problem:
        raise Misuse(problem.message_en if say.language == "en" else problem.message) from None


def _stdin() -> bytes:
    """Return what standard input holds, at most one byte more than is read at all."""
    from extractor.source.read_file import MOST_BYTES

    return sys.stdin.buffer.read(MOST_BYTES + 1)


def data_of(given: "Input") -> bytes | None:
    """Return the bytes of an input that has been read before; None where they cannot be had again."""
    from extractor.source import InputError
    from extractor.workers.work import data_of as bytes_of

    if given.path is not None and not Path(os.fsdecode(given.path)).is_file():
        return None  # a pipe gives its bytes once
    try:
        return bytes_of(given)
    except InputError:
        return None


def told(sentence: "Said | Failure", say: Messages) -> str:
    """Return the sentence in the reader's language."""
    from extractor.workers.failure import Failure

    if isinstance(sentence, Failure):
        return sentence.message_en if say.language == "en" else sentence.message
    return sentence.en if say.language == "en" else sentence.id


def about(name: str, sentence: str) -> str:
    """Return the sentence with the name of the file that it is about in front, if it does not begin with it."""
    return sentence if sentence.startswith(name) else f"{name}: {sentence}"


class Reading:
    """The inputs of one command being read: results in their order, with an account of those that were not read.

    `unread` are the inputs that gave nothing or are not regulations, each with its sentence.
    """

    def __init__(self, given: Given, say: Messages, title: str) -> None:
        """Begin with nothing read; `title` stands before the progress."""
        self.given, self.say, self.title = given, say, title
        self.unread: list[Unread] = []

    @property
    def whole(self) -> bool:
        """Whether every input so far could be read and is a regulation."""
        return not self.unread

    def each(
        self, wish: "Wish", arrived: "Callable[[int, Made], None]" = lambda at, made: None
    ) -> "Iterator[tuple[Input, Made | None]]":
        """Yield every input with what was made of it, None where it could not be read; one never stops the others.

        Why an input could not be read, or is not a regulation, is said on stderr.
        `arrived` is called at once with what has files, in any order, and the files are not kept.
        """
        from extractor.cli.progress import shown
        from extractor.review.tally import Unread
        from extractor.workers.failure import Failure
        from extractor.workers.ordered import Shelf, in_order
        from extractor.workers.plan import Step
        from extractor.workers.run import run

        inputs = self.given.inputs
        with Shelf() as shelf, shown(self.given, self.title, self.say) as progress:
            for event in in_order(_delivered(run(inputs, wish, self.given.plan), arrived, progress.end), shelf):
                if isinstance(event, Step):
                    progress.step(event)
                    continue
                made = event.made
                if isinstance(made, Failure):
                    self._tell_failure(inputs[event.at].name, made)
                    yield inputs[event.at], None
                    continue
                if made.problem is not None:
                    self.unread.append(Unread(made.name, made.problem.id, made.problem.en))
                    print(f"{made.name}: {told(made.problem, self.say)}", file=sys.stderr)
                yield inputs[event.at], made

    def _tell_failure(self, name: str, failure: "Failure") -> None:
        from extractor.review.tally import Unread

        self.unread.append(Unread(name, failure.message, failure.message_en))
        print(told(failure, self.say), file=sys.stderr)
        if failure.trace and os.environ.get("THK_DEBUG"):
            print(failure.trace, file=sys.stderr)

    def tell_account(self) -> None:
        """Say on stderr how many of how many inputs were read, where there are several."""
        count = len(self.given.inputs)
        if count < 2:
            return
        if not self.unread:
            print(self.say("all_read", count=count), file=sys.stderr)
            return
        names = ", ".join(each.file for each in self.unread[:_MOST_NAMED])
        names += ", …" if len(self.unread) > _MOST_NAMED else ""
        print(self.say("some_read", read=count - len(self.unread), count=count, names=names), file=sys.stderr)


def _delivered(
    events: "Iterator[Step | Result]", arrived: "Callable[[int, Made], None]", ended: Callable[[int], None]
) -> "Iterator[Step | Result]":
    """Hand over files as soon as they are there, and yield the results without them."""
    from msgspec.structs import replace

    from extractor.workers.plan import Result, Step
    from extractor.workers.work import Made

    for event in events:
        if isinstance(event, Step):
            yield event
            continue
        ended(event.at)
        made = event.made
        if isinstance(made, Made):
            arrived(event.at, made)
            made = replace(made, files=())
        yield Result(event.at, made)
