"""Many inputs side by side, each read by a worker."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

from extractor.workers.failure import Failure, not_started
from extractor.workers.frames import Sign, Start
from extractor.workers.limits import cores
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.process import Process
from extractor.workers.starter import Starter
from extractor.workers.work import Input, Made, Wish

# An input that is so large a part of what each worker has to do begins before its turn: at the end one worker alone
# would have it, and all the others would wait.
_LARGE = 0.25


def side_by_side(inputs: Sequence[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    """Yield results as they come, and steps between them. All workers end with the iteration, however it ends."""
    most = min(plan.jobs or cores(), len(inputs))
    starter = Starter(Start(wish, plan.limits), max(1, cores() // most))
    waiting = iter(_large_ones_first(inputs, most))
    running: set[Process] = set()

    def start_next(process: Process | None) -> Iterator[Result]:
        """Give the next input to this worker, or to a new one; yield those for which none can be started."""
        for at in waiting:
            if process is None:
                try:
                    process = Process(starter, plan.limits)
                except OSError as problem:
                    yield Result(at, not_started(inputs[at].name, problem.strerror or str(problem)))
                    continue
                running.add(process)
                selector.register(process, EVENT_READ)
            process.give(at, inputs[at])
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
            starter.end()


def _large_ones_first(inputs: Sequence[Input], workers: int) -> list[int]:
    """Return the numbers of the inputs: those that are very large among these, then the others in their order."""
    sizes = [_size(each) for each in inputs]
    most = _LARGE * sum(sizes) / workers
    return sorted(range(len(inputs)), key=lambda at: (-sizes[at] if workers > 1 and sizes[at] > most else 0, at))


def _size(given: Input) -> int:
    if given.path is None:
        return len(given.data or b"")
    try:
        return Path(os.fsdecode(given.path)).stat().st_size
    except OSError:
        return 0
