"""The instructions that lead from one text of a regulation to another, in the wording of UU 12/2011, Lampiran II.

They are meant to be carried out in their order: what goes, then numbers that change, then what changes and what comes,
so that all but the first name the provisions by their new numbers.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from extractor.changes.difference import pairs_of
from extractor.changes.working_text import Node, WorkingText
from extractor.law.address import explained, explaining, is_top, label_of, last_of, parent
from extractor.law.names import in_a_row, name_of
from extractor.law.numbers import number_words
from extractor.law.units import FRAME, GROUPING, UNITS
from extractor.model.document import Document

_REPEALED = "dihapus"


class Drafted(Struct, frozen=True):
    """One instruction: its words, and the units that are printed below it as they are to read."""

    words: str
    printed: tuple[Node, ...] = ()


def instructions(old: Document, new: Document) -> list[Drafted]:
    """Return the instructions that make title, recitals, body, annexes and explanations of `old` those of `new`."""
    return _Drafter(WorkingText(old), WorkingText(new)).all()


class _Drafter:
    def __init__(self, old: WorkingText, new: WorkingText) -> None:
        self.old, self.new = old, new
        self.before = {node.eid: node for node in old.walk()}
        self.after = {node.eid: node for node in new.walk()}
        pairs = pairs_of(self.before, self.after)
        self.origin = {new: old for new, old in pairs.items() if self._is_pasal(self.after[new])}
        self.pasals = [node for node in new.walk() if self._is_pasal(node)]
        self.written: set[str] = set()

    def _is_pasal(self, node: Node) -> bool:
        return node.kind == "pasal" and is_top(node.eid)

    def all(self) -> list[Drafted]:
        """Return the instructions in the order in which they are to be carried out."""
        return [
            *self._frame(), *self._removals(), *self._renumberings(), *self._groups(), *self._pasals(),
            *self._insertions(), *self._dikta(), *self._annexes(), *self._explanations(),
        ]  # fmt: skip

    # What goes

    def _removals(self) -> Iterator[Drafted]:
        kept = set(self.origin.values())
        for node in self.old.walk():
            if self._is_pasal(node) and node.eid not in kept and not _is_repealed(node):
                yield Drafted(f"Pasal {node.label} dihapus.")

    def _renumberings(self) -> Iterator[Drafted]:
        moved = [f"Pasal {self.before[old].label} menjadi Pasal {self.after[new].label}"
                 for new, old in self.origin.items() if new != old]  # fmt: skip
        if moved:
            yield Drafted(f"{in_a_row(moved)}.")

    # What is headed otherwise, or new

    def _groups(self) -> Iterator[Drafted]:
        """Yield what changes in BAB, Bagian and Paragraf: a heading, a new one, or one that has to be printed whole."""
        for node in self.new.walk():
            if node.kind not in GROUPING or self._is_written(node):
                continue
            there = self.before.get(node.eid)
            if there is None:
                yield from self._new_group(node)
            elif self._moved_in(node, there):
                self._write(node)
                yield Drafted(f"Ketentuan {self._named(node)} diubah sehingga berbunyi sebagai berikut:", (node,))
            elif node.heading != there.heading:
                head = Node(node.eid, node.kind, node.num, node.heading, node.label)
                yield Drafted(f"Judul {self._named(node)} diubah sehingga berbunyi sebagai berikut:", (head,))

    def _moved_in(self, node: Node, there: Node) -> bool:
        """Whether a group holds a Pasal that was in another one, or lost one to it, or has smaller groups anew."""
        inside = {self.origin[each.eid] for each in node.walk() if each.eid in self.origin}
        kept = set(self.origin.values())
        if inside != {each.eid for each in there.walk() if each.eid in kept}:
            return True
        below = [each.eid for each in node.children if each.kind in GROUPING]
        return bool(below) and below != [each.eid for each in there.children if each.kind in GROUPING]

    def _new_group(self, node: Node) -> Iterator[Drafted]:
        self._write(node)
        row = self.new.row_of(self.new.now(node.eid))
        same = [each for each in row if isinstance(each, Node) and each.kind == node.kind]
        at = same.index(node)
        count = f"1 (satu) {UNITS[node.kind].word.lower()}, yakni {self._named(node)}"
        before = same[at - 1] if at else None
        behind = next((each for each in same[at + 1 :] if each.eid in self.before), None)
        if before is not None and behind is not None:
            place = f"Di antara {self._named(before)} dan {self._named(behind)} disisipkan {count}"
        elif before is not None:
            place = f"Setelah {self._named(before)} ditambahkan {count}"
        elif behind is not None:
            place = f"Sebelum {self._named(behind)} disisipkan {count}"
        else:
            return
        yield Drafted(f"{place}, yang berbunyi sebagai berikut:", (node,))

    def _is_written(self, node: Node) -> bool:
        return node.eid in self.written

    def _write(self, node: Node) -> None:
        self.written.update(each.eid for each in node.walk())

    def _named(self, node: Node) -> str:
        above = self.after.get(parent(node.eid))
        return f"{_title(node)} {self._named(above)}" if above is not None and above.kind in GROUPING else _title(node)

    # What changes

    def _pasals(self) -> Iterator[Drafted]:
        for node in self.pasals:
            origin = self.origin.get(node.eid)
            if origin is None or self._is_written(node):
                continue
            there = self.before[origin]
            if not _is_same(there, node):
                yield self._changed(there, node)

    def _changed(self, there: Node, node: Node) -> Drafted:
        if _is_repealed(node):
            return Drafted(f"Pasal {node.label} dihapus.")
        shown = f"sehingga Pasal {node.label} berbunyi sebagai berikut:"
        if node.heading == there.heading and _own(node) == _own(there) and _all_ayat(node) and _all_ayat(there):
            labels = [each.label for each in node.children]
            known = {each.label: each for each in there.children}
            new = [each for each in node.children if each.label not in known]
            other = [each for each in node.children if each.label in known and not _is_same(known[each.label], each)]
            if [each.label for each in there.children] == [label for label in labels if label in known]:
                if not new and not any(map(_is_repealed, other)):
                    named = in_a_row([f"ayat ({each.label})" for each in other])
                    return Drafted(f"Ketentuan {named} Pasal {node.label} diubah, {shown}", (node,))
                if not new and all(map(_is_repealed, other)):
                    named = in_a_row([f"ayat ({each.label})" for each in other])
                    return Drafted(f"Ketentuan {named} Pasal {node.label} dihapus, {shown}", (node,))
                if not other and (place := _between(node, new)):
                    return Drafted(f"{place}, {shown}", (node,))
        return Drafted(f"Ketentuan Pasal {node.label} diubah sehingga berbunyi sebagai berikut:", (node,))

    # What comes

    def _insertions(self) -> Iterator[Drafted]:
        at = 0
        while at < len(self.pasals):
            run = [self.pasals[at]] if self._is_new(self.pasals[at]) else []
            while run and at + len(run) < len(self.pasals) and self._follows(run[-1], self.pasals[at + len(run)]):
                run.append(self.pasals[at + len(run)])
            if run:
                yield self._insertion(at, run)
            at += max(1, len(run))

    def _is_new(self, node: Node) -> bool:
        return node.eid not in self.origin and not self._is_written(node)

    def _follows(self, one: Node, other: Node) -> bool:
        return self._is_new(other) and self._holder(one) == self._holder(other)

    def _holder(self, node: Node) -> str:
        path = self.new.now(node.eid)
        return path[-2].eid if len(path) > 1 else ""

    def _insertion(self, at: int, run: Sequence[Node]) -> Drafted:
        before = self.pasals[at - 1] if at else None
        behind = self.pasals[at + len(run)] if at + len(run) < len(self.pasals) else None
        count = (
            f"{len(run)} ({number_words(len(run))}) pasal, yakni {in_a_row([f'Pasal {each.label}' for each in run])}"
        )
        if before is not None and self._holder(before) != self._holder(run[0]) and behind is not None:
            place = f"Sebelum Pasal {behind.label} disisipkan {count}"
        elif before is not None and behind is not None:
            place = f"Di antara Pasal {before.label} dan Pasal {behind.label} disisipkan {count}"
        elif before is not None:
            place = f"Setelah Pasal {before.label} ditambahkan {count}"
        elif behind is not None:
            place = f"Sebelum Pasal {behind.label} disisipkan {count}"
        else:
            place = f"Ditambahkan {count}"
        return Drafted(f"{place}, yang berbunyi sebagai berikut:", (*run, *self._explaining(run)))

    def _explaining(self, run: Sequence[Node]) -> list[Node]:
        """Return what the Penjelasan newly says of new Pasal."""
        new = (explaining(node.eid) for node in run)
        return [self.after[eid] for eid in new if eid in self.after and eid not in self.before]

    # The units of a decision

    def _dikta(self) -> Iterator[Drafted]:
        """Yield what goes, changes and comes among the dikta, which keep their numbers."""
        row = [node for node in self.new.units if node.kind == "diktum"]
        for node in self.old.units:
            if node.kind == "diktum" and node.eid not in self.after and not _is_repealed(node):
                yield Drafted(f"Diktum {_ordinal(node)} dihapus.")
        for at, node in enumerate(row):
            there = self.before.get(node.eid)
            if there is not None and not _is_same(there, node):
                yield Drafted(f"Diktum {_ordinal(node)} diubah sehingga berbunyi sebagai berikut:", (node,))
            elif there is None and at:
                count = f"1 (satu) diktum, yakni Diktum {_ordinal(node)}"
                behind = next((each for each in row[at + 1 :] if each.eid in self.before), None)
                before = _ordinal(row[at - 1])
                between = f"Di antara Diktum {before} dan Diktum {_ordinal(behind)} disisipkan" if behind else ""
                place = between or f"Setelah Diktum {before} ditambahkan"
                yield Drafted(f"{place} {count}, yang berbunyi sebagai berikut:", (node,))

    # Annexes

    def _annexes(self) -> Iterator[Drafted]:
        for node in self.new.units:
            if node.kind != "lampiran":
                continue
            there = next((each for each in self.old.units if each.kind == node.kind and each.label == node.label), None)
            name = f"Lampiran {node.label}".strip()
            attached = f"sebagaimana tercantum dalam {name} yang merupakan bagian tidak terpisahkan dari peraturan ini."
            if there is None and node.label:
                yield Drafted(f"Ditambahkan 1 (satu) Lampiran, yakni {name} {attached}", (node,))
            elif there is not None and not _is_same(there, node):
                yield Drafted(f"Ketentuan {name} diubah sehingga berbunyi {attached}", (node,))
        kept = {node.label for node in self.new.units if node.kind == "lampiran"}
        for node in self.old.units:
            if node.kind == "lampiran" and node.label not in kept and not _is_repealed(node):
                yield Drafted(f"{f'Lampiran {node.label}'.strip()} dihapus.")

    # What stands before the body

    def _frame(self) -> Iterator[Drafted]:
        """Yield what changes in the title, and in recitals and legal bases that keep their numbers."""
        if self.new.title and self.old.title and self.new.title != self.old.title:
            yield Drafted(f"Judul peraturan diubah sehingga berbunyi sebagai berikut:\n{self.new.title}")
        for node in self.new.units:
            there = self.before.get(node.eid)
            if node.kind not in FRAME or not node.num or there is None or _is_same(there, node):
                continue
            list_of = "Konsideran" if node.kind == "menimbang" else "Dasar hukum"
            if node.kind != "memperhatikan":
                yield Drafted(f"{list_of} {name_of(node.eid)} diubah sehingga berbunyi sebagai berikut:", (node,))

    # Penjelasan

    def _explanations(self) -> Iterator[Drafted]:
        """Yield what changes in the explanation of a Pasal; the new wording stands in the Penjelasan of the draft."""
        for node in self.new.units:
            there = self.before.get(node.eid)
            if node.kind != "penjelasan" or explained(node.eid) is None or there is None or _is_same(there, node):
                continue
            name = f"Penjelasan Pasal {node.label}"
            words = f"{name} diubah sehingga berbunyi sebagaimana tercantum dalam penjelasan peraturan ini."
            yield Drafted(words, (node,))


def _ordinal(node: Node) -> str:
    """Return the number of a diktum as a citation has it: `KETIGA A`."""
    return name_of(node.eid).partition(" ")[2]


def _title(node: Node) -> str:
    return node.num or UNITS[node.kind].said.format(label_of(last_of(node.eid)))


def _own(node: Node) -> list[str]:
    return [words.running for words in node.own]


def _is_same(one: Node, other: Node) -> bool:
    """Whether two units say the same, below them too, their own numbers apart."""
    if (one.heading, _own(one)) != (other.heading, _own(other)) or len(one.children) != len(other.children):
        return False
    pairs = zip(one.children, other.children, strict=True)
    return all(a.num == b.num and a.kind == b.kind and _is_same(a, b) for a, b in pairs)


def _is_repealed(node: Node) -> bool:
    return not node.children and node.text.lower().strip(" .;") == _REPEALED


def _all_ayat(node: Node) -> bool:
    return bool(node.children) and all(each.kind == "ayat" for each in node.children)


def _between(node: Node, new: Sequence[Node]) -> str:
    """Return where new ayat come that stand together; empty where they do not."""
    at = node.children.index(new[0])
    if list(node.children[at : at + len(new)]) != list(new) or not at:
        return ""
    behind = node.children[at + len(new)] if at + len(new) < len(node.children) else None
    count = f"{len(new)} ({number_words(len(new))}) ayat, yakni {in_a_row([f'ayat ({each.label})' for each in new])}"
    if behind is None:
        return f"Ketentuan Pasal {node.label} ditambahkan {count}"
    before = node.children[at - 1]
    return f"Di antara ayat ({before.label}) dan ayat ({behind.label}) Pasal {node.label} disisipkan {count}"
