"""`thk` as a function: called in the process of the tests, or started as one of its own."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest


class Result(NamedTuple):
    """What a run of `thk` left behind; `stdout` and `stderr` decoded from UTF-8."""

    returncode: int
    stdout: str
    stderr: str


class Thk:
    """Runs `thk` in `folder`: called, in this process; by `process`, in one of its own, which takes a second."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *argv: object, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        from extractor.cli import run

        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
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


def _result(code: int, out: bytes, err: bytes) -> Result:
    assert b"Traceback" not in err, err.decode()
    return Result(code, out.decode(), err.decode())
