"""The image: what it copies is there and not ignored, and its command is one of the program."""

import re
from pathlib import Path

from extractor.cli.app import COMMANDS

ROOT = Path(__file__).parents[2]
LINES = (ROOT / ".container/Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def test_what_is_copied_is_there_and_is_not_left_out():
    copied = [name for line in LINES if line.startswith("COPY ") for name in line.split()[1:-1]]
    kept = set((ROOT / ".containerignore").read_text(encoding="utf-8").split())
    assert len(copied) > 3
    for name in copied:
        assert (ROOT / name).exists() and f"!{name}" in kept, name


def test_the_image_installs_from_the_lock_and_starts_a_command_of_the_program():
    assert any("--require-hashes" in line and "requirements.lock" in line for line in LINES)
    (started,) = [re.findall(r'"([^"]+)"', line) for line in LINES if line.startswith("CMD ")]
    assert started[0] in COMMANDS
