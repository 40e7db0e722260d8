"""The process that starts workers: it loads the program once, and each worker is a copy of it."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from threading import Lock

from extractor.workers.frames import STATUS, Start, framed

_PROGRAM = "import sys; sys.path[:] = sys.argv[2:]; from extractor.workers.forking import main; main(int(sys.argv[1]))"


class Starter:
    """Starts workers, each quickly; what one of them does to itself leaves it as it is. Threads may share it."""

    def __init__(self, start: Start, share: int) -> None:
        """Say what most of its workers do. `share` is the number of cores that each may use for scanned pages."""
        self._start, self._share = start, share
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None

    def worker(self) -> tuple[int, int, int]:
        """Start a worker and return its process number and two file descriptors: to it, and from it.

        Raises OSError where no process can be started.
        """
        to_worker, from_parent = os.pipe(), os.pipe()
        try:
            with self._lock:
                pid = self._fork(to_worker[0], from_parent[1])
        except OSError:
            os.close(to_worker[1])
            os.close(from_parent[0])
            raise
        finally:
            os.close(to_worker[0])
            os.close(from_parent[1])
        return pid, to_worker[1], from_parent[0]

    def status(self, pid: int) -> tuple[int, int]:
        """Wait for a worker that has ended; return its exit code (as of Popen) and the most memory it held, in MB.

        Where this process has ended too, its workers were killed with it.
        """
        with suppress(OSError), self._lock:
            assert self._socket is not None
            self._socket.sendall(STATUS.pack(pid, 0))
            return self._answer()
        return -signal.SIGKILL, 0

    def end(self) -> None:
        """End it; its workers end with it."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._child is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
            self._child = None

    def _fork(self, inbox: int, out: int) -> int:
        """Ask for a worker; one that was killed since the last time is started again."""
        for again in (True, False):
            try:
                if self._socket is None:
                    self._begin()
                assert self._socket is not None
                socket.send_fds(self._socket, [STATUS.pack(0, 0)], [inbox, out])
                pid = self._answer()[0]
            except ConnectionError:
                self.end()
                if not again:
                    raise
                continue
            if pid < 0:
                raise OSError(-pid, os.strerror(-pid))
            return pid
        raise AssertionError

    def _begin(self) -> None:
        here, there = socket.socketpair()
        with there:
            # A session of its own: a Ctrl-C at the terminal is for this program alone.
            self._child = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, str(there.fileno()), *sys.path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("THK_DEBUG") else subprocess.DEVNULL,
                pass_fds=[there.fileno()],
                start_new_session=True,
                env={**os.environ, "THK_CORES": str(self._share)},
            )
        self._socket = here
        here.sendall(framed(self._start))

    def _answer(self) -> tuple[int, int]:
        assert self._socket is not None
        data = self._socket.recv(STATUS.size, socket.MSG_WAITALL)
        if len(data) < STATUS.size:
            raise ConnectionResetError
        first, second = STATUS.unpack(data)
        return first, second
