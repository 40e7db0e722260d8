"""One worker, seen from the program that started it."""

import os
import signal
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from extractor.workers.failure import Failure, ended, out_of_memory, out_of_time
from extractor.workers.frames import Done, Job, Mailbox, Sign, Start, framed
from extractor.workers.starter import Starter
from extractor.workers.work import Input

if TYPE_CHECKING:
    from extractor.workers.work import Made

# A worker that has held this share of its memory is replaced after its input.
_USED = 0.25


class Process:
    """A worker process: takes one input at a time, and is ended with everything that it started."""

    def __init__(self, starter: Starter, start: Start) -> None:
        """Start it, and say what it does with its inputs; raises OSError where that cannot be done."""
        self._starter, self._limits = starter, start.limits
        self._pid, self._inbox, self._outbox = starter.worker()
        self._mailbox = Mailbox(self._outbox)
        self._sign = Sign(0, 0)
        self._page_ends = self._ends = 0.0
        self._worn = self._has_ended = self._is_closed = False
        self.at: int | None = None
        self._input = Input("")
        self._send(start)

    @property
    def pid(self) -> int:
        """Its number among the processes of the system."""
        return self._pid

    def fileno(self) -> int:
        """Return the file descriptor on which it answers."""
        return self._outbox

    @property
    def is_worn(self) -> bool:
        """Whether it should take no further input."""
        return self._worn

    def give(self, at: int, given: Input) -> None:
        """Give it the input number `at`."""
        self.at, self._input, self._sign = at, given, Sign(0, 0)
        now = monotonic()
        self._page_ends, self._ends = now + self._limits.page, now + self._limits.document
        self._send(Job(given))

    def _send(self, message: Start | Job) -> None:
        data = memoryview(framed(message))
        with suppress(OSError):  # it has ended, which is seen where its answer is awaited
            while data:
                data = data[os.write(self._inbox, data) :]

    def seconds_left(self) -> float:
        """Return how long it may go on without a sign of life."""
        return max(0.0, min(self._page_ends, self._ends) - monotonic())

    def hear(self) -> "Sign | Made | Failure | None":
        """Return what it says next about its input: where it is, or what came of it; None where there is no more yet.

        To be called when there is something to be read.
        """
        try:
            frames = self._mailbox.receive()
        except msgspec.MsgspecError:
            frames = None
        if frames is None:
            return self._ended()
        for frame in frames:
            if isinstance(frame, Done):
                without = out_of_memory(self._input.name, self._limits)
                self._worn = frame.peak > self._limits.memory * _USED or frame.result == without
                self.at = None
                return frame.result
            self._sign = frame
            self._page_ends = monotonic() + self._limits.page * frame.weight
        return self._sign if frames else None

    def overdue(self) -> Failure | None:
        """End it and return why, where it has gone on for too long; None where it has not."""
        if self.seconds_left() > 0:
            return None
        whole = monotonic() >= self._ends
        self.end()
        seconds = self._limits.document if whole else self._limits.page * self._sign.weight
        option = "--time" if whole else "--page-time"
        return out_of_time(self._input.name, seconds, self._sign.page, self._sign.pages, option)

    def _ended(self) -> Failure:
        code, peak = self._starter.status(self._pid)
        self._has_ended = True
        self.end()
        return ended(self._input.name, code, self._limits, peak)

    def end(self) -> None:
        """End it and everything that it started, at once."""
        if self._is_closed:
            return
        self._is_closed = self._worn = True
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._pid, signal.SIGKILL)
        if not self._has_ended:
            self._starter.status(self._pid)
        for descriptor in (self._inbox, self._outbox):
            os.close(descriptor)
