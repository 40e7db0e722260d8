"""Ordinal words with a colon: the dikta of a decision, or the instructions of an old amending act.

A Keputusan has dikta (`KESATU :`) where a Peraturan has Pasal, and older ones print them as `Pertama :`. In an act with
Pasal the same words number its instructions (`Pasal I … diubah sebagai berikut:` / `Pertama : Pasal 2 …`). A stamp
over the column of these words leaves dirt around them and takes their colon (`4 KESATU : 2 N Membentuk`, `“KEDUA .`):
such a line is a diktum where its number is the one that is missing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractor.law.markers import MarkerName
from extractor.law.units import HEADINGS
from extractor.model.text import Span
from extractor.tree.evidence import Before
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import readings

_DECISION = frozenset({"menetapkan", "memutuskan"})
_ORDINALS = frozenset({"diktum", "urutan"})
_LEAST = 2
# An ordinal in capitals among the first signs of a line, dirt of few signs before it, and what is left of its colon.
_DIRTY = re.compile(r"(?:\S{1,3} ){0,2}[^\w\s]{0,2}(?P<label>KE[A-Z]{3,12}|PERTAMA)(?: ?[.:;,|]{1,2})? ?(?=\S)")


def settle_ordinals(content: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with each ordinal as what it is in this text; as they are where it has none of its own row.

    What comes first behind the decision, ordinals from the first one on or a heading, says what they are. Dikta that
    are missing are those lines between the others that bear their number among dirt.
    """
    settled = _settled(lines)
    found = dict(_missing(content, settled))
    return [found.get(at, line) for at, line in enumerate(settled)] if found else settled


def _missing(content: str, lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield place and reading of each line that is a missing diktum, its ordinal among dirt."""
    decided = [at for at, line in enumerate(lines) if line.markers and line.markers[0].name in _DECISION]
    rows = [at for at, line in enumerate(lines) if line.markers and line.markers[0].name == "diktum"]
    if not decided or not rows or rows[0] < decided[-1]:
        return
    numbers = {decided[-1]: 0} | {at: readings("urutan", lines[at].markers[0].label)[0].place[0] for at in rows}
    for above, below in pairwise(numbers):
        wanted = numbers[above] + 1
        for at in range(above + 1, below):
            if wanted >= numbers[below]:
                break
            marker = _among_dirt(content, lines[at], wanted)
            if marker is not None:
                yield at, replace(lines[at], markers=(marker,))
                wanted += 1


def _among_dirt(content: str, line: Line, number: int) -> Marker | None:
    found = _DIRTY.match(content, line.start, line.end)
    if found is None or Before(content, line.start).wraps:
        return None
    if not any(reading.place == (number, "") for reading in readings("urutan", found["label"])):
        return None
    printed = Span(line.start, line.start + len(found[0].rstrip()))
    return Marker("diktum", found["label"], printed, found.end())


def _settled(lines: Sequence[Line]) -> Sequence[Line]:
    rows = [at for at, line in enumerate(lines) if line.markers and line.markers[0].name in _ORDINALS]
    if not rows:
        return lines
    decided = [at for at, line in enumerate(lines[: rows[0]]) if line.markers and line.markers[0].name in _DECISION]
    start = decided[-1] + 1 if decided else rows[0]
    headed = any(line.markers and line.markers[0].name in HEADINGS for line in lines[start : rows[0]])
    name: MarkerName = "urutan" if headed else "diktum"
    wrong = [at for at in rows if lines[at].markers[0].name != name]
    places = [readings("urutan", lines[at].markers[0].label)[0].place[0] for at in wrong[:_LEAST]]
    if not decided or places != [1, _LEAST]:
        return lines
    settled = list(lines)
    for at in wrong:
        first, *further = lines[at].markers
        settled[at] = replace(lines[at], markers=(replace(first, name=name), *further))
    return settled
