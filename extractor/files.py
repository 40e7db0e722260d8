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
# More than any file of settings, exceptions or known findings has.
MOST_TOML = 64 << 20


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that nobody ever finds half of it: until it is whole, what was there stays.

    A new file takes over the permissions of the one that it replaces. A symbolic link is followed; a device or a pipe
    is written to as it is. The folder must exist. Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    part = target.with_name(f".part-{os.urandom(8).hex()}")
    try:
        with part.open("xb") as stream:
            stream.write(data)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


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
