"""The front page of a folder of results: every regulation with its counts and links to its files.

The page holds its own rows as JSON, so that the next run into the same folder keeps them.
"""

from collections.abc import Sequence
from urllib.parse import quote

import msgspec
from msgspec import Struct

from extractor.emit.templates import rendered

_OPEN, _CLOSE = b'<script type="application/json" id="rows">', b"</script>"


class IndexRow(Struct, frozen=True):
    """One regulation: the stem of its files, their suffixes (`.html` among them), its title, its counts."""

    stem: str
    suffixes: tuple[str, ...]
    title: str
    units: int
    references: int
    broken: int
    findings: int
    rules: int

    @property
    def href(self) -> str:
        """The stem as part of a link."""
        return quote(self.stem)


def to_index(rows: Sequence[IndexRow]) -> bytes:
    """Return one self-contained HTML page that links the files of every row."""
    held = msgspec.json.encode(rows).replace(b"<", b"\\u003c").decode()
    return rendered("index", rows=rows, held=held).encode()


def rows_of(page: bytes) -> tuple[IndexRow, ...]:
    """Return the rows of a page that `to_index` made; none for any other page."""
    _, found, rest = page.partition(_OPEN)
    try:
        return msgspec.json.decode(rest.partition(_CLOSE)[0], type=tuple[IndexRow, ...]) if found else ()
    except msgspec.MsgspecError:
        return ()
