import pytest

from extractor.law.names import annex_as_printed, last_step, name_of


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("art_6__para_9", "Pasal 6 ayat (9)"),
        ("art_7__para_1__point_a__point_2", "Pasal 7 ayat (1) huruf a angka 2"),
        ("art_7__para_1__point_a__point_2__point_b", "Pasal 7 ayat (1) huruf a angka 2 huruf b)"),
        ("chp_VI", "BAB VI"),
        ("chp_VII-2", "BAB VII"),
        ("chp_III__part_2", "Bagian Kedua BAB III"),
        ("chp_III__part_12__subpart_1", "Bagian Kedua Belas Paragraf 1 BAB III"),
        ("book_I__chp_II", "BUKU I BAB II"),
        ("recs_1__rec_b", "Menimbang huruf b"),
        ("cits_1__cit_3", "Mengingat angka 3"),
        ("cits_2__cit_1", "Memperhatikan angka 1"),
        ("dictum_2", "diktum KEDUA"),
        ("lampiran_II", "Lampiran II"),
        ("expl__art_5__para_1", "Penjelasan Pasal 5 ayat (1)"),
        ("art_I__point_1__mod_1__qstr_1__art_5__para_2", "Pasal 5 ayat (2) (dikutip dalam Pasal I angka 1)"),
        ("/akn/id/act/uu/2014/23/~art_17__para_1", "Pasal 17 ayat (1)"),
    ],
)
def test_name_of(address, name):
    assert name_of(address) == name


def test_last_step():
    assert last_step("art_6__para_9") == "ayat (9)"


@pytest.mark.parametrize("num, name", [
    ("LAMPIRAN", "Lampiran"), ("LAMPIRAN IA :", "Lampiran IA"), ("ANAK LAMPIRAN I.1", "Anak Lampiran I.1"),
    ("LAMPIRAN KESATU", "Lampiran Kesatu"), ("Lampiran 3 :", "Lampiran 3"),
])  # fmt: skip
def test_an_annex_is_named_as_it_is_printed(num, name):
    assert annex_as_printed(num) == name
