"""The cache folder: where it is, and that a reading never depends on it."""

import io
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from extractor import cache
from extractor.cli import run
from tests.command import Thk

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
FRAGMENT = ROOT / "corpus" / "perbup-pali-fragment.txt"
UNKNOWN_USER = 54321


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("THK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_where_the_folder_is(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache.folder() == bare / "home" / ".cache" / "thk"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # to be ignored, as its standard says
    assert cache.folder() == bare / "home" / ".cache" / "thk"
    monkeypatch.setenv("XDG_CACHE_HOME", str(bare / "xdg"))
    assert cache.folder() == bare / "xdg" / "thk"
    monkeypatch.setenv("THK_CACHE", "own")
    assert cache.folder() == bare / "own"
    cache.keep("ocr", "abcdef", b"words")
    assert (bare / "own" / "ocr" / "ab" / "cdef.json").is_file()
    assert cache.kept("ocr", "abcdef") == b"words"
    assert cache.kept("grammar", "abcdef") is None


def test_no_home_and_an_unknown_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")

    def unknown(_: int) -> None:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert cache.folder() is None
    cache.keep("ocr", "abcdef", b"words")
    assert cache.kept("ocr", "abcdef") is None


def test_a_working_folder_that_was_removed(bare: Path, monkeypatch: pytest.MonkeyPatch, thk: Thk) -> None:
    (bare / "gone").mkdir()
    thk.folder = bare / "gone"
    monkeypatch.setenv("THK_CACHE", "own")
    usual = thk("check", FRAGMENT, "--fail-on", "never")
    monkeypatch.chdir(bare / "gone")
    shutil.rmtree(bare / "gone")
    assert cache.folder() is None
    out = io.StringIO()
    with redirect_stdout(out):
        assert run(["check", str(FRAGMENT), "--fail-on", "never"]) == 0
    assert usual.returncode == 0 and out.getvalue() == usual.stdout


def test_a_file_in_the_way_hinders_nobody(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "own").write_text("a file, not a folder")
    monkeypatch.setenv("THK_CACHE", "own")
    cache.keep("ocr", "abcdef", b"words")
    assert cache.kept("ocr", "abcdef") is None


@pytest.mark.parametrize("damage", [b"", b"words", b"0" * 64 + b"words"])
def test_a_damaged_entry_counts_as_missing(bare: Path, damage: bytes) -> None:
    cache.keep("ocr", "abcdef", b"words")
    (entry,) = bare.rglob("*.json")
    entry.write_bytes(damage)
    assert cache.kept("ocr", "abcdef") is None


def _check(folder: Path, *prefix: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    python = [sys.executable, "-m", "extractor", "check", str(FRAGMENT), "--fail-on", "never"]
    path = os.pathsep.join(path for path in (str(ROOT), *sys.path) if path)
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([*prefix, *python], cwd=folder, capture_output=True, env=kept | environment, timeout=120)


def test_a_text_is_checked_whatever_the_home(bare: Path) -> None:
    """Without HOME (as a user whom the system does not know, where the tests may become one), and in a locked one."""
    usual = _check(bare, THK_CACHE="kept")
    assert usual.returncode == 0 and list((bare / "kept" / "grammar").rglob("*.json"))
    assert usual.stdout.count(b"\n") > 20
    assert _check(bare, THK_CACHE="kept").stdout == usual.stdout
    locked = bare / "locked"
    locked.mkdir(mode=0o500)
    others = [_check(bare), _check(bare, HOME=str(locked)), _check(bare, HOME="/nonexistent"), _check(bare, HOME="")]
    if os.geteuid() == 0 and subprocess.run(["setpriv", "--version"], capture_output=True).returncode == 0:
        ids = (f"--reuid={UNKNOWN_USER}", f"--regid={UNKNOWN_USER}", "--clear-groups")
        others += [_check(Path("/"), "setpriv", *ids), _check(Path("/"), "setpriv", *ids, THK_CACHE=str(bare / "kept"))]
    for other in others:
        assert (other.returncode, other.stderr) == (0, b"")
        assert other.stdout == usual.stdout
