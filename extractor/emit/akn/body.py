"""Provisions as Akoma Ntoso hierarchy: article, paragraph, point … with `intro`, `content` and `wrapUp`.

Text of a unit that stands between two of its children becomes `hcontainer name="teks"`, so that the order of the text
is kept. Amended text becomes `mod` and `quotedStructure`, its units with the `wId` that they
have in the amended act.
"""

from collections.abc import Sequence
from itertools import groupby

from extractor.emit.akn.writer import Writer
from extractor.emit.akn.xml import Element, set_own, sub
from extractor.emit.order import Piece, heads_of, pieces_of
from extractor.law.address import change_of, changed_by, in_amended, is_below, is_quoted, parent, quotation_of
from extractor.law.akn import BETWEEN, usual_kind, usual_label
from extractor.law.units import HEADINGS, ITEMS, UNITS
from extractor.model.document import Block, Provision
from extractor.model.text import Span


def write_provision(w: Writer, holder: Element, provision: Provision) -> Element:
    """Append `provision` with everything below it to `holder` and return its element."""
    eid = w.provision_eid(provision.eid)
    attributes = {"eId": eid}
    if is_quoted(provision.eid):
        attributes["wId"] = in_amended(provision.eid) or provision.eid
    attributes.update(w.periods.attributes(provision.eid))
    if provision.eid in w.defines:
        attributes["refersTo"] = f"#{w.defines[provision.eid]}"
    if provision.kind in HEADINGS or provision.kind in ITEMS or provision.kind == "ayat":
        element = sub(holder, UNITS[provision.kind].akn, **attributes)
    else:
        element = sub(holder, "hcontainer", name=provision.kind, **attributes)
    mark_kind(element, UNITS[provision.kind].akn, provision)
    write_head(w, element, provision, eid)
    write_pieces(w, element, provision, eid)
    return element


def mark_kind(element: Element, name: str, provision: Provision) -> None:
    """Say of a unit what neither its element nor its address says: an unusual kind or label, the units it is for."""
    if usual_kind(name, provision.eid) != provision.kind:
        element.attributes["class"] = provision.kind
    if usual_label(provision.eid) != provision.label:
        set_own(element, "label", provision.label)
    if provision.also:
        set_own(element, "also", " ".join(provision.also))


def write_head(w: Writer, element: Element, provision: Provision, eid: str) -> None:
    """Append the printed number and heading of `provision`."""
    for name, span in heads_of(provision):
        w.worded(element, name, span, eid)


def write_pieces(w: Writer, element: Element, provision: Provision, eid: str) -> None:
    """Append the own text and the children of `provision` to its element."""
    pieces = pieces_of(provision)
    if not provision.children:
        if pieces:
            content = sub(element, "content", eId=w.unique(f"{eid}__content"))
            ordering = provision.eid in w.amendments.instructions
            for own in pieces:
                assert isinstance(own, Span)
                if ordering and w.tables.split(own) == [own]:
                    w.inline(_mod(w, sub(content, "p"), provision.eid, changed_by(provision.eid)), own, eid)
                    ordering = False
                else:
                    w.blocks(content, own, eid)
        return
    runs = [(own, list(run)) for own, run in groupby(pieces, key=lambda piece: _is_unit(piece, provision.eid))]
    for at, (units, run) in enumerate(runs):
        if units:
            for piece in run:
                assert isinstance(piece, Provision)
                write_provision(w, element, piece)
        elif len(runs) == 1:
            _blocks(w, sub(element, "content", eId=w.unique(f"{eid}__content")), run, eid)
        elif at == 0:
            _blocks(w, sub(element, "intro", eId=w.unique(f"{eid}__intro")), run, eid)
        elif at == len(runs) - 1:
            _blocks(w, sub(element, "wrapUp", eId=w.unique(f"{eid}__wrapup")), run, eid)
        else:
            between = sub(element, "hcontainer", eId=w.numbered(eid, "hcontainer"), name=BETWEEN)
            _blocks(w, sub(between, "content"), run, eid)


def write_block(w: Writer, parent: Element, block: Block) -> None:
    """Append text outside provisions, in the middle of a hierarchy, as `hcontainer` named by its kind."""
    eid = w.numbered("body", "hcontainer")
    holder = sub(parent, "hcontainer", eId=eid, name=block.kind)
    w.printed_lines(sub(holder, "content"), block.span, eid)


def _is_unit(piece: Piece, parent: str) -> bool:
    """Whether `piece` is a unit of the hierarchy that `parent` is in: no own text, no unit that opens a quotation."""
    if isinstance(piece, Span):
        return False
    quotation = quotation_of(piece.eid)
    return not quotation or is_below(parent, quotation)


def _blocks(w: Writer, element: Element, pieces: Sequence[Piece], eid: str) -> None:
    """Append own text as `p` and tables; text followed by quoted units becomes `p/mod` with a `quotedStructure`."""
    mod: Element | None = None
    holder: Element | None = None
    opened = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Span):
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            mod, opened = None, ""
            if isinstance(following, Provision):
                mod = _quoting(w, sub(element, "p"), following)
                w.inline(mod, piece, eid)
            else:
                w.blocks(element, piece, eid)
            continue
        if mod is None:
            mod = _quoting(w, sub(element, "p"), piece)
        quote = quotation_of(piece.eid) or piece.eid
        if holder is None or quote != opened:
            holder = sub(mod, "quotedStructure", eId=w.unique(quote))
            opened = quote
        write_provision(w, holder, piece)


def _quoting(w: Writer, paragraph: Element, quoted: Provision) -> Element:
    """Append the `mod` of the instruction that quotes a unit."""
    change = change_of(quoted.eid) or changed_by(quoted.eid)
    return _mod(w, paragraph, parent(change), change)


def _mod(w: Writer, paragraph: Element, instruction: str, change: str) -> Element:
    eid = w.unique(change)
    w.amendments.mods.setdefault(instruction, eid)
    return sub(paragraph, "mod", eId=eid)
