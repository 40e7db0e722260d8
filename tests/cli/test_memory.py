"""The memory of a run is bounded by one input, not by their number."""

import shutil
import subprocess
import sys

import pytest

from tests.source.made_pdf import paragraphs, pdf_of

# What other programs do at the same time changes no memory of these.
pytestmark = pytest.mark.process
FEW, MANY = 5, 50
# As many as MANY weigh a third more where their analyses, or what is written of them, are kept.
MOST = 1.2
# `thk`, which in the end says how much it held, and the largest of what it started.
MEASURED = """
import resource, sys
from extractor.cli import run
from extractor.workers.limits import peak_memory
code = run(sys.argv[1:])
print(peak_memory(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10, file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def inputs(corpus, tmp_path_factory):
    """Short texts, and before them a PDF, for which workers are started also where the texts are few."""
    folder = tmp_path_factory.mktemp("masukan")
    (folder / "000.pdf").write_bytes(pdf_of([paragraphs(["PERATURAN BUPATI CONTOH", "Pasal 1", "Camat bertugas."])]))
    for at in range(1, MANY):
        shutil.copy(corpus / "perbup-pali-fragment.txt", folder / f"{at:03}.txt")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module", params=["text", "json", "sarif", "html"])
def few(request, inputs):
    """A form, and the memory (MB) that a run over few inputs takes to print it."""
    return request.param, _peak(["--format", request.param, "--fail-on", "never"], inputs[:FEW])


@pytest.mark.parametrize("out", [False, True], ids=["printed", "to a file"])
def test_ten_times_the_inputs_take_no_more_memory(few, out, inputs, tmp_path):
    form, least = few
    many = _peak(["--format", form, "--fail-on", "never", *(["-o", tmp_path / "report"] if out else [])], inputs)
    for one, other in zip(least, many, strict=True):
        assert 10 < other < MOST * one, f"{least} MB for {FEW} inputs, {many} MB for {MANY}"


def _peak(how, paths):
    """Return the most memory (MB) that the program held at once, and the most that one of its workers held."""
    command = [sys.executable, "-c", MEASURED, "check", *map(str, paths), *map(str, how)]
    said = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    own, worker = said.splitlines()[-1].split()
    return int(own), int(worker)
