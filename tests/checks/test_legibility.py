"""Telling a text that was read badly, by its words, its markers and the order of its lines."""

import pytest
from mini_regulation import analysed

from extractor.checks.shared.regulation import Regulation

GOOD = "\n".join(f"Pasal {n}\nSetiap orang wajib menjaga ketertiban dengan baik." for n in range(1, 9))


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        (GOOD, False),
        (GOOD.replace("dengan", "dcngan", 4), True),
        (GOOD.replace("ketertiban", "k^tertiban", 4), True),
        (GOOD.replace("wajib", "rvnhprrmr", 4), True),
        (GOOD.replace("dengan", "dcngan", 1), False),
        (GOOD + "\n" + "\n".join(f"({n})" for n in range(1, 9)), True),
        ("Kepala SKPD, BKPSDM, UPTD/B, DPMPTSP, Rp5.000,00, 113/PMK.05/2012, e-Regulasi, PerumDa.\n" + GOOD, False),
    ],
    ids=["clean", "c for e", "signs", "no vowels", "one slip", "markers without text", "abbreviations"],
)
def test_damaged(text, damaged):
    assert Regulation(analysed(text)).damaged is damaged


def test_many_broken_references_are_no_drafting_error():
    text = "\n".join(f"Pasal {n}\nHal dalam Pasal {n + 50} ayat (1) berlaku." for n in range(1, 15))
    assert Regulation(analysed(text)).damaged
