"""The memory of a run is bounded by one input, not by their number."""

import os
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.perf
FEW, MANY = 20, 200
# The HTML report is one page for all inputs: it grows with what it shows, not with the inputs themselves.
MOST = {"text": 1.3, "json": 1.3, "sarif": 1.3, "html": 2.2}


@pytest.mark.parametrize("form", MOST)
def test_ten_times_the_inputs_take_no_more_memory(form, corpus, tmp_path):
    for at in range(MANY):
        shutil.copy(corpus / "perbup-pali-fragment.txt", tmp_path / f"{at:03}.txt")
    every = sorted(tmp_path.glob("*.txt"))
    few, many = _peak(form, every[:FEW]), _peak(form, every)
    assert many < MOST[form] * few, f"{few} kB for {FEW} inputs, {many} kB for {MANY}"


def _peak(form, paths):
    """Return the most memory (kB) that the program, or one of its workers, held at once."""
    command = [sys.executable, "-m", "extractor", "check", *map(str, paths), "--format", form, "--fail-on", "never"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_maxrss
