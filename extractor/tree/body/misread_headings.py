"""Which heading a misread line stands for: `Pa.sal 7` after Pasal 6, `BABm` after BAB II."""

from collections.abc import Sequence

from extractor.law.numbers import follows
from extractor.tree.body.amending import names
from extractor.tree.body.quoting import lead_in
from extractor.tree.evidence import Before
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import Reading, readings
from extractor.tree.unit_draft import Draft


def misread_heading(
    content: str, line: Line, path: Sequence[Draft], pasal: Draft | None, amending: Draft | None
) -> Marker | None:
    """Return the heading that the misread `line` stands for, with its number as it should be; None where it is none.

    Its number must be the one that comes next after `pasal`, the Pasal opened last, or after the BAB in `path`, the
    units that are open. In an amending act (`amending`: its Pasal I) it may also be the Pasal that the instruction just
    above names.
    """
    if Before(content, line.start).open:
        return None
    for marker in line.damaged:
        last = pasal if marker.name == "pasal" else next((d for d in reversed(path) if d.kind == marker.name), None)
        for reading in readings(marker.name, marker.label):
            if _is_next(last, reading) or (
                marker.name == "pasal"
                and amending in path[-2:]
                and names(lead_in(content, path[-1]), "pasal", reading.label)
            ):
                return Marker(marker.name, reading.label, marker.span, marker.after)
    return None


def _is_next(last: Draft | None, reading: Reading) -> bool:
    if last is None:
        return reading.place == (1, "")
    return (last.label[:1] in "IVX") == (reading.label[:1] in "IVX") and follows(last.position, reading.place)
