"""What the table of units says, and the sets that are made from it."""

import msgspec
import pytest

from extractor.grammar import GRAMMARS
from extractor.law.units import (
    ARTICLES,
    ATTACHED,
    BELOW_PASAL,
    CITED_ITEMS,
    CLAUSES,
    FRAME,
    GROUPING,
    HEADINGS,
    ITEMS,
    ORDINAL,
    RANKED,
    ROMAN,
    TEXT,
    THROUGH,
    UNITS,
    UnitType,
    kind_named,
)


def test_the_sets_are_those_of_the_drafting_manual() -> None:
    assert {"buku", "bab", "bagian", "paragraf"} == GROUPING
    assert {"menimbang", "mengingat", "memperhatikan"} == FRAME
    assert {"penjelasan", "lampiran"} == ATTACHED
    assert {"huruf", "angka", "rincian"} == ITEMS
    assert {"huruf", "angka"} == CITED_ITEMS
    assert {"pasal", "diktum"} == ARTICLES
    assert {"pasal", "ayat"} == TEXT
    assert {*GROUPING, "pasal"} == HEADINGS
    assert {"ayat", "huruf", "angka"} == BELOW_PASAL
    assert {"pasal", *BELOW_PASAL} == CLAUSES
    assert {"buku", "bab"} == ROMAN
    assert {"bagian", "diktum"} == ORDINAL
    assert {"buku", "pasal"} == THROUGH


def test_larger_units_stand_above_smaller_ones() -> None:
    row = [kind for kind in RANKED if kind in GROUPING or kind in CLAUSES]
    assert row == ["buku", "bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka"]


def test_what_a_unit_divides_is_the_next_larger_unit() -> None:
    for kind, unit in UNITS.items():
        assert all(UNITS[above].rank < UNITS[kind].rank for above in unit.divides)


def test_a_name_that_is_no_kind_of_unit_is_an_error() -> None:
    assert kind_named("ayat") == "ayat"
    with pytest.raises(KeyError):
        kind_named("lampirann")


def test_a_misspelt_key_in_the_table_is_an_error() -> None:
    table = (GRAMMARS / "law" / "units.toml").read_text(encoding="utf-8").replace("rank = 5", "rnak = 5")
    with pytest.raises(msgspec.ValidationError, match="rnak"):
        msgspec.toml.decode(table.encode(), type=dict[str, UnitType])
