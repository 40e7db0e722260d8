"""`make bench`: how fast each stage is here and now, `python -m tests.bench.stages FOLDER [PDF…]`.

Text is measured in megabytes (10^6 bytes of UTF-8) a second, each row with all stages above it, and from the text to
the rules without findings. What a new process costs is measured in seconds. PDF is measured in milliseconds a page,
from the file to JSON, Akoma Ntoso and HTML, beside pdfium's own positioned text (every text rectangle of a page with
its words) of the same pages in the same run. Every figure is the best of several runs, in processor time, so that other
programs on the machine matter little.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import process_time

import pypdfium2
from rich.table import Table

from extractor.cli.summary_table import console
from extractor.emit.formats import formats_of
from extractor.model.analysis import Analysis
from extractor.model.text import Text
from extractor.pipeline import analyse, analyse_file
from extractor.references import references_of
from extractor.rules import extract
from extractor.rules.terms import terms_of
from extractor.source import read, read_bytes
from extractor.tree import build
from extractor.workers.collector import spare_the_collector
from tests.bench.ocr import measure_scan

RUNS = 5
SECONDS = 1.0
_PAGE = (595, 842)
_LINES_A_PAGE = 50


def best(*works: Callable[[], object]) -> list[float]:
    """Return, for each of `works`, the seconds of processor time of its fastest run.

    They run in turn, so that a machine that is slow for a while is slow for all of them.
    """
    times: list[list[float]] = [[] for _ in works]
    while len(times[0]) < RUNS or sum(map(sum, times)) < SECONDS * len(works):
        for work, taken in zip(works, times, strict=True):
            start = process_time()
            work()
            taken.append(process_time() - start)
    return [min(taken) for taken in times]


def text_stages(files: Sequence[bytes]) -> list[tuple[str, float]]:
    """Return (stage, MB/s) for the texts together, each stage with all stages before it."""
    stages: list[tuple[str, Callable[[Text], object]]] = [
        ("file to text", lambda text: text),
        ("+ tree", build),
        ("+ references", lambda text: references_of(build(text))),
        ("+ findings", lambda text: analyse(text, rules=False)),
        ("+ rules", analyse),
        ("+ JSON, Akoma Ntoso, HTML", lambda text: outputs_of(analyse(text))),
        ("text to rules, no findings", _rules),
    ]

    def work(stage: Callable[[Text], object]) -> None:
        for data in files:
            stage(read_bytes(data, "text.txt"))

    for _, stage in stages:
        work(stage)  # imports and caches are paid once a process, not once a text
    size = sum(map(len, files)) / 1e6
    times = best(*(partial(work, stage) for _, stage in stages))
    return [(name, size / seconds) for (name, _), seconds in zip(stages, times, strict=True)]


def _rules(text: Text) -> object:
    document = build(text)
    return extract(document, references_of(document), terms_of(document))


def cold_starts(path: Path) -> list[tuple[str, float]]:
    """Return (what, seconds of processor time) in a process of its own, the best of several: a check, the rules.

    The program is compiled once, as after its installation; the second process begins and ends as `thk` does.
    """
    ready = (
        "from extractor.workers.collector import leave_the_rest, spare_the_collector; spare_the_collector();"
        "from extractor.rules.sentence.pipeline import pipeline; pipeline(); leave_the_rest()"
    )
    starts = [(f"thk check {path.name}", ("-m", "extractor", "check", str(path))), ("rules ready", ("-c", ready))]

    def seconds(arguments: Sequence[str], compiled: str) -> float:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        before = getrusage(RUSAGE_CHILDREN)
        run([sys.executable, *arguments], stdout=DEVNULL, check=False, env=environment)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    with TemporaryDirectory() as made:
        return [(name, min(seconds(arguments, made) for _ in range(RUNS))) for name, arguments in starts]


def outputs_of(analysis: Analysis) -> object:
    """Write the outputs that are made by default."""
    return [form.files(analysis) for form in formats_of("regulation").values() if not form.asked]


def positioned_text(path: Path) -> int:
    """Read every text rectangle of every page with its words, by pdfium alone; return the number of pages."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            words = page.get_textpage()
            for at in range(words.count_rects()):
                words.get_text_bounded(*words.get_rect(at))
        return len(document)
    finally:
        document.close()


def make_pdf(text: Text, path: Path) -> None:
    """Write the lines of a text as a plain PDF with a text layer, so that there is one to measure."""
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument.new()
    lines = text.content.split("\n")
    for start in range(0, len(lines), _LINES_A_PAGE):
        page = document.new_page(*_PAGE)
        for at, line in enumerate(lines[start : start + _LINES_A_PAGE]):
            words = raw.FPDFPageObj_NewTextObj(document.raw, b"Times-Roman", 11.0)
            printed = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
            raw.FPDFText_SetText(words, ctypes.cast(printed, ctypes.POINTER(ctypes.c_ushort)))
            raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 70, _PAGE[1] - 70 - 14 * at)
            raw.FPDFPage_InsertObject(page.raw, words)
        page.gen_content()
    document.save(path)
    document.close()


def main(folder: Path, pdfs: Sequence[Path]) -> None:
    """Print both tables."""
    spare_the_collector()
    paths = sorted(folder.glob("*.txt"))
    screen = console()
    table = Table("stage", "MB/s", title=f"{len(paths)} texts, one core")
    for name, rate in text_stages([path.read_bytes() for path in paths]):
        table.add_row(name, f"{rate:.2f}")
    screen.print(table)
    table = Table("new process", "s", title="What a new process costs, processor time")
    for name, cost in cold_starts(min(paths, key=lambda path: path.stat().st_size)):
        table.add_row(name, f"{cost:.2f}")
    screen.print(table)
    table = Table("PDF", "pages", "pdfium", "to findings", "to all outputs", "ratio", title="PDF, ms a page")
    ratios: list[float] = []
    with TemporaryDirectory() as made:
        if not pdfs:
            pdfs = [Path(made) / "made-from-text.pdf"]
            make_pdf(max((read(path) for path in paths), key=lambda text: len(text.content)), pdfs[0])
        scans = [path for path in pdfs if "ocr" in read(path).source.method]
        for path in (path for path in pdfs if path not in scans):
            pages = positioned_text(path)
            works = (positioned_text, partial(analyse_file, rules=False), lambda path: outputs_of(analyse_file(path)))
            times = [seconds / pages * 1000 for seconds in best(*(partial(work, path) for work in works))]
            ratios.append(times[2] / times[0])
            table.add_row(path.name, str(pages), *(f"{time:.2f}" for time in times), f"{ratios[-1]:.2f}")
    if len(ratios) > 1:
        table.add_section()
        table.add_row("median", "", "", "", "", f"{median(ratios):.2f}")
    screen.print(table)
    if scans:
        screen.print(scan_table(scans))


def scan_table(paths: Sequence[Path]) -> Table:
    """Return what reading scans costs beside tesseract alone, and what it costs the second time."""
    table = Table(
        "scan", "pages", "tesseract", "reader", "ratio", "processor", "again", "faster", title="Scans, seconds"
    )
    for path in paths:
        cost = measure_scan(path)
        seconds = (cost.tesseract, cost.reader, cost.ratio, cost.work_ratio)
        figures = [f"{figure:.2f}" for figure in seconds]
        table.add_row(path.name, str(cost.pages), *figures, f"{cost.cached:.3f}", f"{cost.gain:.0f} x")
    return table


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
