"""What the program promises on the five regulations of the corpus."""

from pathlib import Path

import pytest

from extractor.score import measure

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
EXACT = ("REF001", "REF002", "REF008", "REF017", "STR001", "DEF002")


@pytest.fixture(scope="module")
def totals():
    return measure.total(list(measure.end_to_end(measure.cases(GOLD))))


def test_all_five_are_measured():
    assert len(measure.cases(GOLD)) == 5


def test_units_have_the_right_address_and_text(totals):
    assert totals["units"].gold > 600
    assert totals["units"].f1 >= 0.995, (totals["units"].misses, totals["units"].extras)


def test_references_have_the_right_target(totals):
    assert totals["references"].gold > 150
    assert totals["references"].f1 >= 0.99, (totals["references"].misses, totals["references"].extras)
    assert totals["status"].f1 >= 0.99, (totals["status"].misses, totals["status"].extras)


@pytest.mark.parametrize("code", EXACT)
def test_findings_are_exact(totals, code):
    assert totals[code].gold > 0
    assert (totals[code].misses, totals[code].extras) == ((), ())


def test_metadata_is_right(totals):
    assert totals["metadata"].f1 >= 0.99, (totals["metadata"].misses, totals["metadata"].extras)
