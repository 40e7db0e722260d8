"""Every file that is known to take memory, time or the process with it, each between two good inputs."""

import json
import resource
import time

import pytest

from tests.command import Thk
from tests.shared_documents import SHARED

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared"),
]
FILES = sorted(path for path in (SHARED / "cases" / "hostile").glob("*.*") if path.suffix != ".md")
GOOD = ("perwali-kotabekasi-68-2019.txt", "perbup-pali-fragment.txt")
# A page that never ends has so many seconds here, so that the tests need not wait the minute that it has by default.
PAGE_SECONDS = 3
MOST_SECONDS, MOST_MB = 90, 2048 + 64


@pytest.fixture(scope="module")
def alone(corpus, tmp_path_factory):
    """What a run says of the good inputs, by file, where nothing is beside them."""
    thk = Thk(tmp_path_factory.mktemp("sendiri"))
    record = json.loads(thk("check", *(corpus / name for name in GOOD), "--format", "json").stdout)
    return {each["file"]: each for each in record["documents"]}


@pytest.fixture(scope="module")
def row(corpus, tmp_path_factory):
    """One run over all files, a good input before and after each: what it says of every input in turn, None where it
    could not be read; those that could not; and its words for people."""
    good = [corpus / GOOD[at % 2] for at in range(len(FILES) + 1)]
    inputs = [good[0], *(each for pair in zip(FILES, good[1:], strict=True) for each in pair)]
    began = time.monotonic()
    done = Thk(tmp_path_factory.mktemp("jahat")).process(
        "check", *inputs, "--format", "json", "--page-time", PAGE_SECONDS
    )
    assert time.monotonic() - began < MOST_SECONDS * len(FILES)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10 < MOST_MB
    record = json.loads(done.stdout)
    failed = [each["file"] for each in record["failed"]]
    assert (done.returncode == 2) == bool(failed)
    assert "Traceback" not in done.stderr and "tidak terduga" not in done.stderr
    documents = iter(record["documents"])
    found = [None if str(each) in failed else next(documents) for each in inputs]
    assert next(documents, None) is None
    return found, failed, done.stderr.splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_inputs_beside_it_come_out_whole(row, alone, path) -> None:
    found, failed, said = row
    at = 2 * FILES.index(path) + 1
    for good in (found[at - 1], found[at + 1]):
        assert good is not None and good == alone[good["file"]]
    assert failed.count(str(path)) == (found[at] is None)
    if found[at] is None:
        assert sum(line.startswith(f"{path}: ") for line in said) == 1
    else:
        assert found[at]["file"] == str(path)
