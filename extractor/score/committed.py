"""The scores that were committed last, and what a change gained or lost against them, item by item."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from extractor.emit.json_text import json_text
from extractor.files import write_whole
from extractor.score.tally import Tally

NAME = "scores.json"


class Change(Struct, frozen=True):
    """Items of one measure that are right now and were wrong before (`gained`), and the other way round (`lost`)."""

    measure: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def read(folder: Path) -> dict[str, Tally] | None:
    """Return the committed tallies of a gold folder, None where it has none."""
    path = folder / NAME
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Tally]) if path.exists() else None


def write(folder: Path, tallies: Mapping[str, Tally]) -> Path:
    """Write the tallies to the gold folder, every wrong item on a line of its own; return the file."""
    path = folder / NAME
    write_whole(path, json_text(dict(tallies)))
    return path


def changes(before: Mapping[str, Tally], now: Mapping[str, Tally]) -> list[Change]:
    """Return what changed, one entry a measure that has any change; a measure new on either side has none."""
    found = []
    for name in now.keys() & before.keys():
        old, new = _wrong(before[name]), _wrong(now[name])
        if old != new:
            found.append(Change(name, tuple((old - new).elements()), tuple((new - old).elements())))
    return sorted(found, key=lambda change: change.measure)


def _wrong(tally: Tally) -> Counter[str]:
    return Counter([f"- {item}" for item in tally.misses] + [f"+ {item}" for item in tally.extras])
