"""The same collection from many machines as from one; a worker that is lost loses nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.collection.ingest.ingest import Arrived, Order, ingest
from extractor.store.database import open_database
from extractor.workers.inputs import inputs_of
from extractor.workers.plan import Plan
from tests.bench.made_collection import write
from tests.store.dump import dump

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]


def taken_in(folder: Path, store: Path, address: str | None) -> list[Arrived]:
    from extractor.collection.ingest.cluster import on_cluster

    database = open_database(store, create=True)
    events = ingest(database, inputs_of([str(folder)]).inputs, Order(Plan(jobs=2)), on_cluster(address))
    arrived = [event for event in events if isinstance(event, Arrived)]
    database.close()
    return arrived


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    """A folder of files, and the collection that this machine alone makes of it."""
    folder = tmp_path_factory.mktemp("klaster")
    write(folder / "naskah", 16, seed=4)
    (folder / "naskah" / "resep.txt").write_text("Resep sayur asem.")
    database = open_database(folder / "sendiri.db", create=True)
    list(ingest(database, inputs_of([str(folder / "naskah")]).inputs, Order()))
    return folder / "naskah", dump(database)


def test_a_cluster_on_this_machine_makes_the_same_collection(here, tmp_path) -> None:
    folder, expected = here
    arrived = taken_in(folder, tmp_path / "a.db", None)
    assert len(arrived) == 17
    assert dump(open_database(tmp_path / "a.db")) == expected


def test_a_worker_that_is_killed_loses_nothing(here, tmp_path) -> None:
    from distributed import Client, LocalCluster

    from extractor.collection.ingest.cluster import on_cluster

    folder, expected = here
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster, Client(cluster) as client:
        (pid, *_) = client.run(os.getpid).values()
        database = open_database(tmp_path / "a.db", create=True)
        read = on_cluster(cluster.scheduler_address)
        arrived = 0
        for event in ingest(database, inputs_of([str(folder)]).inputs, Order(), read):
            arrived += isinstance(event, Arrived)
            if arrived == 3 and pid:
                os.kill(pid, signal.SIGKILL)
                pid = 0
        assert not pid
    assert arrived == 17
    assert dump(database) == expected


def test_the_command_names_the_scheduler(here, tmp_path) -> None:
    folder, _ = here
    command = [sys.executable, "-m", "extractor", "ingest", str(folder), "--store", str(tmp_path / "a.db")]
    done = subprocess.run([*command, "--scheduler", "local", "--jobs", "1"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "17" in done.stdout, done.stderr
