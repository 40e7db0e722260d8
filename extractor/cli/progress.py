"""One line on stderr while inputs are read, for somebody who looks: which file, which page, how long it will take."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from extractor.cli.given import Given
    from extractor.workers.plan import Step

# Of the time for an input, what its pages take; the rest is for what is made of them.
_PAGES = 0.9


class Progress(Protocol):
    """Is told what happens."""

    def step(self, step: "Step") -> None:
        """An input has come to a page."""

    def end(self, at: int) -> None:
        """An input is done."""


@contextmanager
def shown(given: "Given", title: str, say: Messages) -> Iterator[Progress]:
    """Show a line where somebody looks at stderr and it takes longer than a moment."""
    from extractor.workers.run import can_be_here

    if not sys.stderr.isatty() or (len(given.inputs) < 2 and can_be_here(given.inputs)):
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = [TextColumn("{task.description}", markup=False), BarColumn(bar_width=20)]
    if len(given.inputs) > 1:
        columns.append(TextColumn("{task.fields[done]}/{task.fields[count]}"))
    # What goes to a file or a pipe must not come out here; what goes to the same screen must not break the line.
    both = sys.stdout.isatty()
    with Bar(*columns, TimeRemainingColumn(), console=console, transient=True, redirect_stdout=both) as bar:
        yield _Line(bar, given, title, say)


class _Silent:
    def step(self, step: "Step") -> None:
        pass

    def end(self, at: int) -> None:
        pass


class _Line:
    def __init__(self, bar: "Bar", given: "Given", title: str, say: Messages) -> None:
        self._bar, self._names, self._say, self._title = bar, given.names, say, title
        count = len(self._names)
        self._task: TaskID = bar.add_task(title, total=float(count), done=0, count=count)
        self._running: dict[int, float] = {}
        self._done = 0

    def step(self, step: "Step") -> None:
        part = _PAGES * (step.page - 1) / step.pages if step.pages else _PAGES
        self._running[step.at] = max(part, self._running.get(step.at, 0.0))
        name = self._names[step.at]
        words = f"{self._title} {_short(name)}"
        if step.pages:
            words += f" {self._say('page_of', page=step.page, pages=step.pages)}"
        self._update(words)

    def end(self, at: int) -> None:
        self._running.pop(at, None)
        self._done += 1
        self._update(None)

    def _update(self, words: str | None) -> None:
        completed = self._done + sum(self._running.values())
        if words is None:
            self._bar.update(self._task, completed=completed, done=self._done)
        else:
            self._bar.update(self._task, completed=completed, done=self._done, description=words)


def _short(name: str) -> str:
    """Return the end of a long name, which tells more than its beginning."""
    return name if len(name) <= 40 else f"…{name[-39:]}"
