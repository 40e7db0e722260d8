"""How long a scan takes beside tesseract's own time for the same pages at the same parallelism, in one run."""

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pypdfium2 as pdfium
from msgspec import Struct
from PIL import Image

from extractor.source.ocr.picture import levelled, picture_of
from extractor.source.ocr.reader import cores, layout_for
from extractor.source.ocr.tesseract import LANGUAGE
from extractor.source.read_file import read


class ScanCost(Struct, frozen=True):
    """Seconds for one scan: the reader with an empty cache, tesseract alone, the reader with the cache filled.

    `work` and `own_work` are the processor time of the first two, all programs together: other programs on the
    machine change these little.
    """

    pages: int
    reader: float
    tesseract: float
    cached: float
    work: float
    own_work: float

    @property
    def ratio(self) -> float:
        """How many times tesseract's own time the reader takes."""
        return self.reader / self.tesseract

    @property
    def work_ratio(self) -> float:
        """How many times tesseract's own processor time the reader takes."""
        return self.work / self.own_work

    @property
    def gain(self) -> float:
        """How many times faster the second reading is."""
        return self.reader / self.cached


def measure_scan(path: Path, rounds: int = 3) -> ScanCost:
    """Return what reading the scan costs (wall clock, best of `rounds`, measured alternately); needs tesseract."""
    first, own, second, work, own_work = [], [], [], [], []
    pages = 1
    for _ in range(rounds):
        with TemporaryDirectory() as folder, patch.dict(os.environ, {"THK_CACHE": folder}):
            began, busy = time.perf_counter(), _processor()
            pages = read(path).source.pages or 1
            first.append(time.perf_counter() - began)
            work.append(_processor() - busy)
            for _ in range(3):
                began = time.perf_counter()
                read(path)
                second.append(time.perf_counter() - began)
            took, busy = _tesseract_alone(path, Path(folder))
            own.append(took)
            own_work.append(busy)
    return ScanCost(pages, min(first), min(own), min(second), min(work), min(own_work))


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _tesseract_alone(path: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds, by the clock and of the processor, that tesseract takes for pictures of the pages alone.

    The pictures lie ready, each is read in the layout in which the reader reads it first, and as many are read at once
    as the reader reads.
    """
    document = pdfium.PdfDocument(path)
    pictures = []
    for number in range(len(document)):
        picture = picture_of(document[number])
        if picture is not None:
            pictures.append((folder / f"{number}.pgm", layout_for(levelled(picture))))
            Image.fromarray(picture.pixels).save(pictures[-1][0])
    document.close()

    def work(picture: tuple[Path, str]) -> None:
        path, layout = picture
        command = ["tesseract", str(path), "-", "-l", LANGUAGE, "--psm", layout, "hocr"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(command, check=True, capture_output=True, env=environment)

    began, busy = time.perf_counter(), _processor()
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(work, pictures))
    return time.perf_counter() - began, _processor() - busy


def main() -> None:
    """Print the cost of each scan named on the command line: `python -m tests.bench.ocr A.pdf B.pdf`."""
    for name in sys.argv[1:]:
        cost = measure_scan(Path(name))
        print(
            f"{Path(name).name:32s} {cost.pages:3d} pages  reader {cost.reader:6.2f} s"
            f"  tesseract alone {cost.tesseract:6.2f} s  ratio {cost.ratio:.2f}"
            f" (processor time {cost.work_ratio:.2f})"
            f"  from the cache {cost.cached * 1000:.0f} ms, {cost.gain:.0f} times faster"
        )


if __name__ == "__main__":
    main()
