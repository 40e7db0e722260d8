"""Numbers in every form: made from a value, read back, and compared by their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.law import numbers as n


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back(value):
    assert n.roman_value(n.roman_numeral(value)) == value


@pytest.mark.parametrize("numeral", ["", "IIII", "VX", "IC", "iv", "A"])
def test_what_is_no_roman_numeral_has_no_value(numeral):
    assert n.roman_value(numeral) is None


@given(st.integers(1, 199))
def test_words_and_ordinals_are_read_back(value):
    words = n.number_words(value).split()
    assert n.number_in([*words, "hari"], 0, len(words) + 1) == (value, len(words))
    assert n.ordinal_value(n.ordinal_words(value)) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [(10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"), (35, "tiga puluh lima"),
     (100, "seratus"), (111, "seratus sebelas"), (240, "dua ratus empat puluh")],
)  # fmt: skip
def test_numbers_in_words(value, words):
    assert n.number_words(value) == words


@pytest.mark.parametrize("value", [0, 1000])
def test_numbers_beyond_the_words_are_an_error(value):
    with pytest.raises(ValueError, match=str(value)):
        n.number_words(value)


def test_ordinals_as_they_are_printed():
    assert [n.ordinal_value(words) for words in ("Pertama", "KEDUA PULUH SATU", "KEDUABELAS", "Keluarga")] == [
        1, 21, 12, None,
    ]  # fmt: skip
    assert n.ordinal_words(21) == "Kedua Puluh Satu"


@given(st.integers(1, 52))
def test_letters_are_read_back(value):
    assert n.letter_value(n.letters(value)) == value


def test_after_z_stand_double_letters_in_two_ways():
    assert [n.letter_value(label) for label in ("z", "aa", "bb", "ab", "aaa", "cccc", "ba", "aab", "A")] == [
        26, 27, 28, 28, 53, 81, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "label", "place"),
    [
        ("arabic", "5", (5, "")),
        ("arabic", "5A", (5, "A")),
        ("arabic", "1a", (1, "A")),
        ("arabic", "5ter", (5, "TER")),
        ("letters", "a1", (1, "1")),
        ("roman", "III", (3, "")),
        ("roman", "IIIA", (3, "A")),
        ("roman", "IIIC", (3, "C")),
        ("roman", "XC", (90, "")),
        ("ordinal", "Kesebelas", (11, "")),
        ("none", "-", (0, "")),
        ("arabic", "V", None),
        ("letters", "5", None),
    ],
)
def test_places(kind, label, place):
    assert n.position(kind, label) == place


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        ((5, ""), (6, ""), True),
        ((5, ""), (5, "A"), True),
        ((5, ""), (6, "A"), True),
        ((5, "A"), (5, "B"), True),
        ((5, "A"), (6, ""), True),
        ((5, ""), (5, "BIS"), True),
        ((5, "BIS"), (5, "TER"), True),
        ((1, ""), (1, "1"), True),
        ((5, ""), (5, "B"), False),
        ((5, ""), (7, ""), False),
        ((5, "BIS"), (5, "QUATER"), False),
        ((5, ""), (5, ""), False),
    ],
)
def test_what_follows(last, now, expected):
    assert n.follows(last, now) is expected


def test_what_is_missing_between_two_numbers():
    assert [n.skips((5, ""), now) for now in ((6, ""), (8, ""), (5, "A"), (5, ""), (3, ""))] == [0, 2, 0, -1, -3]
