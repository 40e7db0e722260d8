"""What one instruction orders: its clauses, each a verb with the provisions that it is about.

    Ketentuan ayat (2) Pasal 5 diubah | dan di antara ayat (2) dan ayat (3) disisipkan 1 (satu) ayat, yakni ayat (2a) |
    sehingga Pasal 5 berbunyi

What is named before a passive verb is its subject, what is named after an active one its object; what follows
*di antara* is a place; an insertion brings as many units as its count says; what follows *sehingga* is what is printed.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractor.changes.orders.instructions import Token
from extractor.law.address import (
    child,
    explaining,
    framed,
    is_below,
    is_top,
    is_within,
    joined,
    kind_of,
    last_of,
    parent,
)
from extractor.law.units import ARTICLES, GROUPING, UNITS, UnitKind, kind_named
from extractor.model.change import ChangeType, Part, Position

_ROWS = ("nomor", "baris")  # of a table
_ACTIVE = "me"  # menghapus, mengubah, menyisipkan


class Order(Struct, frozen=True):
    """One change that an instruction orders; addresses are local to the amended act, empty for all of it.

    `missing` are the kinds of new units that an insertion counts but does not name.
    """

    type: ChangeType
    target: str
    place: str | None = None
    pos: Position | None = None
    part: Part | None = None
    destination: str | None = None
    old: str | None = None
    new: str | None = None


class Read(Struct, frozen=True):
    """The orders of one instruction, the units that it prints anew, and how many new units it does not name.

    `unnamed` are pairs of container and number; `short` says that an insertion counts more units than it names, and
    does not say where the others belong.
    """

    orders: tuple[Order, ...]
    printed: tuple[str, ...]
    unnamed: tuple[tuple[str, int], ...]
    short: bool = False


class _Clause:
    """The clause that is being read: its verb and what belongs to it."""

    def __init__(self, verb: ChangeType, active: bool, part: Part | None) -> None:
        self.verb, self.active, self.part = verb, active, part
        self.subjects: list[str] = []
        self.late: list[str] = []  # the last of the subjects, named behind the words
        self.new: list[str] = []
        self.words: list[str] = []
        self.old_words = 0
        self.quota: int | None = None
        self.counted: UnitKind | None = None
        self.place: list[str] = []
        self.where: str = ""

    @property
    def full(self) -> bool:
        return self.quota is not None and len(self.new) >= self.quota

    def holds_new(self, address: str) -> bool:
        """Whether a unit that is named is not one of the new ones, but of a kind that holds them.

        `menambah 1 (satu) huruf pada ayat (2), yakni huruf d`.
        """
        if self.full or not address or self.counted is None or self.counted in ARTICLES or self.counted in GROUPING:
            return False
        return UNITS[kind_of(address)].rank < UNITS[self.counted].rank


class _Reader:
    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.printed: list[str] = []
        self.unnamed: list[tuple[str, int]] = []
        self.pending: list[str] = []
        self.words: list[str] = []
        self.place: list[str] = []
        self.where = ""
        self.part: Part | None = None
        self.clause: _Clause | None = None
        self.kept: list[str] = []
        self.merged: list[str] = []
        self.renumbered: list[str] = []
        self.after_result = False
        self.excepting = False
        self.short = False

    def read(self, row: Sequence[Token]) -> Read:
        for at, token in enumerate(row):
            following = row[at + 1] if at + 1 < len(row) else None
            self._token(token, following)
        self._end()
        return Read(tuple(self.orders), tuple(self.printed), tuple(self.unnamed), self.short)

    def _token(self, token: Token, following: Token | None) -> None:
        if token.kind == "end":
            self._end()
        elif token.kind == "named":
            self._named(token.value)
        elif token.kind == "recital" and not self.after_result:
            for label in re.findall(r"\b(?:\d{1,3}|[a-z]{1,2})\b", token.value):
                self._named(framed("mengingat" if label.isdigit() else "menimbang", 1, label))
        elif token.kind == "whole" and not self.after_result:
            self._named("")
        elif token.kind == "annex" and not self.after_result:
            self._named(child(None, "lampiran", "1"))
        elif token.kind in ("phrase", "quotation"):
            self._phrase(token.value)
        elif self.after_result:
            return
        elif token.kind in ("between", "after", "before"):
            self.where, self.place = token.kind, []
        elif token.kind == "explanation":
            self._explanation()
        elif token.kind in ("substitution", "insertion", "repeal"):
            self._verb(token)
        elif token.kind == "count" and self.clause and self.clause.verb == "insertion":
            self.clause.quota = (self.clause.quota or 0) + int(token.value)
            unit = token.printed.split()[-1]
            self.clause.counted = "angka" if unit in _ROWS else kind_named(unit)
        elif token.kind == "item" and self.clause and self.clause.verb == "insertion":
            kind = "angka" if token.value.isdigit() else "huruf"
            above = self.clause.subjects[-1] if self.clause.subjects else None
            if above:
                self.clause.new.append(child(above, "angka" if kind == "angka" else "huruf", token.value))
        elif token.kind == "naming" and self.where:
            self._settle_place()
        elif token.kind == "heading":
            self.part = "heading"
        elif token.kind in ("restriction", "exception") or (token.kind == "occurrence" and self._has_words()):
            self._restrict()
            self.excepting = token.kind == "exception"
        elif token.kind == "kept":
            self.kept, self.pending = self.pending, []
        elif token.kind == "merging":
            self._close()
            self.merged, self.pending = self.pending, []
        elif token.kind == "becomes" and following and following.kind == "named":
            self._becomes()
        elif token.kind == "result":
            self._result()

    def _explanation(self) -> None:
        """Mean the Penjelasan of the provision named last: `Pasal 17 tetap dan penjelasannya diubah`."""
        if self.pending and self.pending[-1]:
            self.pending[-1] = explaining(self.pending[-1])
        elif self.kept and self.kept[-1]:
            self.pending.append(explaining(self.kept[-1]))
        elif self.clause and self.clause.subjects and self.clause.subjects[-1]:
            self.pending.append(explaining(self.clause.subjects[-1]))

    def _has_words(self) -> bool:
        return bool(self.words or (self.clause and self.clause.words))

    def _restrict(self) -> None:
        """Note that what is ordered here holds only so far as the words say."""
        if self.clause is not None:
            self.clause.part = "in_part"
        else:
            self.part = "in_part"

    def _named(self, address: str) -> None:
        if self.excepting:
            return
        if self.after_result:
            self.printed.append(address)
        elif self.where:
            self.place.append(address)
        elif self.merged:
            self._merge(address)
        elif self.renumbered:
            self._order("renumbering", self.renumbered.pop(0), destination=address)
        elif self.clause and self.clause.verb == "insertion" and not self.clause.words:
            holds = any(is_below(new, address) for new in self.clause.new) or self.clause.holds_new(address)
            row = self.clause.subjects if holds else self.pending if self.clause.full else self.clause.new
            row.append(address)
        elif self.clause and (self.clause.active or self.clause.words):
            self.clause.subjects.append(address)
            if self.clause.words:
                self.clause.late.append(address)
        else:
            self.pending.append(address)

    def _merge(self, address: str) -> None:
        """Give one of several units new words, which take in the others: `disatukan menjadi Pasal 11`."""
        merged, self.merged = self.merged, []
        self._order("substitution" if address in merged else "insertion", address)
        for each in merged:
            if each != address:
                self._order("repeal", each)

    def _phrase(self, words: str) -> None:
        clause = self.clause
        if clause and (clause.verb != "insertion" or not clause.new) and (clause.words or self._began_with_unit()):
            clause.words.append(words)
        elif not self.after_result:
            self.words.append(words)

    def _began_with_unit(self) -> bool:
        """Whether words follow a verb whose subject is a unit: `Pasal 8 diubah, frasa "a" menjadi "b"`."""
        return self.clause is not None and not self.clause.subjects and not self.pending

    def _verb(self, token: Token) -> None:
        verb: ChangeType = (
            "insertion" if token.kind == "insertion" else "repeal" if token.kind == "repeal" else "substitution"
        )
        before = self.clause
        self.excepting = False
        if before and before.verb == "repeal" and verb == "substitution" and not self.pending and not self.words:
            self.orders = [replace(o, type=verb) if o.target in before.subjects else o for o in self.orders]
            before.verb = verb
            return  # dihapus dan diganti
        if (
            before
            and before.words
            and not before.subjects
            and not self.pending
            and verb == before.verb == "substitution"
        ):
            return  # kata "a" diganti "b" dan kata "c" diganti "d" dalam Pasal 5
        if before and before.words:
            self._part(before)
        self._close()
        clause = _Clause(verb, token.printed.startswith(_ACTIVE), self.part)
        clause.subjects, clause.words = self.pending, self.words
        clause.old_words = len(self.words)
        self.pending, self.words = [], []
        if verb == "insertion" or clause.words:
            clause.place, clause.where = self.place, self.where
        self.place, self.where = [], ""
        self.clause = clause

    def _part(self, before: _Clause) -> None:
        """Leave to the coming verb what belongs to it, not to the phrase before: `…, dan ayat (3) dihapus`."""
        if before.old_words == 1 and len(before.words) > len(before.words[:2]):
            self.words, before.words = [*self.words, *before.words[2:]], before.words[:2]
            self.pending = self.pending or list(before.subjects)
        elif before.late and len(before.subjects) > 1:
            moved = before.late if len(before.late) < len(before.subjects) else before.late[-1:]
            before.subjects = before.subjects[: -len(moved)]
            self.pending = [*moved, *self.pending]

    def _settle_place(self) -> None:
        """End a place that stands behind its insertion: `disisipkan Pasal 6A di antara Pasal 6 dan Pasal 7`."""
        if self.clause and self.clause.verb == "insertion" and not self.clause.where:
            self.clause.place, self.clause.where = self.place, self.where
        self.place, self.where = [], ""

    def _becomes(self) -> None:
        clause = self.clause
        if clause and clause.verb == "substitution" and clause.subjects and not self.pending and not clause.words:
            self.renumbered, self.clause = clause.subjects, None
        elif self.pending:
            self._close()
            self.renumbered, self.pending = self.pending, []

    def _result(self) -> None:
        if self.words or (self.clause and self.clause.words):
            if self.words:
                self._close()
                self.clause = _Clause("substitution", False, self.part)
                self.clause.subjects, self.clause.words = self.pending, self.words
                self.clause.old_words = len(self.words)
                self.pending, self.words = [], []
            return
        if self.where:
            self._settle_place()
        self._close()
        if not self.orders:
            for address in self.pending:
                self._order("substitution", address)
        self.pending = []
        self.after_result = True

    def _close(self) -> None:
        """Write down what the open clause orders."""
        clause, self.clause = self.clause, None
        if clause is None:
            return
        if clause.words:
            self._write_phrase(clause)
        elif clause.verb == "insertion":
            self._write_insertion(clause)
        else:
            for address in clause.subjects:
                self._order(clause.verb, address, part=clause.part)
        self.part = None

    def _write_insertion(self, clause: _Clause) -> None:
        place, pos = _neighbour(clause)
        for address in clause.new:
            self._order("insertion", _contained(address, clause, place), place=place, pos=pos)
        missing = (clause.quota or 0) - len(clause.new)
        if missing > 0 and clause.subjects:
            self.unnamed.append((clause.subjects[-1], missing))
        elif missing > 0:
            self.short = True

    def _write_phrase(self, clause: _Clause) -> None:
        words = clause.words
        targets = [address for address in clause.subjects if address] or clause.subjects or clause.place
        if not targets and self.orders and self.orders[-1].type == "substitution":
            last = self.orders.pop()
            targets = [last.target]
        pairs: list[tuple[str, str]] = []
        if clause.verb == "repeal":
            pairs = [(each, "") for each in words]
        elif clause.verb == "insertion" and len(words) >= 2:
            *around, new = words
            kept = " ".join(around)
            before = clause.where == "before"
            full = (
                f"{around[0]} {new} {around[1]}" if len(around) > 1 else f"{new} {kept}" if before else f"{kept} {new}"
            )
            pairs = [(kept, full)]
        elif clause.old_words > 1 and len(words) > clause.old_words:  # "a" dan "b" diganti masing-masing "c" dan "d"
            gone, come = words[: clause.old_words], words[clause.old_words :]
            come = come * len(gone) if len(come) == 1 else come
            pairs = list(zip(gone, come, strict=True)) if len(gone) == len(come) else []
        else:
            pairs = list(zip(words[::2], words[1::2], strict=False))
        for address in targets or [""]:
            for old, new in pairs:
                self._order("phrase", address, old=old, new=new, part=clause.part)

    def _order(
        self,
        kind: ChangeType,
        target: str,
        *,
        place: str | None = None,
        pos: Position | None = None,
        part: Part | None = None,
        destination: str | None = None,
        old: str | None = None,
        new: str | None = None,
    ) -> None:
        if not target and kind != "phrase" and (part or self.part) != "heading":
            return  # the act as a whole, opening its instructions
        order = Order(kind, target, place, pos, part or self.part, destination, old, new)
        if order not in self.orders:
            self.orders.append(order)

    def _end(self) -> None:
        if self.where:
            self._settle_place()
        if len(self.words) > 1:  # frasa "…" menjadi "…"
            before = self.clause
            if before is None or before.words or before.verb != "substitution" or self.pending:
                self._close()
                self.clause = _Clause("substitution", False, self.part)
                self.clause.subjects = self.pending
            assert self.clause is not None
            self.clause.words = self.words
        self._close()
        self.pending, self.words, self.renumbered = [], [], []
        self.kept, self.merged = [], []
        self.part = None
        self.after_result = self.excepting = False


def _neighbour(clause: _Clause) -> tuple[str | None, Position | None]:
    places = [address for address in clause.place if address]
    if not places:
        return None, None
    if clause.where == "before":
        return places[0], "before"
    return (places[0] if clause.where == "between" else places[-1]), "after"


def _contained(address: str, clause: _Clause, place: str | None) -> str:
    """Put the BAB before a Bagian that the clause puts into it: `BAB V ditambah Bagian Ketiga`."""
    if not address or kind_of(address) not in GROUPING:
        return address
    holder = next((each for each in clause.subjects if each and kind_of(each) in GROUPING), None)
    if holder and kind_of(holder) != kind_of(address) and not is_below(address, holder):
        return joined(holder, last_of(address))
    if place and kind_of(place) == kind_of(address) and is_top(address) and not is_top(place):
        return joined(parent(place), last_of(address))  # beside another Bagian of a BAB
    return address


def read(row: Sequence[Token]) -> Read:
    """Return what an instruction orders, in its order; a general order that a particular one explains is left out."""
    found = _Reader().read(row)
    named = [order for order in found.orders if order.type in ("substitution", "repeal", "phrase", "renumbering")]
    kept = tuple(
        order
        for order in found.orders
        if order.type != "substitution" or not any(is_below(other.target, order.target) for other in named)
    )
    inserted = [order.target for order in kept if order.type == "insertion"]
    if found.printed and inserted and all(any(is_within(p, new) for new in inserted) for p in found.printed):
        kept = tuple(
            order
            for order in kept
            if order.type != "substitution" or not any(is_below(new, order.target) for new in inserted)
        )
    return replace(found, orders=kept)
