"""The outputs for the corpus are, byte for byte, what they were: see tests/snapshots.py."""

from difflib import unified_diff

import msgspec
import pytest

from tests.snapshots import GOLDEN, NAMES, make

SHOWN = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    make(folder)
    return folder


def _differences(name, old, new):
    """Return the differing places of two JSON values, the differing lines of two other texts."""
    if name.endswith(".json"):
        return list(_places(msgspec.json.decode(old), msgspec.json.decode(new)))
    lines = unified_diff(old.decode().splitlines(), new.decode().splitlines(), "was", "is", lineterm="", n=0)
    return [line[:160] for line in lines]


def _places(old, new, place=""):
    """Yield the places where two JSON values differ, deepest first named."""
    if type(old) is type(new) and isinstance(old, dict) and old.keys() == new.keys():
        for key in old:
            yield from _places(old[key], new[key], f"{place}.{key}")
    elif type(old) is type(new) and isinstance(old, list) and len(old) == len(new):
        for at, pair in enumerate(zip(old, new, strict=True)):
            yield from _places(*pair, f"{place}[{at}]")
    elif old != new:
        yield f"{place}: {str(old)[:100]} -> {str(new)[:100]}"


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_as_it_was(name, made):
    old, new = (GOLDEN / name).read_bytes(), (made / name).read_bytes()
    if old != new:
        differences = _differences(name, old, new)
        shown = "\n".join(differences[:SHOWN]) or "only in order or white space"
        pytest.fail(f"{len(differences)} differences; if they are meant: make golden\n{shown}", pytrace=False)


def test_there_is_no_other_snapshot(made):
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(path.name for path in made.iterdir()) == NAMES
