"""Read one file, whatever its kind, into the frozen text."""

import stat
from collections.abc import Callable
from pathlib import Path

from extractor.model.text import Text
from extractor.source.errors import InputError, check_size
from extractor.source.readers import LABELS_EN, LABELS_ID, function
from extractor.source.sniff import reader_of
from extractor.words import system_reason

# The largest file that is read: a scanned law of 1,200 pages has some 300 MB.
MOST_BYTES = 512 * 1024 * 1024


def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of the file at `path`, of any kind in the table of readers (by content first, then by name).

    A scanned page of a PDF is read by tesseract; `progress` is told which page is being read, and of how many.
    Where tesseract is not installed, the page gives a `Page` whose method is `none`, and no lines. Raises InputError
    for anything that cannot be read: no such file, a folder, an empty or broken or encrypted file, an unknown kind.
    """
    return read_bytes(bytes_of(path, str(path)), str(path), progress)


def bytes_of(path: Path, name: str) -> bytes:
    """Return the bytes of a file, or of what a pipe gives until it ends; `name` is what messages call it.

    Raises InputError: no such file, a folder, a device, larger than what is read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(
                f"{name}: ini folder, bukan berkas. Berikan berkasnya satu per satu.",
                f"{name}: is a folder, not a file. Give the files in it one by one.",
            )
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISFIFO(found.st_mode):
            raise InputError(
                f"{name}: ini perangkat, bukan berkas. Berikan berkas {LABELS_ID}.",
                f"{name}: is a device, not a file. Give a {LABELS_EN} file.",
            )
        check_size(found.st_size, MOST_BYTES, name)
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"{name}: berkas tidak ada. Periksa nama dan foldernya.",
            f"{name}: there is no such file. Check the name and the folder.",
        ) from None
    except OSError as error:
        why, why_en = system_reason(error), system_reason(error, "en")
        raise InputError(
            f"{name}: berkas tidak dapat dibuka ({why}). Periksa izin baca dan namanya.",
            f"{name}: the file cannot be opened ({why_en}). Check the name and the right to read it.",
        ) from None


def read_bytes(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a file's bytes; `name` (may be `-` for standard input) is for messages and its extension.

    `progress` as for `read`.
    """
    check_size(len(data), MOST_BYTES, name)
    text: Text = function(reader_of(data, name).read)(data, name, progress)
    return text
