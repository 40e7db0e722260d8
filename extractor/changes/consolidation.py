"""The forms of a consolidation: a regulation as amended, each unit with the act that it comes from."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from extractor.law.units import UnitKind
from extractor.model.document import Document

Mark = Literal["inserted", "replaced", "removed", "renumbered", "worded", "suspended", "postponed"]
Obstacle = Literal[
    "target_missing", "place_missing", "number_taken", "words_not_found", "wording_missing", "no_such_list",
    "instruction_unread", "in_part", "no_change_of_base", "after_date", "no_date", "annex_missing", "reprint_differs",
    "reprint_lacks", "target_removed", "before_base", "other_title", "earlier_missing", "same_act",
]  # fmt: skip


NO_FAILURE: frozenset[Obstacle] = frozenset({"after_date", "reprint_differs", "reprint_lacks"})
"""What is told although nothing that was ordered is left undone."""


NOT_APPLIED: frozenset[Obstacle] = frozenset({"same_act", "before_base"})
"""Why a whole act is not applied."""


class Source(Struct, frozen=True):
    """Where the wording of a unit comes from: the IRI (or file) of the amending act and its instruction."""

    act: str
    instruction: str


class Unit(Struct, frozen=True):
    """One unit of the consolidated text: what `model.document.Provision` says, in words instead of spans.

    `text` is the own text before the children, `tail` what follows the last of them. `source` is None for a unit that
    nobody has amended. `mark` says what the last change did, `before` are the words that it took the place of. A unit
    that is suspended or postponed keeps its words; `until` is the last day of that, None where the act says none.
    """

    eId: str
    kind: UnitKind
    num: str
    heading: str
    text: str
    tail: str
    mark: Mark | None
    source: Source | None
    before: str | None
    until: str | None
    children: tuple["Unit", ...]


class Act(Struct, frozen=True):
    """One of the regulations that went in: IRI, title, file, year, the day from which it counts, what was applied."""

    iri: str | None
    title: str
    file: str
    year: str | None
    date: str | None
    changes: int
    applied: int


class Unapplied(Struct, frozen=True):
    """A change that could not be made, and why; the text stays as it was there.

    Also told: an act that is not yet in force, and a unit that is printed again with other words, or left out where its
    Pasal is printed again, although no instruction changes it (`reprint_differs`, `reprint_lacks`). `instruction` is
    empty for a whole act, `target` for an instruction that could not be read. `quote` is the order, what is printed, or
    what is wrong with the act.
    """

    act: str
    instruction: str
    target: str
    reason: Obstacle
    quote: str


class Consolidated(Struct, frozen=True):
    """A regulation as amended: the account of it, and its text as a document like any other, with blocks and tables."""

    record: "Consolidation"
    document: Document


class Consolidation(Struct, frozen=True):
    """A regulation as in force on the day `at`, None for after all amendments; `repealed` is the act that ended it."""

    format: Literal["thk-consolidation"]
    base: Act
    amendments: tuple[Act, ...]
    at: str | None
    repealed: str | None
    units: tuple[Unit, ...]
    unapplied: tuple[Unapplied, ...]


def all_words(unit: Unit) -> str:
    """Return all that is printed of a unit, in running text."""
    parts = [unit.num, unit.heading, unit.text, *(all_words(below) for below in unit.children), unit.tail]
    return " ".join(part for part in parts if part)


def walk(units: tuple[Unit, ...], depth: int = 0) -> Iterator[tuple[Unit, int]]:
    """Yield every unit in order, with its depth."""
    for unit in units:
        yield unit, depth
        yield from walk(unit.children, depth + 1)
