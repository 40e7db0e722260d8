"""That two workers share the work: both are at it nearly all the time, whatever else the machine does."""

import os
import time
from pathlib import Path

import pytest

from extractor.workers import pool
from extractor.workers.limits import cores
from extractor.workers.plan import Plan, Result
from extractor.workers.process import Process
from extractor.workers.work import Input, Made, Wish

SCHEDULE = Path("/proc/self/schedstat")
pytestmark = [
    pytest.mark.perf,
    pytest.mark.skipif(cores() < 2, reason="needs two cores"),
    pytest.mark.skipif(not SCHEDULE.exists(), reason="needs /proc/self/schedstat"),
]
COPIES = 3
# Long enough that the time of reading counts, and not that of handing an input over.
TIMES = 3
LEAST = 1.7
ROUNDS = 4


class Noted(Process):
    """A worker of which is known when it began, and how long it was at work: it ran, or waited for a core."""

    noted: list[tuple[float, float]] = []  # noqa: RUF012

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.began = time.monotonic()

    def end(self) -> None:
        path = Path(f"/proc/{self.pid}/schedstat")
        if path.exists():
            self.noted.append((time.monotonic() - self.began, sum(_ran_and_waited(path))))
        super().end()


def _ran_and_waited(schedule: Path) -> tuple[float, float]:
    """Return for how long a process ran, and for how long it waited for a core, both in seconds."""
    ran, waited, _ = map(int, schedule.read_text().split())
    return ran / 1e9, waited / 1e9


def test_two_workers_are_both_at_work_all_the_time(corpus, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(pool, "Process", Noted)
    for path in corpus.glob("*.txt"):
        for at in range(COPIES):
            (tmp_path / f"{path.stem}-{at}.txt").write_bytes(TIMES * path.read_bytes())
    inputs = [Input(path.name, os.fsencode(path)) for path in sorted(tmp_path.iterdir())]
    found = []
    while len(found) < ROUNDS and max(found, default=0.0) < LEAST:
        found.append(_at_work(inputs, monkeypatch))
    assert max(found) >= LEAST, f"{max(found):.2f} of two workers are at work"


def _at_work(inputs, monkeypatch) -> float:
    """Return how many of two workers are at work, in the mean; while this process, which hands them the inputs, waits
    for a core, they have nothing to do."""
    monkeypatch.setattr(Noted, "noted", [])
    wish = Wish(formats=(("regulation", "json"), ("regulation", "akn"), ("regulation", "html")))
    _, waited_before = _ran_and_waited(SCHEDULE)
    made = [event.made for event in pool.side_by_side(inputs, wish, Plan(jobs=2)) if isinstance(event, Result)]
    _, waited = _ran_and_waited(SCHEDULE)
    assert len(made) == len(inputs) and all(isinstance(each, Made) for each in made)
    assert len(Noted.noted) == 2
    lived = max(lived for lived, _ in Noted.noted)
    return sum(worked for _, worked in Noted.noted) / (lived - (waited - waited_before))
