"""What is known of the files that were found: read before, a copy of another one, or new."""

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from extractor.source.errors import InputError
from extractor.store.tables import files
from extractor.store.write import COPY, FAILED, OTHER, READ
from extractor.words import system_reason
from extractor.workers.failure import Failure
from extractor.workers.work import Input, data_of

# So many files are looked up at once.
BATCH = 200
_OPENED = 1 << 20


class Seen(NamedTuple):
    """Input number `at` with its hash and size; `problem` says why it could not even be opened."""

    at: int
    given: Input
    sha256: str
    size: int
    problem: Failure | None = None


class Last(NamedTuple):
    """What the store knows of a file: its row, and the hash that the file it is a copy of has now."""

    id: int
    sha256: str | None
    status: str
    version: str
    first_sha256: str | None
    reason: str | None
    reason_en: str | None

    @property
    def failure(self) -> Failure | None:
        """Why nothing was read of the file, None where it was read."""
        if self.status not in (FAILED, OTHER):
            return None
        return Failure(self.reason or "", self.reason_en or "")

    def is_current(self, sha256: str, version: str, *, retry: bool) -> bool:
        """Whether there is nothing to do for a file with this hash: it was read, or failed and shall not be tried."""
        if self.sha256 != sha256 or self.version != version:
            return False
        if self.status in (FAILED, OTHER):
            return not retry
        return self.status == READ or (self.status == COPY and self.first_sha256 == sha256)


def seen(at: int, given: Input) -> Seen:
    """Return a file with its hash; a pipe and standard input are read whole, a file of the disk piece by piece."""
    if given.refused is not None:
        return Seen(at, given, "", 0, given.refused)
    try:
        if given.path is not None and given.member is None:
            return _hashed(at, given, Path(os.fsdecode(given.path)))
        data = data_of(given)
        return Seen(at, given, sha256(data).hexdigest(), len(data))
    except InputError as problem:
        return Seen(at, given, "", 0, Failure(problem.message, problem.message_en))


def _hashed(at: int, given: Input, path: Path) -> Seen:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return Seen(at, given, "", 0, _not_a_file(given.name))
        seal = sha256()
        with path.open("rb") as stream:
            while piece := stream.read(_OPENED):
                seal.update(piece)
    except OSError as error:
        return Seen(at, given, "", 0, _unopened(given.name, error))
    return Seen(at, given, seal.hexdigest(), found.st_size)


def _not_a_file(name: str) -> Failure:
    return Failure(
        f"{name}: ini bukan berkas biasa. Berikan berkasnya sendiri.",
        f"{name}: this is not a regular file. Give the file itself.",
    )


def _unopened(name: str, error: OSError) -> Failure:
    return Failure(
        f"{name}: berkas tidak dapat dibuka ({system_reason(error)}). Periksa nama dan izin bacanya.",
        f"{name}: the file cannot be opened ({system_reason(error, 'en')}). Check the name and the right to read it.",
    )


def last_of(connection: Connection, names: Iterable[str]) -> dict[str, Last]:
    """Return what the store knows of these files, by name."""
    first = files.alias("first")
    rows = connection.execute(
        select(
            files.c.name, files.c.id, files.c.sha256, files.c.status, files.c.version, first.c.sha256,
            files.c.reason, files.c.reason_en,
        )
        .outerjoin(first, files.c.same_as == first.c.id)
        .where(files.c.name.in_(list(names)))
    )  # fmt: skip
    return {name: Last(*values) for name, *values in rows}


def first_with(connection: Connection, digest: str, version: str, *, retry: bool) -> int | None:
    """Return the id of the file that was read (or that failed) with the same bytes, None where there is none."""
    wanted = [READ] if retry else [READ, FAILED, OTHER]
    return connection.execute(
        select(files.c.id)
        .where(
            files.c.sha256 == digest, files.c.version == version, files.c.same_as.is_(None), files.c.status.in_(wanted)
        )
        .order_by(files.c.id)
    ).scalar()


def in_batches(inputs: Iterable[Input], size: int = BATCH) -> Iterator[list[tuple[int, Input]]]:
    """Yield the inputs, numbered, in lists of no more than `size`."""
    batch: list[tuple[int, Input]] = []
    for each in enumerate(inputs):
        batch.append(each)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
