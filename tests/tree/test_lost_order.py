"""The tree where numbers are lost, stand in a column of their own, leave a gap, or begin in the middle."""

from collections.abc import Callable

from extractor.model.document import Document
from tests.tree.sample import HEAD, sound, units

Tree = Callable[[str], Document]


def test_labels_in_a_column_of_their_own(tree: Tree) -> None:
    document = tree(
        "PERATURAN BUPATI CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nKERJA\nMenimbang\n:\na.\nb.\nMengingat\n:\n1.\n2.\n"
        "bahwa perlu tertib;\nbahwa perlu menetapkan Peraturan Bupati;\nUndang-Undang Nomor 23 Tahun 2014;\n"
        "Peraturan Pemerintah Nomor 18 Tahun 2016;\nMEMUTUSKAN:\nMenetapkan : PERATURAN BUPATI TENTANG KERJA.\nPasal 1\nSatu.\n"
    )
    sound(document)
    found = units(document)
    assert found["recs_1__rec_b"] == "bahwa perlu menetapkan Peraturan Bupati;"
    assert found["cits_1__cit_2"] == "Peraturan Pemerintah Nomor 18 Tahun 2016;"


def test_lost_markers_are_found_from_the_gap(tree: Tree) -> None:
    document = tree(
        "Pasal 1\nDaftar:\na. surat masuk;\nb. surat keluar;\nsurat tugas yang hilang hurufnya;\nd. surat lain.\n"
        "Pasal 2\n(1) Camat wajib:\na. melapor; dan\nb. hadir.\n(2) Lurah hadir.\n(4) Bupati menilai.\n"
        "Pasal 3\n(1) Satu.\n(2) Dua.\n(1) Ini Pasal yang hilang judulnya.\n(2) Empat.\nPasal 5\nLima.\n"
    )
    sound(document)
    found = units(document)
    assert found["art_1__point_c"] == "surat tugas yang hilang hurufnya;"
    assert document.index["art_1__point_c"].num is None
    assert "art_2__para_3" not in found  # nothing in the text shows where it would begin
    assert found["art_4__para_1"] == "Ini Pasal yang hilang judulnya."
    assert document.index["art_4"].num is None


def test_ayat_numbers_in_a_column_of_their_own(tree: Tree) -> None:
    document = tree(
        "BAB I\nUMUM\n(1)\n\n(2)\n\n(1)\n\n(2)\n\nPasal 1\nDana terdiri atas:\na. pokok; dan\nb. tambahan.\n"
        "Dana sebagaimana dimaksud pada ayat (1)\ndiberikan setiap tahun.\nPasal 2\nMenteri menetapkan.\nMenteri menilai.\n"
    )
    sound(document)
    found = units(document)
    assert list(found) == [
        "chp_I", "art_1", "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_b", "art_1__para_2",
        "art_2", "art_2__para_1", "art_2__para_2",
    ]  # fmt: skip
    assert found["art_1__para_2"] == "Dana sebagaimana dimaksud pada ayat (1) diberikan setiap tahun."


def test_a_column_at_the_top_of_a_page_goes_on_with_the_ayat_before_it(tree: Tree) -> None:
    document = tree(
        "Pasal 1\n(1) Dana diberikan.\n(2) Dana dihitung.\n(3)\n(4)\n"
        "Camat menilai Dana\nyang diberikan.\nBupati menetapkan Dana.\nPasal 2\nMenteri menilai.\n"
    )
    sound(document)
    found = units(document)
    assert found["art_1__para_2"] == "Dana dihitung."
    assert found["art_1__para_3"] == "Camat menilai Dana yang diberikan."
    assert found["art_1__para_4"] == "Bupati menetapkan Dana."


def test_a_column_amid_a_sentence_waits_for_its_end(tree: Tree) -> None:
    document = tree(
        "Pasal 1\n(1) Dana diberikan.\n(2) Dana dihitung oleh\n(3)\n(4)\n"
        "Bupati Contoh.\nCamat menilai Dana.\nBupati menetapkan Dana.\n"
    )
    sound(document)
    found = units(document)
    assert found["art_1__para_2"] == "Dana dihitung oleh Bupati Contoh."
    assert found["art_1__para_3"] == "Camat menilai Dana."


def test_a_heading_in_the_middle_of_the_page_opens_after_a_cut_sentence(tree: Tree) -> None:
    text = (
        "Pasal 1\nCamat melapor sesuai dengan ketentuan yang ditetapkan\ndalam Lampiran sebagaimana\n"
        "                              BAB II\n                              PENUTUP\n"
        "                              Pasal 2\nPeraturan ini mulai berlaku.\nHal lain diatur kemudian.\n"
    )
    assert list(units(tree(text))) == ["art_1", "chp_II", "art_2"]
    assert list(units(tree(text.replace("                              ", "").replace("PENUTUP", "berlaku")))) != [
        "art_1",
        "chp_II",
        "art_2",
    ]


def test_a_text_may_begin_in_the_middle_of_a_pasal(tree: Tree) -> None:
    document = tree(
        "bagi Camat;\nf. menyusun rencana;\ng. melapor.\n(7) Kepala satu.\n(8) Kepala dua:\na. x;\nb. y.\n"
        "BAB II\nLAPORAN\nPasal 3\nTiga.\n"
    )
    sound(document)
    assert units(document) == {
        "point_f": "menyusun rencana;",
        "point_g": "melapor.",
        "para_7": "Kepala satu.",
        "para_8": "Kepala dua:",
        "para_8__point_a": "x;",
        "para_8__point_b": "y.",
        "chp_II": "",
        "art_3": "Tiga.",
    }
    assert [block.kind for block in document.blocks] == ["lain"]


def test_a_column_of_numbers_before_the_first_pasal_of_a_text(tree: Tree) -> None:
    document = tree("c.\n(1)\n(2)\n(1)\n(2)\nizin dicabut.\nPasal 28\nSatu.\nDua.\nPasal 29\nTiga.\nEmpat.\n")
    sound(document)
    assert units(document) == {
        "art_28": "",
        "art_28__para_1": "Satu.",
        "art_28__para_2": "Dua.",
        "art_29": "",
        "art_29__para_1": "Tiga.",
        "art_29__para_2": "Empat.",
    }


def test_citations_without_label_and_decision_are_no_list_of_the_body(tree: Tree) -> None:
    document = tree("Nomor 22;\n3. Undang-Undang Nomor 23 Tahun 2014;\n4. Peraturan Pemerintah;\nPasal 1\nSatu.\n")
    assert {"cits_1__cit_3", "cits_1__cit_4", "art_1"} <= set(units(document))


def test_a_wide_gap_counts_where_the_numbers_go_on(tree: Tree) -> None:
    document = tree(
        HEAD
        + "Pasal 5\n(1) Satu.\n(2) Dua.\n(6) Enam.\n(8) Delapan.\nPasal 6\n(1) Satu:\na. x;\nb. y;\nh. z; dan\nj. w.\n"
        "Pasal 7\n(1) Satu.\n(2) Dua.\n12. Undangan tidak bernomor.\n"
    )
    sound(document)
    assert [eid for eid in units(document) if eid.startswith("art")] == [
        "art_5", "art_5__para_1", "art_5__para_2", "art_5__para_6", "art_5__para_8", "art_6", "art_6__para_1",
        "art_6__para_1__point_a", "art_6__para_1__point_b", "art_6__para_1__point_h", "art_6__para_1__point_j",
        "art_7", "art_7__para_1", "art_7__para_2",
    ]  # fmt: skip
