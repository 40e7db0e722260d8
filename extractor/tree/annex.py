"""A Lampiran as a unit of its own: caption, heading, text, and the closing block repeated at its end."""

from collections.abc import Sequence

from extractor.law.address import step
from extractor.model.text import Span, Text
from extractor.tree.caption import caption_end, heading_end
from extractor.tree.markers import Line
from extractor.tree.unit_draft import Draft

# A signature below an annex stands within its last lines (chosen: office, name and three lines for the seal, twice).
_SIGNATURE_LINES = 24


def read_annex(
    text: Text, lines: Sequence[Line], number: int, title: str | None, maker: str | None = None
) -> tuple[Draft, list[Line]]:
    """Read one Lampiran; return its unit (`att_1`) and the lines of a closing block that it ends with, if any.

    The caption repeats kind, number and subject (`title`) of the regulation and the letterhead of its `maker`; the
    heading is what follows in capitals, up to the first part or table.
    """
    content = text.content
    first = lines[0]
    marker = first.markers[0]
    closing = _signature_start(lines)
    own, tail = list(lines[:closing]), list(lines[closing:])
    draft = Draft("lampiran", "lampiran", marker.label, num=marker.span, address=step("lampiran", str(number)))
    start = marker.after
    words = content[start : first.end].strip(" :")
    if words:
        draft.add(start, first.end)
    elif start < first.end:
        draft.num = Span(marker.span.start, first.end)
    caption = caption_end(content, own, title, maker)
    for line in own[1:caption]:
        draft.add(line.start, line.end)
    stop = heading_end(text, own, caption)
    if stop > caption:
        draft.heading = Span(own[caption].start, own[stop - 1].end)
        rest = Draft("lampiran")
        for line in own[stop:]:
            rest.add(line.start, line.end)
        draft.pieces.extend(rest.pieces)
    else:
        for line in own[caption:]:
            draft.add(line.start, line.end)
    return draft, tail


def _signature_start(lines: Sequence[Line]) -> int:
    """The line where a closing block repeated at the end of the annex begins."""
    for at in range(max(1, len(lines) - _SIGNATURE_LINES), len(lines)):
        if lines[at].markers and lines[at].markers[0].name == "ditetapkan":
            return at
    return len(lines)
