"""The front page of a folder of results: every regulation with its counts and links to its files."""

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from extractor.emit.names import title
from extractor.grammar import OUTPUT
from extractor.model.analysis import Analysis


def to_index(rows: Sequence[tuple[str, Analysis]], suffixes: Sequence[str]) -> str:
    """Return one self-contained HTML page linking the files `STEM` + suffix, `.html` among them, of every row."""
    environment = Environment(
        loader=FileSystemLoader(OUTPUT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("index.html.j2").render(rows=rows, suffixes=suffixes, title=title)
