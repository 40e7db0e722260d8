"""What was read from a scanned page, kept in the user's cache folder: the second time costs next to nothing.

The folder is `$THK_CACHE`, else `$XDG_CACHE_HOME/thk`, else `~/.cache/thk`; it may be deleted at any time. An entry
is written whole or not at all; one that is damaged counts as missing.
"""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_SEAL = 64


def folder() -> Path:
    """Return the folder of the entries; it need not exist."""
    own = os.environ.get("THK_CACHE")
    if own:
        return Path(own) / "ocr"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "thk" / "ocr"


def load(key: str) -> bytes | None:
    """Return what was kept under `key`; None where there is nothing, or nothing whole."""
    try:
        entry = _path(key).read_bytes()
    except (OSError, RuntimeError):
        return None
    seal, data = entry[:_SEAL], entry[_SEAL:]
    return data if seal == sha256(data).hexdigest().encode() else None


def keep(key: str, data: bytes) -> None:
    """Keep `data` under `key`. Where that cannot be done (no room, no right to write), nothing is kept."""
    with suppress(OSError, RuntimeError):
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(sha256(data).hexdigest().encode() + data)
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise


def _path(key: str) -> Path:
    return folder() / key[:2] / f"{key[2:]}.json"
