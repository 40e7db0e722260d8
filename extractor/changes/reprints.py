"""What an instruction prints again without changing it, in other words than it had.

Where an ayat changes, the whole Pasal may be printed (UU 12/2011, Lampiran II, Perubahan Peraturan Perundang-undangan).
What nobody ordered to change stays as it was, so a difference there is told and never taken over.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.changes.consolidation import Obstacle
from extractor.changes.working_text import Node, Words, WorkingText, node_of
from extractor.law.address import in_amended, is_quoted, is_within, pinpoint_iri, split_work
from extractor.law.units import ARTICLES, ITEMS
from extractor.model.change import Change
from extractor.model.document import Document

_WORD = re.compile(r"\w+")
LIST_END = re.compile(r"(?:;(?: *(?:dan|atau|dan/atau))?|\.|,(?: *(?:dan|atau))?)$")
"""How an item of a list ends: with a stop, or a sign and the word that joins it to the next."""


def reprinted_otherwise(
    text: WorkingText, document: Document, instruction: str, made: Sequence[Change]
) -> Iterator[tuple[str, Obstacle, str]]:
    """Yield the units that the Pasal printed by an instruction have in other words than the amended text.

    Each with its IRI, `reprint_differs` and the words printed; or `reprint_lacks` and its words where one of a list is
    not printed again with the others. An item of a list ends as it is printed. Left out is what the instruction
    changes (`made`), and a Pasal whose changes could not all be made tells of itself. Signs, capitals and blanks are no
    words.
    """
    unit = document.index.get(instruction)
    if unit is None or not made:
        return
    work = split_work(made[0].target)[0] or ""
    changed = [split_work(change.target)[1] for change in made]
    for quoted in unit.children:
        address = in_amended(quoted.eid)
        if not is_quoted(quoted.eid) or quoted.kind not in ARTICLES or quoted.num is None or address in changed:
            continue
        there = text.path(address)
        if not there or not any(is_within(each, address) for each in changed):
            continue
        for printed in node_of(document, quoted, address).walk():
            found = text.path(printed.eid)
            if any(is_within(printed.eid, each) for each in changed):
                if found and found[-1].mark == "removed" and printed.kind in ITEMS:
                    _end_as(found[-1], printed)
                continue
            if not found:
                yield pinpoint_iri(work, printed.eid), "reprint_differs", _own(printed)
                break
            for lacking in _lacking(found[-1], printed):
                yield pinpoint_iri(work, lacking.eid), "reprint_lacks", lacking.words()
            if not same_words(found[-1], printed):
                yield pinpoint_iri(work, printed.eid), "reprint_differs", _own(printed)
            elif printed.kind in ITEMS:
                _end_as(found[-1], printed)


def _lacking(node: Node, printed: Node) -> Iterator[Node]:
    """Yield the units of a list that is printed again in part: those that nobody took out, and that are not printed."""
    there = {(below.kind, below.label) for below in printed.children}
    if not there:
        return
    for below in node.children:
        if below.mark != "removed" and (below.kind, below.label) not in there:
            yield below


def same_words(one: Node, other: Node) -> bool:
    """Whether the own texts of two units have the same words; signs, capitals and blanks are none."""
    return _bare(one) == _bare(other)


def _end_as(node: Node, printed: Node) -> None:
    """End an item of a list as it is printed: where an item is added, the joining word moves to another."""
    if node.parts and printed.parts and isinstance(node.parts[-1], Words) and isinstance(printed.parts[-1], Words):
        end = LIST_END.search(printed.parts[-1].text)
        if end is not None and LIST_END.search(node.parts[-1].text):
            node.parts[-1].text = LIST_END.sub(end[0], node.parts[-1].text)


def _own(node: Node) -> str:
    return " ".join(part for part in (node.heading, *(words.running for words in node.own)) if part)


def _bare(node: Node) -> str:
    """Return the letters and figures of a unit, without the one that joins it to the next in a list."""
    return "".join(_WORD.findall(LIST_END.sub("", _own(node)).lower()))
