"""What follows the closing block: the Penjelasan article by article, and each Lampiran as a unit of its own."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.law.address import EXPLANATION, GENERAL, child, step
from extractor.law.markers import markers
from extractor.law.units import CLAUSES, UNITS
from extractor.model.document import Block, BlockKind
from extractor.model.text import Span, Text
from extractor.tree.caption import caption_end, heading_end
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.unit_draft import Draft

# A signature below an annex stands within its last lines (chosen: office, name and three lines for the seal, twice).
_SIGNATURE_LINES = 24


@cache
def _explanation() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{form.name}>{form.pattern})" for form in markers().explanation))


def read_explanation(text: Text, lines: Sequence[Line]) -> tuple[list[Draft], list[Block]]:
    """Read a Penjelasan; return its units (`expl__gen`, `expl__art_5` …) and the blocks of its title and gazette."""
    content, pattern = text.content, _explanation()
    drafts: list[Draft] = []
    blocks: list[Block] = []
    block: BlockKind = "penjelasan"
    path: list[Draft] = []
    for line in lines:
        words = content[line.start : line.end]
        match = pattern.fullmatch(words)
        text_at = line.end
        if match is None and (match := pattern.match(words)) is not None:
            match, text_at = _with_text(match, line)
        name = match.lastgroup if match else None
        if line.markers and line.markers[0].name == "berita":
            block, path = "berita", []
        elif match and name == "umum" and block == "penjelasan":
            path = [Draft("penjelasan", address=GENERAL, num=Span(line.start, line.end))]
            drafts.append(path[0])
            continue
        elif match and name == "pasal_demi_pasal":
            blocks.append(Block("penjelasan_pasal", Span(line.start, line.end)))
            block, path = "penjelasan_pasal", []
            continue
        elif path and Before(content, line.start).open:
            pass
        elif match and name in CLAUSES and _fits(name, path, block):
            label = re.sub(r"\s", "", match.group((match.lastindex or 0) + 1))
            keep = [unit for unit in path if unit.style in CLAUSES and UNITS[unit.style].rank < UNITS[name].rank]
            above = keep[-1].address if keep else EXPLANATION
            unit = Draft("penjelasan", name, label, num=Span(line.start, line.start + match.end()))
            if text_at < line.end:
                unit.add(text_at, line.end)
            unit.address = child(above, name, label)
            (keep[-1].children if keep else drafts).append(unit)
            path = [*keep, unit]
            continue
        if path:
            path[-1].add(line.start, line.end)
        else:
            _extend(content, blocks, block, line.start, line.end)
    return drafts, blocks


def _with_text(match: re.Match[str], line: Line) -> tuple[re.Match[str] | None, int]:
    """A unit whose explanation stands on its line (`Pasal 1 : Cukup jelas.`), and where that begins; else no unit."""
    gap = _explained().match(match.string, match.end())
    if match.lastgroup not in CLAUSES or gap is None:
        return None, line.end
    return match, line.start + gap.end()


@cache
def _explained() -> re.Pattern[str]:
    return re.compile(markers().explained.pattern)


def _fits(name: str, path: Sequence[Draft], block: BlockKind) -> bool:
    """A Pasal opens once the explanations have begun; an ayat, huruf or angka only below one."""
    if name == "pasal":
        return block == "penjelasan_pasal" or not path or path[0].address != GENERAL
    return bool(path) and path[0].style == "pasal"


def _extend(content: str, blocks: list[Block], kind: BlockKind, start: int, end: int) -> None:
    if blocks and blocks[-1].kind == kind and not content[blocks[-1].span.end : start].strip():
        blocks[-1] = Block(kind, Span(blocks[-1].span.start, end))
    else:
        blocks.append(Block(kind, Span(start, end)))


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
