"""Files: where those of THK lie, and how any is written: whole or not at all."""

import os
from pathlib import Path
from typing import Any

import tomli

_PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder `grammars` or `output`: inside the installed package, else in the checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


OUTPUT = data_folder("output")
MARKED = ".thk"
"""Stands before the suffix of a copy of an input with the findings as notes."""
FIXED = ".fixed"
"""Stands before the suffix of a corrected text that was made of an input."""
# More than any file of settings, exceptions or known findings has.
MOST_TOML = 64 << 20


class WholeFile:
    """A file being written so that nobody ever finds half of it: until it is kept, what was there stays.

    A new file takes over the permissions of the one that it replaces. A symbolic link is followed; a device or a pipe
    is written to as it is. The folder must exist. All methods raise OSError.
    """

    def __init__(self, path: Path) -> None:
        """Begin an empty file."""
        self._target = path
        self._part: Path | None = None
        if path.exists() and not path.is_file():
            self._stream = path.open("wb")
            return
        self._target = path.resolve()
        part = self._target.with_name(f".part-{os.urandom(8).hex()}")
        try:
            self._stream = part.open("xb")
        except OSError as problem:
            raise OSError(problem.errno, problem.strerror, str(path)) from None
        self._part = part

    def write(self, data: bytes) -> None:
        """Write at the end."""
        self._stream.write(data)

    def keep(self) -> None:
        """Put the file in its place."""
        self._stream.close()
        if self._part is not None:
            if self._target.exists():
                self._part.chmod(self._target.stat().st_mode & 0o777)
            self._part.replace(self._target)
            self._part = None

    def drop(self) -> None:
        """Leave nothing of what has not been kept."""
        try:
            self._stream.close()
        finally:
            if self._part is not None:
                self._part.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all, as a `WholeFile`; raises OSError."""
    file = WholeFile(path)
    try:
        file.write(data)
        file.keep()
    finally:
        file.drop()


def toml_of(path: Path) -> dict[str, Any]:
    """Return what a TOML file of the user holds.

    Raises OSError, UnicodeDecodeError, and ValueError for what is not TOML, too large, or not a file at all.
    """
    if path.exists() and not path.is_file():
        raise ValueError("not a file")
    with path.open("rb") as stream:
        data = stream.read(MOST_TOML + 1)
    if len(data) > MOST_TOML:
        raise ValueError(f"more than {MOST_TOML >> 20} MB")
    try:
        return tomli.loads(data.decode("utf-8"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
