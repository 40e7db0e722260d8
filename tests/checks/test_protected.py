"""Which fixes are made by themselves: never in citations, titles, headings, quotations, definitions, broken references."""

import pytest
from mini_regulation import analysed

from extractor.checks import run

CASES = {
    "the title of another act": ("Sarana mengikuti Peraturan Menteri Dalam Negeri tentang Standarisasi Sarana.", True),
    "a sentence of the drafter": ("Dinas menyusun standarisasi bangku.", False),
    "a quotation": ("Papan memuat tulisan “standarisasi bangku di taman”.", True),
    "a heading": ("Dua.\nBAB II\nSTANDARISASI BANGKU\nPasal 2\nTiga.", True),
    "the name of a term": ("Dalam Peraturan Bupati ini yang dimaksud dengan:\n1. Standarisasi adalah penyamaan.\n2. Bangku adalah kursi.", True),
    "an address on the net": ("Aduan dikirim ke contoh.go.id/resiko setiap hari.", True),
    "a row typed with strokes": ("Tarif sebagai berikut:\nJenis | resiko | tarif\nKios | rendah | 5.000", True),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_words_that_are_not_the_drafters_own_stay(name: str) -> None:
    words, unsafe = CASES[name]
    found = [each for each in run(analysed(f"Pasal 1\n{words}")).findings if each.code == "DRF004" and each.fix]
    assert [each.unsafe for each in found] == [unsafe]


def test_the_title_of_an_act_that_is_cited_by_number_is_not_looked_at() -> None:
    text = "Pasal 1\nSarana mengikuti Peraturan Menteri Dalam Negeri Nomor 7 Tahun 2006 tentang Standarisasi Sarana."
    assert [each for each in run(analysed(text)).findings if each.code == "DRF004"] == []


def test_a_defined_term_is_spelt_as_in_its_definition() -> None:
    text = "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n1. Resiko Usaha adalah kerugian.\nPasal 2\nResiko Usaha ditanggung."
    found = [each for each in run(analysed(text)).findings if each.code == "DRF004"]
    assert [each.unsafe for each in found] == [True, True]


def test_a_defined_term_stays_without_capitals_too_and_so_does_one_of_one_word() -> None:
    text = (
        "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n1. Kerjasama Pemanfaatan adalah sewa.\n"
        "2. Standarisasi adalah penyamaan.\nPasal 2\nMitra kerjasama pemanfaatan mengikuti standarisasi dan kerjasama lain."
    )
    found = [each for each in run(analysed(text)).findings if each.code == "DRF004" and each.eid == "art_2"]
    assert [(each.fix, each.unsafe) for each in found] == [
        ("kerja sama", True), ("standardisasi", True), ("kerja sama", False)
    ]  # fmt: skip


def test_the_misspelt_word_that_leads_to_a_title_is_of_the_citation() -> None:
    text = "Pasal 1\nRapat mengikuti Peraturan Presiden Nomor 14 Tahun 2016 tenteng Rapat, tenteng hal itu."
    found = [each for each in run(analysed(text)).findings if each.code == "DRF004"]
    assert [(each.fix, each.unsafe) for each in found] == [("tentang", True), ("tentang", False)]


def test_the_own_title_in_the_last_recital_stays() -> None:
    text = (
        "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nPRAKTEK DOKTER\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n"
        "BUPATI CONTOH,\nMenimbang : bahwa perlu menetapkan Peraturan Bupati tentang Praktek Dokter;\n"
        "Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;\nMEMUTUSKAN:\n"
        "Menetapkan : PERATURAN BUPATI TENTANG PRAKTEK DOKTER.\nPasal 1\nDokter membuka praktek."
    )
    found = [each for each in run(analysed(text)).findings if each.code == "DRF004" and each.fix and not each.unsafe]
    assert [each.fix for each in found] == ["praktik"]


@pytest.mark.parametrize(
    ("words", "fixes"),
    [
        ("Izin diserahkan kepada Bupati Syah Alam.", [None]),
        ("Rapat diadakan di gerakan Pramuka.", []),
        ("Dalam hal hal hal yang belum diatur, Bupati memutuskan.", ["hal-hal"]),
        ("Bupati memutuskan bahwa bahwa izin ditolak.", [None]),
        ("Izin berlaku sejak 10 Nopember 2020.", ["November"]),
    ],
)
def test_what_is_not_sure_is_only_suggested(words: str, fixes: list[str | None]) -> None:
    found = [each for each in run(analysed(f"Pasal 1\n{words}")).findings if each.code == "DRF004"]
    assert [each.fix for each in found] == fixes
    assert not any("bahwa-bahwa" in each.text for one in found for each in one.suggestions)


def test_a_capital_within_a_sentence_is_no_safe_fix() -> None:
    found = run(analysed("Pasal 1\nIzin diserahkan kepada Syah Alam.")).findings
    assert [(each.fix, each.unsafe) for each in found if each.code == "DRF004"] == [("Sah", True)]


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
