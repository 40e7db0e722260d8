import pytest

HEAD = """BUPATI BEKASI
PERATURAN BUPATI BEKASI
NOMOR 9 TAHUN 2017
TENTANG
TARIF LAYANAN RUMAH SAKIT UMUM DAERAH
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI BEKASI,
Menimbang : a. bahwa tarif perlu ditetapkan;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TARIF LAYANAN RUMAH SAKIT UMUM DAERAH.
Pasal 1
Tarif tercantum dalam Lampiran.
Ditetapkan di Cikarang
pada tanggal 1 Maret 2017
BUPATI BEKASI,
ttd
NENENG HASANAH YASIN
"""


def annex(tree, caption):
    document = tree(HEAD + caption + "\nRincian tarif layanan adalah sebagai berikut.\n")
    unit = document.index["att_1"]
    return document.text.content[unit.heading.start : unit.heading.end] if unit.heading else None


@pytest.mark.parametrize(
    ("caption", "heading"),
    [
        (
            "LAMPIRAN\nPERATURAN BUPATI BEKASI\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT\nUMUM DAERAH\nDAFTAR TARIF",
            "DAFTAR TARIF",
        ),
        (
            "LAMPIRAN I : PERATURAN BUPATI BEKASI\nNOMOR : 9 TAHUN 2017\nTANGGAL : 1 MARET 2017\n"
            "TENTANG : TARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nDAFTAR TARIF\nRAWAT INAP",
            "DAFTAR TARIF\nRAWAT INAP",
        ),
        (
            "LAMPIRAN\nPERATURAN BUPATI BEKASI\nNOMOR\nTANGGAL\nTENTANG TARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nDAFTAR TARIF",
            "DAFTAR TARIF",
        ),
        # a subject that a scan misread
        (
            "LAMPIRAN\nPERATURAN BUPATI BEKASI\nNOMOR 9 TAHUN 2017\nTENTANG TARIP LAYANAN RUMAH\nSAKITUMUM DAERAll\nDAFTAR TARIF",
            "DAFTAR TARIF",
        ),
        # the letterhead printed again
        (
            "LAMPIRAN\nPERATURAN BUPATI BEKASI\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nBUPATI BEKASI\nDAFTAR TARIF",
            "DAFTAR TARIF",
        ),
        # the head of a table, and a numbered part, are no heading
        (
            "LAMPIRAN\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nDAFTAR TARIF\nNO JENIS URAIAN TARIF",
            "DAFTAR TARIF",
        ),
        ("LAMPIRAN\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nI. RAWAT INAP", None),
        ("LAMPIRAN\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nNOMOR .............", None),
        # a heading that ends in the words of the subject
        (
            "LAMPIRAN\nPERATURAN BUPATI BEKASI\nNOMOR 9 TAHUN 2017\nTENTANG\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\n"
            "DAFTAR TARIF\nRUMAH SAKIT UMUM DAERAH",
            "DAFTAR TARIF\nRUMAH SAKIT UMUM DAERAH",
        ),
        # the subject without its label
        ("LAMPIRAN\nPERATURAN BUPATI BEKASI\nTARIF LAYANAN RUMAH SAKIT UMUM DAERAH\nDAFTAR TARIF", "DAFTAR TARIF"),
    ],
)
def test_the_heading_of_an_annex_is_what_follows_its_caption(tree, caption, heading):
    assert annex(tree, caption) == heading
