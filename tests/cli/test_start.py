"""What starting costs, beside what Python and its libraries cost by themselves."""

import resource
import subprocess
import sys

import pytest
from test_check_command import CLEAN

pytestmark = pytest.mark.perf
ROUNDS = 8


def _processor(*argv, cwd):
    """The processor seconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *argv], cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    ("argv", "bare", "most"),
    [
        (("check", "pendek.txt"), "import click, msgspec, lark, regex", 6),
        (("--help",), "import click", 2.5),
    ],
)
def test_a_command_starts_in_few_times_its_libraries(made, tmp_path, argv, bare, most):
    made("pendek.txt", CLEAN)
    own, libraries = [], []
    for _ in range(ROUNDS):
        own.append(_processor("-m", "extractor", *argv, cwd=tmp_path))
        libraries.append(_processor("-c", bare, cwd=tmp_path))
        if min(own) < most * min(libraries):
            return
    pytest.fail(f"{min(own) / min(libraries):.1f} times")
