"""What changed between two texts of one regulation, unit by unit: by address first, then by words.

A unit with the same address is compared with it. One that is gone and one that is new belong together where their words
are the same: renumbered in the same list, moved to another.
"""

from collections import Counter, defaultdict
from collections.abc import Container
from itertools import islice
from typing import Literal

from msgspec import Struct

from extractor.changes.word_changes import WordChange, word_changes
from extractor.changes.working_text import Node, WorkingText
from extractor.law.address import is_pasal, is_top, last_of, parent
from extractor.model.document import Document

# Two Pasal with so large a share of words in common are one that has changed (chosen).
_SHARED = 0.6

UnitChangeKind = Literal["changed", "moved", "renumbered", "inserted", "removed"]


class UnitChange(Struct, frozen=True):
    """One unit that differs: its address in the old and in the new text (None where it has none), its words.

    Of a unit that is inserted or removed only the highest is named, with all its words; of others the own words count.
    """

    kind: UnitChangeKind
    old: str | None
    new: str | None
    words: tuple[WordChange, ...]


class Differences(Struct, frozen=True):
    """The differences of two texts (their file names) in the order of the new one, what is removed last."""

    format: Literal["thk-diff"]
    old: str
    new: str
    changes: tuple[UnitChange, ...]


class Compared(Struct, frozen=True):
    """Two texts of one regulation and what differs between them."""

    differences: Differences
    old: Document
    new: Document


def compared(old: Document, new: Document) -> Compared:
    """Return two texts with what differs between them."""
    return Compared(difference(old, new), old, new)


def difference(old: Document, new: Document) -> Differences:
    """Return what differs between two texts of one regulation."""
    before, after = _by_address(old), _by_address(new)
    pairs = pairs_of(before, after)
    changes: list[UnitChange] = []
    inserted: set[str] = set()
    for address, node in after.items():
        origin = pairs.get(address)
        if origin is None:
            if node.eid not in inserted:
                changes.append(UnitChange("inserted", None, address, (WordChange("inserted", node.words()),)))
            inserted.update(each.eid for each in node.walk() if each.eid not in pairs)
            continue
        changes += _changed(before[origin], node, pairs)
    kept = set(pairs.values())
    removed: set[str] = set()
    for address, node in before.items():
        if address in kept:
            continue
        if address not in removed:
            changes.append(UnitChange("removed", address, None, (WordChange("removed", node.words()),)))
        removed.update(each.eid for each in node.walk())
    return Differences("thk-diff", old.text.source.file, new.text.source.file, tuple(changes))


def _by_address(document: Document) -> dict[str, Node]:
    return {node.eid: node for unit in WorkingText(document).units for node in unit.walk()}


def _own(node: Node) -> str:
    return " ".join(part for part in (node.heading, node.text, node.tail) if part)


def _inner(node: Node) -> str:
    """Return the words of a unit without its own number, which alone tells nothing of what it says."""
    return " ".join([_own(node), *(below.words() for below in node.children)]).strip()


def pairs_of(before: dict[str, Node], after: dict[str, Node]) -> dict[str, str]:
    """Return the old address of each new unit that was there before.

    Units whose words stand at another address in the other text, and at this address no longer, have moved.
    """
    pairs: dict[str, str] = {}
    said = {address: _inner(node) for address, node in after.items()}
    stayed: set[str] = set()
    places: dict[tuple[str, str], list[str]] = defaultdict(list)  # of what stands there no longer
    for address, node in before.items():
        words = _inner(node)
        if said.get(address) == words:
            stayed.add(address)
        elif words:
            places[node.kind, words].append(address)
    taken: set[str] = set()
    for address, node in after.items():  # larger units first, as they stand first
        if address in pairs or address in stayed:
            continue
        origin = _only_one(places.get((node.kind, said[address]), []), taken)
        if origin is not None:
            for new, old in zip(node.walk(), before[origin].walk(), strict=True):
                pairs[new.eid] = old.eid
                taken.add(old.eid)
    _same_address(before, after, pairs, taken, doubtful=False)
    _alike(before, after, pairs, taken)
    _same_address(before, after, pairs, taken, doubtful=True)
    return pairs


def _only_one(row: list[str], taken: Container[str]) -> str | None:
    """Return the one address of a row that is not taken yet, None where there are several or none."""
    while row and row[-1] in taken:
        row.pop()
    free = list(islice((each for each in reversed(row) if each not in taken), 2))
    return free[0] if len(free) == 1 else None


def _same_address(
    before: dict[str, Node], after: dict[str, Node], pairs: dict[str, str], taken: set[str], *, doubtful: bool
) -> None:
    """Pair what is left with what has its address; a Pasal of quite other words only if `doubtful`."""
    other: set[str] = set()
    for address, node in after.items():
        if address in pairs or address not in before or address in taken:
            continue
        apart = node.kind == "pasal" and not doubtful and _share(before[address], node) < _SHARED
        if apart:
            other.update(below.eid for below in node.walk())
        if address not in other:
            pairs[address] = address
            taken.add(address)


def _alike(before: dict[str, Node], after: dict[str, Node], pairs: dict[str, str], taken: set[str]) -> None:
    """Pair each Pasal that is left with the one it is most like: another number and other words at once."""
    left = [node for address, node in before.items() if node.kind == "pasal" and address not in taken]
    for address, node in after.items():
        if node.kind != "pasal" or address in pairs or not left:
            continue
        share, origin = max(((_share(each, node), each) for each in left), key=lambda found: found[0])
        if share < _SHARED:
            continue
        left.remove(origin)
        for below in node.walk():
            old = origin.eid + below.eid[len(node.eid) :]
            if old in before and old not in taken and below.eid not in pairs:
                pairs[below.eid] = old
                taken.add(old)


def _share(one: Node, other: Node) -> float:
    """Return how many of the words of two units both have, as a share (0 to 1)."""
    words, others = Counter(_inner(one).split()), Counter(_inner(other).split())
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def _changed(old: Node, new: Node, pairs: dict[str, str]) -> list[UnitChange]:
    words = word_changes(_own(old), _own(new))
    if old.eid == new.eid:
        return [UnitChange("changed", old.eid, new.eid, words)] if _own(old) != _own(new) else []
    above = parent(new.eid)
    if above and pairs.get(above) == parent(old.eid) and last_of(old.eid) == last_of(new.eid):
        return []  # with the unit above it
    stayed = (is_pasal(new.eid) and is_top(new.eid)) or pairs.get(above, above) == parent(old.eid)
    return [UnitChange("renumbered" if stayed else "moved", old.eid, new.eid, words)]
