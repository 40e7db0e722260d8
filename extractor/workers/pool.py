"""Many inputs side by side: a few workers, and everything in its place again."""

from collections.abc import Iterator, Sequence
from selectors import EVENT_READ, DefaultSelector

from msgspec import Struct

from extractor.workers.failure import Failure
from extractor.workers.frames import Sign
from extractor.workers.limits import Limits, cores
from extractor.workers.process import Process
from extractor.workers.work import Input, Made, Wish, do, is_short_text

# Inputs that are read in this process, where all of them together are no larger than this (bytes): a worker would
# take longer to start.
SHORT = 512 << 10


class Plan(Struct, frozen=True):
    """How inputs are read: the bounds of each, and how many at a time (None: one on each core)."""

    limits: Limits = Limits()
    jobs: int | None = None


class Step(Struct, frozen=True):
    """Input number `at` has come to page `page` of `pages` (0 of 0: its pages are read)."""

    at: int
    page: int
    pages: int


class Result(Struct, frozen=True):
    """What became of input number `at`."""

    at: int
    made: Made | Failure


def run(inputs: Sequence[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    """Do what is wanted with every input and yield results as they come, and steps between them.

    Short texts are read here; where there is anything else, every input is read by a worker. All workers end with the
    iteration, however it ends.
    """
    if can_be_here(inputs):
        for at, given in enumerate(inputs):
            yield Result(at, do(wish, given, plan.limits))
        return
    yield from _side_by_side(inputs, wish, plan)


def can_be_here(inputs: Sequence[Input]) -> bool:
    """Whether all inputs together are so short, and such plain text, that no worker is needed."""
    try:
        import resource  # noqa: F401
    except ImportError:
        return True  # a system without bounds for processes
    left = SHORT // max(1, len(inputs))
    return all(is_short_text(given, left) for given in inputs)


def _side_by_side(inputs: Sequence[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    most = min(plan.jobs or cores(), len(inputs))
    share = max(1, cores() // most)
    waiting = iter(enumerate(inputs))
    running: set[Process] = set()

    def start_next(process: Process | None) -> None:
        for at, given in waiting:
            if process is None:
                process = Process(wish, plan.limits, share)
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
                start_next(None)
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
                        start_next(process if process in running else None)
                        yield Result(at, said)
        finally:
            for process in [*running]:
                drop(process)
