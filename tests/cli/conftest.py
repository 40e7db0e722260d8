import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def corpus():
    return CORPUS


@pytest.fixture
def thk(tmp_path):
    """Run `thk` in an empty folder as a process of its own; returns its result, output as bytes-safe text."""

    def run(*argv, stdin=b"", env=None):
        command = [sys.executable, "-m", "extractor", *map(str, argv)]
        result = subprocess.run(
            command, cwd=tmp_path, input=stdin, capture_output=True, env=os.environ | (env or {}), timeout=120
        )
        result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
        assert "Traceback" not in result.stderr
        return result

    return run


@pytest.fixture
def made(tmp_path):
    """Write a file into the empty folder and return its path."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
