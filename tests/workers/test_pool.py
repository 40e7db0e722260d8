"""Inputs in worker processes: what one of them does to its worker costs its own result and nothing else."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from extractor.workers import pool
from extractor.workers.failure import Failure
from extractor.workers.limits import Limits, peak_memory
from extractor.workers.ordered import Analyses, Shelf, in_order
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.process import Process
from extractor.workers.run import run
from extractor.workers.work import Input, Made, Wish, do

pytestmark = pytest.mark.process


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """The workers that were started."""
    found: list[Process] = []

    class Noted(Process):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            found.append(self)

    monkeypatch.setattr(pool, "Process", Noted)
    return found


@pytest.fixture
def silent(tmp_path: Path) -> Input:
    """A pipe into which nobody writes: reading it never ends."""
    path = tmp_path / "diam.pdf"
    os.mkfifo(path)
    return Input("diam.pdf", os.fsencode(path))


def texts(corpus: Path, *names: str) -> list[Input]:
    return [Input(name, os.fsencode(corpus / name)) for name in names]


def results(inputs: Sequence[Input], wish: Wish, plan: Plan) -> list[Made | Failure]:
    with Shelf() as shelf:
        return [event.made for event in in_order(run(inputs, wish, plan), shelf) if isinstance(event, Result)]


def is_alive(process: Process) -> bool:
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return False
    return True


FAST = Wish(rules=False, keep=True)
GOOD = ("perwali-kotabekasi-68-2019.txt", "perbup-pali-fragment.txt")


def test_workers_give_what_this_process_gives_in_the_order_of_the_inputs(corpus, silent, started) -> None:
    inputs = [*texts(corpus, *GOOD), silent, *texts(corpus, *reversed(GOOD))]
    found = results(inputs, FAST, Plan(Limits(page=4), jobs=2))
    assert isinstance(found[2], Failure)
    here = [do(FAST, each, Limits()) for each in inputs if each is not silent]
    assert [found[at] for at in (0, 1, 3, 4)] == here
    assert 2 <= len(started) <= 3
    assert not any(map(is_alive, started))


def test_a_short_text_needs_no_worker(corpus, started) -> None:
    (made,) = results(texts(corpus, GOOD[0]), FAST, Plan())
    assert isinstance(made, Made)
    assert not started


def test_what_never_ends_is_stopped_and_said(silent, started) -> None:
    (failure,) = results([silent], FAST, Plan(Limits(page=1)))
    assert isinstance(failure, Failure)
    assert "1 detik" in failure.message and "--page-time" in failure.message
    assert "1 seconds" in failure.message_en
    assert not is_alive(started[0])


def test_the_whole_document_has_a_limit_too(silent) -> None:
    (failure,) = results([silent], FAST, Plan(Limits(document=1)))
    assert isinstance(failure, Failure) and "--time" in failure.message


@pytest.mark.parametrize(
    ("number", "said", "said_en"),
    [(signal.SIGKILL, "dimatikan dari luar", "killed from outside"), (signal.SIGSEGV, "sinyal 11", "signal 11")],
)
def test_a_worker_that_dies_is_reported_and_the_others_are_read(corpus, silent, started, number, said, said_en) -> None:
    inputs = [*texts(corpus, GOOD[0]), silent, *texts(corpus, GOOD[1])]
    found: dict[int, Made | Failure] = {}
    for event in run(inputs, FAST, Plan(jobs=2)):
        if isinstance(event, Result):
            found[event.at] = event.made
            if 1 not in found:
                os.kill(next(each for each in started if each.at == 1).pid, number)
    before, failure, after = (found[at] for at in range(3))
    assert isinstance(failure, Failure)
    assert said in failure.message and said_en in failure.message_en
    assert isinstance(before, Made) and isinstance(after, Made)


def test_an_input_gets_no_more_memory_than_it_may_have(tmp_path, corpus) -> None:
    path = tmp_path / "besar.txt"
    path.write_text("PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\n" + "Pasal 1\nSetiap orang wajib.\n" * 2_000_000)
    inputs = [Input("besar.txt", os.fsencode(path)), *texts(corpus, GOOD[1])]
    failure, made = results(inputs, FAST, Plan(Limits(memory=800), jobs=1))
    assert isinstance(failure, Failure)
    assert "800 MB" in failure.message and "--memory" in failure.message
    assert isinstance(made, Made)


def test_workers_end_with_the_iteration(corpus, silent, started) -> None:
    events = run([silent, *texts(corpus, GOOD[0])], FAST, Plan(jobs=2))
    first = next(event for event in events if isinstance(event, Result))
    assert first.at == 1
    assert any(map(is_alive, started))
    events.close()  # type: ignore[attr-defined]
    assert not any(map(is_alive, started))


def test_results_wait_their_turn_on_disk() -> None:
    def made(at: int) -> Result:
        return Result(at, Failure(f"{at}", f"{at}"))

    def events() -> Iterator[Step | Result]:
        yield made(2)
        yield Step(0, 1, 2)
        yield made(0)
        yield made(1)

    with Shelf() as shelf:
        assert list(in_order(events(), shelf)) == [Step(0, 1, 2), made(0), made(1), made(2)]


def test_analyses_on_disk_are_the_same(analysed, corpus) -> None:
    whole = [analysed(corpus / name) for name in GOOD]
    with Shelf() as shelf:
        kept = Analyses(shelf)
        for each in whole * 4:
            kept.append(each)
        assert list(kept) == whole * 4
        assert kept[-1] == whole[-1] and list(kept[:2]) == whole


def test_the_memory_of_a_worker_is_its_own_and_not_that_of_who_started_it() -> None:
    held = bytearray(300 << 20)
    program = "from extractor.workers.limits import peak_memory; print(peak_memory())"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert peak_memory() > 300 and len(held) == 300 << 20
    assert 0 < int(said) < 200


def test_inputs_are_taken_one_by_one_where_they_are_not_a_sequence(corpus: Path) -> None:
    names = sorted(path.name for path in corpus.glob("*.txt"))
    taken: list[str] = []

    def coming() -> Iterator[Input]:
        for each in texts(corpus, *names):
            taken.append(each.name)
            yield each

    seen = []
    for event in pool.side_by_side(coming(), Wish(rules=False), Plan(jobs=1)):
        if isinstance(event, Result):
            seen.append((event.at, len(taken)))
    assert [at for at, _ in seen] == list(range(len(names)))
    assert seen[0][1] < len(names)


def test_one_worker_is_kept_from_input_to_input_and_replaced_when_it_dies(corpus: Path) -> None:
    first, second = texts(corpus, "perbup-pali-fragment.txt", "perbup-paser-56-2020.txt")
    steady = pool.Steady(Wish(rules=False), Limits())
    try:
        assert isinstance(steady.do(first), Made)
        assert steady._process is not None
        before = steady._process.pid
        assert isinstance(steady.do(second), Made)
        assert steady._process is not None and steady._process.pid == before
        os.kill(before, signal.SIGKILL)
        assert isinstance(steady.do(first), Failure)
        assert isinstance(steady.do(first), Made)
        assert steady._process is not None and steady._process.pid != before
    finally:
        steady.end()


def test_a_kept_worker_is_ended_when_an_input_takes_too_long(silent: Input) -> None:
    steady = pool.Steady(Wish(rules=False), Limits(page=1.0))
    assert isinstance(steady.do(silent), Failure)
    steady.end()
