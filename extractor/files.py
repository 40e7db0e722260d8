"""Writing files: a whole file or none."""

from pathlib import Path
from secrets import token_hex


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that nobody ever finds half of it: until it is whole, what was there stays.

    A new file takes over the permissions of the one that it replaces. A symbolic link is followed; a device or a pipe
    is written to as it is. The folder must exist. Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    part = target.with_name(f".part-{token_hex(8)}")
    try:
        with part.open("xb") as stream:
            stream.write(data)
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
