"""Amending text: whose the quoted Pasal are, where a quotation begins without a readable heading, and where it ends."""

from collections.abc import Callable

import pytest

from extractor.model.document import Document
from extractor.references import references_of
from extractor.score.losses.tree import account
from extractor.tree.body.amending import reworded

Tree = Callable[[str], Document]

HEAD = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 7 TAHUN 2021
TENTANG
{title}
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang : bahwa perlu membentuk Undang-Undang;
Mengingat : Pasal 20 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
MEMUTUSKAN:
Menetapkan : UNDANG-UNDANG TENTANG {title}.
"""
CHANGES = (
    "Beberapa ketentuan dalam Undang-Undang Nomor 3 Tahun 2009 tentang Pasar diubah sebagai berikut:\n"
    "1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:\n{three}(1) Pedagang melapor.\n"
    "(2) Laporan sebagaimana dimaksud pada ayat (1) dicatat.\n2. Pasal 4 dihapus.\n"
)
ACT = "/akn/id/act/uu/2009/3"


def _units(document: Document) -> list[str]:
    assert account(document).lost == ()
    return [unit.eid for unit in document.walk() if unit.eid.startswith(("art", "chp"))]


def _targets(document: Document) -> list[tuple[str, tuple[str, ...], str]]:
    return [(r.source, r.targets, r.status) for r in references_of(document) if r.source.startswith("art")]


def test_an_ordinary_pasal_quotes_until_the_numbering_of_the_act_goes_on(tree: Tree) -> None:
    body = (
        "BAB I\nPASAR\nPasal 1\nPasar tertib.\nPasal 2\n" + CHANGES.format(three="Pasal 3\n") + "3. Di antara Pasal 5 "
        "dan Pasal 6 disisipkan 2 (dua) pasal, yakni Pasal 5A dan Pasal 5B sehingga berbunyi sebagai berikut:\n"
        "Pasal 5A\nSisipan.\nPasal 5B\nSisipan lagi.\nPasal 3\n(1) Izin lama berlaku.\n(2) Izin baru lihat Pasal 1.\n"
        "BAB II\nPENUTUP\nPasal 4\nMulai berlaku.\n"
    )
    document = tree(HEAD.format(title="CIPTA PASAR") + body)
    quoted = "art_2__point_1__mod_1__qstr_1__art_3"
    other = "art_2__point_3__mod_1__qstr_1"
    assert _units(document) == [
        "chp_I", "art_1", "art_2", "art_2__point_1", quoted, f"{quoted}__para_1", f"{quoted}__para_2", "art_2__point_2",
        "art_2__point_3", f"{other}__art_5A", f"{other}__art_5B", "art_3", "art_3__para_1", "art_3__para_2", "chp_II",
        "art_4",
    ]  # fmt: skip
    found = _targets(document)
    assert (f"{quoted}__para_2", (f"{ACT}/~art_3__para_1",), "external") in found
    assert ("art_2__point_2", (f"{ACT}/~art_4",), "external") in found
    assert ("art_3__para_2", ("art_1",), "resolved") in found


@pytest.mark.parametrize("heading", ["", "pasal 3\n"])
@pytest.mark.parametrize(("opener", "art"), [("Pasal I", "art_I"), ("Pasal 9", "art_9")])
def test_new_wording_without_a_readable_heading(tree: Tree, opener: str, art: str, heading: str) -> None:
    title = "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 3 TAHUN 2009 TENTANG PASAR" if art == "art_I" else "CIPTA PASAR"
    document = tree(HEAD.format(title=title) + f"{opener}\n" + CHANGES.format(three=heading))
    quoted = f"{art}__point_1__mod_1__qstr_1__art_3"
    assert _units(document) == [
        art, f"{art}__point_1", quoted, f"{quoted}__para_1", f"{quoted}__para_2", f"{art}__point_2",
    ]  # fmt: skip
    assert (document.index[quoted].num is not None) == bool(heading)
    assert _targets(document)[2:] == [
        (f"{quoted}__para_2", (f"{ACT}/~art_3__para_1",), "external"),
        (f"{art}__point_2", (f"{ACT}/~art_4",), "external"),
    ]


def test_new_wording_on_the_line_of_its_heading(tree: Tree) -> None:
    body = (
        "Pasal 9\n"
        + CHANGES.format(three="")
        + ("3. Ketentuan Pasal 7 diubah sehingga berbunyi sebagai berikut:\nPasal 7 Pedagang wajib tertib.\n")
    )
    document = tree(HEAD.format(title="CIPTA PASAR") + body)
    quoted = document.index["art_9__point_3__mod_1__qstr_1__art_7"]
    assert document.own_text(quoted) == "Pedagang wajib tertib."


def test_no_quotation_where_nothing_is_changed(tree: Tree) -> None:
    body = (
        "Pasal 1\nSumpah sebagaimana dimaksud dalam Pasal 2 berbunyi sebagai berikut:\nDemi Tuhan saya bersumpah.\n"
        "Pasal 2\nKetentuan Pasal 1 berlaku sebagai berikut:\na. satu; dan\nb. dua.\nPasal 3\nSelesai.\n"
    )
    document = tree(HEAD.format(title="SUMPAH") + body)
    assert _units(document) == ["art_1", "art_2", "art_2__point_a", "art_2__point_b", "art_3"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ketentuan Pasal 34 diubah sehingga berbunyi sebagai berikut:", ("34", True)),
        ("Ketentuan ayat (1) Pasal 85 diubah dan ayat (4) dihapus, sehingga Pasal 85 berbunyi sebagai berikut:", ("85", True)),
        ("Di antara Pasal 61 dan Pasal 62 disisipkan 1 (satu) pasal, yakni Pasal 61A sehingga berbunyi:", ("61A", True)),
        ("Ketentuan Pasal 17 ayat (1) diubah dan dibaca menjadi sebagai berikut :", ("17", False)),
        ("Di antara Pasal 5 dan Pasal 6 disisipkan 2 (dua) pasal, yakni Pasal 5A dan Pasal 5B, yang berbunyi:", None),
        ("Ketentuan Pasal 1 angka 5 diubah sehingga berbunyi sebagai berikut:", None),
        ("Ketentuan Pasal 5 diubah, sehingga berbunyi", None),
        ("Judul BAB II diubah sehingga berbunyi sebagai berikut:", None),
    ],
)  # fmt: skip
def test_the_pasal_that_an_instruction_puts_in_new_words(words: str, expected: tuple[str, bool] | None) -> None:
    assert reworded(words) == expected


def test_an_ayat_in_new_wording_is_never_an_instruction_nor_carried_over(tree: Tree) -> None:
    body = (
        "Pasal I\nBeberapa ketentuan dalam Undang-Undang Nomor 3 Tahun 2009 tentang Pasar diubah sebagai berikut:\n"
        "1. Ketentuan Pasal 1 angka 5 dan angka 6 diubah sehingga berbunyi sebagai berikut:\n"
        "5. Pedagang adalah orang menurut Pasal 80 ayat (1).\n6. Pasar adalah tempat sebagaimana dimaksud pada ayat (2).\n"
        "2. Di antara Pasal 5 dan Pasal 6 disisipkan 2 (dua) pasal, yakni Pasal 5A dan Pasal 5B yang berbunyi:\n"
        "Pedagang sebagaimana dimaksud pada ayat (2) wajib tertib.\n"
    )
    title = "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 3 TAHUN 2009 TENTANG PASAR"
    found = _targets(tree(HEAD.format(title=title) + body + "Pasal II\nMulai berlaku.\n"))
    wording = "art_I__point_1__mod_1__qstr_1__art_1__point_6"
    assert (wording, (f"{ACT}/~art_1__para_2",), "external") in found
    assert ("art_I__point_2", (), "ambiguous") in found


def test_an_ayat_after_a_pasal_that_cannot_be_read_is_not_one_of_the_citing_pasal(tree: Tree) -> None:
    body = "Pasal 1\n(1) Lihat Pasal 6g ayat (2).\n(2) Tertib menurut ayat (1).\n"
    found = _targets(tree(HEAD.format(title="PASAR") + body))
    assert found == [("art_1__para_1", (), "ambiguous"), ("art_1__para_2", ("art_1__para_1",), "resolved")]


def test_a_year_that_cannot_be_read_is_not_that_of_another_citation(tree: Tree) -> None:
    body = (
        "Pasal 1\n(1) Lihat Undang-Undang Nomor 12 Tahun 1950 tentang Pasar.\n"
        "(2) Lihat Undang-Undang Nomor 12 Tahun 2A1Itentang Toko.\n(3) Lihat juga Undang-Undang Nomor 12.\n"
    )
    found = _targets(tree(HEAD.format(title="PASAR") + body))
    assert found == [
        ("art_1__para_1", ("/akn/id/act/uu/1950/12",), "external"),
        ("art_1__para_2", ("/akn/id/act/uu/12",), "ambiguous"),
        ("art_1__para_3", ("/akn/id/act/uu/1950/12",), "external"),
    ]
