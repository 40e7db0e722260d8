"""Whatever can be cited can be a heading, and the reverse: every number form is read both ways, with one label."""

import pytest

from extractor.law.numbers import position
from extractor.law.units import UNITS
from extractor.references.expression import extent, steps
from extractor.source import read_bytes
from extractor.tree.markers import classify
from extractor.tree.numbering import address_label, readings

# kind, how it is cited, how it opens a line, its label in an address
FORMS = [
    ("buku", "Buku I", "BUKU I", "I"),
    ("buku", "Buku Kesatu", "BUKU KESATU", "I"),
    ("bab", "BAB III", "BAB III", "III"),
    ("bab", "Bab IIIA", "BAB IIIA", "IIIA"),
    ("bagian", "Bagian Kesatu", "Bagian Kesatu", "1"),
    ("bagian", "Bagian Pertama", "BAGIAN PERTAMA", "1"),
    ("bagian", "Bagian Kesebelas", "Bagian Kesebelas", "11"),
    ("bagian", "Bagian Kedua Belas", "Bagian Kedua Belas", "12"),
    ("bagian", "Bagian Kedua Puluh Satu", "Bagian Kedua Puluh Satu", "21"),
    ("paragraf", "Paragraf 1", "Paragraf 1", "1"),
    ("paragraf", "Paragraf Kesatu", "Paragraf Kesatu", "1"),
    ("pasal", "Pasal 7", "Pasal 7", "7"),
    ("pasal", "Pasal 7A", "Pasal 7A", "7A"),
    ("pasal", "Pasal 34 A", "Pasal 34 A", "34A"),
    ("pasal", "Pasal 5 bis", "Pasal 5 bis", "5bis"),
    ("pasal", "Pasal 5 ter", "Pasal 5 ter", "5ter"),
    ("pasal", "Pasal 5 quater", "Pasal 5 quater", "5quater"),
    ("pasal", "Pasal II", "Pasal II", "II"),
    ("pasal", "Pasal l7", "Pasal l7", "17"),
    ("pasal", "Pasal 1O", "Pasal 1O", "10"),
    ("ayat", "ayat (1)", "(1) Camat", "1"),
    ("ayat", "ayat (1a)", "(1a) Camat", "1a"),
    ("ayat", "ayat (l)", "(l) Camat", "1"),
    ("huruf", "huruf b", "b. camat", "b"),
    ("huruf", "huruf aa", "aa. camat", "aa"),
    ("huruf", "huruf a1", "a1. camat", "a1"),
    ("angka", "angka 12", "12. Camat", "12"),
    ("angka", "angka 1a", "1a. Camat", "1a"),
    ("diktum", "Diktum KESATU", "KESATU : Camat", "1"),
    ("diktum", "Diktum KEDUA BELAS", "KEDUA BELAS : Camat", "12"),
    ("lampiran", "Lampiran", "LAMPIRAN", ""),
    ("lampiran", "Lampiran II", "LAMPIRAN II", "II"),
    ("lampiran", "Lampiran 2", "LAMPIRAN 2", "2"),
    ("lampiran", "Lampiran V.9", "LAMPIRAN V.9", "V.9"),
]


@pytest.mark.parametrize(("kind", "cited", "line", "label"), FORMS)
def test_a_number_is_cited(kind, cited, line, label):
    words = f"sebagaimana dimaksud dalam {cited} dan dalam rapat"
    start = words.index(cited)
    assert [(step.level, step.label) for step in steps(words[start : extent(words, start)])] == [(kind, label)]


@pytest.mark.parametrize(("kind", "cited", "line", "label"), FORMS)
def test_a_number_opens_a_unit(kind, cited, line, label):
    marker = classify(read_bytes(f"Contoh.\n{line}\n".encode(), "contoh.txt"))[1].markers[0]
    found = {
        (reading.style, address_label(reading.style, reading.label)) for reading in readings(marker.name, marker.label)
    }
    assert (kind, label) in found or (kind, marker.label) == ("lampiran", label)


@pytest.mark.parametrize(("kind", "cited", "line", "label"), FORMS)
def test_a_number_has_a_place_in_its_sequence(kind, cited, line, label):
    if kind == "lampiran":  # their numbers are names: V.9
        return
    numbers = "roman" if label[:1] in tuple("IVX") else "arabic" if label[:1].isdigit() else UNITS[kind].numbers
    assert position(numbers, label)


def test_every_kind_that_can_be_cited_by_number_has_a_form():
    assert {kind for kind, unit in UNITS.items() if unit.cited} - {"penjelasan"} == {form[0] for form in FORMS}
