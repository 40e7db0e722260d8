"""Many inputs side by side, each read by a worker."""

from collections.abc import Iterable, Iterator, Sized
from selectors import EVENT_READ, DefaultSelector

from extractor.workers.failure import Failure
from extractor.workers.frames import Sign
from extractor.workers.limits import cores
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.process import Process
from extractor.workers.work import Input, Made, Wish


def side_by_side(inputs: Iterable[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    """Yield results as they come, and steps between them. All workers end with the iteration, however it ends.

    An input is taken from `inputs` when a worker is free for it.
    """
    most = plan.jobs or cores()
    if isinstance(inputs, Sized):
        most = min(most, len(inputs))
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
