"""Title block and preamble: `preface/longTitle`, `formula`, `recitals`, `citations`."""

from collections.abc import Sequence

from extractor.emit.akn.body import mark_kind, write_head
from extractor.emit.akn.meta import author
from extractor.emit.akn.writer import Writer, iso_date
from extractor.emit.akn.xml import Element, add_text, add_worded, sub
from extractor.emit.order import Item, pieces_of
from extractor.law.address import top_of
from extractor.law.akn import FORMULAS, TITLE
from extractor.law.units import FRAME, UNITS
from extractor.model.document import Block, Provision
from extractor.model.text import Span


def write_preface(w: Writer, act: Element, items: Sequence[Item]) -> None:
    """Append the `preface`: the title lines as `longTitle`, all else as plain lines; nothing where there are none."""
    if not items:
        return
    preface = sub(act, "preface", eId=w.unique("preface"))
    title: Element | None = None
    for item in items:
        if isinstance(item, Block) and item.kind in TITLE:
            if title is None:
                title = sub(preface, "longTitle", eId=w.unique("preface__longTitle"))
            _title_line(w, title, item)
            continue
        title = None
        write_other(w, preface, item, "preface")


def write_preamble(w: Writer, act: Element, items: Sequence[Item]) -> None:
    """Append the `preamble`; nothing where the text has none."""
    if not items:
        return
    preamble = sub(act, "preamble", eId=w.unique("preamble"))
    at = 0
    while at < len(items):
        item = items[at]
        stop = at + 1
        labels, units = _labelled(items, at)
        if units:
            _group(w, preamble, labels, units)
            stop = at + len(labels) + len(units)
        elif isinstance(item, Block) and item.kind in FORMULAS:
            formula = sub(preamble, "formula", eId=w.numbered("preamble", "formula"), name=FORMULAS[item.kind])
            if item.kind == "pembentuk":
                _maker(w, formula, item.span)
            else:
                w.paragraph(formula, item.span, "preamble")
        elif isinstance(item, Block) and item.kind in FRAME:
            formula = sub(preamble, "formula", eId=w.numbered("preamble", "formula"), name=item.kind)
            w.paragraph(formula, item.span, "preamble")
        else:
            write_other(w, preamble, item, "preamble")
        at = stop


def _labelled(items: Sequence[Item], at: int) -> tuple[list[Block], list[Provision]]:
    """Return the label blocks at `at` and the recitals or citations that follow them; both may be empty."""
    kind = items[at].kind
    labels: list[Block] = []
    units: list[Provision] = []
    for item in items[at:] if kind in FRAME else ():
        if item.kind != kind or (units and isinstance(item, Block)):
            break
        if isinstance(item, Block):
            labels.append(item)
        else:
            units.append(item)
    return labels, units


def _title_line(w: Writer, title: Element, block: Block) -> None:
    paragraph = sub(title, "p", eId=w.numbered("preface__longTitle", "p"))
    words, element = w.running(block.span), TITLE[block.kind]
    number = w.document.metadata.nomor
    if block.kind == "nomor" and number and number in words:
        before, _, after = words.partition(number)
        add_text(paragraph, before)
        add_worded(paragraph, element, number)
        _year(w, paragraph, after)
    elif element and block.kind != "nomor":
        w.worded(paragraph, element, block.span, "preface")
    else:
        if element:
            paragraph.attributes["class"] = block.kind
        add_text(paragraph, words)


def _year(w: Writer, paragraph: Element, words: str) -> None:
    year, date = w.document.metadata.tahun, iso_date(w.document.metadata.ditetapkan.tanggal)
    if year and date and date.startswith(year) and year in words:
        before, _, after = words.partition(year)
        add_text(paragraph, before)
        add_worded(paragraph, "docDate", year, date=date)
        words = after
    add_text(paragraph, words)


def _maker(w: Writer, formula: Element, span: Span) -> None:
    paragraph, words = sub(formula, "p"), w.running(span)
    name = words.rstrip(" ,.;:")
    add_worded(paragraph, "docAuthority", name, refersTo=f"#{author(w)}")
    add_text(paragraph, words[len(name) :])


def _group(w: Writer, preamble: Element, labels: Sequence[Block], units: Sequence[Provision]) -> None:
    entry = UNITS[units[0].kind].akn
    eid = w.unique(top_of(units[0].eid))
    attributes = {"class": units[0].kind} if units[0].kind == "memperhatikan" else {}
    element = sub(preamble, f"{entry}s", eId=eid, **attributes)
    if labels:
        intro = sub(element, "intro", eId=w.unique(f"{eid}__intro"))
        for label in labels:
            w.paragraph(intro, label.span, eid)
    for unit in units:
        _entry(w, element, entry, unit)


def _entry(w: Writer, parent: Element, name: str, unit: Provision) -> None:
    """Append one recital, citation or list item; units below it become a `blockList`."""
    eid = w.provision_eid(unit.eid)
    element = sub(parent, name, eId=eid)
    mark_kind(element, name, unit)
    write_head(w, element, unit, eid)
    listed: Element | None = None
    pieces = pieces_of(unit)
    for piece in pieces:
        if isinstance(piece, Span):
            w.paragraph(element, piece, eid)
            listed = None
            continue
        if listed is None:
            listed = sub(element, "blockList", eId=w.numbered(eid, "list"))
        _entry(w, listed, "item", piece)
    if not pieces:
        sub(element, "p")


def write_other(w: Writer, parent: Element, item: Item, unit: str) -> None:
    """Append a block or unit that this part does not know as a `container` named by its kind."""
    container = sub(parent, "container", eId=w.numbered(unit, "container"), name=item.kind)
    if isinstance(item, Block):
        w.printed_lines(container, item.span, unit)
    else:
        _entry(w, sub(container, "blockList", eId=w.numbered(unit, "list")), "item", item)
