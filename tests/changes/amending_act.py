"""An invented act that amends another one, around the instructions of a test."""

from extractor.model.text import Text
from extractor.source import read_bytes

HEAD = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 7 TAHUN 2021
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015 TENTANG TAMAN KOTA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa Peraturan Daerah Nomor 3 Tahun 2015 tentang Taman Kota perlu diubah;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG PERUBAHAN ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015 TENTANG TAMAN KOTA.
"""
OPENING = """Pasal I
Beberapa ketentuan dalam Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2015 tentang Taman Kota
(Lembaran Daerah Kabupaten Contoh Tahun 2015 Nomor 3) diubah sebagai berikut:
"""
CLOSING = """Pasal II
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""
TAIL = """Ditetapkan di Contoh
pada tanggal 2 Maret 2021
BUPATI CONTOH,
BUDI SANTOSO
"""


def amending_act(body: str, *, whole: bool = False, behind: str = "") -> Text:
    """The text of an amending act with the instructions `body`; with all of its Pasal where it is `whole`."""
    provisions = body if whole else f"{OPENING}{body}\n{CLOSING}"
    return read_bytes(f"{HEAD}{provisions}{TAIL}{behind}".encode(), "perubahan.txt")
