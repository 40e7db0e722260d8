"""What many tests need: trees of a few printed lines, the corpus with its analyses, `thk` called from inside."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.source import read_bytes
from extractor.tree import build

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


@pytest.fixture
def tree() -> Callable[[str], Document]:
    """Return a function that builds the document of a text."""
    return lambda text: build(read_bytes(text.encode(), "contoh.txt"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    return CORPUS


@pytest.fixture(scope="session")
def analysed() -> Callable[[Path | str], Analysis]:
    """Return a function that analyses a text of the corpus, named by its stem or path, once for all tests."""
    return lambda text: _analysed(CORPUS / f"{Path(text).stem}.txt")


@cache
def _analysed(path: Path) -> Analysis:
    from extractor.pipeline import analyse_file

    return analyse_file(path)


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder with other regulations; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("needs ../shared/documents")
    return folder


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


@pytest.fixture
def thk(tmp_path: Path) -> Thk:
    """Run `thk` in an empty folder."""
    return Thk(tmp_path)


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file into the empty folder and return its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
