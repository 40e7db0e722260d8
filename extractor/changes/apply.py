"""Making the changes of one amending act in a working text; what cannot be made is said, and nothing is touched there.

A repealed unit keeps its number and says *Dihapus*; an inserted one stands beside the place that its instruction names,
else where its number belongs (UU 12/2011, Lampiran II, Perubahan Peraturan Perundang-undangan).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.changes.annex_rows import change_row
from extractor.changes.consolidation import Obstacle, Source, Unapplied
from extractor.changes.explanations import take_over_explanations
from extractor.changes.orders.record import printed_by
from extractor.changes.quotation import closes_quotation, without_close
from extractor.changes.reprints import LIST_END, reprinted_otherwise, same_words
from extractor.changes.working_text import Node, Words, WorkingText, node_of
from extractor.law.address import (
    explained,
    explaining,
    is_body,
    is_top,
    joined,
    kind_of,
    label_of,
    last_of,
    parent,
    split_work,
)
from extractor.law.numbers import ordinal_words
from extractor.law.units import ATTACHED, FRAME, GROUPING, ITEMS, UNITS
from extractor.model.analysis import Analysis
from extractor.model.change import Change

_REPEALED, _REPEALED_ITEM = "Dihapus.", "dihapus"


def _is_removed(node: Node) -> bool:
    """Whether nothing is left of a unit but its number: an act has repealed it, or the text prints `Dihapus`."""
    return node.mark == "removed" or (not node.children and node.text.strip(" .;").lower() == _REPEALED_ITEM)


def _settled(changes: Sequence[Change]) -> list[Change]:
    """Put new units behind the renumbering that sets their number free: `Pasal 10 baru`, `Pasal 10 menjadi Pasal 11`.

    What else their instruction changes goes with them.
    """
    last: dict[str, int] = {}
    runs = [(kind, [*row]) for kind, row in groupby(enumerate(changes), lambda each: each[1].type == "renumbering")]
    for _, run in (row for row in runs if row[0]):
        last.update(dict.fromkeys((change.target for _, change in run), run[-1][0]))
    behind: dict[str, int] = {}
    for change in changes:
        if change.type == "insertion" and change.target in last:
            behind[change.instruction] = max(behind.get(change.instruction, 0), last[change.target])
    places = [
        (max(at, behind.get(change.instruction, at)) if change.type != "renumbering" else at, at)
        for at, change in enumerate(changes)
    ]
    return [changes[at] for _, _, at in sorted((place, place != at, at) for place, at in places)]


def _numbered_as(node: Node, label: str) -> str:
    """Return the printed number of a unit with another label: `Bagian Kedua` as `Bagian Ketiga`."""
    old = node.label
    if old in node.num:
        return node.num.replace(old, label, 1)
    if not (old.isdecimal() and label.isdecimal()):
        return node.num
    words = re.compile(re.escape(ordinal_words(int(old))), re.IGNORECASE)
    new = ordinal_words(int(label))
    return words.sub(lambda found: new.upper() if found[0].isupper() else new, node.num, count=1)


class Amending:
    """One amending act at work on the text of another."""

    def __init__(self, text: WorkingText, analysis: Analysis, act: str) -> None:
        """Take the text to change, the amending act and the name that its changes are known by."""
        self.text, self.document, self.act = text, analysis.document, act

    def make(self, changes: list[Change]) -> Iterator[Unapplied]:
        """Make these changes in order; yield those that could not be made, and what is printed again otherwise."""
        made: list[Change] = []
        for instruction, ordered in groupby(_settled(changes), key=self._printing):
            waiting = list(ordered)
            failed = list(self._make(waiting))
            yield from failed
            done = [each for each in waiting if all(each.target != one.target for one in failed)]
            made += done
            for target, reason, words in reprinted_otherwise(self.text, self.document, instruction, done):
                yield Unapplied(self.act, instruction, target, reason, words)
        take_over_explanations(self.text, self.document, self.act, made)

    def _printing(self, change: Change) -> str:
        """Return the instruction that prints the wording of a change; one for all that only gives new numbers."""
        return "" if change.type == "renumbering" else printed_by(self.document, change.instruction)

    def _make(self, waiting: list[Change]) -> Iterator[Unapplied]:
        numbers = [change for change in waiting if change.type == "renumbering"]
        for change, taken in self._renumber(numbers):
            yield self._unapplied(change, taken)
        for change in waiting:
            reason = None if change.type == "renumbering" else self._one(change)
            if reason is not None:
                yield self._unapplied(change, reason)

    def _unapplied(self, change: Change, reason: Obstacle) -> Unapplied:
        return Unapplied(self.act, change.instruction, change.target, reason, self.document.text.of(change.span))

    def _one(self, change: Change) -> Obstacle | None:
        address = split_work(change.target)[1]
        if change.type == "insertion" and change.within is None:
            return self._insert(change, address)
        if change.type == "phrase" and not address:
            return self._words(change, [unit for unit in self.text.units if is_body(unit.eid)])
        if change.part == "heading" and not address:
            return self._title(change)
        if change.type in ("suspension", "postponement"):
            return self._suspend(change, address)
        if change.within is not None:
            return self._annex_part(change, address, change.within)
        if change.part == "in_part" and (change.type == "repeal" or kind_of(address) == "lampiran"):
            return "in_part"
        path = self.text.path(address)
        if not path and kind_of(address) in ATTACHED:
            return self._annex(change, address)
        if not path:
            return "target_missing"
        if _is_removed(path[-1]):
            return "target_removed"
        if change.type == "phrase":
            return self._words(change, [path[-1]])
        if change.type == "repeal":
            self._repeal(change, path[-1])
            return None
        return self._substitute(change, path)

    def _annex_part(self, change: Change, annex: str, within: str) -> Obstacle | None:
        """Change a part of an annex: a unit of it, else a row of a table in it."""
        path = self.text.path(annex)
        if not path:
            return "annex_missing"
        address = joined(path[-1].eid, within)
        there, above = self.text.now(address), self.text.now(parent(address))
        if change.type == "phrase":
            return self._words(change, [there[-1]]) if there else "target_missing"
        if there and change.type == "repeal":
            if _is_removed(there[-1]):
                return "target_removed"
            self._repeal(change, there[-1])
            return None
        if there and change.type == "substitution":
            return self._substitute(change, there)
        kind = kind_of(address)
        if change.type == "insertion" and above and any(each.kind == kind for each in above[-1].children):
            return self._insert(change, address)
        if not above or change.type not in ("substitution", "insertion", "repeal"):
            return "target_missing"
        return change_row(above[-1], change, label_of(within), self.document, self._source(change))

    def _source(self, change: Change) -> Source:
        return Source(self.act, change.instruction)

    def _title(self, change: Change) -> Obstacle | None:
        """Give the regulation itself another title."""
        if change.new is None:
            return "wording_missing"
        return None if self.text.entitle(change.new) else "target_missing"

    def _new(self, change: Change, address: str) -> Node | None:
        if change.quoted is None and change.new and explained(address) is not None:
            return Node(address, "penjelasan", parts=[Words(change.new)])
        if change.quoted is None:
            return None
        unit = self.document.index[change.quoted]
        node = node_of(self.document, unit, address)
        if explained(address) is not None:  # printed below the instruction as the Pasal that it explains
            for each in node.walk():
                each.kind = "penjelasan"
        last: Node | Words = node
        while isinstance(last, Node) and last.parts:
            last = last.parts[-1]
        if isinstance(last, Words) and closes_quotation(node.words()):
            last.replace(without_close)
        return node

    def _substitute(self, change: Change, path: list[Node]) -> Obstacle | None:
        old = path[-1]
        if old.source == self._source(change) and old.mark == "replaced":
            return None  # with the BAB that holds it
        if change.part == "heading":
            if change.new is None:
                return "wording_missing"
            old.before, old.heading = old.words(), change.new
            old.mark, old.source = "replaced", self._source(change)
            return None
        new = self._new(change, old.eid)
        if new is None:
            return "wording_missing"
        new.num = new.num or old.num
        new.kind = old.kind if old.kind in FRAME else new.kind
        new.stamp("replaced", self._source(change))
        new.before = old.words()
        row = self.text.row_of(path)
        row[row.index(old)] = new
        return None

    def _annex(self, change: Change, address: str) -> Obstacle | None:
        """Put in an annex that the text at hand lacks: its new wording is known all the same."""
        if change.type != "substitution" or change.quoted is None or kind_of(address) != "lampiran":
            return "annex_missing"
        if any(unit.kind == "lampiran" and not unit.label for unit in self.text.units):
            return "annex_missing"
        new = self._new(change, address)
        place = self.text.place_by_number(new) if new is not None else None
        if new is None or place is None:
            return "annex_missing"
        new.stamp("replaced", self._source(change))
        row, at = place
        row.insert(at, new)
        return None

    def _insert(self, change: Change, address: str) -> Obstacle | None:
        there = self.text.now(address)
        if there and there[-1].source == self._source(change):
            return None  # with the BAB that holds it
        new = self._new(change, address)
        if new is None:
            return "wording_missing"
        if change.place is not None:
            beside = self.text.path(split_work(change.place)[1])
            if not beside:
                return "place_missing"
            row, at = self._beside(new, beside, change)
        else:
            found = self.text.place_by_number(new)
            if found is None and self._numbered(change, parent(address)):
                found = self.text.place_by_number(new)
            if found is None:
                return "no_such_list" if self.text.path(parent(address)) else "target_missing"
            row, at = found
        taken = self.text.now(new.eid)
        if taken and taken[-1].mark != "removed":
            return "number_taken"
        if taken:
            old = self.text.row_of(taken)
            at -= 1 if old is row and old.index(taken[-1]) < at else 0
            old.remove(taken[-1])
        new.stamp("inserted", self._source(change))
        row.insert(at, new)
        return None

    def _numbered(self, change: Change, holder: str) -> bool:
        """Whether the text of a Pasal without ayat is now its ayat (1), as the Pasal that is printed again shows it."""
        path = self.text.path(holder)
        printed = self.document.index.get(parent(change.quoted or ""))
        if not path or path[-1].children or printed is None or kind_of(change.target) != "ayat":
            return False
        first = node_of(self.document, printed, holder).children[:1]
        if not first or not same_words(first[0], path[-1]):
            return False
        node = path[-1]
        ayat = Node(first[0].eid, "ayat", first[0].num, "", first[0].label, list(node.parts))
        ayat.mark, ayat.source = "renumbered", self._source(change)
        node.parts = [ayat]
        return True

    def _beside(self, new: Node, beside: list[Node], change: Change) -> tuple[list[Words | Node], int]:
        """Return where a new unit goes that an instruction puts beside another one, perhaps of a smaller kind."""
        depth = len(beside)
        if new.kind in GROUPING and beside[-1].kind not in GROUPING:
            same = [at for at, node in enumerate(beside, start=1) if node.kind == new.kind]
            depth = same[-1] if same else len(beside)
            if is_top(new.eid) and UNITS[new.kind].rank > UNITS["bab"].rank and depth > 1:
                holder = beside[depth - 2]
                self.text.renumber(new, joined(holder.eid, last_of(new.eid)))
        path = beside[:depth]
        row = self.text.row_of(path)
        at = row.index(path[-1])
        if change.pos == "before":
            return row, at
        at += 1
        while at < len(row) and self._just_inserted(row[at], change):
            at += 1
        return row, at

    def _just_inserted(self, part: Words | Node, change: Change) -> bool:
        return isinstance(part, Node) and part.source == self._source(change) and part.mark == "inserted"

    def _repeal(self, change: Change, node: Node) -> None:
        node.before = node.words()
        end = LIST_END.search(node.words()) if node.kind in ITEMS else None
        node.heading = ""
        node.parts = [Words(f"{_REPEALED_ITEM}{end[0]}" if end else _REPEALED)]
        node.mark, node.source = "removed", self._source(change)

    def _suspend(self, change: Change, address: str) -> Obstacle | None:
        """Mark a unit, or the whole body, as without effect for a time."""
        path = self.text.path(address) if address else []
        if address and not path:
            return "target_missing"
        nodes = [path[-1]] if path else [unit for unit in self.text.units if is_body(unit.eid)]
        for node in nodes:
            node.mark = "suspended" if change.type == "suspension" else "postponed"
            node.source, node.before, node.until = self._source(change), None, change.until
        return None

    def _renumber(self, row: list[Change]) -> Iterator[tuple[Change, Obstacle]]:
        """Give units their new numbers, all at once: a number that another one of them gives up is free.

        Yield those that cannot have theirs; what counted on the number of one of them has to keep its own too.
        """
        wanted: list[tuple[Change, Node, str]] = []
        for change in row:
            path = self.text.path(split_work(change.target)[1])
            if change.part == "in_part" or not path or _is_removed(path[-1]):
                yield change, "in_part" if change.part == "in_part" else "target_removed" if path else "target_missing"
            else:
                wanted.append((change, path[-1], split_work(change.destination or "")[1]))
        while (taken := next((each for each in wanted if self._is_taken(each, wanted)), None)) is not None:
            wanted.remove(taken)
            yield taken[0], "number_taken"
        moving = [node for _, node, _ in wanted]
        olds = [node.eid for node in moving]
        for address in (each for _, _, given in wanted for each in (given, explaining(given))):
            there = self.text.now(address)
            if there and not any(there[-1].eid in (old, explaining(old)) for old in olds):
                self.text.row_of(there).remove(there[-1])  # a repealed unit gives its number up
        explaining_them = self._explained(wanted)
        for change, node, address in (*wanted, *explaining_them):
            self._give_number(change, node, address)
        self.text.moved.update({old: node.eid for old, (_, node, _) in zip(olds, wanted, strict=True)})
        for _, node, address in (*wanted, *explaining_them):
            if address in olds or explained(address) in olds:  # the place of another one goes with its number
                self.text.put_in_order(node)

    def _explained(self, moves: list[tuple[Change, Node, str]]) -> list[tuple[Change, Node, str]]:
        """Return the units of the Penjelasan that explain what gets new numbers, with their own new addresses."""
        found = []
        for change, node, address in moves:
            path = self.text.now(explaining(node.eid))
            if path:
                found.append((change, path[-1], explaining(joined(parent(node.eid), last_of(address)))))
        return found

    def _give_number(self, change: Change, node: Node, address: str) -> None:
        node.before = node.words()
        node.num = _numbered_as(node, label_of(address))
        self.text.renumber(node, joined(parent(node.eid), last_of(address)))
        node.mark, node.source = "renumbered", self._source(change)

    def _is_taken(self, move: tuple[Change, Node, str], moves: list[tuple[Change, Node, str]]) -> bool:
        """Whether another unit has the number that one is to get, or is to get it too."""
        if any(other is not move and other[2] == move[2] for other in moves[: moves.index(move)]):
            return True
        there = self.text.now(move[2])
        return bool(there) and there[-1].mark != "removed" and all(there[-1] is not node for _, node, _ in moves)

    def _words(self, change: Change, nodes: list[Node]) -> Obstacle | None:
        old, new = change.old or "", change.new or ""
        words = r"\s".join(re.escape(word) for word in old.split(" "))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)" if new else rf" ?(?<!\w){words}(?!\w)")
        if change.part == "in_part" and sum(len(pattern.findall(node.words())) for node in nodes) > 1:
            return "in_part"
        found = False
        for top in nodes:
            for node in top.walk():
                if not any(pattern.search(words) for words in (node.heading, *(piece.running for piece in node.own))):
                    continue
                node.before, node.mark, node.source = node.words(), "worded", self._source(change)
                node.heading = pattern.sub(lambda _: new, node.heading)
                for piece in node.own:
                    piece.replace(lambda text: pattern.sub(lambda _: new, text))
                found = True
        return None if found else "words_not_found"
