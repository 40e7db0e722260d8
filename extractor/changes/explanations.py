"""What an amending act explains of the provisions that it changes, put into the Penjelasan of the amended regulation.

No instruction orders it: that Penjelasan follows the instructions (`Pasal I` / `Angka 3` / `Pasal 5A`;
UU 12/2011, Lampiran II, Penjelasan), and what it says of a changed Pasal is from then on the Penjelasan of that Pasal.
"""

from collections.abc import Iterator, Sequence

from extractor.changes.consolidation import Source
from extractor.changes.working_text import Node, WorkingText, node_of
from extractor.law.address import explained, explaining, is_top, is_within, joined, kind_of, split, split_work
from extractor.law.units import ARTICLES
from extractor.model.change import Change
from extractor.model.document import Document, Provision


def take_over_explanations(text: WorkingText, document: Document, act: str, made: Sequence[Change]) -> None:
    """Put what `document`, known as `act`, explains of the changes `made` beside what is explained in `text`.

    A text without Penjelasan gets none. What is explained in the same words keeps its source.
    """
    if not any(_explains_pasal(node.eid) for node in text.walk()):
        return
    targets = [split_work(change.target)[1] for change in made]
    for instruction, local, unit in _explained(document):
        if not any(is_within(target, local) or is_within(local, target) for target in targets if target):
            continue
        if any(is_within(explained(target) or "", local) for target in targets):
            continue  # ordered by an instruction of its own
        _put(text, node_of(document, unit, explaining(local)), Source(act, instruction))


def _explains_pasal(address: str) -> bool:
    inner = explained(address)
    return inner is not None and is_top(inner) and kind_of(inner) in ARTICLES


def _explained(document: Document) -> Iterator[tuple[str, str, Provision]]:
    """Yield instruction, address in the amended act and unit for each Pasal of it that the Penjelasan explains."""
    stack = [unit for unit in reversed(document.provisions) if unit.kind == "penjelasan"]
    while stack:
        unit = stack.pop()
        inner = explained(unit.eid)
        steps = split(inner) if inner else []
        if len(steps) > 1 and kind_of(steps[-1]) in ARTICLES:
            yield joined(*steps[:-1]), steps[-1], unit
        elif len(steps) == 1 and inner not in document.index:
            yield "", steps[0], unit
        else:
            stack.extend(reversed(unit.children))


def _put(text: WorkingText, new: Node, source: Source) -> None:
    path = text.now(new.eid)
    if not path:
        row, at = text.place_among([node for node in text.walk() if _explains_pasal(node.eid)], new)
        new.stamp("inserted", source)
        row.insert(at, new)
    else:
        _merge(text, path, new, source)


def _merge(text: WorkingText, path: list[Node], new: Node, source: Source) -> None:
    """Put a unit in the place of the one that explained the same; of ayat by ayat those that it has."""
    old = path[-1]
    if old.children and new.children:
        for child in new.children:
            below = next((node for node in old.children if node.eid == child.eid), None)
            if below is not None:
                _merge(text, [*path, below], child, source)
            else:
                row, at = text.place_among(old.children, child)
                child.stamp("inserted", source)
                row.insert(at, child)
        return
    if old.words() == new.words():
        return
    new.before = old.words()
    new.stamp("replaced", source)
    row = text.row_of(path)
    row[row.index(old)] = new
