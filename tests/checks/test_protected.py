"""Which fixes are made by themselves: never in citations, titles, headings, quotations, definitions, broken references."""

import pytest
from mini_regulation import analysed

from extractor.checks import run

CASES = {
    "the title of another act": ("Sarana mengikuti Peraturan Menteri Dalam Negeri Nomor 7 Tahun 2006 tentang Standarisasi Sarana.", True),
    "a sentence of the drafter": ("Dinas menyusun standarisasi bangku.", False),
    "a quotation": ("Papan memuat tulisan “standarisasi bangku di taman”.", True),
    "a heading": ("Dua.\nBAB II\nSTANDARISASI BANGKU\nPasal 2\nTiga.", True),
    "the name of a term": ("Dalam Peraturan Bupati ini yang dimaksud dengan:\n1. Standarisasi adalah penyamaan.\n2. Bangku adalah kursi.", True),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_words_that_are_not_the_drafters_own_stay(name: str) -> None:
    words, unsafe = CASES[name]
    found = [each for each in run(analysed(f"Pasal 1\n{words}")).findings if each.code == "DRF004" and each.fix]
    assert [each.unsafe for each in found] == [unsafe]


def test_a_word_with_two_readings_has_no_fix() -> None:
    found = run(analysed("Pasal 1\nSewa telah dirundangkan oleh para pihak.")).findings
    assert [(each.fix, [s.text for s in each.suggestions]) for each in found if each.code == "DRF004"] == [
        (None, ["dirundingkan", "diundangkan"])
    ]


def test_joining_two_words_leaves_no_capital_inside() -> None:
    found = run(analysed("Pasal 1\nDinas menyusun Laporan Pertanggung Jawaban tahunan.")).findings
    assert [each.suggestions[0].text for each in found if each.code == "DRF004"] == ["Pertanggungjawaban"]


def test_a_capitalised_word_behind_another_may_be_of_a_name() -> None:
    found = run(analysed("Pasal 1\nWarga menghadap Dinas Perijinan untuk memperoleh ijin.")).findings
    assert [each.fix for each in found if each.code == "DRF004"] == [None, "izin"]
