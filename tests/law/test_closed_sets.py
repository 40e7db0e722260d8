"""The grammars and the types name the same kinds."""

from typing import get_args

from extractor.law.markers import MarkerName, markers
from extractor.law.numbers import STYLES
from extractor.law.units import UNITS, UnitKind
from extractor.model.document import BlockKind
from extractor.model.reference import Reason, no_such
from extractor.model.rule import clause_kind


def test_units_and_styles_are_those_of_the_tables():
    assert set(UNITS) == set(get_args(UnitKind))
    assert {name for name, style in STYLES.items() if style.where != "reading"} <= set(get_args(MarkerName))


def test_markers_are_those_of_the_grammar():
    assert sorted(form.name for form in markers().marker) == sorted(get_args(MarkerName))


def test_every_unit_that_can_be_cited_can_be_missing():
    assert {no_such(kind) for kind, unit in UNITS.items() if unit.cited} <= set(get_args(Reason))


def test_labels_of_the_preamble_and_titles_of_annexes_are_blocks():
    assert {kind for kind, unit in UNITS.items() if unit.group == "frame"} <= set(get_args(BlockKind))


def test_a_clause_is_named_after_its_word_or_after_one_that_means_the_same():
    assert clause_kind("apabila") == "apabila"
    assert clause_kind("disamping") == "selain"
    assert clause_kind("sesudah") == "setelah"
    assert clause_kind("bersamaan") == "lainnya"
