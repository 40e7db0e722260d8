"""Every file that is known to take memory, time or the process with it, between two good inputs."""

import json
import resource
import time

import pytest

from tests.shared_documents import SHARED

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared"),
]
FILES = sorted(path for path in (SHARED / "cases" / "hostile").glob("*.*") if path.suffix != ".md")
GOOD = ("perwali-kotabekasi-68-2019.txt", "perbup-pali-fragment.txt")
# A page that never ends has 6 seconds here, so that the tests need not wait the minute that it has by default.
PAGE_SECONDS = 6
MOST_SECONDS, MOST_MB = 90, 2048 + 64


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_inputs_beside_it_come_out_whole(thk, corpus, path) -> None:
    began = time.monotonic()
    done = thk.process(
        "check", corpus / GOOD[0], path, corpus / GOOD[1], "--format", "json", "--page-time", PAGE_SECONDS
    )
    assert time.monotonic() - began < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10 < MOST_MB
    record = json.loads(done.stdout)
    files = [each["file"] for each in record["documents"]]
    assert files[0].endswith(GOOD[0]) and files[-1].endswith(GOOD[1])
    alone = json.loads(thk.process("check", corpus / GOOD[0], corpus / GOOD[1], "--format", "json").stdout)
    assert [record["documents"][0], record["documents"][-1]] == alone["documents"]
    failed = [each["file"] for each in record["failed"]]
    assert failed in ([], [str(path)])
    assert (done.returncode == 2) == bool(failed)
    if failed:
        assert sum(line.startswith(f"{path}: ") for line in done.stderr.splitlines()) == 1
    else:
        assert str(path) in files
    assert "Traceback" not in done.stderr and "tidak terduga" not in done.stderr
