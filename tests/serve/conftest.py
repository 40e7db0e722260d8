"""A desk over a folder of its own, and one with a draft on it for tests that change nothing."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.serve import reading
from extractor.serve.app import application
from extractor.serve.guard import Bounds
from extractor.workers.limits import Limits
from tests.command import kept_starter
from tests.serve.desk_client import DRAFT, HOST, Client

for folder in ("source", "emit"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))


@pytest.fixture(scope="session", autouse=True)
def warm() -> Iterator[None]:
    """What starts the workers of all desks: each desk keeps one of its own, which would take a second to load."""

    class Shared:
        worker, status = kept_starter().worker, kept_starter().status

        def end(self) -> None:
            """Go on for the next desk."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "Starter", lambda *given: Shared())
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Return a function that opens a desk; all are closed in the end."""
    opened = []

    def open_desk(limits: Limits | None = None, **bounds: Any) -> Client:
        app = application(tmp_path / "meja", limits=limits, bounds=Bounds(**bounds))
        client = Client(app, base_url=f"http://{HOST}")
        client.__enter__()
        opened.append(client)
        return client

    yield open_desk
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, str]]:
    """A desk with a draft on it, for tests that change nothing: the client and the address of the draft."""
    app = application(tmp_path_factory.mktemp("kantor") / "meja")
    with Client(app, base_url=f"http://{HOST}") as client:
        yield client, client.upload("draf.txt", DRAFT.encode())


@pytest.fixture
def client(desk: Callable[..., Client]) -> Client:
    return desk()


@pytest.fixture
def draft(client: Client) -> str:
    """The address of a draft with two broken references."""
    return client.upload("draf.txt", DRAFT.encode())
