"""Penjelasan and Lampiran: each an `attachment` with a document of its own."""

from collections.abc import Sequence

from extractor.emit.akn.body import mark_kind, write_block, write_provision
from extractor.emit.akn.meta import write_component_meta
from extractor.emit.akn.preamble import write_other
from extractor.emit.akn.writer import Writer
from extractor.emit.akn.xml import Element, add_worded, is_empty, sub
from extractor.emit.order import Item, heads_of, pieces_of
from extractor.law.address import (
    EXPLAINED_ARTICLES,
    EXPLANATION,
    GENERAL,
    explained,
    explained_in,
    is_in,
    is_top,
    is_within,
)
from extractor.law.akn import ARTICLES_EXPLAINED, BETWEEN, PARAGRAPH
from extractor.law.units import UNITS
from extractor.model.document import Block, Provision
from extractor.model.text import Span


class _Attachments:
    """The `attachments` element under construction, with the component that is open."""

    def __init__(self, w: Writer, act: Element) -> None:
        self.w = w
        self.element = self.attachment = sub(act, "attachments")
        self.kind = ""
        self.bodies: list[Element] = []
        self.articles: Element | None = None
        self._counts: dict[str, int] = {}

    def open(self, kind: str, eid: str, heads: Sequence[tuple[str, Span]], name: str) -> str:
        """Open a component of `kind` and return its eId."""
        w = self.w
        self.attachment = sub(self.element, "attachment", eId=eid)
        for element, span in heads:
            w.worded(self.attachment, element, span, eid)
        self._counts[kind] = count = self._counts.get(kind, 0) + 1
        component = f"!{kind}" if kind == "penjelasan" and count == 1 else f"!{kind}_{count}"
        doc = sub(self.attachment, "doc", name=kind)
        write_component_meta(w, doc, component, name)
        self.bodies.append(sub(doc, "mainBody", eId=w.unique(f"{eid}__body")))
        self.kind, self.articles = kind, None
        return eid

    def holder(self) -> Element:
        """Return the element that takes the next item; text before any annex or elucidation gets its own component."""
        if not self.bodies:
            self.open("lain", self.w.numbered("", "att_lain"), (), "Lain")
        return self.bodies[-1]


def write_attachments(w: Writer, act: Element, items: Sequence[Item]) -> None:
    """Append the `attachments`; nothing where the text has none."""
    if not items:
        return
    attachments = _Attachments(w, act)
    for item in items:
        if isinstance(item, Block):
            _block(w, attachments, item)
        elif item.kind == "lampiran":
            _annex(w, attachments, item)
        elif item.kind == "penjelasan":
            _explanation(w, attachments, item)
        else:
            attachments.articles = None
            write_provision(w, attachments.holder(), item)
    for body in attachments.bodies:
        if is_empty(body):
            sub(body, "p")


def _block(w: Writer, attachments: _Attachments, block: Block) -> None:
    if block.kind == "penjelasan":
        attachments.open("penjelasan", w.unique(EXPLANATION), [("heading", block.span)], "Penjelasan")
    elif block.kind == "penjelasan_pasal" and attachments.kind == "penjelasan":
        name = ARTICLES_EXPLAINED
        attachments.articles = sub(attachments.holder(), "hcontainer", eId=w.unique(EXPLAINED_ARTICLES), name=name)
        w.worded(attachments.articles, "heading", block.span, EXPLAINED_ARTICLES)
    elif attachments.articles is not None:
        write_block(w, attachments.articles, block)
    else:
        write_other(w, attachments.holder(), block, attachments.kind)


def _annex(w: Writer, attachments: _Attachments, annex: Provision) -> None:
    heads = heads_of(annex, "heading", "subheading")
    name = w.running(annex.num) if annex.num else "Lampiran"
    eid = attachments.open("lampiran", w.provision_eid(annex.eid), heads, name)
    mark_kind(attachments.attachment, UNITS[annex.kind].akn, annex)
    attachments.attachment.attributes.update(w.periods.attributes(annex.eid))
    before: Span | Provision | None = None
    for piece in pieces_of(annex):
        holder = attachments.holder()
        if isinstance(piece, Span):
            lines = len(holder.inside)
            w.printed_lines(holder, piece, eid)
            for first in holder.inside[lines : lines + 1] if isinstance(before, Span) else ():
                assert isinstance(first, Element)
                first.attributes["class"] = PARAGRAPH
        else:
            write_provision(w, holder, piece)
        before = piece


def _explanation(w: Writer, attachments: _Attachments, unit: Provision) -> None:
    if unit.eid == EXPLANATION:
        heads = heads_of(unit, "heading", "subheading")
        eid = attachments.open("penjelasan", w.provision_eid(unit.eid), heads, "Penjelasan")
        for piece in pieces_of(unit):
            if isinstance(piece, Span):
                w.printed_lines(attachments.holder(), piece, eid)
            else:
                _explained(w, attachments.holder(), piece)
        return
    if attachments.kind != "penjelasan":
        attachments.open("penjelasan", w.unique(EXPLANATION), (), "Penjelasan")
    if explained(unit.eid) is None:
        attachments.articles = None
    holder = attachments.holder() if attachments.articles is None else attachments.articles
    _explained(w, holder, unit)


def _explained(w: Writer, parent: Element, unit: Provision) -> None:
    """Append one unit of the elucidation; its printed number becomes a link to the unit that it explains."""
    eid = w.provision_eid(unit.eid)
    provision = explained(unit.eid)
    name = "umum" if is_within(unit.eid, GENERAL) else "penjelasanPasal"
    if provision and not is_top(provision):
        name = "penjelasanAyat" if is_in(provision, "ayat") else "penjelasanButir"
    element = sub(parent, "hcontainer", eId=eid, name=name)
    mark_kind(element, "hcontainer", unit)
    target = explained_in(unit.eid, w.document.index)
    for head, span in heads_of(unit):
        if head == "num" and target:
            holder = sub(element, "heading")
            add_worded(holder, "ref", w.running(span), eId=w.numbered(eid, "ref"), href=f"#{target}")
        else:
            w.worded(element, head, span, eid)
    _explained_pieces(w, element, unit, eid)


def _explained_pieces(w: Writer, element: Element, unit: Provision, eid: str) -> None:
    pieces = pieces_of(unit)
    if not unit.children:
        if pieces:
            content = sub(element, "content", eId=w.unique(f"{eid}__content"))
            for own in pieces:
                assert isinstance(own, Span)
                w.blocks(content, own, eid)
        return
    last = max(at for at, piece in enumerate(pieces) if isinstance(piece, Provision))
    holder: Element | None = None
    begun = False
    for at, piece in enumerate(pieces):
        if isinstance(piece, Provision):
            _explained(w, element, piece)
            holder, begun = None, True
            continue
        if holder is None and not begun:
            holder = sub(element, "intro", eId=w.unique(f"{eid}__intro"))
        elif holder is None and at > last:
            holder = sub(element, "wrapUp", eId=w.unique(f"{eid}__wrapup"))
        elif holder is None:
            between = sub(element, "hcontainer", eId=w.numbered(eid, "hcontainer"), name=BETWEEN)
            holder = sub(between, "content")
        w.blocks(holder, piece, eid)
