"""Stores for tests: every test of a collection runs on SQLite, and on PostgreSQL where that is installed."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from extractor.collection.ingest.ingest import Arrived, Order, ingest
from extractor.store.database import Database, open_database
from extractor.workers import pool
from extractor.workers.inputs import inputs_of
from tests.command import with_kept_starter
from tests.store.server import Server, is_installed, running

Fill = Callable[..., list[Arrived]]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; the test is skipped where it is not installed."""
    if not is_installed():
        pytest.skip("needs PostgreSQL")
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a file with nothing in it: its tables are made once, and the file is copied for each test."""
    path = tmp_path_factory.mktemp("kosong") / "uji.db"
    open_database(path, create=True).close()
    return path


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def opened(request: pytest.FixtureRequest, bare_file: Path) -> Callable[[Path], Database]:
    """A function that opens an empty store; one in a file is in the folder that it is given."""
    if request.param == "sqlite":
        return lambda folder: open_database(shutil.copy(bare_file, folder))
    server = request.getfixturevalue("server")
    return lambda folder: open_database(server.database(), create=True)


@pytest.fixture
def database(opened: Callable[[Path], Database], tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    found = opened(tmp_path)
    yield found
    found.close()


@pytest.fixture
def fill(database: Database, tmp_path: Path) -> Fill:
    """Write texts into files by name, take the folder in, and return what became of each file."""
    return partial(filled, database, tmp_path / "naskah")


def filled(database: Database, folder: Path, **texts: str | bytes) -> list[Arrived]:
    """Write texts into files of a folder by name, take it into a store, and return what became of each file."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "side_by_side", with_kept_starter)
        events = ingest(database, inputs_of([str(folder)]).inputs, Order())
        return [event for event in events if isinstance(event, Arrived)]
