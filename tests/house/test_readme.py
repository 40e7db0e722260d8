"""Every `thk …` command of both READMEs runs, in a folder that holds the corpus, a folder and an archive of it,
and an invented amendment."""

import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest

from extractor.cli.app import COMMANDS as COMMAND_NAMES
from extractor.source import read
from extractor.tree import build
from tests.changes.made_amendments import Maker
from tests.command import Thk

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
READMES = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md")]


def blocks(languages):
    """The blocks of code of both, each once."""
    found = [each for text in READMES for each in re.findall(rf"^```(?:{languages})\n(.*?)^```", text, re.M | re.S)]
    return list(dict.fromkeys(found))


COMMANDS = list(
    dict.fromkeys(line for block in blocks("sh|bash|console") for line in block.splitlines() if line.startswith("thk "))
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A collection of the corpus."""
    path = tmp_path_factory.mktemp("koleksi") / "daerah.db"
    assert Thk(ROOT)("ingest", "corpus/*.txt", "--store", path).returncode == 0
    return path


@pytest.fixture
def folder(tmp_path, store):
    shutil.copy(store, tmp_path / "daerah.db")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    text = ROOT / "corpus" / "perbup-pali-fragment.txt"
    (tmp_path / "arsip").mkdir()
    shutil.copy(text, tmp_path / "arsip")
    with zipfile.ZipFile(tmp_path / "kiriman.zip", "w") as archive:
        archive.write(text, text.name)
    base = build(read(ROOT / "corpus" / "perbup-paser-56-2020.txt"))
    (tmp_path / "perubahan.txt").write_text(Maker(base, Random(1)).amendment().text, encoding="utf-8")
    return tmp_path


def test_the_readme_shows_the_commands():
    assert {"parse", "check", "explain", "score"} <= {command.split()[1] for command in COMMANDS}


def _words(command, folder):
    """The words of a command as a shell would hand them on: patterns of names expanded, no redirections or comment."""
    words = [
        word
        for pattern in shlex.split(command, comments=True)[1:]
        for word in (
            sorted(str(path.relative_to(folder)) for path in folder.glob(pattern)) if "*" in pattern else [pattern]
        )
    ]
    files = {"<": None, ">": None}
    for sign in files:
        if sign in words:
            at = words.index(sign)
            files[sign] = words[at + 1]
            del words[at : at + 2]
    assert not set(words) & {"|", "&&", ";", "||", ">>"}, command
    return words, files["<"]


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_runs(command, folder, thk):
    if "--baseline" in command:
        assert thk("check", "corpus/perbup-pali-fragment.txt", "--write-baseline", "thk-baseline.toml").returncode == 0
    words, given = _words(command, folder)
    result = thk(*words, stdin=(folder / given).read_bytes() if given else b"")
    assert result.returncode in (0, 1), result.stderr
    assert result.returncode == 0 or words[0] in ("check", "stale")


def test_python_in_the_readme_runs(folder):
    assert len(blocks("python")) > 2
    for block in blocks("python"):
        result = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr


def test_each_readme_leads_to_the_other_and_to_places_that_are_there():
    for text, other in zip(READMES, reversed(READMES), strict=True):
        for name, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
            assert not name or (ROOT / name).exists(), name
            there = (ROOT / name).read_text(encoding="utf-8") if name.endswith(".md") else "" if name else text
            titles = {
                re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
                for title in re.findall(r"^#+ (.*)", there, re.M)
            }
            assert not anchor or anchor in titles, anchor
        assert other.splitlines()[0] == text.splitlines()[0]


def test_the_readme_in_indonesian_names_every_command():
    for command in COMMAND_NAMES:
        assert f"`thk {command}" in READMES[0] or f"\nthk {command}" in READMES[0], command
