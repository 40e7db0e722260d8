"""Citations of any text, also those that cannot be read."""

import pytest

from extractor.references.any_text import citations_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pasal 7 ayat (2) UU 23/2014", [("/akn/id/act/uu/2014/23", ("art_7__para_2",), None, False)]),
        ("Pasal 5 dan Pasal 6 PP 18/2016", [("/akn/id/act/pp/2016/18", ("art_5", "art_6"), None, False)]),
        ("Pasal 5", [(None, ("art_5",), "unnamed_work", False)]),
        ("Perbup Nomor 3 Tahun 2019", [("/akn/id/act/perbup/2019/3", (), "no_region", False)]),
        ("Peraturan Daerah Nomor tujuh", [(None, (), None, True)]),
        ("SE Mendagri nomor 900/123/SJ", [(None, (), None, True)]),
        ("SE Mendagri 900/123/SJ", [(None, (), None, True)]),
        (
            "PP 12/2019 tentang Keuangan, SE Mendagri 900/123/SJ",
            [("/akn/id/act/pp/2019/12", (), None, False), (None, (), None, True)],
        ),
        (
            "PP 12/2019 tentang Perubahan atas SE Mendagri 900/123/SJ",
            [("/akn/id/act/pp/2019/12", (), None, False)],
        ),
        ("menurut PER-12/PJ/2014", [(None, (), None, True)]),
        (
            "Kepmen LHK SK.130/MENLHK/2017, Rapat 3/BA/2020",
            [(None, (), None, True), (None, (), None, True)],
        ),
        ("PMK 45/PMK.05/2007", [("/akn/id/act/permen/keuangan/2007/45-PMK.05-2007", (), None, False)]),
        ("PBI 14/2/PBI/2012", [("/akn/id/act/permen/bank-indonesia/2012/14-2-PBI-2012", (), None, False)]),
        ("TAP MPR III/2000", [("/akn/id/act/tapmpr/2000/III", (), None, False)]),
        ("Rapat di Hotel A 12/3 tanggal 12/03/2020, RT 03/05, Kav 3/4, Tahun Anggaran 2019/2020", []),
        ("Peraturan KPU Nomor 5 Tahun 2020", [("/akn/id/act/permen/komisi-pemilihan-umum/2020/5", (), None, False)]),
        (
            "Peraturan Rektor Universitas Contoh Nomor 5 Tahun 2020",
            [("/akn/id/act/peraturan-rektor/universitas-contoh/2020/5", (), None, False)],
        ),
        (
            "Permenpan RB 26/2011",
            [("/akn/id/act/permen/pendayagunaan-aparatur-negara-dan-reformasi-birokrasi/2011/26", (), None, False)],
        ),
        ("Jalan Merdeka Nomor 5, Tambahan Lembaran Negara Nomor 5587", []),
        ("Lembaran Negara Republik Indonesia Nomor 82 Tahun 2011", []),
        ("menurut undang-undang dan peraturan", []),
        ("UU 23/2014 ... undang-undang tersebut", [("/akn/id/act/uu/2014/23", (), None, False)] * 2),
    ],
)
def test_what_is_cited(text, found) -> None:
    assert [(each.iri, each.eids, each.reason, each.unread) for each in citations_in(text)] == found


def test_offsets_and_titles() -> None:
    text = "sesuai UU 23/2014 tentang Pemerintahan Daerah;"
    (cited,) = citations_in(text)
    assert text[cited.start : cited.end] == cited.words == "UU 23/2014"
    assert cited.title == "Pemerintahan Daerah"


def test_typed_text_may_have_any_spaces() -> None:
    text = "lihat  Pasal  5\n   ayat  (2)  UU   9/2017" + " " * 5000 + ", tentang"
    (cited,) = citations_in(text)
    assert (cited.iri, cited.eids) == ("/akn/id/act/uu/2017/9", ("art_5__para_2",))
    assert text[cited.start : cited.end] == cited.words == "Pasal  5\n   ayat  (2)  UU   9/2017"


def test_a_name_means_the_statute_of_its_day() -> None:
    assert [citations_in("KUHP", day)[0].iri for day in ("2020-01-01", None)] == [
        "/akn/id/act/uu/1946/1", "/akn/id/act/uu/2023/1",
    ]  # fmt: skip
