"""The tree of a text that a scan misread: titles, headings, marks of signature."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document
from tests.tree.sample import HEAD, TAIL, sound, units

Tree = Callable[[str], Document]


@pytest.mark.parametrize(
    ("printed", "nomor", "tahun", "iri"),
    [
        ("NOMOR l3 TAHUN 2022", "13", "2022", "/akn/id/act/perbup/kab-contoh/2022/13"),
        ("NOMOR 4l TAHUN 2OI9", "41", "2019", "/akn/id/act/perbup/kab-contoh/2019/41"),
        ("NOMOR 13A TAHUN 2021", "13A", "2021", "/akn/id/act/perbup/kab-contoh/2021/13A"),
        ("NOMOR lO/KPTS/2021", "lO/KPTS/2021", "2021", "/akn/id/act/perbup/kab-contoh/2021/lO-KPTS-2021"),
    ],
)
def test_misread_digits_of_the_title_are_mended(tree: Tree, printed: str, nomor: str, tahun: str, iri: str) -> None:
    document = tree(HEAD.replace("NOMOR 7 TAHUN 2021", printed) + "Pasal 1\nSatu.\n")
    meta = document.metadata
    assert (meta.nomor, meta.tahun, meta.iri) == (nomor, tahun, iri)
    assert [document.text.of(block.span) for block in document.blocks if block.kind == "nomor"] == [printed]


@pytest.mark.parametrize("mark", ["rtd.", "Ttd & Cap Basah", "cap/ttd", "ttd\nStempel", "T.T.D."])
def test_a_mark_of_signature_is_no_name(tree: Tree, mark: str) -> None:
    head = HEAD + "Pasal 1\nSatu.\n"
    signed = tree(head + TAIL.replace("ttd\nBUDI SANTOSO", f"{mark}\nDITO")).metadata
    unsigned = tree(head + TAIL.replace("ttd\nBUDI SANTOSO", mark)).metadata
    assert (signed.ditetapkan.nama, unsigned.ditetapkan.nama) == ("DITO", None)


def test_a_misread_heading_of_the_explanations_by_article(tree: Tree) -> None:
    document = tree(
        HEAD + "Pasal 1\nSatu.\n" + TAIL + "PENJELASAN\nATAS\nPERATURAN BUPATI CONTOH\n"
        "a. UMUM\nPenjelasan umum.\nb. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\n"
    )
    sound(document)
    assert [eid for eid in units(document) if eid.startswith("expl")] == ["expl__gen", "expl__art_1"]


def test_a_speck_after_a_marker_or_a_heading_is_not_of_them(tree: Tree) -> None:
    document = tree(
        HEAD + "BAB I\nKETENTUAN UMUM\n•\nPasal 1\nCamat wajib:\na. merencanakan;\nb. . melapor; dan\nc. hadir.\n"
    )
    sound(document)
    assert document.text.of(document.index["chp_I"].heading) == "KETENTUAN UMUM"
    assert units(document)["art_1__point_b"] == "melapor; dan"


def test_a_misread_heading_opens_where_its_number_comes_next(tree: Tree) -> None:
    document = tree(
        HEAD + "BABI\nUMUM\nPaaal 1\nSatu.\nBABII\nTUGAS\nPasal 2\nDua sebagaimana dimaksud dalam\nPasa!.1\ntetap.\n"
        "BABm\nPENUTUP\nPasa.13\nTiga.\nPa.sal 9\nbukan Pasal baru.\nPasal 4\nEmpat.\n"
    )
    sound(document)
    found = units(document)
    assert [eid for eid in found if eid.startswith(("art", "chp"))] == [
        "chp_I", "art_1", "chp_II", "art_2", "chp_III", "art_3", "art_4",
    ]  # fmt: skip
    assert found["art_2"] == "Dua sebagaimana dimaksud dalam Pasa!.1 tetap."
    assert found["art_3"] == "Tiga. Pa.sal 9 bukan Pasal baru."
    assert [document.text.of(document.index[eid].num) for eid in ("art_1", "chp_III", "art_3")] == [
        "Paaal 1", "BABm", "Pasa.13",
    ]  # fmt: skip


def test_words_like_a_heading_word_are_of_the_heading_above(tree: Tree) -> None:
    document = tree(
        HEAD + "BAB I\nUMUM\nBagian Kesatu\nBantuan\nPasal 1\nSatu.\nBagian Kedua\nPasar\nPasal 2\nDua.\n"
        "BAB II\nTUGAS DI\nBALI\nPasal 3\nTiga.\n"
    )
    sound(document)
    headings = [document.text.of(unit.heading) for unit in document.walk() if unit.heading]
    assert headings == ["UMUM", "Bantuan", "Pasar", "TUGAS DI BALI"]


def test_a_misread_pasal_may_open_the_body(tree: Tree) -> None:
    document = tree(HEAD + "Pasa.1 1\nSatu.\nPasal 2\nDua.\n")
    sound(document)
    assert units(document)["art_1"] == "Satu."


def test_misread_headings_of_quoted_text(tree: Tree) -> None:
    document = tree(
        HEAD.replace("TATA HUBUNGAN KERJA\nDENGAN", "PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 3 TAHUN 2019\nDENGAN")
        + "Pasal I\nBeberapa ketentuan diubah sebagai berikut:\n"
        "1. Ketentuan Pasal 85 diubah sehingga berbunyi sebagai berikut:\npasal 85\nCamat melapor.\n"
        "2. Di antara Pasal 91 dan Pasal 92 disisipkan 2 (dua) pasal, yakni Pasal 91A dan Pasal 91B yang berbunyi:\n"
        "Pasal 91A\nSatu.\nPasal 9 18\nDua.\nPasal II\nPeraturan Bupati ini mulai berlaku.\n"
    )
    sound(document)
    found = units(document)
    assert found["art_I__point_1__mod_1__qstr_1__art_85"] == "Camat melapor."
    assert found["art_I__point_2__mod_1__qstr_1__art_91B"] == "Dua."


BARE = """PERATURAN BUPATI CONTOH
NOMOR 7 TAHUN 2021
TENTANG
TATA HUBUNGAN KERJA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
bahwa untuk tertib kerja
perlu pengaturan;
bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu
menetapkan Peraturan Bupati;
Unda.ng-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan
Undang-Undang Nomor 6 Tahun 2023;
Peraturan Pemerintah Nomor 18 Tahun 2016;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
Pasal 1
Satu.
"""


def test_recitals_and_citations_without_labels_and_numbers(tree: Tree) -> None:
    document = tree(BARE)
    sound(document)
    assert units(document) == {
        "recs_1__rec_a": "bahwa untuk tertib kerja perlu pengaturan;",
        "recs_1__rec_b": "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu "
        "menetapkan Peraturan Bupati;",
        "cits_1__cit_1": "Unda.ng-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan "
        "Undang-Undang Nomor 6 Tahun 2023;",
        "cits_1__cit_2": "Peraturan Pemerintah Nomor 18 Tahun 2016;",
        "art_1": "Satu.",
    }
    assert [document.text.of(block.span) for block in document.blocks if block.kind == "pembentuk"] == [
        "BUPATI CONTOH,"
    ]
    assert all(unit.num is None for unit in document.provisions if unit.kind in ("menimbang", "mengingat"))


def test_one_recital_without_label_and_number_bears_no_letter(tree: Tree) -> None:
    document = tree(BARE.replace("tertib kerja\nperlu pengaturan;\nbahwa berdasarkan", "berdasarkan"))
    assert list(units(document))[:2] == ["recs_1__rec_1", "cits_1__cit_1"]


def test_a_recital_opens_after_one_whose_end_is_lost(tree: Tree) -> None:
    document = tree(
        BARE.replace("bahwa untuk tertib", "lenimbang a. bahwa untuk tertib")
        .replace("\nbahwa berdasarkan", "\nfc) b. bahwa kerja dilakukan\n^\nc. bahwa berdasarkan")
        .replace("Unda.ng-Undang", "Memperhatikan ; Surat Bupati;\nIMengingat : 1. Undang-Undang")
    )
    sound(document)
    assert list(units(document))[:5] == [
        "recs_1__rec_a", "recs_1__rec_b", "recs_1__rec_c", "cits_2__cit_1", "cits_1__cit_1",
    ]  # fmt: skip


def test_a_comma_for_the_stop_of_a_citation(tree: Tree) -> None:
    document = tree(
        HEAD.replace(
            "MEMUTUSKAN",
            "3, Undang-Undang Nomor 12 Tahun 2011 (Lembaran Negara Tahun 2011 dan\n4, Tambahan);\n4. Peraturan Daerah;\nMEMUTUSKAN",
        )
        + "Pasal 1\nSatu.\n"
    )
    sound(document)
    found = units(document)
    assert found["cits_1__cit_3"] == "Undang-Undang Nomor 12 Tahun 2011 (Lembaran Negara Tahun 2011 dan 4, Tambahan);"
    assert found["cits_1__cit_4"] == "Peraturan Daerah;"


def test_the_word_of_a_heading_may_have_lost_its_shape(tree: Tree) -> None:
    document = tree(
        HEAD + "F3AB !\nUMUM\nPasal 1\nSatu.\nBAB II\nTUGAS\nr^asal 2\nDua.\nP asal 3\nTiga.\n13AB 11!\nPENUTUP\n"
        "PasaI4\nEmpat.\nF3AB !\nbukan BAB baru.\n"
    )
    sound(document)
    found = units(document)
    assert [eid for eid in found if eid.startswith(("art", "chp"))] == [
        "chp_I", "art_1", "chp_II", "art_2", "art_3", "chp_III", "art_4",
    ]  # fmt: skip
    assert found["art_4"] == "Empat. F3AB ! bukan BAB baru."
    assert document.text.of(document.index["chp_I"].num) == "F3AB !"
