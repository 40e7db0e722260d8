"""The lock: a release with hashes for everything that pyproject.toml asks for, and no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
ENTRIES = re.split(r"^(?=\w)", LOCK, flags=re.M)[1:]
PINS = [Requirement(entry.partition(" \\\n")[0]) for entry in ENTRIES]


def asked():
    for group in (PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"], *EXTRAS.values()):
        yield from (name for name in group if not name.startswith("thk["))


@pytest.mark.parametrize("line", sorted(set(asked())))
def test_the_lock_has_a_release_that_meets_each_requirement(line):
    wanted = Requirement(line)
    pinned = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
    assert pinned, "run `make lock`"
    for pin in pinned:
        (version,) = pin.specifier
        assert version.operator == "=="
        assert wanted.specifier.contains(version.version, prereleases=True), "run `make lock`"


def test_every_release_has_hashes():
    assert [entry for entry in ENTRIES if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_the_lock_names_no_place_and_no_build_of_one_machine():
    assert re.findall(r"://|^--.*|==\S+\+\S+|(?<!\w)/\w+", LOCK, re.M) == []


def test_the_extra_all_has_the_libraries_of_every_output():
    (line,) = EXTRAS["all"]
    assert Requirement(line).extras == EXTRAS.keys() - {"all", "dev"}
