"""How units are numbered: the styles of list markers."""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

from extractor.grammar import grammar
from extractor.law.units import CITED_ITEMS, Numbers, UnitKind

Style = Literal[
    "ayat", "kurung_huruf", "huruf", "huruf_polos", "huruf_kurung", "angka", "angka_koma", "angka_kurung", "garis",
    "romawi",
]  # fmt: skip


class StyleType(Struct, frozen=True, forbid_unknown_fields=True):
    """What a style of list marker counts with, the kind of unit it opens, and where it does.

    `printed` is its marker with `{}` for the number, empty where that is not printed so.
    """

    numbers: Numbers
    unit: UnitKind
    where: Literal["list", "citation", "reading"]
    printed: str = ""


STYLES: Mapping[str, StyleType] = msgspec.convert(grammar("law/numbers")["style"], dict[Style, StyleType])

LISTS: frozenset[str] = frozenset(name for name, style in STYLES.items() if style.where == "list")
"""Markers that open an item of a list anywhere."""
LETTERED = frozenset(name for name, style in STYLES.items() if style.numbers == "letters")
"""Styles that count a, b, c."""
CITED_LISTS = frozenset(name for name in LISTS if STYLES[name].unit in CITED_ITEMS)
"""List markers whose items are huruf or angka."""
