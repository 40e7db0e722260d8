"""The inputs of a command: opening them, and going on after one that cannot be read."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from extractor.cli.app import Misuse
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis
    from extractor.model.finding import Finding
    from extractor.model.text import Text

    Opened = tuple[str, Analysis | None, bool]

STDIN = "-"
NO_TEXT_LAYER = "SRC004"
NO_REGULATION = "SRC005"


class Unreadable(Exception):
    """An input that could not be read; its message is the sentence for the reader."""


def argument() -> click.Argument:
    """Return the argument INPUT… that parse and check share."""
    return click.Argument(["inputs"], nargs=-1, required=True, metavar="INPUT...")


def refuse_stdin_twice(names: Iterable[str], say: Messages) -> None:
    """Raise Misuse where stdin is named more than once."""
    if sum(name == STDIN for name in names) > 1:
        raise Misuse(say("stdin_twice"))


@cache
def _whole(stream: BinaryIO) -> bytes:
    """Return all that a stream holds; it can be read once, and more than one stage asks."""
    return stream.read()


def data_of(name: str) -> bytes:
    """Return the bytes of an input that has been read before; raises OSError."""
    return _whole(sys.stdin.buffer) if name == STDIN else Path(name).read_bytes()


def _scanned(name: str, say: Messages, done: int, pages: int) -> None:
    """Show on one line of stderr how many scanned pages are read, where somebody is looking and no bar is shown."""
    screen = sys.__stderr__
    if screen is not None and sys.stderr is screen and screen.isatty():
        line = say("scanning", file=name, done=done, pages=pages)
        screen.write("\r\033[K" + (line if done < pages else ""))
        screen.flush()


def load(name: str, say: Messages) -> "Text":
    """Return the text of one input, `-` for stdin; raises Unreadable."""
    from extractor.source import InputError, read, read_bytes

    try:
        told = partial(_scanned, name, say)
        return read_bytes(_whole(sys.stdin.buffer), "stdin", told) if name == STDIN else read(Path(name), told)
    except InputError as problem:
        raise Unreadable(problem.message_en if say.language == "en" else problem.message) from problem


def unusable(analysis: "Analysis", say: Messages) -> str | None:
    """Return why nothing can be done with an input (no text at all, or no regulation); None for a regulation."""
    from extractor.checks import run

    empty = not analysis.document.text.content
    for finding in run(analysis, (NO_TEXT_LAYER, NO_REGULATION), None).findings:
        if finding.code == NO_REGULATION or empty:
            return sentence(finding, say)
    return say("nothing_read") if empty else None


def sentence(finding: "Finding", say: Messages) -> str:
    """Return the message of a finding in the reader's language."""
    return finding.message_en if say.language == "en" else finding.message


def each(
    names: Iterable[str], analyse: "Callable[[Text], Analysis]", say: Messages
) -> "Iterator[tuple[str, Analysis | None, bool]]":
    """Yield (name, analysis, whole) for every input; one bad input never stops the others.

    An input that cannot be read yields None, one without anything usable in it its analysis, both with `whole` False
    and after a sentence on stderr.
    """
    for name in names:
        try:
            analysis = analyse(load(name, say))
            problem = unusable(analysis, say)
        except Unreadable as unreadable:
            print(unreadable, file=sys.stderr)
            yield name, None, False
        except Exception as error:
            if os.environ.get("THK_DEBUG"):
                raise
            print(say("unexpected", file=name, reason=f"{type(error).__name__}: {error}"), file=sys.stderr)
            yield name, None, False
        else:
            if problem:
                print(f"{name}: {problem}", file=sys.stderr)
            yield name, analysis, problem is None


@contextmanager
def progress(names: tuple[str, ...], title: str) -> Iterator[Iterable[str]]:
    """Yield `names` to walk over, with a progress bar on stderr where there are many and somebody is looking."""
    if len(names) < 2 or not sys.stderr.isatty():
        yield names
        return
    from rich.console import Console
    from rich.progress import track

    yield track(names, description=title, console=Console(stderr=True), transient=True)
