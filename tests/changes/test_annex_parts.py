"""Parts of an annex as amending acts change them: its units, and rows of its tables."""

import pytest

from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import walk
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.changes.amending_act import amending_act

BASE = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG TAMAN KOTA.
Pasal 1
Pedoman tercantum dalam Lampiran I dan upah dalam Lampiran II.
Ditetapkan di Contoh
pada tanggal 2 Maret 2015
BUPATI CONTOH,
BUDI SANTOSO
LAMPIRAN I
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
PEDOMAN
BAB I
WAKTU
A. Buka
1. Taman dibuka pukul 09.00.
2. Taman ditutup pukul 17.00.
B. Libur
Taman libur hari Senin.
LAMPIRAN II
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
UPAH
No | Tugas | Upah
1 | Penyapu | 300.000
2 | Penyiram | 500.000
3 | Penjaga | 700.000
"""


def consolidated(instruction):
    base = analyse(read_bytes(BASE.encode(), "dasar.txt"), rules=False)
    act = analyse(amending_act(f"1. {instruction}"), rules=False)
    record = consolidate(base, [act]).record
    return {unit.eId: unit for unit, _ in walk(record.units)}, [each.reason for each in record.unapplied]


def test_a_unit_of_an_annex_gets_new_words():
    units, told = consolidated(
        "Lampiran I BAB I huruf A angka 1 diubah sehingga berbunyi:\n1. Taman dibuka pukul 07.00."
    )
    assert (units["att_1__chp_I__point_A__point_1"].text, told) == ("Taman dibuka pukul 07.00.", [])


def test_a_unit_of_an_annex_comes_in_and_another_goes():
    units, told = consolidated(
        "Lampiran I BAB I huruf A ditambah 1 (satu) angka, yakni angka 3, yang berbunyi:\n3. Taman dijaga.\n"
        "2. Ketentuan Lampiran I BAB I huruf B dihapus."
    )
    assert units["att_1__chp_I__point_A__point_3"].mark == "inserted"
    assert units["att_1__chp_I__point_B"].mark == "removed" and not told


@pytest.mark.parametrize(
    ("instruction", "rows"),
    [
        ("Nomor 2 pada tabel Lampiran II diubah sehingga berbunyi:\n2 | Penyiram | 650.000",
         ["1 | Penyapu | 300.000", "2 | Penyiram | 650.000", "3 | Penjaga | 700.000"]),
        ("Dalam Lampiran II di antara nomor 2 dan nomor 3 disisipkan 1 (satu) nomor, yakni nomor 2a yang berbunyi:\n"
         "2a | Pemangkas | 400.000",
         ["1 | Penyapu | 300.000", "2 | Penyiram | 500.000", "2a | Pemangkas | 400.000", "3 | Penjaga | 700.000"]),
        ("Nomor 2 pada tabel Lampiran II dihapus.",
         ["1 | Penyapu | 300.000", "2 | Dihapus", "3 | Penjaga | 700.000"]),
    ],
)  # fmt: skip
def test_rows_of_a_table(instruction, rows):
    units, told = consolidated(instruction)
    assert units["att_2"].text.endswith(" ".join(["No | Tugas | Upah", *rows])) and not told
    assert units["att_2"].mark == "worded"


@pytest.mark.parametrize(
    ("instruction", "reason"),
    [
        ("Nomor 9 pada tabel Lampiran II dihapus.", "target_missing"),
        ("Nomor 2 pada tabel Lampiran II diubah sehingga berbunyi:\n2 | Penyiram", "in_part"),
        ("Dalam Lampiran II di antara nomor 1 dan nomor 2 disisipkan 1 (satu) nomor, yakni nomor 2 yang berbunyi:\n"
         "2 | Pemangkas | 400.000", "number_taken"),
        ("Lampiran I BAB IV huruf A dihapus.", "target_missing"),
        ("Lampiran VII huruf A dihapus.", "annex_missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_found_is_told(instruction, reason):
    assert consolidated(instruction)[1] == [reason]
