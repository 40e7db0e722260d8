"""A regulation as Markdown: heads of its parts as headings, tables as pipe tables, everything else as paragraphs."""

import re

from extractor.emit.manuscript.paragraphs import Grid, Paragraph, paragraphs
from extractor.model.analysis import Analysis

_INDENT = "   "
_HEADING = {"title": "# ", "group": "## ", "article": "### "}
# What Markdown would take for a mark of its own.
_MARK = re.compile(r"[\\`*_<>\[\]|#~&]")
_FIRST = re.compile(r"^[-+=]")


def to_markdown(analysis: Analysis) -> bytes:
    """Return the text of `analysis` in UTF-8."""
    blocks: list[str] = []
    for part in paragraphs(analysis.document):
        if isinstance(part, Grid):
            blocks.append(_table(part))
        else:
            blocks.append(_paragraph(part))
    return ("\n\n".join(blocks) + "\n").encode()


def _paragraph(part: Paragraph) -> str:
    words = _escaped(f"{part.number} {part.words}".strip())
    return f"{_HEADING.get(part.form, _INDENT * part.depth)}{words}"


def _table(grid: Grid) -> str:
    rows = [[_escaped(words) for words, columns, _, _ in row for words in (words, *[""] * (columns - 1))]
            for row in grid.rows]  # fmt: skip
    width = max((len(row) for row in rows), default=1)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) if lines else ""


def _escaped(words: str) -> str:
    return _FIRST.sub(lambda mark: "\\" + mark[0], _MARK.sub(lambda mark: "\\" + mark[0], words))
