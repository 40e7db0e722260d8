"""How much more two workers do in the same time than one."""

import os
import time

import pytest

from extractor.workers.limits import cores
from extractor.workers.plan import Plan, Result
from extractor.workers.pool import side_by_side
from extractor.workers.work import Input, Made, Wish

pytestmark = pytest.mark.perf
COPIES = 8
# Long enough that the time of reading counts, and not that of loading the program once, which no core can share.
TIMES = 15
LEAST = 1.7
ROUNDS = 3


@pytest.mark.skipif(cores() < 2, reason="needs two cores")
def test_two_workers_read_forty_regulations_much_faster_than_one(corpus, tmp_path) -> None:
    for path in corpus.glob("*.txt"):
        for at in range(COPIES):
            (tmp_path / f"{path.stem}-{at}.txt").write_bytes(TIMES * path.read_bytes())
    inputs = [Input(path.name, os.fsencode(path)) for path in sorted(tmp_path.iterdir())]
    assert len(inputs) == 40
    found = 0.0
    for _ in range(ROUNDS):
        found = max(found, _seconds(inputs, 1) / _seconds(inputs, 2))
        if found >= LEAST:
            return
    raise AssertionError(f"two workers are {found:.2f} times as fast as one")


def _seconds(inputs: list[Input], jobs: int) -> float:
    began = time.monotonic()
    wish = Wish(formats=(("regulation", "json"), ("regulation", "akn"), ("regulation", "html")))
    results = [event.made for event in side_by_side(inputs, wish, Plan(jobs=jobs)) if isinstance(event, Result)]
    assert len(results) == len(inputs) and all(isinstance(each, Made) for each in results)
    return time.monotonic() - began
