"""What a PDF costs beside pdfium's own positioned text of the same pages, in one run."""

from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from extractor.pipeline import analyse
from extractor.source import read
from tests.bench.stages import outputs_of, positioned_text

NAMES = ("perda_sulut_2_2016", "pergub_sulut_16_2017", "perda_sulut_5_2018", "pergub_sulut_1_2017", "perpres_33_2012")
# Measured in a quiet minute: 1.1 and 2.3; the rest is for a busy one.
MOST_TO_READ, MOST_IN_ALL = 1.5, 2.8


@pytest.mark.perf
def test_a_pdf_costs_little_more_than_its_positioned_text(documents: Path) -> None:
    reading, whole = [], []
    for name in NAMES:
        path = documents / f"{name}.pdf"
        works = (partial(positioned_text, path), partial(read, path), lambda path=path: outputs_of(analyse(read(path))))
        times: list[list[float]] = [[], [], []]
        for _ in range(4):
            for work, taken in zip(works, times, strict=True):
                start = process_time()
                work()
                taken.append(process_time() - start)
        own, read_alone, in_all = map(min, times)
        reading.append(read_alone / own)
        whole.append(in_all / own)
    assert median(reading) < MOST_TO_READ, reading
    assert median(whole) < MOST_IN_ALL, whole
