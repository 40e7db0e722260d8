"""The side files beside the regulations: what was accepted and why, and what was there before.

Legal text can carry no comments, so both live in TOML files of their own. An entry of either names regulation,
address, code and the hash of the words (`quote` shows the words to the reader); an exception also names its reason:

    [[exception]]
    regulation = "/akn/id/act/perbup/kab-bekasi/2017/9"
    address = "art_6__para_9"
    code = "REF001"
    hash = "0f3a5c27b1de"
    quote = "Pasal 2 ayat (6)"
    reason = "diperbaiki dengan perubahan pertama"
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from extractor.files import toml_of, write_whole
from extractor.review.key import Key, hash_of
from extractor.words import system_reason

_HEADS = {
    "exception": "# Temuan yang diterima, masing-masing beralasan. Findings that are accepted, each with its reason.",
    "correction": "# Bacaan yang dikoreksi orang. Readings that people have corrected.",
    "finding": "# Temuan yang sudah ada sebelumnya (thk check --write-baseline). Findings that were there before.",
}
_KEYS = ("regulation", "address", "code", "hash", "quote")


class SideFileError(Exception):
    """A side file that cannot be read or is wrong, as one sentence: `message` Indonesian, `message_en` English."""

    def __init__(self, message: str, message_en: str) -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.message_en = message_en


class Accepted(Struct, frozen=True):
    """A finding that somebody has accepted, with the words it is about and the reason."""

    key: Key
    quote: str
    reason: str


class Known(Struct, frozen=True):
    """A finding that was there before, with the words it is about and how often it stood there."""

    key: Key
    quote: str
    count: int = 1


Baseline = Counter[Key]


def read_exceptions(path: Path) -> tuple[Accepted, ...]:
    """Return the exceptions of a file. Raises SideFileError: unreadable, no TOML, an entry without reason."""
    found = []
    for number, entry in enumerate(entries_of(path, "exception", (*_KEYS, "reason")), 1):
        reason = entry.get("reason")
        if not isinstance(reason, str) or not reason.strip():
            raise SideFileError(
                f"{path}: pengecualian ke-{number} ({entry.get('code', '?')}) tidak memuat alasan. Tulis reason.",
                f"{path}: exception {number} ({entry.get('code', '?')}) has no reason. Write its reason.",
            )
        found.append(Accepted(_key(path, number, entry), str(entry.get("quote", "")), reason.strip()))
    return tuple(found)


def read_baseline(path: Path) -> Baseline:
    """Return how often each finding was there before. Raises SideFileError: unreadable, no TOML, a broken entry."""
    counts: Baseline = Counter()
    for number, entry in enumerate(entries_of(path, "finding", (*_KEYS, "count")), 1):
        count = entry.get("count", 1)
        counts[_key(path, number, entry)] += count if isinstance(count, int) and count > 0 else 1
    return counts


def write_exceptions(path: Path, entries: Iterable[Accepted]) -> None:
    """Write a file of exceptions in a fixed order; raises OSError."""
    rows = sorted({(entry.key, entry.quote, entry.reason) for entry in entries})
    write_entries(path, "exception", [{**_row(key, quote), "reason": reason} for key, quote, reason in rows])


def write_baseline(path: Path, entries: Iterable[Known]) -> None:
    """Write a baseline in a fixed order; raises OSError."""
    rows = sorted((entry.key, entry.quote, entry.count) for entry in entries)
    write_entries(
        path, "finding", [_row(key, quote) | ({"count": count} if count > 1 else {}) for key, quote, count in rows]
    )


def _row(key: Key, quote: str) -> dict[str, str | int]:
    return {
        "regulation": key.regulation,
        "address": key.address,
        "code": key.code,
        "hash": key.quote,
        "quote": quote,
    }


def write_entries(path: Path, kind: str, rows: Iterable[dict[str, str | int]]) -> None:
    """Write a side file of one kind of entry; raises OSError."""
    blocks = [_HEADS[kind]]
    for row in rows:
        lines = [f"{name} = {_value(value)}" for name, value in row.items()]
        blocks.append("\n".join([f"[[{kind}]]", *lines]))
    write_whole(path, ("\n\n".join(blocks) + "\n").encode())


def _value(value: str | int) -> str:
    """Return a TOML value: its basic strings are JSON's, but for one control character."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def entries_of(path: Path, kind: str, keys: tuple[str, ...]) -> list[dict[str, object]]:
    """Return the entries of a side file; raises SideFileError where it cannot be read or has others or other keys."""
    try:
        content = toml_of(path)
    except FileNotFoundError:
        raise SideFileError(
            f"{path}: berkas tidak ada. Periksa nama dan foldernya.",
            f"{path}: there is no such file. Check the name and the folder.",
        ) from None
    except OSError as error:
        raise SideFileError(
            f"{path}: tidak dapat dibaca ({system_reason(error)}). Periksa nama dan izin bacanya.",
            f"{path}: cannot be read ({system_reason(error, 'en')}). Check the name and the right to read it.",
        ) from None
    except ValueError as error:
        raise SideFileError(
            f"{path}: bukan TOML yang sah ({error}). Perbaiki baris itu.",
            f"{path}: is not valid TOML ({error}). Correct that line.",
        ) from None
    for name in content:
        if name != kind:
            raise SideFileError(
                f'{path}: bagian "{name}" tidak dikenal; yang ada hanya [[{kind}]].',
                f'{path}: no part "{name}" is known; there is only [[{kind}]].',
            )
    entries = content.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SideFileError(
            f"{path}: tulis setiap isi sebagai [[{kind}]].", f"{path}: write every entry as [[{kind}]]."
        )
    for number, entry in enumerate(entries, 1):
        for name in entry:
            if name not in keys:
                raise SideFileError(
                    f'{path}: kunci "{name}" pada [[{kind}]] ke-{number} tidak dikenal; pilih dari {", ".join(keys)}.',
                    f'{path}: no key "{name}" is known ([[{kind}]] number {number}); choose from {", ".join(keys)}.',
                )
    return entries


def _key(path: Path, number: int, entry: dict[str, object]) -> Key:
    """Return the key of an entry; the hash may be left out where the words are given."""
    values = {name: entry.get(name) for name in _KEYS}
    if values["hash"] is None and isinstance(values["quote"], str):
        values["hash"] = hash_of(values["quote"])
    for name in ("regulation", "address", "code", "hash"):
        if not isinstance(values[name], str) or not values[name]:
            raise SideFileError(
                f"{path}: isi ke-{number} tidak memuat {name}.", f"{path}: entry {number} has no {name}."
            )
    return Key(str(values["regulation"]), str(values["address"]), str(values["code"]).upper(), str(values["hash"]))
