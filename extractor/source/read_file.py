"""Read one file, whatever its kind, into the frozen text."""

from collections.abc import Callable
from pathlib import Path

from extractor.model.text import Text
from extractor.source.errors import InputError, check_size
from extractor.source.readers import function
from extractor.source.sniff import reader_of

# The largest file that is read: a scanned law of 1,200 pages has some 300 MB.
MOST_BYTES = 512 * 1024 * 1024


def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of the file at `path`, of any kind in the table of readers (by content first, then by name).

    A scanned page of a PDF is read by tesseract; `progress` is told after each how many are read, and of how many.
    Where tesseract is not installed, the page gives a `Page` whose method is `none`, and no lines. Raises InputError
    for anything that cannot be read: no such file, a folder, an empty or broken or encrypted file, an unknown kind.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError(
                f"{path}: ini folder, bukan berkas. Berikan berkasnya satu per satu.",
                f"{path}: is a folder, not a file. Give the files in it one by one.",
            )
        check_size(size, MOST_BYTES, str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"{path}: berkas tidak ada. Periksa nama dan foldernya.",
            f"{path}: there is no such file. Check the name and the folder.",
        ) from None
    except OSError as error:
        raise InputError(
            f"{path}: berkas tidak dapat dibuka ({error.strerror}). Periksa izin baca dan namanya.",
            f"{path}: the file cannot be opened ({error.strerror}). Check the name and the right to read it.",
        ) from None
    return read_bytes(data, str(path), progress)


def read_bytes(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> Text:
    """Return the text of a file's bytes; `name` (may be `-` for standard input) is for messages and its extension.

    `progress` as for `read`.
    """
    check_size(len(data), MOST_BYTES, name)
    text: Text = function(reader_of(data, name).read)(data, name, progress)
    return text
