"""What is the user's stays as it is, and odd files and streams give a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

PALI = "perbup-pali-fragment.txt"


def test_a_baseline_never_takes_the_place_of_another_file(thk, corpus, tmp_path) -> None:
    draft = tmp_path / "n.txt"
    draft.write_bytes((corpus / PALI).read_bytes())
    done = thk("check", draft, "--write-baseline", draft)
    assert done.returncode == 2
    assert str(draft) in done.stderr
    assert draft.read_bytes() == (corpus / PALI).read_bytes()
    own = tmp_path / "dasar.toml"
    for _ in range(2):
        assert thk("check", draft, "--write-baseline", own).returncode == 0
    assert own.read_text().startswith("#")


@pytest.mark.parametrize("content", ["x = " + "[" * 10_000 + "]" * 10_000, "x = ["])
def test_settings_that_cannot_be_read_are_a_sentence(thk, corpus, tmp_path, monkeypatch, content) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thk.toml").write_text(content)
    done = thk("check", corpus / PALI)
    assert done.returncode == 2
    assert "thk.toml" in done.stderr and "tidak terduga" not in done.stderr


def test_a_baseline_that_is_no_file_is_refused(thk, corpus) -> None:
    done = thk("check", corpus / PALI, "--baseline", "/dev/zero")
    assert done.returncode == 2
    assert "/dev/zero" in done.stderr


def test_a_device_is_refused(thk) -> None:
    done = thk("check", "/dev/zero")
    assert done.returncode == 2
    assert "/dev/zero" in done.stderr and "perangkat" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("argv", [("check",), ("parse",), ("check", "--format", "json")])
def test_a_full_disk_behind_stdout_is_a_sentence(corpus, argv) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "extractor", *argv, str(corpus / PALI)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"stdout" in done.stderr
    assert b"tidak terduga" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "github"])
def test_a_name_that_is_no_utf_8_can_be_reported(corpus, tmp_path, form) -> None:
    path = os.fsencode(tmp_path) + b"/perda-\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write((corpus / PALI).read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "check", path, "--format", form], capture_output=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert "perda-" in done.stdout.decode("utf-8")
