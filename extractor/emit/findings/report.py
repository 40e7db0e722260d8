"""What the formats of `thk check` have in common: what they are asked for, and the form of a report.

A report takes the inputs one by one and writes what it can at once: of an input that was written it keeps nothing but
counts, so that memory is bounded by one input. What comes before the inputs and depends on them waits in a file.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from extractor.review.described import Described
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.origin import origin_of
from extractor.source.readers import reader_by_media_type


class Request(Struct, frozen=True):
    """What a report is asked for: language (`id`, `en`), ANSI colours, only the statistics, whether with a baseline.

    `tracked`: `safe` or `unsafe` fixes are shown as tracked changes, where the form has such; None for no fixes.
    `checks` gives the checks that were run; `data_of` the bytes of an input, None where they are gone or not what was
    read.
    """

    language: str = "id"
    color: bool = False
    statistics: bool = False
    compared: bool = False
    tracked: Literal["safe", "unsafe"] | None = None
    checks: Callable[[], Sequence[Described]] = tuple
    data_of: Callable[[Reviewed], bytes | None] = lambda _: None


class Report(Protocol):
    """Takes the inputs one by one and ends with what holds for all.

    Both methods return what is to be written next: `str` for a reader at a terminal, `bytes` in UTF-8 for a program,
    an iterator where it is long.
    `has_unused` says that the report itself names the exceptions that met no finding.
    """

    has_unused: bool

    def add(self, reviewed: Reviewed, readable: bool) -> str | bytes:
        """Take one input; `readable` is False where its text is not a regulation."""

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> str | bytes | Iterator[bytes]:
        """Return what is left; `whole` says that every input could be read."""


def with_origin(reviewed: Reviewed, request: Request) -> Reviewed:
    """Return the input with the way back to the lines and columns of its file, where it is a text file."""
    text = reviewed.analysis.document.text
    data = request.data_of(reviewed) if reader_by_media_type(text.source.media_type).has_lines else None
    return reviewed if data is None else replace(reviewed, origin=origin_of(data, text))
