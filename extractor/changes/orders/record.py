"""From what an instruction orders to changes: the new wording beside each, found in the text that it quotes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from extractor.changes.orders.annex_parts import annex_and_part, with_annex_parts
from extractor.changes.orders.annexes import annexes_for
from extractor.changes.orders.clauses import Order, Read, read
from extractor.changes.orders.instructions import Token, changes_annex_in_part, tokens, wording_begins
from extractor.changes.quotation import QUOTATION_MARKS, closes_quotation, without_close
from extractor.law.address import (
    child,
    explained,
    explaining,
    in_amended,
    is_annex,
    is_below,
    is_changed,
    is_external,
    is_pasal,
    is_pinpoint,
    is_quoted,
    is_repeated,
    is_within,
    joined,
    kind_of,
    label_of,
    last_of,
    parent,
    pinpoint_iri,
    quotation_of,
    quoted_by,
    split_work,
    top_of,
)
from extractor.law.units import ARTICLES, FRAME, GROUPING, UNITS, UnitKind
from extractor.model.change import Change, UnreadInstruction
from extractor.model.document import Document, Provision
from extractor.model.reference import Reference
from extractor.model.text import Span

# Between a group and a Pasal of it: nothing, or the heading of the group in capitals.
_CONTAINER = re.compile(r" | [A-Z][A-Z ,]{2,200},? ")


class Instruction(Struct, frozen=True):
    """One unit that orders changes of the act `amended`, with the references in its own text.

    `opening` is the unit whose lead-in its sentence begins in, where that goes on behind a list of earlier amendments.
    """

    unit: Provision
    amended: str
    references: tuple[Reference, ...]
    opening: Provision | None = None


class Quoted:
    """The units that one instruction quotes, by their address in the amended act."""

    def __init__(self, document: Document, instruction: Provision) -> None:
        """Walk what stands below the instruction, or below the one that prints the new wording for it."""
        instruction = document.index[printed_by(document, instruction.eid)]
        self.units: dict[str, Provision] = {}
        self.loose: dict[str, Provision] = {}
        stack = list(reversed(instruction.children))
        while stack:
            unit = stack.pop()
            if quotation_of(unit.eid) == quoted_by(instruction.eid):
                self.units.setdefault(in_amended(unit.eid), unit)
            elif not is_quoted(unit.eid):
                self.loose.setdefault(last_of(unit.eid), unit)
            stack.extend(reversed(unit.children))

    def of(self, address: str) -> Provision | None:
        """Return the quoted unit of an address.

        The quotation may leave out the BAB above it, and what is cited as ayat may be printed as 1., 2.
        """
        found = self.units.get(address)
        if found is None and address and kind_of(address) in GROUPING:
            found = next((unit for local, unit in self.units.items() if address.endswith(f"__{local}")), None)
        if found is None and address and kind_of(address) in FRAME:
            item: UnitKind = "angka" if label_of(address).isdigit() else "huruf"
            found = self.loose.get(child(None, item, label_of(address)))
        if found is None and address and kind_of(address) == "ayat":
            found = self.units.get(child(parent(address), "angka", label_of(address)))
        return found or self.loose.get(last_of(address))

    def tops(self) -> list[str]:
        """Return the addresses of the Pasal that are quoted."""
        return [a for a, unit in self.units.items() if unit.kind in ARTICLES and not is_repeated(a)]


def printed_by(document: Document, instruction: str) -> str:
    """Return the address of the instruction that prints the new wording for one: itself, or the one that it is part of.

    `Ketentuan Pasal 4 diubah: a. ayat (2) dihapus; b. ayat (3) diubah, sehingga Pasal 4 berbunyi sebagai berikut:`.
    """
    for eid in (instruction, parent(instruction)):
        unit = document.index.get(eid)
        if unit is not None and unit.kind not in ARTICLES and any(is_changed(below.eid) for below in unit.children):
            return eid
    return instruction


def changes_in(document: Document, instruction: Instruction) -> Iterator[Change | UnreadInstruction]:
    """Yield the changes that an instruction orders; itself as unread where it orders none. Ids are left empty."""
    unit = instruction.unit
    quoted = Quoted(document, unit)
    span = Span((instruction.opening or unit).own[0].start, unit.own[-1].end)
    text = _ordering(document, instruction, span)
    named = _without_containers(text, list(_named(instruction, span)))
    named = with_annex_parts(text, wording_begins(text), named)
    row = tokens(text, named)
    found = read(row)
    orders = _completed(found, quoted)
    if changes_annex_in_part(text):
        orders = [replace(order, part="in_part") if is_annex(order.target) else order for order in orders]
    counted = sum(order.type == "insertion" for order in orders)
    if not orders or (found.short and counted == sum(order.type == "insertion" for order in found.orders)):
        yield UnreadInstruction(unit.eid, span)  # nothing that it says, or not all
    elif any(quoted.units[address].num is not None for address in _unordered(orders, found.printed, quoted)):
        yield UnreadInstruction(unit.eid, span)
    for order in orders:
        wording = _wording_of(document, instruction, quoted, order, orders)
        new = order.new
        if new is None and wording is not None:
            new = _wording(document, wording, order)
        if new is None and order.part == "heading":
            new = _heading_in(text, row, order.target) if order.target else _title_in(text)
        target, within = annex_and_part(order.target)
        part = "in_part" if within else order.part
        place = None if within else order.place
        if new is None and order.type in ("substitution", "insertion") and (within or _is_explanation(order)):
            new = _printed_behind(text)
        yield Change(
            id="",
            instruction=unit.eid,
            type=order.type,
            target=_iri(instruction.amended, target) or instruction.amended,
            span=span,
            place=_iri(instruction.amended, place),
            pos=order.pos if place else None,
            part=part,
            within=within,
            destination=_iri(instruction.amended, order.destination),
            old=order.old,
            new=new,
            quoted=wording.eid if wording else None,
        )


def _unordered(orders: Sequence[Order], printed: Sequence[str], quoted: Quoted) -> list[str]:
    """Return the Pasal that are quoted although no order is about them, or about what they hold or are held by."""
    known = [order.target for order in orders] + list(printed)
    known += [order.destination for order in orders if order.destination]
    known += [part for order in orders if (part := explained(order.target)) is not None]
    return [
        address
        for address in quoted.tops()
        if not any(is_within(each, address) or _holds_at(quoted, each, address) for each in known if each)
    ]


def _holds_at(quoted: Quoted, above: str, address: str) -> bool:
    """Whether a quoted group holds a Pasal."""
    unit = quoted.of(above) if kind_of(above) in GROUPING else None
    return unit is not None and _holds(unit, address)


def _is_explanation(order: Order) -> bool:
    """Whether a provision of the Penjelasan gets new words."""
    return order.type == "substitution" and bool(order.target) and explained(order.target) is not None


def _wording_of(
    document: Document, instruction: Instruction, quoted: Quoted, order: Order, orders: Sequence[Order]
) -> Provision | None:
    """Return the unit of this text that holds the new wording.

    It is quoted, or stands in an annex or in the Penjelasan of the act itself.
    """
    if order.type not in ("substitution", "insertion"):
        return None
    found = quoted.of(order.target)
    if found is not None or not order.target:
        return found
    if (explained_part := explained(order.target)) is not None:
        own = joined(explaining(instruction.unit.eid), explained_part)
        return document.index.get(own) or document.index.get(order.target) or quoted.of(explained_part)
    if not is_annex(order.target):
        return None
    changed = [each.target for each in orders if each.type in ("substitution", "insertion") and is_annex(each.target)]
    wanted = [*dict.fromkeys(map(top_of, changed))]
    annex = annexes_for(document, instruction.references, wanted).get(top_of(order.target))
    within = annex_and_part(order.target)[1]
    return annex if within is None or annex is None else document.index.get(joined(annex.eid, within))


def _ordering(document: Document, instruction: Instruction, span: Span) -> str:
    """Return the words of an instruction in running text; the stops of a list of earlier acts in it end nothing."""
    text = document.text.of(span)
    if instruction.opening is None:
        return text
    listed = instruction.opening.own[0].end - span.start
    behind = text.rfind(")", listed) + 1 or len(text)
    return text[:listed] + re.sub(r"[.;]", " ", text[listed:behind]) + text[behind:]


def _iri(work: str, address: str | None) -> str | None:
    return pinpoint_iri(work, address) if address else None


def _wording(document: Document, unit: Provision, order: Order) -> str | None:
    if order.part == "heading":
        return document.text.of(unit.heading) if unit.heading else None
    words = document.text.of(unit.span)
    return without_close(words) if closes_quotation(words) else words


def _heading_in(text: str, row: Sequence[Token], address: str) -> str | None:
    """Return the heading of a group that an instruction prints in itself: `berbunyi: "BAB III PENGAWASAN"`."""
    shown = next((token.end for token in row if token.kind == "result"), len(text))
    found = _titles(kind_of(address)).search(text, shown)
    return found["heading"].strip(" .") if found else None


def _printed_behind(text: str) -> str | None:
    """Return what an instruction prints behind its colon, in no unit of its own; None where that is nothing."""
    printed = text.rpartition(": ")[2] if ": " in text else ""
    return without_close(printed.lstrip(QUOTATION_MARKS)).strip() or None


def _title_in(text: str) -> str | None:
    """Return the new title of an act that an instruction prints, without kind, number and `TENTANG` before it."""
    printed = _printed_behind(text)
    return printed.rpartition("TENTANG ")[2].strip(" .") or None if printed else None


@cache
def _titles(kind: UnitKind) -> re.Pattern[str]:
    """A group in quotation marks: its word, its number, its heading."""
    number = r"(?:[IVXLC]+[A-Z]?|\d+|Ke[a-z]+(?: (?:belas|puluh))?)"
    marks = re.escape(QUOTATION_MARKS)
    return re.compile(rf"[{marks}]{UNITS[kind].word} {number} (?P<heading>[^{marks}]+)[{marks}]", re.IGNORECASE)


def _named(instruction: Instruction, span: Span) -> Iterator[Token]:
    """Yield a token for every provision of the amended act that the instruction names, and for the act itself."""
    for reference in instruction.references:
        end = reference.span.end - span.start
        if reference.span.start < span.start or reference.span.end > span.end:
            continue
        for target, place in _targets(reference):
            work, address = split_work(target)
            if is_external(target) and work == instruction.amended and (address or not is_pinpoint(target)):
                yield Token("named", place.start - span.start, end, address)


def _without_containers(text: str, named: Sequence[Token]) -> list[Token]:
    """Leave out a group that only says where the Pasal behind it stands: `BAB I KETENTUAN UMUM, Pasal 1 angka 5`."""
    row = sorted(named, key=lambda token: token.start)
    kept = []
    for token, following in zip_longest(row, row[1:]):
        group = bool(token.value) and kind_of(token.value) in GROUPING
        within = following is not None and bool(following.value) and is_pasal(following.value)
        if not (group and within and following and _CONTAINER.fullmatch(text[token.end : following.start])):
            kept.append(token)
    return kept


def _targets(reference: Reference) -> list[tuple[str, Span]]:
    """Return what a reference names as often as it does, each with its place; ranges counted out."""
    points = reference.pinpoints
    if not points or any(point.upto for point in points) or {p.address for p in points} != set(reference.targets):
        return [(target, reference.span) for target in reference.targets]
    return [(point.address, point.span) for point in points]


def _completed(found: Read, quoted: Quoted) -> list[Order]:
    """Return the orders with what the quoted text adds: units that are counted, misread or only printed there."""
    orders = _corrected(list(found.orders), quoted)
    for container, count in found.unnamed:
        holder = quoted.of(container)
        if holder is not None:
            last = [below for below in holder.children if below.kind == holder.children[-1].kind][-count:]
            orders += [Order("insertion", in_amended(below.eid)) for below in last if is_quoted(below.eid)]
    if any(order.type == "insertion" and order.place and kind_of(order.target) in ARTICLES for order in orders):
        orders += [Order("insertion", address) for address in _free(orders, quoted)]
    known = {order.target for order in orders}
    for order in tuple(orders):
        unit = quoted.of(order.target) if order.target else None
        if unit is None or unit.kind not in GROUPING or order.part or order.type not in ("insertion", "substitution"):
            continue
        inner = [a for a in quoted.tops() if a not in known and _holds(unit, a)]
        orders += [Order(order.type, address) for address in inner]
        known.update(inner)
    return orders


def _holds(unit: Provision, address: str) -> bool:
    stack = [unit]
    while stack:
        below = stack.pop()
        if in_amended(below.eid) == address:
            return True
        stack.extend(below.children)
    return False


def _free(orders: list[Order], quoted: Quoted) -> list[str]:
    """Return the quoted Pasal that no order is about: neither about them nor about a unit in them."""
    return [a for a in quoted.tops() if all(order.target != a and not is_below(order.target, a) for order in orders)]


def _corrected(orders: list[Order], quoted: Quoted) -> list[Order]:
    """Give new Pasal whose number the instruction misreads (`Pasal 340`) the number that the quoted text prints."""
    wanted = [order for order in orders if order.type == "insertion" and kind_of(order.target) in ARTICLES]
    lost = [order for order in wanted if quoted.of(order.target) is None]
    free = _free(orders, quoted)
    if not lost or len(lost) != len(free) or len(lost) == len(wanted):
        return orders
    given = dict(zip((order.target for order in lost), free, strict=True))
    return [replace(o, target=given.get(o.target, o.target)) if o.type == "insertion" else o for o in orders]


def instructions(document: Document, sites: Sequence[Instruction]) -> list[Instruction]:
    """Return the instructions that order changes themselves, not those that only introduce others."""
    by_unit = {site.unit.eid: site for site in sites}
    above: set[str] = set()
    parts: dict[str, list[Instruction]] = {}
    for site in sites:
        address = parent(site.unit.eid)
        parts.setdefault(address, []).append(site)
        while address and address not in above:
            above.add(address)
            address = parent(address)
    found = []
    for site in sites:
        holder = by_unit.get(parent(site.unit.eid))
        if holder is not None and printed_by(document, site.unit.eid) == holder.unit.eid:
            carried_out = _is_part(site, holder)
        else:
            prints = any(is_quoted(below.eid) for below in site.unit.children)
            shared = any(_prints_for(document, site, other) for other in parts.get(site.unit.eid, ()))
            carried_out = site.unit.eid not in above or (prints and not shared)
        if carried_out:
            found.append(site)
    return found


def _prints_for(document: Document, holder: Instruction, site: Instruction) -> bool:
    return printed_by(document, site.unit.eid) == holder.unit.eid and _is_part(site, holder)


def _is_part(site: Instruction, holder: Instruction) -> bool:
    """Whether an instruction changes parts of the one provision that the instruction above it names."""
    whole = {target for reference in holder.references for target in reference.targets}
    parts = {target for reference in site.references for target in reference.targets}
    return len(whole) == 1 and bool(parts) and all(is_within(target, next(iter(whole))) for target in parts)
