"""What the names on a command line stand for: files, folders, patterns and ZIP archives."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from extractor.files import FIXED, MARKED
from extractor.source.errors import InputError
from extractor.source.readers import READERS
from extractor.workers.failure import Failure
from extractor.workers.work import Input

_PATTERN = frozenset("*?[")
_ZIP = ".zip"


class Found:
    """The inputs in their order, and what was left aside.

    `skipped` are files of kinds that hold no regulations, `made` those that THK itself made of a text beside them: its
    notes, or a text as fixed, which is no reading of the regulation.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.inputs: list[Input] = []
        self.skipped: list[str] = []
        self.made: list[str] = []


def inputs_of(names: Iterable[str], stdin: bytes | None = None) -> Found:
    """Return the inputs that the names stand for; `-` is standard input, whose bytes are given.

    A folder stands for the readable files in it and below it, by name; hidden ones are left out. A pattern (`*`, `?`,
    `[…]`, `**`) stands for what it matches, where no file has that very name. A ZIP archive stands for the readable
    files in it. What cannot be opened is an input too, one that is refused.
    """
    found = Found()
    for name in names:
        if name == "-":
            found.inputs.append(Input("-", data=stdin or b""))
        elif Path(name).is_dir():
            _folder(name, found)
        elif _PATTERN & set(name) and not os.path.lexists(name):
            _matches(name, found)
        else:
            _file(name, found)
    return found


def printable(name: str) -> str:
    """Return a file name as it can be written anywhere: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _file(name: str, found: Found) -> None:
    if name.lower().endswith(_ZIP) and Path(name).is_file():
        _archive(name, found)
    else:
        found.inputs.append(Input(printable(name), os.fsencode(name)))


def _folder(name: str, found: Found) -> None:
    before = len(found.inputs)
    paths = list(_walk(name))
    texts = texts_of(paths)
    for path in paths:
        if is_made(path, texts):
            found.made.append(printable(path))
        elif is_readable(path):
            _file(path, found)
        else:
            found.skipped.append(printable(path))
    if len(found.inputs) == before:
        shown = printable(name)
        _refuse(
            found,
            shown,
            f"{shown}: tidak ada berkas yang dapat dibaca dalam folder ini. Berikan folder yang berisi PDF, DOCX, TXT, "
            "Markdown, atau gambar pindaian.",
            f"{shown}: there is no file in this folder that can be read. Give a folder with PDF, DOCX, TXT, Markdown "
            "or scanned pictures.",
        )


def _walk(folder: str) -> Iterator[str]:
    """Yield the files in a folder and below it, by name; links to folders are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not is_hidden(each))
        for file in sorted(files):
            if not is_hidden(file):
                yield str(Path(here) / file)


def _matches(pattern: str, found: Found) -> None:
    matched = sorted(path for path in glob.glob(pattern, recursive=True) if not Path(path).is_dir())  # noqa: PTH207
    for path in matched:
        _file(path, found)
    if not matched:
        shown = printable(pattern)
        _refuse(
            found,
            shown,
            f"{shown}: tidak ada berkas yang cocok. Periksa pola dan foldernya.",
            f"{shown}: no file matches. Check the pattern and the folder.",
        )


def _archive(name: str, found: Found) -> None:
    from extractor.workers.archives import members_of

    shown = printable(name)
    try:
        members = members_of(Path(name), shown)
    except InputError as problem:
        _refuse(found, shown, problem.message, problem.message_en)
        return
    before = len(found.inputs)
    texts = texts_of(members)
    for member in members:
        if any(is_hidden(part) for part in PurePosixPath(member).parts):
            continue
        label = f"{shown}/{printable(member)}"
        if is_made(member, texts):
            found.made.append(label)
        elif is_readable(member) and not member.lower().endswith(_ZIP):
            found.inputs.append(Input(label, os.fsencode(name), member))
        else:
            found.skipped.append(label)
    if len(found.inputs) == before:
        _refuse(
            found,
            shown,
            f"{shown}: tidak ada berkas yang dapat dibaca dalam arsip ini. Berikan arsip yang berisi PDF, DOCX, TXT, "
            "Markdown, atau gambar pindaian.",
            f"{shown}: there is no file in this archive that can be read. Give an archive with PDF, DOCX, TXT, "
            "Markdown or scanned pictures.",
        )


def is_readable(name: str) -> bool:
    """Whether a file of this name is of a kind that is read; a ZIP archive is."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix == _ZIP or any(suffix in reader.suffixes for reader in READERS)


def texts_of(names: Iterable[str]) -> frozenset[str]:
    """Return the readable files among some as `is_made` looks them up: with their folder, without their suffix."""
    return frozenset(str(PurePosixPath(name).with_suffix("")) for name in names if is_readable(name))


def is_made(name: str, texts: frozenset[str]) -> bool:
    """Whether a file is one that THK made of one of the texts beside it: `NAME.thk.pdf`, `NAME.fixed.txt` of `NAME`."""
    path = PurePosixPath(name)
    made_of, mark = str(path.with_suffix("").with_suffix("")), PurePosixPath(path.stem).suffix.lower()
    return mark in (MARKED, FIXED) and is_readable(name) and made_of in texts


def is_hidden(part: str) -> bool:
    """Whether a file or folder of this name is not taken where its folder is named."""
    return part == "__MACOSX" or (part.startswith(".") and part not in (".", ".."))


def _refuse(found: Found, name: str, message: str, message_en: str) -> None:
    found.inputs.append(Input(name, refused=Failure(message, message_en)))
