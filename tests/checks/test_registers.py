"""What the registers of other laws rest on: each row says it, and a row from memory never makes an error."""

import re

import pytest
from mini_regulation import HEAD, TAIL, checked

from extractor.checks.shared.gazettes import gazettes
from extractor.checks.shared.repeals import repeals
from extractor.grammar import load
from extractor.law.statutes import Statutes, is_from_memory

STATUTES = load("law/statutes", Statutes).statute
# A source that can be looked up names a regulation by its number (`UU 23/2014, Pasal 409`), a fragment by its place.
NUMBERED = re.compile(r"\d+/(?:1[89]|20)\d\d|Staatsblad \d{4}|\(20\d\d atau sesudahnya\)")


def test_every_row_that_may_make_an_error_names_the_text_that_proves_it():
    rows = [*gazettes().work, *gazettes().amendment, *(row for row in repeals().values() if not row.memory)]
    rows += [work for row in STATUTES if not row.memory for work in row.works]
    for row in rows:
        assert NUMBERED.search(row.source), row


def test_every_row_from_memory_says_where_to_look():
    for row in repeals().values():
        assert row.source and (not row.memory or "periksa dahulu" in row.said[0]), row
    for row in STATUTES:
        assert all(work.source for work in row.works), row


@pytest.mark.parametrize("row", repeals().values(), ids=lambda row: row.base)
def test_a_repeal_from_memory_is_no_error(row):
    kind = {"uu": "Undang-Undang", "pp": "Peraturan Pemerintah", "perpres": "Peraturan Presiden"}
    jenis, year, number = row.base.split("/")[-3:]
    if jenis not in kind:
        pytest.skip("a kind with a maker")
    cited = f"{kind[jenis]} Nomor {number} Tahun {year}"
    basis = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    head = HEAD.replace("2020", "2030").replace(basis, f"{cited} tentang Contoh")
    text = f"[naskah lengkap]\n{head}Pasal 1\nCamat mengadakan rapat.\n{TAIL.replace('2020', '2030')}"
    found = [finding for _, finding in checked(text, "REF019")]
    assert found
    assert not row.memory or all(finding.severity != "error" for finding in found)


def test_a_name_from_memory_is_known_as_one():
    assert is_from_memory("/akn/id/act/uu/1946/1")
    assert not is_from_memory("/akn/id/act/uu/2014/24")
