"""What counts as the number of a unit that stands behind the dirt of a scan (SRC007)."""

import pytest

from extractor.checks.src.unit.src007_alinea_dalam_unit import _shows_number


@pytest.mark.parametrize(
    ("words", "label"), [("^ 4. Anggota DPRD", "4"), ("'M (3) Perjalanan", "3"), (". b. menjaga", "b")]
)
def test_number_is_there(words, label):
    assert _shows_number(words, label)


@pytest.mark.parametrize(
    ("words", "label"), [("menjaga kesehatan.", "c"), ("Pasar 4. Kios", "4"), ("14. Anggota", "4")]
)
def test_number_is_lost(words, label):
    assert not _shows_number(words, label)
