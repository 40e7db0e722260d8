"""Runs the tests of a package on each mutant, in a copy of the checkout; a mutant is in memory only.

Each run is a forked process that has the libraries loaded already. The tests of the package that reach the changed line
come first, the quickest before the others, and the first that fails ends the run.
"""

import importlib
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.mutants.mutate import Mutant, code_of

_COPIED = (
    "extractor",
    "grammars",
    "output",
    "corpus",
    "tests",
    "pyproject.toml",
    "README.md",
    "README.en.md",
    "Makefile",
)
_LOADED = ("coverage", "hypothesis", "interegular", "lark", "lxml.etree", "msgspec", "rapidfuzz", "spacy", "yaml")
# What measures time would fail for a busy machine, what needs a program or many hours is no test of a mutant.
_TESTS = "not (linear_time or at_once or perf or ocr or hostile)"
_MEMORY = 4 << 30  # bytes
_PATIENCE = 3.0  # times the processor time of all tests without a mutant
_KILLED = 1


class Baseline(NamedTuple):
    """All tests of a package without a mutant: the lines of each module with the tests that reach them, quickest
    first, and the processor time, in seconds."""

    tests: Sequence[str]
    reached: Mapping[str, Mapping[int, Sequence[str]]]
    seconds: float


class Verdict(NamedTuple):
    """What became of a mutant: the test that failed, empty where all passed; `reached`: its line runs at all."""

    mutant: Mutant
    killer: str
    reached: bool

    @property
    def alive(self) -> bool:
        """Whether no test noticed."""
        return not self.killer


def copied(root: Path, folder: Path) -> Path:
    """Copy what the tests need from the checkout `root` into `folder`; return the copy."""
    copy = folder / "checkout"
    copy.mkdir()
    for name in _COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, copy / name)
    return copy


def load_libraries() -> None:
    """Import what every run needs, none of it ours."""
    for name in _LOADED:
        with suppress(ImportError):
            importlib.import_module(name)


def measured(copy: Path, package: str, tests: Sequence[str]) -> Baseline:
    """Run the tests without a mutant; RuntimeError where one fails."""
    pid = _forked(copy, lambda result: _measure(copy, package, tests, result))
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"the tests of {package} fail without a mutant: {_result(copy, pid).get('failed', status)}")
    found = _result(copy, pid)
    reached = {path: {int(line): names for line, names in lines.items()} for path, lines in found["reached"].items()}
    return Baseline(tests, reached, usage.ru_utime + usage.ru_stime)


def tried(copy: Path, baseline: Baseline, wanted: Sequence[Mutant], jobs: int) -> Iterator[Verdict]:
    """Yield the verdict of each mutant as it is found, `jobs` runs at a time."""
    waiting = list(reversed(wanted))
    running: dict[int, tuple[Mutant, bool]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            first = _reaching(copy, baseline, mutant)
            pid = _forked(copy, lambda result, m=mutant, f=first: _try(m, f or (), baseline, result))
            running[pid] = mutant, first is not None
        pid, status = os.wait()
        mutant, reached = running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        killer = "" if code == 0 else _result(copy, pid).get("failed") or "no end, or no memory left"
        yield Verdict(mutant, killer, reached)


def _reaching(copy: Path, baseline: Baseline, mutant: Mutant) -> list[str] | None:
    """Return the tests that run the lines of a mutant, none for what an import runs; None where nothing runs them."""
    lines = baseline.reached.get(str(mutant.path.relative_to(copy)), {})
    low, high = mutant.lines
    rows = [lines[line] for line in range(low, high + 1) if line in lines]
    names = dict.fromkeys(name for row in rows for name in row)
    return [name for name in names if name.startswith(baseline.tests[0])] if rows else None


def _forked(copy: Path, work: Callable[[Path], int]) -> int:
    """Start `work` in a process of its own in the copy; it is given the path of its result."""
    pid = os.fork()
    if pid:
        return pid
    code = 2
    try:
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        for name in [name for name in sys.modules if name.split(".")[0] in ("extractor", "tests", "conftest")]:
            del sys.modules[name]  # those of the checkout
        sys.dont_write_bytecode = True
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = work(copy.parent / f"{os.getpid()}.json")
    finally:
        os._exit(code)


def _result(copy: Path, pid: int) -> dict[str, object]:
    path = copy.parent / f"{pid}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _pytest(tests: Sequence[str], *plugins: object) -> int:
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-k", _TESTS, "--hypothesis-seed=0"]
    code = int(pytest.main([*options, *tests], plugins=list(plugins)))
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code


class _Failure:
    """Notes the first test that fails."""

    def __init__(self, result: Path) -> None:
        self.result = result

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.result.write_text(json.dumps({"failed": report.nodeid}), encoding="utf-8")

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.result.write_text(json.dumps({"failed": report.nodeid or "collection"}), encoding="utf-8")


class _Coverage:
    """Tells coverage which test is running, and how long each took."""

    def __init__(self, switch: Callable[[str], None]) -> None:
        self.switch = switch
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.switch(nodeid)

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


class _Reaching:
    """Keeps the named tests, in their order; with `others`, all the others instead."""

    def __init__(self, names: Sequence[str], *, others: bool = False) -> None:
        self.place = {name: at for at, name in enumerate(names)}
        self.others = others

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if (item.nodeid in self.place) != self.others]
        items[:] = sorted(kept, key=lambda item: self.place.get(item.nodeid, 0))


def _measure(copy: Path, package: str, tests: Sequence[str], result: Path) -> int:
    from coverage import Coverage

    coverage = Coverage(data_file=None, source=[str(copy / "extractor" / package)], config_file=False)
    coverage.start()
    watch = _Coverage(coverage.switch_context)
    code = _pytest(tests, watch, _Failure(result))
    coverage.stop()
    if code == 0:
        data = coverage.get_data()
        reached = {
            str(Path(path).relative_to(copy)): {
                line: sorted(filter(None, names), key=lambda name: watch.seconds.get(name, 0.0))
                for line, names in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        result.write_text(json.dumps({"reached": reached}), encoding="utf-8")
    return code


def _try(mutant: Mutant, first: Sequence[str], baseline: Baseline, result: Path) -> int:
    seconds = int(_PATIENCE * baseline.seconds) + 10
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    changed, read = code_of(mutant), SourceFileLoader.get_code
    SourceFileLoader.get_code = lambda self, name: changed if self.path == str(mutant.path) else read(self, name)  # type: ignore[method-assign]
    files = dict.fromkeys(name.partition("::")[0] for name in first)
    code = _pytest([*files], _Reaching(first), _Failure(result)) if files else 0
    return code or _pytest(baseline.tests, _Reaching(first, others=True), _Failure(result))
