"""Cited regulations, the register behind their checks, and the rows of numbers that should rise."""

import re

import pytest
from mini_regulation import analysed

from extractor.checks import run, run_across, run_all
from extractor.checks.ext.ballot import Ballot, Opposed
from extractor.checks.ext.rising import kept, out_of_order
from extractor.checks.shared.gazettes import amendments, gazettes, name_of_work, register
from extractor.checks.shared.regulation import Regulation

AMENDED = """Pasal 1
Hal ini sesuai dengan Peraturan Daerah Kabupaten Contoh Nomor 07 Tahun 2016 tentang Perangkat Daerah (Lembaran Daerah
Kabupaten Contoh Tahun 2016 Nomor 7) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Daerah Kabupaten
Contoh Nomor 2 Tahun 2019 tentang Perubahan Kedua Atas Peraturan Daerah Kabupaten Contoh Nomor 07 Tahun 2016 tentang
Perangkat Daerah.
"""


def test_which_regulation_amends_which():
    works = [work for work in Regulation(analysed(AMENDED)).works if work.eid == "art_1"]
    base, amending, titled = works
    assert base.iri == titled.iri == "/akn/id/act/perda/kab-contoh/2016/7"
    assert (base.inner, amending.inner, titled.inner) == (False, False, True)
    assert (amending.base.iri, amending.renamed.iri) == (base.iri, base.iri)
    assert (base.lembaran.tahun, base.lembaran.nomor, base.tambahan) == ("2016", "7", None)
    assert base.bracket is not None
    assert not any(work.ground for work in works)


def test_the_register_does_not_contradict_itself():
    rows = [((known.tahun, known.nomor), known.tambahan) for known in register().values()]
    assert len(rows) == len(gazettes().work)
    assert out_of_order([], rows) == {}
    assert [number for _, number in sorted(rows)] == sorted(number for _, number in rows)
    for known in register().values():
        year = int(known.iri.split("/")[-2])
        assert known.tahun in (year, year + 1), known.iri
        assert 0 < known.nomor <= gazettes().limits.largest_lembaran


@pytest.mark.parametrize("row", [*gazettes().work, *gazettes().amendment], ids=str)
def test_every_fact_of_the_register_has_a_source(row):
    assert len(row.source) > 8
    for key in ("iri", "base", "by"):
        assert getattr(row, key, None) is None or re.fullmatch(
            r"/akn/id/act/[a-z]+(?:/[a-z-]+)?/\d{4}/\d+", getattr(row, key)
        )


def test_amendments_are_later_than_what_they_amend():
    for base, rows in amendments().items():
        for row in rows:
            assert base.split("/")[-2] <= row.by.split("/")[-2] == row.since[:4]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("/akn/id/act/uu/2015/9", "Undang-Undang Nomor 9 Tahun 2015"),
        ("/akn/id/act/permen/dalam-negeri/2018/120", "Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018"),
        ("/akn/id/act/perda/kota-bekasi/2019/2", "Peraturan Daerah Kota Bekasi Nomor 2 Tahun 2019"),
        ("/akn/id/act/perda/kab-paser/2020/1", "Peraturan Daerah Kabupaten Paser Nomor 1 Tahun 2020"),
        ("/akn/id/act/perbup/kab-paser/2020/56", "Peraturan Bupati Paser Nomor 56 Tahun 2020"),
    ],
)
def test_name_of_work(iri, name):
    assert name_of_work(iri) == name


def test_the_longest_row_that_rises_is_kept():
    assert kept([]) == []
    assert kept([1, 2, 3]) == [0, 1, 2]
    assert len(kept([5, 1, 2, 9, 3, 4])) == 4
    assert kept([2, 2, 2]) == [0, 1, 2]


def test_a_row_is_out_of_order_against_an_anchor_or_against_several_others():
    anchor = ((2019, 198), 6410)
    assert out_of_order([((2019, 187), 6482), ((2020, 68), 6477)], [anchor]) == {((2019, 187), 6482): anchor}
    rows = [((2010, 1), 10), ((2010, 2), 20), ((2010, 3), 5), ((2010, 4), 40)]
    assert set(out_of_order(rows, [])) == {((2010, 3), 5)}
    assert out_of_order([((2010, 1), 20), ((2010, 2), 10)], []) == {}  # either may be wrong


def test_several_regulations_are_told_what_only_they_together_show():
    law = "Undang-Undang Nomor 3 Tahun 2013 tentang Pasar (Lembaran Negara Republik Indonesia Tahun 2013 Nomor {})"
    text = "Pasal 1\nHal ini sesuai dengan " + law + "."
    analyses = [analysed(text.format(20)), analysed(text.format(20)), analysed(text.format(22))]
    assert [run(each, select=("EXT002",)).findings for each in analyses] == [(), (), ()]
    together = run_across(analyses, select=("EXT002",))
    assert [len(row) for row in together] == [0, 0, 1]  # one maker, one voice: the reading of fewer texts is doubted
    assert [finding.severity for finding in together[2]] == ["warning"] and not together[2][0].suggestions
    assert tuple(each.findings for each in run_all(analyses, select=("EXT002",))) == together
    assert run_across(analyses[:2], select=("EXT002",)) == ((), ())


def test_whose_reading_of_a_gazette_stands():
    ballot = Ballot(["Bupati A", "Bupati B", "Bupati C", "Bupati C"])
    for place, number in enumerate(("1", "1", "2", "2")):
        ballot.count("/uu", {"lembaran negara": number}, place)
    assert ballot.opposed("/uu", {"lembaran negara": "2"}, 2) == Opposed("2", "1", 0, outvoted=True)
    assert ballot.opposed("/uu", {"lembaran negara": "1"}, 0) is None
    for place, number in enumerate(("1", "1", "2")):
        ballot.count("/permen", {"gazette": number}, place)
    assert ballot.opposed("/permen", {"gazette": "2"}, 2) == Opposed("2", "1", 0, outvoted=False)
    ballot.settle("/uu", {"lembaran negara": "2"}, 3)
    assert ballot.opposed("/uu", {"lembaran negara": "1"}, 0) == Opposed("1", "2", 3, outvoted=True)
    assert ballot.opposed("/uu", {"lembaran negara": "2"}, 2) is None
