"""Numbers as evidence: positions, successors, damaged readings."""

import pytest

from extractor.law.numbers import follows, skips
from extractor.tree.numbering import address_label, position, readings


@pytest.mark.parametrize(
    ("style", "label", "expected"),
    [
        ("huruf", "a", (1, "")),
        ("huruf", "z", (26, "")),
        ("huruf", "aa", (27, "")),
        ("huruf", "bb", (28, "")),
        ("huruf", "ab", (28, "")),
        ("huruf", "bc", None),
        ("angka", "12", (12, "")),
        ("ayat", "1a", (1, "A")),
        ("pasal", "27A", (27, "A")),
        ("pasal", "II", (2, "")),
        ("bab", "XIV", (14, "")),
        ("bab", "IIIA", (3, "A")),
        ("bab", "IIX", None),
        ("bagian", "Kesebelas", (11, "")),
        ("bagian", "KeduaPuluhSatu", (21, "")),
        ("romawi", "iv", (4, "")),
        ("paragraf", "2A", (2, "A")),
        ("paragraf", "Kedua", (2, "")),
    ],
)
def test_position(style: str, label: str, expected: tuple[int, str] | None) -> None:
    assert position(style, label) == expected


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ((5, ""), (6, ""), True),
        ((5, ""), (5, "A"), True),
        ((5, "A"), (5, "B"), True),
        ((5, "B"), (6, ""), True),
        ((5, ""), (7, ""), False),
        ((5, ""), (5, ""), False),
        ((5, ""), (5, "B"), False),
        ((5, "A"), (5, ""), False),
        ((5, "A"), (5, "C"), False),
        ((5, "A"), (5, "BIS"), False),
        ((5, ""), (5, "BIS"), True),
        ((5, ""), (6, "B"), False),
    ],
)
def test_follows(last: tuple[int, str], now: tuple[int, str], expected: bool) -> None:
    assert follows(last, now) is expected


def test_skips_counts_the_missing() -> None:
    assert skips((4, ""), (6, "")) == 1
    assert skips((4, ""), (5, "")) == 0
    assert skips((4, ""), (4, "")) == -1
    assert skips((4, ""), (2, "")) < 0
    assert skips((4, ""), (4, "A")) == 0
    assert skips((4, "B"), (4, "A")) == -1


@pytest.mark.parametrize(
    ("name", "label", "style", "mended"),
    [
        ("kurung_huruf", "l", "ayat", "1"),
        ("ayat", "1O", "ayat", "10"),
        ("bab", "Vlll", "bab", "VIII"),
        ("bab", "1", "bab", "I"),
        ("pasal", "T2", "pasal", "72"),
        ("pasal", "L8", "pasal", "18"),
        ("huruf", "l", "angka", "1"),
        ("angka", "9", "huruf", "g"),
    ],
)
def test_damaged_signs_give_a_further_reading(name: str, label: str, style: str, mended: str) -> None:
    assert any((r.style, r.label, r.repaired) == (style, mended, True) for r in readings(name, label))


def test_the_letter_i_may_be_roman() -> None:
    assert [(r.style, r.place) for r in readings("huruf", "i")][:2] == [("huruf", (9, "")), ("romawi", (1, ""))]


def test_labels_of_addresses() -> None:
    assert address_label("bagian", "Kesebelas") == "11"
    assert address_label("pasal", "07") == "7"
    assert address_label("bab", "IIIA") == "IIIA"
