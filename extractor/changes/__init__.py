"""Changes: what an amending act does to another one, and what any act ends or suspends in others."""

from msgspec.structs import replace

from extractor.changes.orders.instructions import is_earlier_act
from extractor.changes.orders.record import Instruction, changes_in, instructions, printed_by
from extractor.changes.orders.repeals import repeals_in, unsettled_in
from extractor.changes.orders.suspensions import suspensions_in
from extractor.law.address import is_changed, is_pinpoint, parent
from extractor.law.units import ARTICLES
from extractor.model.change import Change, UnreadInstruction
from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.text import Span
from extractor.references.patterns import patterns
from extractor.references.site import sites

__all__ = ["changes_of"]


def changes_of(
    document: Document, references: tuple[Reference, ...]
) -> tuple[tuple[Change, ...], tuple[UnreadInstruction, ...]]:
    """Return every change that `document` makes in other acts, in the order of the text, and the unread instructions.

    `references` are those of the document. Ids count from `change_1`. Drafting rules: UU 12/2011, Lampiran II,
    Perubahan Peraturan Perundang-undangan; Pencabutan.
    """
    found: list[Change] = []
    unread: list[UnreadInstruction] = []
    of_unit: dict[str, list[Reference]] = {}
    for reference in references:
        of_unit.setdefault(reference.source, []).append(reference)
    ordering = [
        _begun_above(document, Instruction(site.unit, site.amended, tuple(of_unit.get(site.unit.eid, ()))), of_unit)
        for site in sites(document)
        if site.instruction and site.amended and site.unit.own
    ]
    carried_out = instructions(document, ordering)
    unread += _swallowed(document, ordering, carried_out)
    for instruction in carried_out:
        for change in changes_in(document, instruction):
            if isinstance(change, Change):
                found.append(change)
            else:
                unread.append(change)
    instructed = {instruction.unit.eid for instruction in ordering}
    suspended = list(suspensions_in(document, references))
    found += suspended
    unread = [each for each in unread if all(each.instruction != one.instruction for one in suspended)]
    held = {(each.target, each.span) for each in suspended}
    found += [
        each
        for each in repeals_in(document, references)
        if each.instruction not in instructed and (each.target, each.span) not in held
    ]
    unread += _beside(document, ordering, instructed | {change.instruction for change in found})
    known = {each.instruction for each in unread}
    unread += [each for each in unsettled_in(document, references, found) if each.instruction not in known]
    unread.sort(key=lambda each: each.span.start)
    found.sort(key=lambda change: change.span.start)
    return tuple(replace(change, id=f"change_{n}") for n, change in enumerate(found, start=1)), tuple(unread)


def _begun_above(document: Document, instruction: Instruction, of_unit: dict[str, list[Reference]]) -> Instruction:
    """Return an instruction with the words above it where its sentence begins before a list of earlier amendments."""
    opening = document.index.get(parent(instruction.unit.eid))
    if opening is None or not opening.own:
        return instruction
    if not is_earlier_act(*map(document.text.of, (opening.own[0], instruction.unit.own[0]))):
        return instruction
    references = (*of_unit.get(opening.eid, ()), *instruction.references)
    return replace(instruction, opening=opening, references=references)


def _swallowed(
    document: Document, ordering: list[Instruction], carried_out: list[Instruction]
) -> list[UnreadInstruction]:
    """Return the instructions that seem to hold others, although they print new wording for a provision themselves."""
    wording = patterns("amending")["wording"]
    printing = {printed_by(document, each.unit.eid) for each in carried_out}
    return [
        UnreadInstruction(each.unit.eid, Span(each.unit.own[0].start, each.unit.own[-1].end))
        for each in ordering
        if each not in carried_out
        and each.unit.eid not in printing
        and wording.search(document.own_text(each.unit))
        and any(is_pinpoint(target) for reference in each.references for target in reference.targets)
    ]


def _beside(document: Document, ordering: list[Instruction], instructed: set[str]) -> list[UnreadInstruction]:
    """Return the items of a list of instructions that are not worded as one."""
    kinds = {(parent(each.unit.eid), each.unit.kind) for each in ordering}
    whole = document.index.get("art_I")
    listed = whole is not None and any(above == whole.eid for above, _ in kinds)
    if whole is not None and not listed and not any(is_changed(below.eid) for below in whole.children):
        kinds |= {(whole.eid, below.kind) for below in whole.children}
    found = []
    for above, kind in kinds:
        holder = document.index.get(above)
        if holder is None or holder.kind not in ARTICLES:
            continue
        lead_in = document.text.of(holder.own[0]) if holder.own else ""
        for unit in holder.children:
            if unit.kind != kind or unit.eid in instructed or not unit.own:
                continue
            if not is_earlier_act(lead_in, document.text.of(unit.own[0])):
                found.append(UnreadInstruction(unit.eid, Span(unit.own[0].start, unit.own[-1].end)))
    return found
