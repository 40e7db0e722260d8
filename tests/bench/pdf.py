"""How long the reader takes beside pdfium's own positioned text of the same pages, in one run."""

import ctypes
import sys
import time
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from msgspec import Struct

from extractor.source.read_file import read_bytes


class Cost(Struct, frozen=True):
    """Milliseconds a page: of `read_bytes` (file to frozen Text), and of pdfium's rectangles with their text."""

    pages: int
    reader: float
    pdfium: float

    @property
    def ratio(self) -> float:
        """How many times pdfium's own positioned text the reader costs."""
        return self.reader / self.pdfium if self.pdfium else 0.0


def measure(path: Path, rounds: int = 3) -> Cost:
    """Return the cost of reading one PDF, the best of `rounds` for each side, measured alternately."""
    data = path.read_bytes()
    reader, own = [], []
    pages = 1
    for _ in range(rounds):
        began = time.perf_counter()
        text = read_bytes(data, path.name)
        reader.append(time.perf_counter() - began)
        began = time.perf_counter()
        positioned_text(data)
        own.append(time.perf_counter() - began)
        pages = max(1, text.source.pages or 1)
    return Cost(pages, min(reader) / pages * 1000, min(own) / pages * 1000)


def positioned_text(data: bytes) -> list[tuple[float, float, float, float, str]]:
    """Return what pdfium itself offers as positioned text: each rectangle of a page with the text inside it."""
    found = []
    document = pdfium.PdfDocument(data)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        handle = text_page.raw
        for index in range(pdfium_c.FPDFText_CountRects(handle, 0, -1)):
            pdfium_c.FPDFText_GetRect(handle, index, left, top, right, bottom)
            size = pdfium_c.FPDFText_GetBoundedText(handle, left, top, right, bottom, None, 0)
            buffer = (ctypes.c_ushort * (size + 1))()
            pdfium_c.FPDFText_GetBoundedText(handle, left, top, right, bottom, buffer, size)
            words = bytes(buffer)[: 2 * size].decode("utf-16-le", errors="replace")
            found.append((left.value, top.value, right.value, bottom.value, words))
        text_page.close()
        page.close()
    document.close()
    return found


def main() -> None:
    """Print the cost of each PDF named on the command line: `python -m tests.bench.pdf A.pdf B.pdf`."""
    for name in sys.argv[1:]:
        cost = measure(Path(name))
        print(
            f"{Path(name).name:44s} {cost.pages:4d} pages  reader {cost.reader:6.2f} ms/page"
            f"  pdfium's own {cost.pdfium:6.2f} ms/page  ratio {cost.ratio:.2f}"
        )


if __name__ == "__main__":
    main()
