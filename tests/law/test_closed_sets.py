"""The grammars and the types name the same kinds."""

from typing import get_args

from extractor.grammar import grammar
from extractor.law.numbers import STYLES, Style
from extractor.law.units import UNITS, UnitKind
from extractor.model.document import BlockKind
from extractor.model.reference import Reason, RelationKind, no_such
from extractor.model.text import FurnitureKind
from extractor.tree.markers import MarkerName


def test_units_and_styles_are_those_of_the_tables():
    assert set(UNITS) == set(get_args(UnitKind))
    assert set(STYLES) == set(get_args(Style))


def test_markers_are_those_of_the_grammar():
    assert sorted(entry["name"] for entry in grammar("structure/markers")["marker"]) == sorted(get_args(MarkerName))


def test_furniture_is_of_a_known_kind():
    assert {form["kind"] for form in grammar("page/furniture")["line"]} <= set(get_args(FurnitureKind))


def test_relations_are_of_a_known_kind():
    assert {row["relation"] for row in grammar("references/citations")["lead"]} <= set(get_args(RelationKind))


def test_every_unit_that_can_be_cited_can_be_missing():
    assert {no_such(kind) for kind, unit in UNITS.items() if unit.cited} <= set(get_args(Reason))


def test_labels_of_the_preamble_and_titles_of_annexes_are_blocks():
    assert {kind for kind, unit in UNITS.items() if unit.group == "frame"} <= set(get_args(BlockKind))
