"""The memory of a run is bounded by one input, not by their number."""

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.perf
FEW, MANY = 20, 200
MOST = 1.3


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
@pytest.mark.parametrize("out", [False, True], ids=["printed", "to a file"])
def test_ten_times_the_inputs_take_no_more_memory(form, out, corpus, tmp_path):
    for at in range(MANY):
        shutil.copy(corpus / "perbup-pali-fragment.txt", tmp_path / f"{at:03}.txt")
    every = sorted(tmp_path.glob("*.txt"))
    how = ["--format", form, "--fail-on", "never", *(["-o", tmp_path / "report"] if out else [])]
    few, many = _peak(how, every[:FEW]), _peak(how, every)
    assert many < MOST * few, f"{few} kB for {FEW} inputs, {many} kB for {MANY}"


def _peak(how, paths):
    """Return the most memory (kB) that the program, or one of its workers, held at once."""
    command = [sys.executable, "-m", "extractor", "check", *map(str, paths), *map(str, how)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_maxrss
