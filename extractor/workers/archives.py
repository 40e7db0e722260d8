"""ZIP archives: what is in them, and single members, never unpacked to disk."""

import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path

from extractor.source.errors import InputError
from extractor.source.read_file import MOST_BYTES

# More members than any delivery of regulations has.
MOST_MEMBERS = 20_000


def members_of(path: Path, name: str) -> list[str]:
    """Return the names of the files in an archive, in the order of the archive; raises InputError."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [each.filename for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(
            f"{name}: arsip ZIP ini rusak dan tidak dapat dibuka. Unduh atau buat ulang arsipnya.",
            f"{name}: the ZIP archive is broken and cannot be opened. Download or make it again.",
        ) from None
    if len(found) > MOST_MEMBERS:
        raise InputError(
            f"{name}: arsip ZIP ini memuat {len(found)} berkas; batasnya {MOST_MEMBERS}. Bagi menjadi beberapa arsip.",
            f"{name}: the ZIP archive holds {len(found)} files; the limit is {MOST_MEMBERS}. Split it.",
        )
    return found


def unpacked_size(path: Path, members: Collection[str]) -> int:
    """Return how many bytes some files of an archive have when unpacked; no more of any is ever read."""
    with zipfile.ZipFile(path) as archive:
        return sum(each.file_size for each in archive.infolist() if each.filename in members)


def member_of(path: Path, member: str, name: str) -> bytes:
    """Return the bytes of one file in an archive; raises InputError where it is locked, broken or too large."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
            return stream.read(MOST_BYTES + 1)
    except RuntimeError:
        raise InputError(
            f"{name}: berkas dalam arsip ZIP ini dikunci dengan kata sandi. Buka arsipnya, lalu berikan berkasnya.",
            f"{name}: this file of the ZIP archive is locked with a password. Unpack the archive and give the file.",
        ) from None
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, NotImplementedError, EOFError):
        raise InputError(
            f"{name}: berkas dalam arsip ZIP ini rusak. Unduh atau buat ulang arsipnya.",
            f"{name}: this file of the ZIP archive is broken. Download or make the archive again.",
        ) from None
