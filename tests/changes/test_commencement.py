"""The day from which an act holds."""

import pytest

from extractor.changes.commencement import commencement_of
from extractor.source import read_bytes
from extractor.tree import build
from tests.changes.amending_act import CLOSING, amending_act


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.", "2021-03-02"),
        ("Peraturan Daerah ini mulai berlaku pada tanggal 1 Januari 2022.", "2022-01-01"),
        (
            "Peraturan Daerah ini mulai berlaku setelah 30 (tiga puluh) hari terhitung sejak tanggal diundangkan.",
            "2021-04-01",
        ),
        ("Peraturan Daerah ini mulai berlaku 1 (satu) tahun setelah tanggal diundangkan.", "2022-03-02"),
        ("Pasal 5 mulai berlaku pada tanggal 1 Januari 2022.", "2021-03-02"),
    ],
)
def test_the_day_from_which_an_act_holds(words: str, day: str) -> None:
    text = amending_act("1. Pasal 1 dihapus.").content.replace(CLOSING.strip().splitlines()[1], words)
    assert words in text
    assert commencement_of(build(read_bytes(text.encode(), "perubahan.txt"))) == day
