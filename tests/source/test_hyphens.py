"""A text with very many hyphens at its line ends is read through once, with the same answers."""

from itertools import pairwise

import pytest

from extractor.source import hyphens
from extractor.source.hyphens import Joiner

LINES = [
    "Peme-", "rintah dan Pemerintah", "masing-", "masing", "Undang-", "Undang Dasar dan undang-undang", "ber-", "jalan",
    "pra-", "kerja-sama prakerja-x", "lain-", "lain; x_lainlain", "ke-", "2 kedua", "tepat-guna dan tepatguna-", "an",
    "perda-", "gangan dan perdagangan",
]  # fmt: skip


@pytest.mark.parametrize("often", [0, 3, 1000])
def test_the_answers_do_not_depend_on_how_many_are_asked(monkeypatch: pytest.MonkeyPatch, often: int) -> None:
    monkeypatch.setattr(hyphens, "_OFTEN", often)
    joiner = Joiner(LINES)
    found = [joiner.verdict(one, other) for one, other in pairwise(LINES)]
    assert [each for each in found if each] == ["drop", *["keep"] * 7, "drop"]
