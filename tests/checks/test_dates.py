"""A rule of drafting applies from its day and to its makers: others are not measured by it, and the report says so."""

import pytest
from mini_regulation import HEAD, TAIL, WHOLE, analysed

from extractor.checks import checks, codes, manual, run
from extractor.checks.framework.basis import basis, binds
from extractor.law.instruments import kinds
from extractor.model.document import Metadata, Signature

WORDS = "Pasal 1\nSatu.\nPasal 2\nRapat sebagaimana pada Pasal 1 dan pada Pasal 7 diadakan."


@pytest.mark.parametrize(("year", "measured"), [("1999", False), ("2003", False), ("2005", True), ("2020", True)])
def test_wording_is_measured_since_2004(year: str, measured: bool) -> None:
    text = f"{WHOLE}\n{HEAD}\n{WORDS}\n{TAIL}".replace("2020", year)
    checked = run(analysed(text))
    found = {each.code for each in checked.findings}
    assert "REF001" in found  # a target that is not there is a fault at any time
    assert ("REF010" in found) == measured
    assert any(each.code == "REF010" and each.reason == "older" for each in checked.not_run) != measured


@pytest.mark.parametrize(
    ("source", "jenis", "day", "year", "bound"),
    [
        ("uu_10_2004", "uu", "2004-10-31", "2004", False),
        ("uu_10_2004", "uu", "2004-11-01", "2004", True),
        ("uu_12_2011", "perda", "2011-08-11", "2011", False),
        ("uu_12_2011", "perda", "2011-08-12", "2011", True),
        ("uu_12_2011", "perda", None, "2011", False),
        ("uu_12_2011", "perda", None, "2012", True),
        ("uu_12_2011", "perda", None, None, True),
        ("uu_12_2011", "se", "2020-01-01", "2020", False),
        ("permendagri_80_2015", "perbup", "2016-01-01", "2016", True),
        ("permendagri_80_2015", "perbup", "2015-06-01", "2015", False),
        ("permendagri_80_2015", "permen", "2020-01-01", "2020", False),
        ("eyd", "uu", "1964-01-01", "1964", False),
        ("eyd", "uu", "1981-01-01", "1981", True),
        # a day that contradicts the year of the regulation is a misreading, and does not count
        ("uu_10_2004", "uu", "2002-01-01", "2019", True),
    ],
)
def test_a_source_binds_from_its_day_and_its_makers(source, jenis, day, year, bound):
    assert binds(source, Metadata(jenis=jenis, tahun=year, ditetapkan=Signature(tanggal=day))) == bound


def test_the_title_behind_menetapkan_is_measured_by_the_rule_for_regions():
    text = f"{WHOLE}\n{HEAD}\nPasal 1\nSatu.\n{TAIL}".replace(
        "PERATURAN BUPATI TENTANG", "PERATURAN BUPATI CONTOH TENTANG"
    )
    assert [each.code for each in run(analysed(text), select=["DRF003"]).findings] == ["DRF003"]
    assert run(analysed(text.replace("2020", "2014")), select=["DRF003"]).findings == ()


def test_every_source_and_every_number_is_of_a_check_and_a_kind():
    table = basis()
    assert {each.since for each in checks() if each.since} <= set(table.source)
    rows = [code for row in table.serves for code in row.codes]
    assert len(rows) == len(set(rows))
    assert set(rows) <= set(codes())
    known = {kind.jenis for kind in kinds().values()}
    for source in table.source.values():
        assert set(source.not_kinds) <= known
        assert source.proof


def test_the_manual_names_the_number_the_day_and_the_rule_of_regions():
    said = " ".join(manual("REF014").split())
    assert "Lampiran II angka 273 (dari ingatan, belum dicocokkan dengan naskahnya)" in said
    assert "Untuk produk hukum daerah juga Permendagri Nomor 80 Tahun 2015" in said
    assert "sejak 1 November 2004" in said
    assert "annex II, number 273" in " ".join(manual("REF014", "en").split())
    assert "angka" not in manual("SRC004")
