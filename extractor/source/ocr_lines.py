"""Words read from a picture, as the printed lines that a text layer gives."""

from collections.abc import Iterable
from itertools import groupby

from extractor.source.ocr import Scan
from extractor.source.ocr_engine import Read
from extractor.source.ocr_noise import parted
from extractor.source.pdf_lines import PrintedLine, line, lines_of, text_of
from extractor.source.pdf_words import Sheet, Word

# Of a line's height from the tallest to the lowest letters, how much stands above its base.
_ABOVE = 0.78


def lines_from(scan: Scan) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the printed lines of a scanned page from top to bottom, and the specks and strokes that are no print."""
    kept, noise = parted(scan.words)
    specks = [line(_words(group, scan.scale)) for group in _by_line(noise)]
    for speck in specks:
        speck.text = text_of(speck.words)
    return lines_of(Sheet(scan.width, scan.height, _words(kept, scan.scale))), [each for each in specks if each.text]


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
