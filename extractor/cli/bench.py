"""`make bench`: how fast each stage is here and now, `python -m extractor.cli.bench FOLDER [PDF…]`.

Text is measured in megabytes (10^6 bytes of UTF-8) a second, each row with all stages above it. PDF is measured in
milliseconds a page, from the file to JSON, Akoma Ntoso and HTML, beside pdfium's own positioned text (every text
rectangle of a page with its words) of the same pages in the same run. Every figure is the best of several runs.
"""

import ctypes
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pypdfium2
from rich.table import Table

from extractor.analysis import Analysis
from extractor.cli.parse import SUFFIXES, render
from extractor.cli.tables import console
from extractor.pipeline import analyse, analyse_file, enrich
from extractor.references import references_of
from extractor.source import read
from extractor.text import Text
from extractor.tree import build

RUNS = 5
_PAGE = (595, 842)
_LINES_A_PAGE = 50


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of several runs of `work`."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def text_stages(texts: Sequence[Text]) -> list[tuple[str, float]]:
    """Return (stage, MB/s) for the texts together, each stage with all stages before it."""
    size = sum(len(text.content.encode()) for text in texts) / 1e6
    stages: list[tuple[str, Callable[[Text], object]]] = [
        ("text to tree", build),
        ("+ references", lambda text: references_of(build(text))),
        ("+ findings", lambda text: analyse(text, rules=False)),
        ("+ rules", analyse),
        ("+ JSON, Akoma Ntoso, HTML", lambda text: _outputs(analyse(text))),
    ]
    rates = []
    for name, stage in stages:
        stage(texts[0])  # imports and caches are paid once a process, not once a text
        rates.append((name, size / best(lambda stage=stage: [stage(text) for text in texts])))  # type: ignore[misc]
    return rates


def _outputs(analysis: Analysis) -> object:
    return [render(analysis, form) for form in SUFFIXES]


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
    texts = [read(path) for path in sorted(folder.glob("*.txt"))]
    screen = console()
    table = Table("stage", "MB/s", title=f"{len(texts)} texts, one core")
    for name, rate in text_stages(texts):
        table.add_row(name, f"{rate:.2f}")
    screen.print(table)
    table = Table("PDF", "pages", "pdfium ms/page", "THK ms/page", "ratio")
    with TemporaryDirectory() as made:
        if not pdfs:
            pdfs = [Path(made) / "made-from-text.pdf"]
            make_pdf(max(texts, key=lambda text: len(text.content)), pdfs[0])
        for path in pdfs:
            pages = positioned_text(path)
            theirs = best(lambda path=path: positioned_text(path)) / pages * 1000  # type: ignore[misc]
            ours = best(lambda path=path: _outputs(analyse_file(path))) / pages * 1000  # type: ignore[misc]
            tree = best(lambda path=path: enrich(build(read(path)), rules=False)) / pages * 1000  # type: ignore[misc]
            table.add_row(path.name, str(pages), f"{theirs:.2f}", f"{ours:.2f} ({tree:.2f} without rules)",
                          f"{ours / theirs:.2f}")  # fmt: skip
    screen.print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
