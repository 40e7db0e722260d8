"""One worker that is kept from input to input, for a program that is given them one at a time."""

from selectors import EVENT_READ, DefaultSelector

from extractor.workers.failure import Failure, not_started
from extractor.workers.frames import Sign, Start
from extractor.workers.limits import Limits
from extractor.workers.process import Process
from extractor.workers.starter import Starter
from extractor.workers.work import Input, Made, Wish


class Steady:
    """Reads inputs one after another in a process of its own, which is replaced when an input has worn it out."""

    def __init__(self, wish: Wish, limits: Limits) -> None:
        """Start nothing yet."""
        self._starter, self._limits = Starter(Start(wish, limits), 1), limits
        self._process: Process | None = None

    def do(self, given: Input) -> Made | Failure:
        """Return what was made of one input; what it does to its process costs its own result only."""
        try:
            process = self._process or Process(self._starter, self._limits)
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
