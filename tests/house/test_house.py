"""The house rules: a fixed top level, no place of one machine in any file, a Makefile that explains itself."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"corpus", "grammars", "extractor", "output", "tests"}
PAGES = {f"{name}.md" for name in ("README", "README.en", "CONTRIBUTING", "ARCHITECTURE", "CHANGELOG")}
TOP = FOLDERS | PAGES | {"Makefile", "pyproject.toml", "requirements.lock", "LICENSE"}


@pytest.fixture(scope="module")
def tracked():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).exists()]


def test_the_top_level_is_fixed(tracked):
    top = {name.partition("/")[0] for name in tracked}
    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_file_names_a_place_of_one_machine(tracked):
    place = re.compile(r"(?<![\w.~])/(?:work|root|home|tmp|Users)/\w|https?://(?:localhost|127\.)")
    places = [
        f"{name}: {match[0]}"
        for name in tracked
        if not name.endswith((".png", ".pdf"))
        for match in place.finditer((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert places == []


def test_make_help_names_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.M))
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {
        "help",
        "run",
        "test",
        "check",
        "score",
        "bench",
        "golden",
        "schemas",
        "lock",
        "test-fast",
        "test-latest",
        "perf",
    } <= targets
    assert targets == set(re.findall(r"^\s*make ([a-z-]+)\s+\S", shown, re.M))


def test_ci_checks_everything_and_measures():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make check" in script.read_text()
    assert "make score" in script.read_text()
