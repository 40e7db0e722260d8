"""The desk as a client sees it: over a folder of its own, with its form token, waiting for what it reads."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from extractor.serve.app import application
from extractor.serve.guard import FORM_COOKIE, FORM_FIELD, Bounds

for folder in ("source", "emit"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))

HOST = "127.0.0.1:8010"
DRAFT = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
HUBUNGAN KERJA
BUPATI CONTOH,
Menimbang : bahwa perlu menetapkan hubungan kerja;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG HUBUNGAN KERJA.
Pasal 1
(1) Bupati menetapkan rencana kerja.
(2) Rencana sebagaimana dimaksud pada ayat (1) disusun sesuai Pasal 9 ayat (4).
Pasal 2
(1) Camat wajib menyampaikan laporan kepada Bupati sesuai Pasal 8.
(2) Ketentuan sebagaimana dimaksud dalam Pasal 1 ayat (2) berlaku bagi Lurah.
Pasal 3
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 2 Januari 2020
BUPATI CONTOH,
ttd
NAMA CONTOH
"""


class Client(TestClient):
    """A browser without scripts."""

    def token(self) -> str:
        if FORM_COOKIE not in self.cookies:
            self.get("/")
        return str(self.cookies[FORM_COOKIE])

    def submit(self, path: str, *, files: Any = None, **fields: str) -> Any:
        """Send a form of the desk."""
        return self.post(path, data={FORM_FIELD: self.token(), **fields}, files=files, follow_redirects=False)

    def upload(self, name: str, data: bytes) -> str:
        """Upload a file; return its address when it was read."""
        assert self.submit("/upload", files=[("files", (name, data))]).status_code == 303
        (newest, *_) = re.findall(r'href="(/documents/\w+)"', self.get("/").text)
        self.settled(newest)
        return str(newest)

    def settled(self, path: str) -> None:
        """Wait until nothing is being read."""
        for _ in range(600):
            if "data-wait" not in self.get(path).text:
                return
            time.sleep(0.05)
        raise AssertionError("still reading")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Return a function that opens a desk; all are closed in the end."""
    opened = []

    def open_desk(**bounds: Any) -> Client:
        app = application(tmp_path / "meja", bounds=Bounds(**bounds))
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
