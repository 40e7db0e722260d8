"""From the flat row of steps to the provisions that it names, each as a path from the largest unit to the smallest.

A number inherits what the drafter left out: in `Pasal 6 ayat (6), ayat (7)` both ayat are in Pasal 6; in
`ayat (2) dan ayat (6) Pasal 53` the Pasal stands last and holds for both (Lampiran II UU 12/2011, Teknik Pengacuan).
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from extractor.law.units import ARTICLES, ATTACHED, CITED_ITEMS, GROUPING, UNITS
from extractor.references.expression import Step

_IN_ANNEX = CITED_ITEMS | GROUPING  # what a citation can name within an annex
_FIRST = ARTICLES | ATTACHED | {"buku"}  # they never stand inside what was cited before them


class Item(Struct, frozen=True):
    """One provision, or one range of them (`upto`), that an expression names; offsets count from its beginning.

    `excepted` marks what stands after *kecuali*. `loose` marks a smaller unit that follows a whole larger one after
    *dan* (`Pasal 6 dan ayat (2)`): it may as well stand on its own.
    """

    path: tuple[Step, ...]
    start: int
    end: int
    upto: tuple[Step, ...] | None = None
    excepted: bool = False
    loose: bool = False


def items_of(steps: Sequence[Step]) -> list[Item]:
    """Return the provisions that a row of steps names, in printed order."""
    items: list[Item] = []
    current: tuple[Step, ...] = ()
    excepted = False
    fresh = 0
    for step in steps:
        rank = UNITS[step.level].rank
        if step.joint == "" and current:
            if _extends(current, step):
                current = (*current, step)
                items[-1] = _grown(items[-1], step)
                continue
            if rank < UNITS[current[0].level].rank:
                current = (step, *current)
                _contain(items, fresh, step)
                continue
            place = next((at for at, above in enumerate(current) if above.level == step.level), len(current))
            if place < len(current) and current[place].end < items[-1].start:
                current = (*current[:place], step, *current[place + 1 :])
                _reassign(items, place, step)
                continue
            if _is_within_last(current, step):
                current = (current[0], step, *current[1:])
                _insert(items, fresh, step)
                continue
        excepted = excepted or step.joint == "kecuali"
        prefix = inherited(current, step)
        if step.joint == "," and prefix and prefix == current and not step.bare:
            current = (*current, step)
            items[-1] = _grown(items[-1], step)
            continue
        loose = bool(prefix) and step.joint in ("dan", "atau") and prefix == current and step.level == "ayat"
        current = (*prefix, step)
        if step.joint == "sampai" and items and items[-1].upto is None:
            items[-1] = msgspec.structs.replace(items[-1], upto=current, end=step.end)
            continue
        if not prefix and step.level in (*ARTICLES, "lampiran"):
            fresh = len(items)
        items.append(Item(current, step.start, step.end, None, excepted, loose))
    return items


def _extends(current: tuple[Step, ...], step: Step) -> bool:
    last = current[-1]
    if last.level == "penjelasan":
        return True
    if last.deictic:
        return False
    if step.level in CITED_ITEMS and last.level in CITED_ITEMS:
        return True
    return UNITS[step.level].rank > UNITS[last.level].rank and (last.level != "lampiran" or step.level in _IN_ANNEX)


def _grown(item: Item, step: Step) -> Item:
    if item.upto is not None:
        return msgspec.structs.replace(item, upto=(*item.upto, step), end=step.end)
    return msgspec.structs.replace(item, path=(*item.path, step), end=step.end)


def _contain(items: list[Item], fresh: int, container: Step) -> None:
    """Put a container that is printed last (`ayat (2) dan ayat (6) Pasal 53`) before the items that it holds."""
    rank = UNITS[container.level].rank
    for at in range(len(items) - 1, fresh - 1, -1):
        item = items[at]
        if UNITS[item.path[0].level].rank <= rank:
            break
        upto = (container, *item.upto) if item.upto else None
        end = max(item.end, container.end) if at == len(items) - 1 else item.end
        items[at] = msgspec.structs.replace(item, path=(container, *item.path), upto=upto, end=end)


def _reassign(items: list[Item], place: int, container: Step) -> None:
    """Give items that took over a container before them to the one behind them (`… Pasal 2 serta huruf a Pasal 3`).

    `place` says which step of their paths it is.
    """
    taken = items[-1].path[place]
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if item.path[place : place + 1] != (taken,) or item.start < taken.end:
            break
        upto = (*item.upto[:place], container, *item.upto[place + 1 :]) if item.upto else None
        end = max(item.end, container.end) if at == len(items) - 1 else item.end
        own = [step for step in item.path[place:] if step.start >= item.start]
        items[at] = msgspec.structs.replace(item, path=(*item.path[:place], container, *own), upto=upto, end=end)


def _is_within_last(current: tuple[Step, ...], step: Step) -> bool:
    """Whether a step belongs to the container that is printed last: `huruf a dan b Pasal 2 ayat (2)`."""
    if len(current) < 2 or current[0].end < current[-1].end:
        return False
    return UNITS[current[0].level].rank < UNITS[step.level].rank < UNITS[current[1].level].rank


def _insert(items: list[Item], fresh: int, step: Step) -> None:
    """Put a step between the container that is printed last and the items that it holds."""
    container = items[-1].path[0]
    for at in range(len(items) - 1, fresh - 1, -1):
        item = items[at]
        if item.path[0] is not container:
            break
        upto = (container, step, *item.upto[1:]) if item.upto else None
        end = step.end if at == len(items) - 1 else item.end
        items[at] = msgspec.structs.replace(item, path=(container, step, *item.path[1:]), upto=upto, end=end)


def inherited(current: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Return the larger units that `step` takes over from the path before it."""
    if step.deictic or step.level in _FIRST:
        head = current[:1]
        return head if head and head[0].level == "penjelasan" and step.level == "pasal" else ()
    for at in range(len(current) - 1, -1, -1):
        if current[at].level == step.level:
            return current[:at]
    rank = UNITS[step.level].rank
    prefix = tuple(other for other in current if UNITS[other.level].rank < rank)
    if prefix and prefix[0].level == "lampiran" and step.level not in CITED_ITEMS:
        return ()
    return prefix
