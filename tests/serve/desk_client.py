"""The desk as a browser without scripts sees it, and the draft that is put on it."""

import re
import time
from typing import Any

from starlette.testclient import TestClient

from extractor.serve.guard import FORM_COOKIE, FORM_FIELD

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
