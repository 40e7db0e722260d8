"""How a collection grows, and how fast it answers: `python -m tests.bench.collection COUNT [FOLDER]`.

Writes COUNT files (see `made_collection`) into FOLDER, takes them in, and prints a table: files a second of time on the
clock and of processor time, memory of this program after the first and the last tenth, the second run, ten further
files, the size of the store, and medians of questions. One worker on one core against two on two, of this machine and of
a Dask cluster, are measured on the first 500 files.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter, process_time, sleep

from distributed import Client
from rich.table import Table

from extractor.cli.summary_table import console
from extractor.collection.collection import Collection
from extractor.collection.ingest.cluster import on_cluster
from extractor.collection.ingest.ingest import Arrived, Order, Reader, ingest
from extractor.law.address import pinpoint_iri
from extractor.store.database import Database, open_database
from extractor.workers.inputs import inputs_of
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan
from extractor.workers.work import Wish, do
from tests.bench.made_collection import write

SAMPLE, FURTHER, QUESTIONS = 500, 10, 60
_WISH = Wish(rows=True)
_WORDS = ("koordinasi camat", "laporan bupati", "perangkat daerah", "kecamatan setiap bulan", "retribusi", "hubungan*")


def held() -> float:
    """Return the memory of this program now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / (1 << 20)


def taken_in(
    database: Database, names: Sequence[str], jobs: int, read: Reader | None = None
) -> tuple[float, float, list[float]]:
    """Take files in; return the seconds on the clock, this program's seconds of the processor, the memory by file."""
    start, used = perf_counter(), process_time()
    memory = [
        held()
        for event in ingest(database, inputs_of(names).inputs, Order(Plan(jobs=jobs)), read)
        if isinstance(event, Arrived)
    ]
    return perf_counter() - start, process_time() - used, memory


def middle(question: Callable[[int], object]) -> float:
    """Return the median time of a question in milliseconds."""
    times = []
    for at in range(QUESTIONS):
        start = perf_counter()
        question(at)
        times.append(perf_counter() - start)
    return 1000 * median(times)


def main(count: int, folder: Path) -> None:
    """Measure a collection of `count` files in `folder` and print the table."""
    source = folder / f"naskah-{count}"
    if not source.exists():
        write(source, count)
    jobs = cores()
    table = Table("measure", "value")
    path = folder / f"{count}.db"
    path.unlink(missing_ok=True)
    database = open_database(path, create=True)
    seconds, used, memory = taken_in(database, [str(source)], jobs)
    tenth = max(1, len(memory) // 10)
    table.add_row(f"{count} files, {jobs} jobs", f"{seconds:.1f} s, {count / seconds:.1f} files/s")
    reading = 1000 * _reading(sorted(str(each) for each in source.rglob("*.*"))[:SAMPLE])
    table.add_row(
        "processor time a file", f"{reading:.1f} ms to read, {1000 * used / count:.1f} ms to write and compare"
    )
    table.add_row("memory after the first and the last tenth", f"{memory[tenth - 1]:.0f} MB, {memory[-1]:.0f} MB")
    again, _, _ = taken_in(database, [str(source)], jobs)
    table.add_row("second run", f"{again:.2f} s, {seconds / again:.0f} times as fast")
    write(folder / f"lagi-{count}", count + FURTHER, first=count)
    more, _, _ = taken_in(database, [str(folder / f"lagi-{count}")], jobs)
    table.add_row(f"{FURTHER} further files", f"{more:.2f} s")
    table.add_row(
        "size of the store",
        f"{path.stat().st_size / (1 << 20):.0f} MB, {path.stat().st_size / count / 1024:.0f} kB a file",
    )
    _questions(Collection(database), table)
    database.close()
    _cores(folder, sorted(str(each) for each in source.rglob("*.*"))[:SAMPLE], table)
    console().print(table)


def _reading(names: Sequence[str]) -> float:
    """Return the seconds of processor time in which a worker reads one file, the mean of these."""
    inputs = inputs_of(names).inputs
    do(_WISH, inputs[0], Limits())
    start = process_time()
    for each in inputs:
        do(_WISH, each, Limits())
    return (process_time() - start) / len(inputs)


def _questions(collection: Collection, table: Table) -> None:
    random = Random(2)
    entries = list(collection.regulations())
    chosen = [random.choice(entries) for _ in range(QUESTIONS)]
    table.add_row("regulations", str(len(entries)))
    table.add_row("search, median", f"{middle(lambda at: collection.search(_WORDS[at % len(_WORDS)])):.1f} ms")
    filtered = middle(lambda at: collection.search("koordinasi", jenis="perbup", rule="obligation", actor="camat"))
    table.add_row("search with filters, median", f"{filtered:.1f} ms")
    typed = middle(lambda at: collection.search("", rule=("delegation", "prohibition")[at % 2]))
    table.add_row("search by a rare type of rule alone, median", f"{typed:.1f} ms")
    shown = middle(lambda at: collection.show(pinpoint_iri(chosen[at].iri, "art_2")))
    table.add_row("show, median", f"{shown:.1f} ms")
    cited = middle(lambda at: collection.cited_by(pinpoint_iri(chosen[at].iri, "art_2")))
    table.add_row("cited-by, median", f"{cited:.1f} ms")
    table.add_row(
        "cited-by of the law that all cite",
        f"{middle(lambda at: collection.cited_by('/akn/id/act/uu/2014/23')):.1f} ms",
    )
    table.add_row("verify a citation, median", f"{middle(lambda at: collection.verify(chosen[at].title)):.1f} ms")


def _cores(folder: Path, names: Sequence[str], table: Table) -> None:
    if not hasattr(os, "sched_setaffinity") or cores() < 2:
        return
    all_cores = os.sched_getaffinity(0)
    for how, readers in (("of this machine", _no_cluster), ("of a Dask cluster", _dask)):
        found = {}
        for count in (1, 2):
            os.sched_setaffinity(0, set(sorted(all_cores)[:count]))
            with TemporaryDirectory(dir=folder) as other, readers(count) as read:
                database = open_database(Path(other) / "a.db", create=True)
                taken_in(database, names[:FURTHER], count, read)
                found[count], _, _ = taken_in(database, names[FURTHER:], count, read)
                database.close()
        os.sched_setaffinity(0, all_cores)
        table.add_row(
            f"{len(names) - FURTHER} files with one worker {how} on one core, with two on two",
            f"{found[1]:.1f} s, {found[2]:.1f} s: {found[1] / found[2]:.2f} times",
        )


@contextmanager
def _no_cluster(_: int) -> Iterator[None]:
    yield None


@contextmanager
def _dask(workers: int) -> Iterator[Reader]:
    """Start a scheduler and workers as processes of their own, on the cores of this one."""
    program = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--dashboard-address",
        ":0",
    ]
    with TemporaryDirectory() as folder, ExitStack() as started:
        found = Path(folder) / "scheduler.json"
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard"]
        for command in ([*program, "--port", "0"], *[worker] * workers):
            process = Popen([*command, "--scheduler-file", str(found)], stderr=DEVNULL, cwd=folder)
            started.callback(process.wait)
            started.callback(process.terminate)
        while not found.exists():
            sleep(0.1)
        address = json.loads(found.read_text())["address"]
        with Client(address) as client:
            client.wait_for_workers(workers)
        yield on_cluster(address)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(mkdtemp()))
