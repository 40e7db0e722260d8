"""What costs much to make and is the same the next time, kept in the user's cache folder.

The folder is `$THK_CACHE` (a relative one lies in the working folder), else `$XDG_CACHE_HOME/thk`, else
`~/.cache/thk`; it may be deleted at any time. Where there is none of them (no home, no right to write, no room),
nothing is kept and everything works, slower. Entries are JSON with a seal, never anything that a program would run;
an entry is written whole or not at all, and one that is damaged counts as missing.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from extractor.files import write_whole

_SEAL = 64


def folder() -> Path | None:
    """Return the folder of all entries, which need not exist; None where the environment names none.

    A relative THK_CACHE counts from the working folder, and names nothing where that was removed.
    """
    own = os.environ.get("THK_CACHE")
    if own:
        try:
            return Path(own).absolute()
        except FileNotFoundError:
            return None
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "thk"
    try:
        home = Path.home()
    except RuntimeError:  # no HOME, and a user that the system does not know
        return None
    return home / ".cache" / "thk" if home.is_absolute() else None


def kept(room: str, key: str) -> bytes | None:
    """Return what was kept under `key` in `room` (`ocr`, `grammar`); None where there is nothing, or nothing whole."""
    path = _path(room, key)
    if path is None:
        return None
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    seal, data = entry[:_SEAL], entry[_SEAL:]
    return data if seal == sha256(data).hexdigest().encode() else None


def keep(room: str, key: str, data: bytes) -> None:
    """Keep `data` under `key` in `room`. Where that cannot be done (no room, no right to write), nothing is kept."""
    path = _path(room, key)
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, sha256(data).hexdigest().encode() + data)


def _path(room: str, key: str) -> Path | None:
    above = folder()
    return above / room / key[:2] / f"{key[2:]}.json" if above else None
