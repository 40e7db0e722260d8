"""Amounts of money as numbers."""

import pytest

from extractor.law.amounts import amounts_in


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Pendapatan Rp350.000.000,00", ["350000000.00"]),
        ("Defisit Rp (20.000.000,00)", ["-20000000.00"]),
        ("tarif Rp. 5.000,- dan Rp2.500", ["5000.00", "2500.00"]),
        ("Rp 1.419.855.690.477,58; dan", ["1419855690477.58"]),
        ("(sebesar Rp2.000,00)", ["2000.00"]),
        ("Surplus/(Defisit) (Rp 50.000,00)", ["-50000.00"]),
        ("denda lima ribu rupiah (Rp5.000,00)", ["5000.00"]),
        ("350.000.000", []),
    ],
)
def test_an_amount_is_its_number(words: str, values: list[str]) -> None:
    found = list(amounts_in(words))
    assert [str(amount.value) for amount in found] == values
    assert all(words[amount.start : amount.end].startswith("Rp") for amount in found)
    assert all(words[amount.end - 1] != ")" or amount.value < 0 for amount in found)
