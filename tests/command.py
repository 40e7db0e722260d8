"""`thk` as a function: called in the process of the tests, or started as one of its own."""

import atexit
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.source.readers import READERS
from extractor.workers import pool
from extractor.workers.frames import Start
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan, Step
from extractor.workers.plan import Result as Came
from extractor.workers.pool import side_by_side
from extractor.workers.starter import Starter
from extractor.workers.work import Input, Wish


class Result(NamedTuple):
    """What a run of `thk` left behind; `stdout` and `stderr` decoded from UTF-8."""

    returncode: int
    stdout: str
    stderr: str


class Thk:
    """Runs `thk` in `folder`: called, in this process; by `process`, in one of its own, which takes a second.

    Where it is called, its workers are started by a process that is kept for all tests, which would take as long.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *argv: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        from extractor.cli import run

        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            if not env:
                patch.setattr(pool, "side_by_side", with_kept_starter)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", newline="\n"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", newline="\n", line_buffering=True))
            code = run([str(word) for word in argv])
            sys.stdout.flush()
            sys.stderr.flush()
            return _result(code, out.getvalue(), err.getvalue())

    def process(self, *argv: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        command = [sys.executable, "-m", "extractor", *map(str, argv)]
        done = subprocess.run(command, cwd=self.folder, input=stdin, capture_output=True, env=os.environ | (env or {}))
        return _result(done.returncode, done.stdout, done.stderr)


def hears_ctrl_c() -> None:
    """For `preexec_fn`: what is started hears Ctrl-C also where the tests do not, as behind `nohup` or `&`."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@cache
def kept_starter() -> Starter:
    """What starts workers for tests, in this process: it has loaded all that they may need, and ends with the tests."""
    start = Start(Wish(rules=True, keep=True), Limits(), tuple(reader.read for reader in READERS))
    starter = Starter(start, cores())
    atexit.register(starter.end)
    return starter


def with_kept_starter(inputs: Iterable[Input], wish: Wish, plan: Plan) -> Iterator[Step | Came]:
    """What takes the place of `pool.side_by_side` in a test."""
    return side_by_side(inputs, wish, plan, kept_starter())


def _result(code: int, out: bytes, err: bytes) -> Result:
    assert b"Traceback" not in err, err.decode()
    return Result(code, out.decode(), err.decode())
