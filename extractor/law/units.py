"""The kinds of unit that a regulation is made of, from `grammars/law/units.toml`, and the sets that they form.

Whoever asks what a Pasal, an ayat or a Bagian is (its rank, its word, its element, its step in an address) asks here.
"""

from typing import Literal, get_args

from extractor.grammar import Form, load

UnitKind = Literal[
    "buku", "bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "rincian", "diktum",
    "menimbang", "mengingat", "memperhatikan", "penjelasan", "lampiran",
]  # fmt: skip
FrameKind = Literal["menimbang", "mengingat", "memperhatikan"]
Group = Literal["grouping", "text", "dictum", "item", "frame", "attachment"]
Numbers = Literal["roman", "ordinal", "arabic", "letters", "capitals", "decimal", "none"]


class UnitType(Form, frozen=True):
    """What one kind of unit is; the fields are explained at the head of `grammars/law/units.toml`."""

    word: str
    said: str
    akn: str
    step: str
    rank: int
    group: Group
    numbers: Numbers
    cited: bool = False
    item: str = ""
    divides: tuple[UnitKind, ...] = ()
    through: bool = False
    worded: bool = False


UNITS: dict[UnitKind, UnitType] = load("law/units", dict[UnitKind, UnitType])
if len(UNITS) != len(get_args(UnitKind)):
    raise ValueError("grammars/law/units.toml: every kind of unit needs a table of its own")

RANKED: tuple[UnitKind, ...] = tuple(sorted(UNITS, key=lambda kind: UNITS[kind].rank))
"""All kinds, the highest first."""


_NAMED: dict[str, UnitKind] = {kind: kind for kind in UNITS}


def kind_named(name: str) -> UnitKind:
    """Return `name` as a kind of unit; KeyError where it names none."""
    return _NAMED[name]


def _of(group: Group) -> frozenset[UnitKind]:
    return frozenset(kind for kind, unit in UNITS.items() if unit.group == group)


def _numbered(numbers: Numbers) -> frozenset[UnitKind]:
    return frozenset(kind for kind, unit in UNITS.items() if unit.numbers == numbers)


GROUPING = _of("grouping")
"""BUKU to Paragraf: they divide the body and have headings."""
TEXT = _of("text")
"""Pasal and ayat: they hold sentences."""
ITEMS = _of("item")
"""Members of lists."""
FRAME: frozenset[FrameKind] = frozenset(kind for kind in get_args(FrameKind) if UNITS[kind].group == "frame")
"""Menimbang, Mengingat, Memperhatikan: they stand before the decision."""
ATTACHED = _of("attachment")
"""Penjelasan and Lampiran: they stand after the closing block."""
OUTSIDE = FRAME | ATTACHED
"""What is no part of the batang tubuh."""
ARTICLES = frozenset(kind for kind, unit in UNITS.items() if unit.rank == UNITS["pasal"].rank)
"""Pasal, and the diktum that takes its place in a Keputusan."""
HEADINGS = GROUPING | (ARTICLES & TEXT)
"""What opens with a word on a line of its own: BUKU to Pasal."""
CITED = frozenset(kind for kind, unit in UNITS.items() if unit.cited)
"""What a citation can name."""
CITED_ITEMS = CITED & ITEMS
"""Members of lists that a citation can name: huruf and angka."""
BELOW_PASAL = frozenset(kind for kind in CITED if UNITS[kind].rank > UNITS["pasal"].rank)
"""What a citation can name below a Pasal: ayat, huruf, angka."""
CLAUSES = (TEXT & ARTICLES) | BELOW_PASAL
"""A Pasal and what a citation can name below it."""
WORDED = frozenset(kind for kind, unit in UNITS.items() if unit.worded)
"""Kinds whose number may be printed as an ordinal word: `Paragraf Kesatu`."""
THROUGH = frozenset(kind for kind, unit in UNITS.items() if unit.through)
"""Kinds whose numbers run on through the whole regulation."""
ROMAN = (_numbered("roman")) & GROUPING
"""Groups with Roman numbers: BUKU and BAB."""
ORDINAL = _numbered("ordinal")
"""Kinds numbered by ordinal words: Bagian and diktum."""
