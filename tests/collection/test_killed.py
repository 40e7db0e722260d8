"""A run that is killed at any moment, again and again, and then finished, leaves what an undisturbed one leaves.

THK_KILLS says how often it is killed (`make kills`: twenty times).
"""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from time import sleep

import pytest

from extractor.store.database import open_database
from tests.bench.made_collection import write
from tests.store.dump import dump

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("THK_KILLS", "2"))
# Files of the collection: enough that a run takes longer than a program to start.
FILES = 10 + 10 * KILLS


def started(folder: Path, store: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "extractor", "ingest", str(folder), "--store", str(store), "--jobs", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True)


def recorded(store: Path) -> int:
    """Return how many files a store holds so far; 0 where it has no tables yet."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM files").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_killed_run_is_taken_up_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "naskah"
    write(folder, FILES, seed=3)
    assert started(folder, tmp_path / "utuh.db").wait() in (0, 2)
    random = Random(5)
    killed = 0
    for _ in range(KILLS):
        enough = recorded(tmp_path / "putus.db") + random.randint(0, 8)
        run = started(folder, tmp_path / "putus.db")
        while run.poll() is None and recorded(tmp_path / "putus.db") < enough:
            sleep(0.002)
        sleep(random.uniform(0, 0.02))
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
            killed += 1
        run.wait()
    assert killed
    assert started(folder, tmp_path / "putus.db").wait() in (0, 2)
    undisturbed, disturbed = open_database(tmp_path / "utuh.db"), open_database(tmp_path / "putus.db")
    assert dump(disturbed) == dump(undisturbed)
    assert len(dump(undisturbed)["regulations"]) > FILES / 2
