"""Closing block: order of promulgation, enactment, promulgation, gazette line."""

import re
from collections.abc import Sequence

from extractor.emit.akn.preamble import write_other
from extractor.emit.akn.writer import Writer, iso_date
from extractor.emit.akn.xml import Element, add_text, add_worded, sub
from extractor.emit.order import Item
from extractor.law.akn import FORMULAS, GAZETTE_CLASS
from extractor.model.document import Block, Signature
from extractor.model.text import Span

_DATE = re.compile(r"\b\d{1,2}[ .-]+[A-Za-z]{3,10}[ .-]+\d{4}\b|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b")


def write_conclusions(w: Writer, act: Element, items: Sequence[Item]) -> None:
    """Append the `conclusions`; nothing where the text has no closing block."""
    if not items:
        return
    conclusions = sub(act, "conclusions", eId=w.unique("conclusions"))
    meta = w.document.metadata
    for item in items:
        if not isinstance(item, Block):
            write_other(w, conclusions, item, "conclusions")
        elif item.kind == "perintah_pengundangan":
            eid = w.numbered("conclusions", "formula")
            w.paragraph(sub(conclusions, "formula", eId=eid, name=FORMULAS[item.kind]), item.span, "conclusions")
        elif item.kind == "penetapan":
            _signed(
                w, conclusions, item, "ditetapkan", [maker.ditetapkan for maker in meta.bersama] or [meta.ditetapkan]
            )
        elif item.kind == "pengundangan":
            joint = [maker.diundangkan for maker in meta.bersama if maker.diundangkan.jabatan]
            _signed(w, conclusions, item, "diundangkan", joint or [meta.diundangkan])
        elif item.kind == "berita":
            w.worded(conclusions, "p", item.span, "conclusions", **{"class": GAZETTE_CLASS})
        else:
            write_other(w, conclusions, item, "conclusions")


def _signed(w: Writer, conclusions: Element, block: Block, field: str, signatures: Sequence[Signature]) -> None:
    """Append one signed block, line by line, with place, date, offices and persons where they are printed.

    `field` is the part of the metadata that the first of `signatures` is; others may stand in other blocks.
    """
    eid = w.numbered("conclusions", "container")
    container = sub(conclusions, "container", eId=eid, name=block.kind)
    words, start = w.running(block.span), block.span.start
    marks: list[tuple[int, int, str, dict[str, str]]] = []

    def mark(shown: str | None, element: str, entity: str, prefix: str, after: int) -> int:
        at = words.find(shown, after) if shown else -1
        if not shown or at < 0:
            return after
        target = w.entity(entity, prefix, shown)
        marks.append((start + at, start + at + len(shown), element, {"refersTo": f"#{target}"}))
        return at + len(shown)

    here = [one for one in signatures if one.jabatan and one.jabatan in words] or list(signatures[:1])
    signature = here[0]
    after = mark(signature.tempat, "location", "TLCLocation", "loc", 0)
    date = iso_date(signature.tanggal)
    printed = _DATE.search(words, after) if date else None
    if printed and date:
        marks.append((start + printed.start(), start + printed.end(), "date", {"date": date}))
        after = printed.end()
    groups: list[list[tuple[int, int, str, dict[str, str]]]] = []
    for each in here:
        opened = len(marks)
        after = mark(each.jabatan, "role", "TLCRole", "role", after)
        after = mark(each.nama, "person", "TLCPerson", "person", after)
        groups += [marks[opened:]] if marks[opened:] else []
    at = 0
    lines = w.lines(block.span)
    while at < len(lines):
        stop = at + 1
        first = lines[at]
        if groups and first.end > groups[0][0][0]:
            inside = groups.pop(0)
            while stop < len(lines) and lines[stop].start < inside[-1][1]:
                stop += 1
            holder = sub(sub(container, "p"), "signature", eId=w.numbered(eid, "signature"))
        else:
            inside = [one for one in marks if first.start <= one[0] and one[1] <= first.end]
            holder = sub(container, "p")
        for element in _marked(w, holder, Span(first.start, lines[stop - 1].end), inside):
            w.signed.add((field, element))
        at = stop


def _marked(w: Writer, holder: Element, span: Span, marks: Sequence[tuple[int, int, str, dict[str, str]]]) -> list[str]:
    """Append the words of `span` with those marks that have room, and return the names of their elements."""
    made = []
    at = span.start
    for start, end, name, attributes in marks:
        if start < at or end > span.end:
            continue
        add_text(holder, w.running(Span(at, start)))
        add_worded(holder, name, w.running(Span(start, end)), **attributes)
        made.append(name)
        at = end
    add_text(holder, w.running(Span(at, span.end)))
    return made
