"""Words read from a picture, as the printed lines that a text layer gives."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import pypdfium2 as pdfium

from extractor.model.text import Box, UnsureWord
from extractor.source.ocr.noise import parted
from extractor.source.ocr.reader import Progress, Scan, read_scans
from extractor.source.ocr.tesseract import Read
from extractor.source.printed_lines import PrintedLine, ScannedPage, Sheet, Word, line, lines_of, text_of

# Of a line's height from the tallest to the lowest letters, how much stands above its base.
_ABOVE = 0.78
# A word read with less confidence than this is worth a look (chosen: of 100 sure words of a clean scan 1 has less).
_UNSURE = 60.0


def scanned_pages(
    document: pdfium.PdfDocument, numbers: list[int], progress: Progress | None = None
) -> dict[int, ScannedPage]:
    """Return what character recognition reads on the pages of these numbers, as printed lines.

    `progress` is told which page is being read. Pages that could not be read are left out.
    """
    return {number: _page_of(scan) for number, scan in read_scans(document, numbers, progress).items()}


def _page_of(scan: Scan) -> ScannedPage:
    kept: list[Read] = []
    noise: list[Read] = []
    lines: list[PrintedLine] = []
    for page in _pages(scan):
        print_, dirt = parted(page)
        kept += print_
        noise += dirt
        lines += _lines(print_, scan, lines)
    specks = [line(_words(group, scan.scale)) for group in _by_line(noise)]
    for speck in specks:
        speck.text = text_of(speck.words)
    known = scan.legibility.known
    specks = [each for each in specks if each.text]
    unsure = tuple(_unsure(kept, scan.scale))
    return ScannedPage(scan.width, scan.height, lines, specks, known, scan.confidence, scan.blank, unsure)


def _pages(scan: Scan) -> list[list[Read]]:
    """Return the words of the page, or of each of two pages on one sheet."""
    if scan.gutter is None:
        return [list(scan.words)]
    left, right = ([word for word in scan.words if (word.left >= scan.gutter) is side] for side in (False, True))
    return [left, right]


def _lines(words: Sequence[Read], scan: Scan, before: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the printed lines of a page; those of a second page on the sheet know how far it is moved."""
    lines = lines_of(Sheet(scan.width, scan.height, _words(words, scan.scale)))
    if before and lines and scan.gutter is not None:
        moved = min(each.left for each in lines) - min(each.left for each in before)
        for each in lines:
            each.moved = moved
    return lines


def _unsure(words: Iterable[Read], scale: float) -> Iterator[UnsureWord]:
    """Yield the words that were read with little confidence; single characters of punctuation never are sure."""
    for word in words:
        if word.sure < _UNSURE and any(sign.isalnum() for sign in word.text):
            box = Box(word.left / scale, word.top / scale, word.right / scale, word.bottom / scale)
            yield UnsureWord(word.text, box, round(word.sure, 1))


def _by_line(words: Iterable[Read]) -> list[list[Read]]:
    return [list(group) for _, group in groupby(words, key=lambda word: word.line)]


def _words(words: Iterable[Read], scale: float) -> list[Word]:
    """Return the words in points, each as high as its line: the ink of `dan` and of `yang` has not one height."""
    return [
        Word(
            word.text,
            word.left / scale,
            (word.base - _ABOVE * word.size) / scale,
            word.right / scale,
            (word.base + (1 - _ABOVE) * word.size) / scale,
            word.line,
            0.0,
            False,
        )
        for word in words
    ]
