"""Markers at the start of printed lines: every example in the grammar, and the lookalikes."""

import pytest

from extractor.law.markers import markers as forms
from extractor.source import read_bytes
from extractor.tree.markers import Marker, classify


def markers(words: str) -> list[Marker]:
    return list(classify(read_bytes(words.encode(), "contoh.txt"))[0].markers)


EXAMPLES = [(form.name, example) for form in forms().marker for example in form.example]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_opens_with_its_marker(name: str, example: str) -> None:
    assert markers(example)[0].name == name


@pytest.mark.parametrize(
    "words",
    [
        "(2), 1 (satu) kali dalam setahun",
        "dan ayat (2) berlaku",
        "www.peraturan.go.id",
        "s.d. Pasal 9",
        "5 (lima) hari sebelum",
        "2.000 rupiah",
        "huruf kapital",
        "Pasalnya tidak ada",
        "di lingkungan Pemerintah",
    ],
)
def test_lookalikes_open_nothing(words: str) -> None:
    assert markers(words) == []


def test_a_line_may_hold_a_chain() -> None:
    found = markers("Menimbang : a. bahwa untuk")
    assert [marker.name for marker in found] == ["menimbang", "huruf"]
    assert [marker.label for marker in markers("(2) a. surat")] == ["2", "a"]


def test_the_printed_sign_and_the_text_after_it_are_known() -> None:
    text = read_bytes(b"(1). Hal-hal yang belum diatur", "contoh.txt")
    marker = classify(text)[0].markers[0]
    assert text.of(marker.span) == "(1)."
    assert text.content[marker.after :] == "Hal-hal yang belum diatur"
