"""A short regulation around the provisions of a test, and what every tree must have."""

from extractor.model.document import Document
from extractor.score.losses.tree import account

HEAD = """PERATURAN BUPATI CONTOH
NOMOR 7 TAHUN 2021
TENTANG
TATA HUBUNGAN KERJA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : a. bahwa untuk tertib kerja perlu pengaturan;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Bupati;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
2. Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
"""
TAIL = """Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Bupati ini
dengan penempatannya dalam Berita Daerah Kabupaten Contoh.
Ditetapkan di Contoh
pada tanggal 2 Maret 2021
BUPATI CONTOH,
ttd
BUDI SANTOSO
Diundangkan di Contoh
pada tanggal 3 Maret 2021
SEKRETARIS DAERAH KABUPATEN CONTOH,
ttd
SITI AMINAH
BERITA DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 7
"""


def units(document: Document) -> dict[str, str]:
    return {provision.eid: document.own_text(provision) for provision in document.walk()}


def heading(document: Document, eid: str) -> str:
    span = document.index[eid].heading
    return document.text.of(span) if span else ""


def sound(document: Document) -> None:
    result = account(document)
    assert result.lost == ()
    assert result.doubled == ()
