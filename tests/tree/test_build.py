"""The tree from real-looking texts: the cases that parsers of regulations get wrong, one test each."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document
from tests.tree.sample import HEAD, TAIL, heading, sound, units

Tree = Callable[[str], Document]


def test_whole_regulation(tree: Tree) -> None:
    document = tree(
        HEAD + "BAB I\nKETENTUAN UMUM\nPasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n"
        "1. Bupati adalah Bupati Contoh.\n2. Camat adalah kepala kecamatan.\n"
        "Pasal 2\n(1) Camat wajib melapor:\na. setiap bulan; dan\nb. setiap tahun.\n(2) Bupati menerima laporan.\n"
        + TAIL
    )
    sound(document)
    assert units(document) == {
        "recs_1__rec_a": "bahwa untuk tertib kerja perlu pengaturan;",
        "recs_1__rec_b": "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, "
        "perlu menetapkan Peraturan Bupati;",
        "cits_1__cit_1": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        "cits_1__cit_2": "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;",
        "chp_I": "",
        "art_1": "Dalam Peraturan Bupati ini yang dimaksud dengan:",
        "art_1__point_1": "Bupati adalah Bupati Contoh.",
        "art_1__point_2": "Camat adalah kepala kecamatan.",
        "art_2": "",
        "art_2__para_1": "Camat wajib melapor:",
        "art_2__para_1__point_a": "setiap bulan; dan",
        "art_2__para_1__point_b": "setiap tahun.",
        "art_2__para_2": "Bupati menerima laporan.",
    }
    meta = document.metadata
    assert meta.iri == "/akn/id/act/perbup/kab-contoh/2021/7"
    assert (meta.jenis, meta.nomor, meta.tahun, meta.tentang) == ("perbup", "7", "2021", "TATA HUBUNGAN KERJA")
    assert meta.pembentuk == "Bupati Contoh"
    assert (meta.ditetapkan.tempat, meta.ditetapkan.tanggal, meta.ditetapkan.nama) == (
        "Contoh",
        "2021-03-02",
        "BUDI SANTOSO",
    )
    assert (meta.diundangkan.tanggal, meta.diundangkan.nama) == ("2021-03-03", "SITI AMINAH")
    assert meta.berita and (meta.berita.tahun, meta.berita.nomor) == ("2021", "7")


def test_ayat_in_markdown_bullets(tree: Tree) -> None:
    document = tree("Pasal 1\n\n- (1) Camat melapor:\n - a. lisan; dan\n - b. tertulis.\n- (2) Bupati menilai.\n")
    sound(document)
    assert set(units(document)) == {
        "art_1", "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_b", "art_1__para_2",
    }  # fmt: skip


def test_chapter_and_title_on_one_line(tree: Tree) -> None:
    document = tree("BAB I KETENTUAN UMUM\nPasal 1\nSatu.\nBAB II KETENTUAN PENUTUP\nPasal 2\nDua.\n")
    assert heading(document, "chp_I") == "KETENTUAN UMUM"
    assert heading(document, "chp_II") == "KETENTUAN PENUTUP"


def test_indented_chapter(tree: Tree) -> None:
    document = tree("BAB I\nUMUM\nPasal 1\nSatu.\n BAB II\n  PENUTUP\nPasal 2\nDua.\n")
    assert heading(document, "chp_II") == "PENUTUP"
    assert document.parents["art_2"] == "chp_II"


def test_wrapped_pasal_and_ayat_are_text(tree: Tree) -> None:
    document = tree(
        "Pasal 7\n(1) Pola kerja meliputi konsultasi.\n"
        "Pasal 8\n(1) Dalam hal dilaksanakan hubungan kerja sebagaimana dimaksud dalam\n"
        "Pasal 8 ayat (1), setiap Camat melapor berdasarkan Pasal 7 ayat\n"
        "(2), 1 (satu) kali dalam setahun dan huruf a sampai dengan ayat\n(2) huruf b serta dalam\nPasal 7\n"
        "ayat (1).\n(2) Bupati menilai.\n"
    )
    sound(document)
    assert list(units(document)) == ["art_7", "art_7__para_1", "art_8", "art_8__para_1", "art_8__para_2"]
    assert "Pasal 8 ayat (1), setiap Camat" in units(document)["art_8__para_1"]


def test_page_catchwords_open_nothing(tree: Tree) -> None:
    document = tree(
        "Pasal 15\nCamat melapor.\n\n\nPasal 16. . .\n\f- 7 -\n\nPasal 16\n(1) Bupati menilai.\n\n(2) Kecuali. . .\n\f"
        "- 8 -\n\n(2) Kecuali ditentukan lain, Bupati menetapkan.\n\n- 9 -\n"
    )
    assert list(units(document)) == ["art_15", "art_16", "art_16__para_1", "art_16__para_2"]
    assert units(document)["art_15"] == "Camat melapor."
    assert units(document)["art_16__para_2"] == "Kecuali ditentukan lain, Bupati menetapkan."


def test_missing_chapter_swallows_nothing(tree: Tree) -> None:
    document = tree("BAB IV\nRAPAT\nPasal 9\nSatu.\nBAB VI\nPENUTUP\nPasal 10\nDua.\n")
    assert [provision.eid for provision in document.provisions] == ["chp_IV", "chp_VI"]
    assert units(document)["art_9"] == "Satu."


def test_repeated_chapter_keeps_both(tree: Tree) -> None:
    document = tree("BAB VII\nBIAYA\nPasal 9\nSatu.\nBAB VII\nPENUTUP\nPasal 10\nDua.\n")
    assert [provision.eid for provision in document.provisions] == ["chp_VII", "chp_VII-2"]
    assert document.parents["art_10"] == "chp_VII-2"


def test_missing_tail(tree: Tree) -> None:
    document = tree(HEAD + "Pasal 1\nSatu.\nPasal 2\n(1) Daftar tercantum dalam Lampiran.\n")
    sound(document)
    assert not document.completeness.tail
    assert units(document)["art_2__para_1"] == "Daftar tercantum dalam Lampiran."


def test_missing_head(tree: Tree) -> None:
    document = tree(
        "Republik Indonesia Tahun 2013 Nomor 22);\n3. Undang-Undang Nomor 23 Tahun 2014;\n4. Peraturan Pemerintah;\n"
        "MEMUTUSKAN:\nMenetapkan : PERATURAN BUPATI TENTANG TATA KERJA\nBAB I\nUMUM\nPasal 1\nSatu.\n"
    )
    sound(document)
    assert not document.completeness.head
    assert list(units(document))[:3] == ["cits_1__cit_2", "cits_1__cit_3", "cits_1__cit_4"]
    assert document.metadata.jenis == "perbup"


def test_signature_is_not_in_the_last_pasal(tree: Tree) -> None:
    closing = TAIL.replace("Ditetapkan di Contoh", "Disahkan di : Contoh")
    document = tree(HEAD + "Pasal 1\nPeraturan ini mulai berlaku.\n" + closing)
    assert units(document)["art_1"] == "Peraturan ini mulai berlaku."
    assert document.metadata.ditetapkan.tempat == "Contoh"


def test_heading_on_two_lines(tree: Tree) -> None:
    document = tree(
        "BAB III\nPOLA\nBagian Kedua\nTata Hubungan Kerja Antara Camat\ndan Lurah\nParagraf 1\nUmum\nPasal 5\nSatu.\n"
    )
    assert heading(document, "chp_III__part_2") == "Tata Hubungan Kerja Antara Camat dan Lurah"
    assert heading(document, "chp_III__part_2__subpart_1") == "Umum"
    assert document.parents["art_5"] == "chp_III__part_2__subpart_1"


def test_pasal_and_number_on_two_lines(tree: Tree) -> None:
    document = tree("Pasal 1\nSatu.\nPasal\n2\nDua sebagaimana dimaksud dalam Pasal\n1.\n")
    assert list(units(document)) == ["art_1", "art_2"]


def test_deeper_lists(tree: Tree) -> None:
    document = tree(
        "Pasal 1\n(1) Laporan memuat:\na. isi:\n1. kinerja:\na) capaian; dan\nb) hambatan;\n2. keuangan; dan\n"
        "b. lampiran.\n(2) Selesai.\n"
    )
    assert list(units(document)) == [
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_a",
        "art_1__para_1__point_a__point_1",
        "art_1__para_1__point_a__point_1__point_a",
        "art_1__para_1__point_a__point_1__point_b",
        "art_1__para_1__point_a__point_2",
        "art_1__para_1__point_b",
        "art_1__para_2",
    ]


def test_letter_i_follows_h_and_roman_one_opens(tree: Tree) -> None:
    letters = "".join(f"{sign}. butir {sign};\n" for sign in "abcdefghij")
    document = tree("Pasal 1\nDaftar:\n" + letters + "Pasal 2\nDaftar:\ni. satu;\nii. dua;\niii. tiga.\n")
    assert "art_1__point_i" in units(document)
    assert list(units(document))[-3:] == ["art_2__point_i", "art_2__point_ii", "art_2__point_iii"]


def test_text_after_a_list_returns_to_the_unit_above(tree: Tree) -> None:
    document = tree(
        "Pasal 1\n(1) Camat menyampaikan:\n    a. laporan bulanan yang disusun oleh seksi di bawahnya\n"
        "       dengan lengkap; dan\n    b. laporan tahunan,\n    kepada Bupati melalui Sekretaris Daerah.\n"
        "(2) Selesai.\n"
    )
    sound(document)
    assert units(document)["art_1__para_1__point_b"] == "laporan tahunan, kepada Bupati melalui Sekretaris Daerah." or (
        units(document)["art_1__para_1"] == "Camat menyampaikan: kepada Bupati melalui Sekretaris Daerah."
    )


def test_inserted_units(tree: Tree) -> None:
    document = tree("Pasal 5\n(1) Satu.\n(1a) Sisipan.\n(2) Dua.\nPasal 5A\nSisipan.\nPasal 6\nEnam.\n")
    assert list(units(document)) == ["art_5", "art_5__para_1", "art_5__para_1a", "art_5__para_2", "art_5A", "art_6"]


def test_damaged_markers_are_read_from_their_neighbours(tree: Tree) -> None:
    document = tree("BAB 1\nUMUM\nPasai 1\n(l) Satu.\n(2) Dua.\nPasal 2\nDua.\nBAB ll\nPENUTUP\nFasal 3\nTiga.\n")
    assert list(units(document)) == ["chp_I", "art_1", "art_1__para_1", "art_1__para_2", "art_2", "chp_II", "art_3"]
    num = document.index["art_1__para_1"].num
    assert num and document.text.of(num) == "(l)"


def test_amending_act_quotes_the_amended_pasal(tree: Tree) -> None:
    document = tree(
        HEAD.replace("TATA HUBUNGAN KERJA\nDENGAN", "PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 3 TAHUN 2019\nDENGAN")
        + "Pasal I\nBeberapa ketentuan dalam Peraturan Bupati Nomor 3 Tahun 2019 diubah sebagai berikut:\n"
        "1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\nPasal 5\n(1) Camat melapor:\n1. lisan;\n2. tertulis.\n"
        "(2) Bupati menilai.\n2. Ketentuan Pasal 7 dihapus.\n3. Di antara Pasal 8 dan Pasal 9 disisipkan 1 (satu) pasal, "
        "yakni Pasal 8A, sehingga berbunyi sebagai berikut:\nPasal 8A\nSisipan.\nPasal II\nMulai berlaku.\n" + TAIL
    )
    sound(document)
    quoted = "art_I__point_1__mod_1__qstr_1__art_5"
    assert [eid for eid in units(document) if eid.startswith("art")] == [
        "art_I", "art_I__point_1", quoted, f"{quoted}__para_1", f"{quoted}__para_1__point_1",
        f"{quoted}__para_1__point_2", f"{quoted}__para_2", "art_I__point_2", "art_I__point_3",
        "art_I__point_3__mod_1__qstr_1__art_8A", "art_II",
    ]  # fmt: skip


def test_explanation_and_annex_are_components_of_their_own(tree: Tree) -> None:
    document = tree(
        HEAD + "Pasal 1\nSatu.\nPasal 2\n(1) Dua.\n(2) Tiga.\n" + TAIL + "PENJELASAN\nATAS\nPERATURAN BUPATI CONTOH\n"
        "I. UMUM\nPenjelasan umum.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nAyat (1)\nCukup jelas.\n"
        "Ayat (2)\nHuruf a\nContoh.\nLAMPIRAN\nPERATURAN BUPATI CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nTATA HUBUNGAN KERJA\n"
        "BAGAN KOORDINASI\nKotak dan panah.\n"
    )
    sound(document)
    found = units(document)
    assert found["art_2__para_2"] == "Tiga."
    assert [eid for eid in found if eid.startswith(("expl", "att"))] == [
        "expl__gen", "expl__art_1", "expl__art_2", "expl__art_2__para_1", "expl__art_2__para_2",
        "expl__art_2__para_2__point_a", "att_1",
    ]  # fmt: skip
    assert heading(document, "att_1") == "BAGAN KOORDINASI"


def test_decree_has_dictums(tree: Tree) -> None:
    document = tree(
        "KEPUTUSAN BUPATI CONTOH\nNOMOR 12 TAHUN 2020\nTENTANG\nTIM KERJA\nBUPATI CONTOH,\nMenimbang : a. bahwa perlu tim;\n"
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014;\nMEMUTUSKAN:\nMenetapkan :\nKESATU : Membentuk tim.\n"
        "KEDUA : Tim bertugas:\na. merencanakan; dan\nb. melapor.\nKETIGA : Keputusan ini mulai berlaku.\n"
        "Ditetapkan di Contoh\npada tanggal 1 Juli 2020\nBUPATI CONTOH,\nttd\nBUDI\n"
    )
    sound(document)
    assert [e for e in units(document) if e.startswith("dictum")] == [
        "dictum_1",
        "dictum_2",
        "dictum_2__point_a",
        "dictum_2__point_b",
        "dictum_3",
    ]
    assert document.metadata.jenis == "kepbup"


@pytest.mark.parametrize(
    "text", ["Pada suatu hari, hiduplah seorang raja.\nIa berjalan jauh.\n", "a\n", "1. satu\n2. dua\n"]
)
def test_any_text_gives_a_document(tree: Tree, text: str) -> None:
    sound(tree(text))
