"""One worker that is kept from input to input, for a program that is given them one at a time."""

from selectors import EVENT_READ, DefaultSelector

from extractor.workers.failure import Failure
from extractor.workers.frames import Sign
from extractor.workers.limits import Limits
from extractor.workers.process import Process
from extractor.workers.work import Input, Made, Wish


class Steady:
    """Reads inputs one after another in a process of its own, which is replaced when an input has worn it out."""

    def __init__(self, wish: Wish, limits: Limits) -> None:
        """Start nothing yet."""
        self._wish, self._limits = wish, limits
        self._process: Process | None = None

    def do(self, given: Input) -> Made | Failure:
        """Return what was made of one input; what it does to its process costs its own result only."""
        process = self._process or Process(self._wish, self._limits, 1)
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
            self.end()
        return said

    def end(self) -> None:
        """End the process, where there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None
