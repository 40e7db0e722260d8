"""Many inputs side by side, each read by a worker."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from selectors import EVENT_READ, DefaultSelector

from extractor.source.readers import READERS
from extractor.workers.failure import Failure, not_started
from extractor.workers.frames import Sign, Start
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.process import Process
from extractor.workers.starter import Starter
from extractor.workers.work import Input, Made, Wish

# An input that is so large a part of what each worker has to do begins before its turn: at the end one worker alone
# would have it, and all the others would wait.
_LARGE = 0.25


def side_by_side(
    inputs: Iterable[Input], wish: Wish, plan: Plan, kept: Starter | None = None
) -> Iterator[Step | Result]:
    """Yield results as they come, and steps between them. All workers end with the iteration, however it ends.

    Inputs that are not a sequence are taken one by one, each when a worker is free for it. `kept` starts the workers
    and stays; without it, they have a starter of their own, which takes a second to load what they need.
    """
    most = plan.jobs or cores()
    if isinstance(inputs, Sequence):
        most = min(most, len(inputs))
    start = Start(wish, plan.limits, _readers(inputs), str(Path.cwd()) if kept else None)
    starter = kept or Starter(start, max(1, cores() // most))
    waiting = _in_turn(inputs, most)
    running: set[Process] = set()

    def start_next(process: Process | None) -> Iterator[Result]:
        """Give the next input to this worker, or to a new one; yield those for which none can be started."""
        for at, given in waiting:
            if process is None:
                try:
                    process = Process(starter, start)
                except OSError as problem:
                    yield Result(at, not_started(given.name, problem.strerror or str(problem)))
                    continue
                running.add(process)
                selector.register(process, EVENT_READ)
            process.give(at, given)
            return
        if process is not None:
            drop(process)

    def drop(process: Process) -> None:
        if process in running:
            running.remove(process)
            selector.unregister(process)
            process.end()

    with DefaultSelector() as selector:
        try:
            for _ in range(most):
                yield from start_next(None)
            while running:
                ready = selector.select(min(process.seconds_left() for process in running))
                heard = {key.fileobj for key, _ in ready}
                for process in [*running]:
                    at = process.at
                    assert at is not None
                    said: Sign | Made | Failure | None
                    if process in heard:
                        said = process.hear()
                    else:
                        left = process.seconds_left()
                        if left > 0:
                            continue
                        selector.unregister(process)
                        running.remove(process)
                        said = process.overdue()
                    if isinstance(said, Sign):
                        yield Step(at, said.page, said.pages)
                    elif said is not None:
                        if process in running and process.is_worn:
                            drop(process)
                        yield from start_next(process if process in running else None)
                        yield Result(at, said)
        finally:
            for process in [*running]:
                drop(process)
            if kept is None:
                starter.end()


def _in_turn(inputs: Iterable[Input], workers: int) -> Iterator[tuple[int, Input]]:
    """Yield the inputs with their numbers: of a sequence those that are very large first, then in their order."""
    if not isinstance(inputs, Sequence):
        yield from enumerate(inputs)
        return
    sizes = [_size(each) for each in inputs]
    most = _LARGE * sum(sizes) / workers
    turn = sorted(range(len(inputs)), key=lambda at: (-sizes[at] if workers > 1 and sizes[at] > most else 0, at))
    for at in turn:
        yield at, inputs[at]


def _readers(inputs: Iterable[Input]) -> tuple[str, ...]:
    """Return the readers of the inputs, as far as their names say; all where they are taken one by one."""
    if not isinstance(inputs, Sequence):
        return tuple(reader.read for reader in READERS)
    names = [each.member or each.name for each in inputs]
    suffixes = {PurePath(name).suffix.lower() for name in names}
    return tuple(reader.read for reader in READERS if not suffixes.isdisjoint(reader.suffixes))


def _size(given: Input) -> int:
    if given.path is None:
        return len(given.data or b"")
    try:
        return Path(os.fsdecode(given.path)).stat().st_size
    except OSError:
        return 0


class Steady:
    """Reads inputs one after another in a process of its own, which is replaced when an input has worn it out."""

    def __init__(self, wish: Wish, limits: Limits) -> None:
        """Start nothing yet."""
        self._start = Start(wish, limits)
        self._starter = Starter(self._start, 1)
        self._process: Process | None = None

    def do(self, given: Input) -> Made | Failure:
        """Return what was made of one input; what it does to its process costs its own result only."""
        try:
            process = self._process or Process(self._starter, self._start)
        except OSError as problem:
            return not_started(given.name, problem.strerror or str(problem))
        self._process = process
        process.give(0, given)
        with DefaultSelector() as selector:
            selector.register(process, EVENT_READ)
            while True:
                ready = selector.select(process.seconds_left())
                said = process.hear() if ready else process.overdue()
                if said is not None and not isinstance(said, Sign):
                    break
        if process.is_worn:
            self._drop()
        return said

    def end(self) -> None:
        """End the process, where there is one, and what starts it."""
        self._drop()
        self._starter.end()

    def _drop(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
