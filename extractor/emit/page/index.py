"""The front page of a folder of results: every regulation with its counts and links to its files."""

from collections.abc import Sequence

from extractor.emit.names import title
from extractor.emit.templates import rendered
from extractor.model.analysis import Analysis


def to_index(rows: Sequence[tuple[str, Analysis]], suffixes: Sequence[str]) -> str:
    """Return one self-contained HTML page linking the files `STEM` + suffix, `.html` among them, of every row."""
    return rendered("index", rows=rows, suffixes=suffixes, title=title)
