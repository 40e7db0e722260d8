"""Every `thk …` command of the README runs, in a folder that holds the corpus and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"^```(?:sh|bash|console)\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("thk ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", made / "corpus")
    return made


def test_the_readme_shows_the_commands():
    assert {"parse", "check", "explain", "score"} <= {command.split()[1] for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_command_runs(command, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True
    )
    assert result.returncode in (0, 1), result.stderr
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or command.startswith("thk check")


def test_python_in_the_readme_runs(folder):
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(), re.M | re.S)
    assert blocks
    for block in blocks:
        result = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
