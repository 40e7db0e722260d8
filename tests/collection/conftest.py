"""Stores for tests: every test of a collection runs on SQLite, and on PostgreSQL where that is installed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.collection.ingest.ingest import Arrived, Order, ingest
from extractor.store.database import Database, open_database
from extractor.workers.inputs import inputs_of
from tests.store.server import Server, is_installed, running

Fill = Callable[..., list[Arrived]]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; the test is skipped where it is not installed."""
    if not is_installed():
        pytest.skip("needs PostgreSQL")
    with running() as found:
        yield found


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    is_file = request.param == "sqlite"
    found = open_database(tmp_path / "uji.db" if is_file else request.getfixturevalue("server").database(), create=True)
    yield found
    found.close()


@pytest.fixture
def fill(database: Database, tmp_path: Path) -> Fill:
    """Write texts into files by name, take the folder in, and return what became of each file."""

    def filled(**texts: str | bytes) -> list[Arrived]:
        folder = tmp_path / "naskah"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            path = folder / f"{name}.txt"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        events = ingest(database, inputs_of([str(folder)]).inputs, Order())
        return [event for event in events if isinstance(event, Arrived)]

    return filled
