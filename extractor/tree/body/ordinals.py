"""Ordinal words with a colon: the dikta of a decision, or the instructions of an old amending act.

A Keputusan has dikta (`KESATU :`) where a Peraturan has Pasal, and older ones print them as `Pertama :`. In an act with
Pasal the same words number its instructions (`Pasal I … diubah sebagai berikut:` / `Pertama : Pasal 2 …`).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from extractor.law.markers import MarkerName
from extractor.law.units import HEADINGS
from extractor.tree.markers import Line
from extractor.tree.numbering import readings

_DECISION = frozenset({"menetapkan", "memutuskan"})
_ORDINALS = frozenset({"diktum", "urutan"})
_LEAST = 2


def settle_ordinals(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with each ordinal as what it is in this text; as they are where it has none of its own row.

    What comes first behind the decision, ordinals from the first one on or a heading, says what they are.
    """
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
