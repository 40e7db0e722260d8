"""Snapshots of our own output on the corpus: `make golden` rewrites them, and their diff is read before a commit."""

from pathlib import Path

import msgspec
import pytest

from extractor.emit.record.record import to_json
from extractor.pipeline import analyse_file

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
TEXTS = sorted((ROOT / "corpus").glob("*.txt"))


def _differences(old, new, place=""):
    """Yield the places where two JSON values differ, deepest first named."""
    if type(old) is type(new) and isinstance(old, dict) and old.keys() == new.keys():
        for key in old:
            yield from _differences(old[key], new[key], f"{place}.{key}")
    elif type(old) is type(new) and isinstance(old, list) and len(old) == len(new):
        for at, pair in enumerate(zip(old, new, strict=True)):
            yield from _differences(*pair, f"{place}[{at}]")
    elif old != new:
        yield f"{place}: {str(old)[:100]} -> {str(new)[:100]}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_output_is_as_it_was(path):
    snapshot = GOLDEN / f"{path.stem}.thk.json"
    old, new = msgspec.json.decode(snapshot.read_bytes()), msgspec.json.decode(to_json(analyse_file(path)))
    differences = list(_differences(old, new))
    assert differences == [], f"{len(differences)} differences; if they are meant: make golden"


def test_every_snapshot_belongs_to_a_text():
    assert {path.name for path in GOLDEN.iterdir()} == {f"{path.stem}.thk.json" for path in TEXTS}
