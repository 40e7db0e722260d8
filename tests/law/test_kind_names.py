import pytest

from extractor.law.kind_names import named_kind


@pytest.mark.parametrize(
    ("words", "jenis", "rest"),
    [
        ("PERATURAN BUPATI BEKASI", "perbup", "BEKASI"),
        ("PERATURANBUPATI BEKASI", "perbup", "BEKASI"),
        ("UNDANG.UNDANG REPUBLIK INDONESIA", "uu", "REPUBLIK INDONESIA"),
        ("PERATURAN DAERAB KOTA CONTOH", "perda", "KOTA CONTOH"),
        ("PERATURAN DIREKSI BANK CONTOH", "peraturan-direksi", "BANK CONTOH"),
        ("PERATURAN WALI NAGARI CONTOH", "peraturan-wali-nagari", "CONTOH"),
        ("PERATURAN LURAH CONTOH", "peraturan-lurah", "CONTOH"),
        ("KEPUTUSAN DEKAN FAKULTAS HUKUM", "keputusan-dekan", "FAKULTAS HUKUM"),
        ("QANUN ACEH", "qanun", "ACEH"),
        ("QANUN MUKIM CONTOH", "qanun-mukim", "CONTOH"),
        ("MAKLUMAT", "maklumat", ""),
    ],
)
def test_a_kind_is_read_off_the_first_words(words, jenis, rest):
    named = named_kind(words)
    assert (named.kind.jenis, named.rest) == (jenis, rest)


@pytest.mark.parametrize("words", ["BERITA ACARA", "LEMBARAN DAERAH KOTA CONTOH", "PENJELASAN", "PERATURANKU", ""])
def test_other_words_name_no_kind(words):
    assert named_kind(words) is None


def test_a_misread_name_is_not_sure():
    assert not named_kind("PERATUBAN BUPATI CONTOH").sure
    assert named_kind("PERATURAN BUPATI CONTOH").sure
