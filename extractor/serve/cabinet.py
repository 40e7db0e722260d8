"""What the desk keeps on disk: the uploaded files, what was read in each, decisions and corrections.

documents/<id>/source.<suffix>    the file as it came
documents/<id>/entry.json         its name, when it came, how far it is
documents/<id>/analysis.msgpack   what was read
documents/<id>/pages/             pictures of its pages
thk-exceptions.toml               findings that were accepted, as `thk check` reads them
thk-corrections.toml              readings that were corrected, as `--corrections` reads them
"""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from extractor.files import write_whole
from extractor.model.analysis import Analysis
from extractor.model.correction import Correction
from extractor.review.correction_file import read_corrections, write_corrections
from extractor.review.reviewed import Reviewed, review
from extractor.review.sidefile import Accepted, read_exceptions, write_exceptions
from extractor.source.readers import READERS
from extractor.workers.work import Facts, Input, Said

EXCEPTIONS, CORRECTIONS = "thk-exceptions.toml", "thk-corrections.toml"
_ID = re.compile(r"[0-9a-f]{16}")
_LONGEST_NAME = 200
# So many regulations that were asked for last are kept in memory.
_HELD = 6

State = Literal["waiting", "reading", "done", "failed"]


class Entry(Struct, frozen=True):
    """One uploaded file: its id, its name, when it came (ISO), the hash of its bytes, and how far it is.

    `page` of `pages` is being read. `failure` says why it could not be read, or is not a regulation. `facts` are its
    figures, `iri` what it is, `errors` and `warnings` its findings of these levels. `run` counts its readings.
    """

    id: str
    name: str
    added: str
    sha256: str
    suffix: str = ""
    state: State = "waiting"
    page: int = 0
    pages: int = 0
    failure: Said | None = None
    unread: tuple[Said, ...] = ()
    facts: Facts | None = None
    iri: str | None = None
    errors: int = 0
    warnings: int = 0
    run: int = 0


class Cabinet:
    """The files of one desk in one folder; safe to be used by several threads."""

    def __init__(self, root: Path) -> None:
        """Open or make the folder; raises OSError. What was being read when the desk was left is waiting again."""
        self.root = root
        self._documents = root / "documents"
        self._documents.mkdir(parents=True, exist_ok=True)
        self.lock = RLock()
        self._entries: dict[str, Entry] = {}
        for path in sorted(self._documents.glob("*/entry.json")):
            try:
                entry = msgspec.json.decode(path.read_bytes(), type=Entry)
            except (OSError, msgspec.MsgspecError):
                continue
            if entry.id == path.parent.name and _ID.fullmatch(entry.id):
                unfinished = entry.state in ("waiting", "reading")
                self._entries[entry.id] = replace(entry, state="waiting") if unfinished else entry
        self._decoded: Callable[[str, int], Analysis] = lru_cache(maxsize=_HELD)(self._decode)

    # ---- files ------------------------------------------------------------------------------------------------------

    def add(self, name: str, data: bytes) -> Entry:
        """Keep a file under a new id; of its name only the last part counts."""
        shown = PurePosixPath(name.replace("\\", "/")).name
        shown = "".join(sign for sign in shown if sign.isprintable())[-_LONGEST_NAME:] or "naskah"
        suffix = PurePosixPath(shown).suffix.lower()
        known = suffix if any(suffix in reader.suffixes for reader in READERS) else ""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        entry = Entry(secrets.token_hex(8), shown, now, sha256(data).hexdigest(), known)
        folder = self._documents / entry.id
        folder.mkdir()
        write_whole(folder / f"source{known}", data)
        self.put(entry)
        return entry

    def put(self, entry: Entry) -> None:
        """Keep what is known of a file now."""
        with self.lock:
            before = self._entries.get(entry.id)
            self._entries[entry.id] = entry
            if before is None or before.state != entry.state:
                write_whole(self._documents / entry.id / "entry.json", msgspec.json.encode(entry))

    def remove(self, entry: Entry) -> None:
        """Forget a file and all that was read in it; decisions and corrections stay."""
        with self.lock:
            self._entries.pop(entry.id, None)
            shutil.rmtree(self._documents / entry.id, ignore_errors=True)

    def entries(self) -> list[Entry]:
        """Return all files, the newest first."""
        with self.lock:
            return sorted(self._entries.values(), key=lambda entry: (entry.added, entry.id), reverse=True)

    def entry(self, key: str) -> Entry:
        """Return one file; raises KeyError."""
        with self.lock:
            return self._entries[key]

    def source(self, entry: Entry) -> Path:
        """Return where the bytes of a file are."""
        return self._documents / entry.id / f"source{entry.suffix}"

    def input_of(self, entry: Entry) -> Input:
        """Return a file as the input that workers read, with the corrections that people made in it."""
        about = tuple(each for each in self.corrections() if each.sha256 == entry.sha256)
        return Input(entry.name, os.fsencode(self.source(entry)), corrections=about)

    def page_folder(self, entry: Entry) -> Path:
        """Return the folder of the pictures of its pages, which is made where it is missing."""
        folder = self._documents / entry.id / "pages"
        folder.mkdir(exist_ok=True)
        return folder

    # ---- what was read ----------------------------------------------------------------------------------------------

    def keep(self, entry: Entry, analysis: Analysis) -> None:
        """Keep what was read in a file."""
        write_whole(self._documents / entry.id / "analysis.msgpack", msgspec.msgpack.encode(analysis))

    def analysis(self, entry: Entry) -> Analysis:
        """Return what was read in a file; raises KeyError where it was not read yet, or could not be."""
        if entry.run == 0:
            raise KeyError(entry.id)
        try:
            return self._decoded(entry.id, entry.run)
        except (OSError, msgspec.MsgspecError):
            raise KeyError(entry.id) from None

    def _decode(self, key: str, run: int) -> Analysis:
        return msgspec.msgpack.decode((self._documents / key / "analysis.msgpack").read_bytes(), type=Analysis)

    def reviewed(self, entry: Entry) -> Reviewed:
        """Return the findings of a file with what was decided about each; raises KeyError as `analysis` does."""
        return review(entry.name, self.analysis(entry), {each.key: each for each in self.exceptions()})

    # ---- decisions and corrections ----------------------------------------------------------------------------------

    def exceptions(self) -> tuple[Accepted, ...]:
        """Return the findings that were accepted; raises SideFileError for a file that somebody has broken."""
        path = self.root / EXCEPTIONS
        return read_exceptions(path) if path.is_file() else ()

    def accept(self, accepted: Accepted) -> None:
        """Add an exception, in place of an earlier one about the same finding."""
        with self.lock:
            others = [each for each in self.exceptions() if each.key != accepted.key]
            write_exceptions(self.root / EXCEPTIONS, [*others, accepted])

    def reopen(self, accepted: Accepted) -> None:
        """Take an exception back."""
        with self.lock:
            write_exceptions(self.root / EXCEPTIONS, [each for each in self.exceptions() if each.key != accepted.key])

    def corrections(self) -> tuple[Correction, ...]:
        """Return the readings that were corrected; raises SideFileError for a file that somebody has broken."""
        path = self.root / CORRECTIONS
        return read_corrections(path) if path.is_file() else ()

    def correct(self, correction: Correction) -> None:
        """Add a correction."""
        with self.lock:
            write_corrections(self.root / CORRECTIONS, [*self.corrections(), correction])

    def withdraw(self, correction: Correction) -> None:
        """Take a correction back."""
        with self.lock:
            write_corrections(self.root / CORRECTIONS, [each for each in self.corrections() if each != correction])

    def waiting(self) -> Iterator[Entry]:
        """Yield the files that were not read to the end, the oldest first."""
        return (entry for entry in reversed(self.entries()) if entry.state == "waiting")
