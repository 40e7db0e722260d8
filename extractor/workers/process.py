"""One worker, seen from the program that started it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from extractor.workers.failure import Failure, ended, out_of_memory, out_of_time
from extractor.workers.frames import Done, Job, Mailbox, Sign, Start, framed
from extractor.workers.limits import Limits, peak_memory
from extractor.workers.work import Input, Wish

if TYPE_CHECKING:
    from extractor.workers.work import Made

_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from extractor.workers.worker import main; main()"
# A new process has to load the program before its first sign of life.
_LOADING = 30.0
# A worker that has held this share of its memory is replaced after its input.
_USED = 0.25


class Process:
    """A worker process: takes one input at a time, and is ended with everything that it started."""

    def __init__(self, wish: Wish, limits: Limits, share: int) -> None:
        """Start it. `share` is the number of cores that it may use for scanned pages."""
        self._limits = limits
        # A session of its own: what it starts ends with it, and a Ctrl-C at the terminal is for this program alone.
        self._child = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("THK_DEBUG") else subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "THK_CORES": str(share)},
        )
        assert self._child.stdin is not None and self._child.stdout is not None
        self._inbox = self._child.stdin
        self._mailbox = Mailbox(self._child.stdout.fileno())
        self._said = framed(Start(wish, limits))
        self._new = True
        self._sign = Sign(0, 0)
        self._page_ends = self._ends = 0.0
        self._worn = False
        self.at: int | None = None
        self._input = Input("")

    @property
    def pid(self) -> int:
        """Its number among the processes of the system."""
        return self._child.pid

    def fileno(self) -> int:
        """Return the file descriptor on which it answers."""
        assert self._child.stdout is not None
        return self._child.stdout.fileno()

    @property
    def is_worn(self) -> bool:
        """Whether it should take no further input."""
        return self._worn

    def give(self, at: int, given: Input) -> None:
        """Give it the input number `at`."""
        self.at, self._input, self._sign = at, given, Sign(0, 0)
        now = monotonic() + (_LOADING if self._new else 0.0)
        self._page_ends, self._ends = now + self._limits.page, now + self._limits.document
        self._new = False
        with suppress(OSError):  # it has ended, which is seen where its answer is awaited
            self._inbox.write(self._said + framed(Job(given)))
            self._inbox.flush()
        self._said = b""

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
        _, status, used = os.wait4(self._child.pid, 0)
        code = self._child.returncode = os.waitstatus_to_exitcode(status)
        peak = used.ru_maxrss >> (20 if sys.platform == "darwin" else 10)
        # What this process held when it started the other is counted there too.
        peak = peak if peak > peak_memory() else 0
        self.end()
        return ended(self._input.name, code, self._limits, peak)

    def end(self) -> None:
        """End it and everything that it started, at once."""
        self._worn = True
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with suppress(OSError):  # a job that it did not take
                    stream.close()
