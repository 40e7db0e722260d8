"""A regulation as Markdown: heads of its parts as headings, tables as pipe tables, everything else as paragraphs."""

import re
from collections.abc import Mapping

from extractor.emit.manuscript.paragraphs import Grid, Paragraph, Remark, paragraphs
from extractor.model.analysis import Analysis
from extractor.model.document import Document

_INDENT = "   "
_HEADING = {"title": "# ", "group": "## ", "article": "### "}
# What Markdown would take for a mark of its own.
_MARK = re.compile(r"[\\`*_<>\[\]|#~&]")
_FIRST = re.compile(r"^[-+=]")


def to_markdown(analysis: Analysis) -> bytes:
    """Return the text of `analysis` in UTF-8."""
    return markdown_of(analysis.document, {})


def markdown_of(document: Document, remarks: Mapping[str | None, Remark]) -> bytes:
    """Return the text of `document` in UTF-8; what is remarked on a unit is a footnote to its first paragraph."""
    blocks: list[str] = []
    notes: list[str] = []
    told: set[str | None] = set()
    for part in paragraphs(document):
        if isinstance(part, Grid):
            blocks.append(_table(part))
            continue
        remark = remarks.get(part.eid)
        mark = ""
        if remark is not None and remark.words and part.eid not in told:
            told.add(part.eid)
            mark = f"[^{len(notes) + 1}]"
            notes.append(f"{mark}: " + "; ".join(_escaped(line) for line in remark.words.split("\n")))
        blocks.append(_paragraph(part) + mark)
    return ("\n\n".join([*blocks, *notes]) + "\n").encode()


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
