"""What many tests need: trees of a few printed lines, the corpus with its analyses, `thk` called from inside."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.source import read_bytes
from extractor.tree import build
from extractor.workers.limits import cores
from tests.command import Thk
from tests.shared_documents import DOCUMENTS

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
# The lanes whose files begin, the one with the longest file first.
SLOW = ("ocr", "shared", "browser", "process", "hostile", "server", "perf")


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
    if not DOCUMENTS.is_dir():
        pytest.skip("needs ../shared/documents")
    return DOCUMENTS


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a third of the time of all tests is waiting for another program."""
    return cores() + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks for the folder of other regulations is of the lane `shared`.

    Side by side, the files of the slow lanes begin, so that no worker is left alone with one of them at the end.
    """
    for item in items:
        if "documents" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)
    if hasattr(config, "workerinput"):
        place: dict[Path, int] = {}
        for item in items:
            lanes = [SLOW.index(mark.name) for mark in item.iter_markers() if mark.name in SLOW]
            place[item.path] = min(place.get(item.path, len(SLOW)), *lanes, len(SLOW))
        items.sort(key=lambda item: place[item.path])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how many tests were skipped, and for what; pytest by itself counts them only."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else str(report.longrepr)
        for report in terminalreporter.stats.get("skipped", ())
    )
    if reasons:
        each = ", ".join(
            f"{count} {reason if count == 1 else reason.replace('needs ', 'need ', 1)}"
            for reason, count in reasons.most_common()
        )
        terminalreporter.write_line(f"dilewati/skipped: {each}", yellow=True)


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
