"""What a scan takes for what: in running text, and in the numbers of markers."""

import pytest

from extractor.law import misreadings as m
from extractor.law.markers import markers


@pytest.mark.parametrize(
    ("printed", "read"), [("l7", "17"), ("1O", "10"), ("I2", "12"), ("12I", "12I"), ("7A", "7A"), ("7", "7")]
)
def test_the_number_of_a_cited_pasal(printed, read):
    assert m.pasal_number(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"), [("1O", "10"), ("l2", "12"), ("13A", "13A"), ("113/PMK.05", "113/PMK.05")]
)
def test_the_number_of_a_cited_work(printed, read):
    assert m.work_number(printed) == read


def test_a_year_and_a_kind():
    assert m.year_number("2OI9") == "2019"
    assert m.capitals("PERATURAN BUPAT!") == "PERATURAN BUPATI"


@pytest.mark.parametrize("words", ["-t2-", "l0", "2L", "12", "-A-", "- 4 -"])
def test_a_page_number_of_a_scan(words):
    assert m.misread_page_number().fullmatch(words)


def test_words_are_compared_with_misread_letters_alike():
    assert m.alike("pemerintah", "title") == m.alike("pernerlntah", "title")
    assert m.alike("pasal 10", "catchword") == m.alike("pasai lo", "catchword")


@pytest.mark.parametrize(
    ("marker", "label", "readings"),
    [
        ("ayat", "1O", [("ayat", "10")]),
        ("kurung_huruf", "l", [("ayat", "1")]),
        ("angka", "1", [("huruf", "l"), ("angka", "1")]),
        ("angka", "1o", [("huruf", "lo"), ("angka", "10")]),
        ("bab", "m", [("bab", "III")]),
        ("pasal", "T2", [("pasal", "72"), ("pasal", "T2"), ("pasal", "T2")]),
        ("pasal", "918", [("pasal", "918"), ("pasal", "9I8"), ("pasal", "91B")]),
    ],
)
def test_the_readings_of_a_marker(marker, label, readings):
    assert [(damage.style, damage.mended(label)) for damage in m.damages(marker)] == readings


def test_every_damaged_marker_is_one_of_the_grammar():
    names = {form.name for form in markers().marker}
    found = {damage.marker for name in names for damage in m.damages(name)}
    assert found == {"kurung_huruf", "ayat", "huruf", "angka", "bab", "nomor", "pasal"}
