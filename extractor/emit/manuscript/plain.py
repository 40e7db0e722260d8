"""A regulation as plain text: a paragraph a line, items indented, an empty line before every head."""

from extractor.emit.manuscript.paragraphs import Grid, Paragraph, paragraphs
from extractor.model.analysis import Analysis

_INDENT = "    "


def to_text(analysis: Analysis) -> bytes:
    """Return the text of `analysis` in UTF-8; a row of a table is a line, its cells apart by three spaces."""
    lines: list[str] = []
    before: Paragraph | None = None
    for part in paragraphs(analysis.document):
        if isinstance(part, Grid):
            lines += [_INDENT * part.depth + "   ".join(words for words, *_ in row) for row in part.rows]
            before = None
            continue
        if before is not None and _apart(before, part):
            lines.append("")
        words = f"{part.number} {part.words}".strip()
        lines.append(_INDENT * part.depth + words)
        before = part
    return ("\n".join(lines) + "\n").encode()


def _apart(before: Paragraph, part: Paragraph) -> bool:
    """Whether an empty line stands between two paragraphs: around heads, the title and the closing block."""
    if part.form == "text":
        return before.form != "text"
    return part.form != before.form or part.eid != before.eid
