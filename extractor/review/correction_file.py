"""The side file of corrected readings, beside the regulations like that of exceptions.

A scan is never written into; what a person corrected is data, and is made again at every reading of the same file:

    [[correction]]
    sha256 = "3f0c…"
    page = 3
    line = 14
    old = "dimaksud dalarn Pasal 7"
    new = "dimaksud dalam Pasal 7"
    by = "Sari"
    at = "2025-03-01T09:30:00Z"
    note = ""
"""

from collections.abc import Iterable
from pathlib import Path

from extractor.model.correction import Correction
from extractor.review.sidefile import SideFileError, entries_of, write_entries

KIND = "correction"
_KEYS = ("sha256", "page", "line", "old", "new", "by", "at", "note")


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file. Raises SideFileError: unreadable, no TOML, an entry that lacks a value."""
    return tuple(_correction(path, at, entry) for at, entry in enumerate(entries_of(path, KIND, _KEYS), 1))


def write_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write a file of corrections in the order of their time; raises OSError."""
    rows = []
    for each in sorted(corrections, key=lambda one: (one.at, one.sha256, one.page or 0, one.line)):
        values = {key: getattr(each, key) for key in _KEYS}
        rows.append({key: value for key, value in values.items() if value is not None})
    write_entries(path, KIND, rows)


def _correction(path: Path, number: int, entry: dict[str, object]) -> Correction:
    page, line = entry.get("page"), entry.get("line")
    words = [entry.get(key, "") for key in ("sha256", "old", "new", "by", "at", "note")]
    whole = isinstance(line, int) and (page is None or isinstance(page, int)) and bool(words[0])
    if not whole or not all(isinstance(each, str) for each in words):
        raise SideFileError(
            f"{path}: koreksi ke-{number} tidak lengkap. Tulis sha256, line, old, new, by, dan at.",
            f"{path}: correction {number} is not complete. Write sha256, line, old, new, by and at.",
        )
    sha256, old, new, by, at, note = (str(each) for each in words)
    assert isinstance(line, int) and (page is None or isinstance(page, int))
    return Correction(sha256, page, line, old, new, by, at, note)
