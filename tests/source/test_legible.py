"""Telling words from garbage by the vocabulary."""

from pathlib import Path

import pytest

from extractor.source.legibility import Legibility, broken_share, is_known, legibility_of, vocabulary

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def test_the_vocabulary_is_a_list_of_small_words() -> None:
    words = vocabulary()
    assert 1500 < len(words) < 5000
    assert all(word.isalpha() and word.islower() for word in words)


@pytest.mark.parametrize("word", ["Peraturan", "MENETAPKAN", "pelaksanaannya", "dimaksud", "ttd"])
def test_words_of_regulations_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["pcraluran", "tcntang", "xqzv", "", "nya", "Wlahar"])
def test_other_words_are_not(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_regulations_read(path: Path) -> None:
    assert legibility_of(path.read_text()).share > 0.7


@pytest.mark.parametrize("shift", [1, 3, 13])
def test_their_letters_changed_are_garbage(shift: int) -> None:
    text = CORPUS[0].read_text()[:4000]
    small = "abcdefghijklmnopqrstuvwxyz"
    turned = small[shift:] + small[:shift]
    garbage = text.translate(str.maketrans(small + small.upper(), turned + turned.upper()))
    assert legibility_of(garbage).is_garbage and not legibility_of(text).is_garbage


def test_too_few_words_are_never_garbage() -> None:
    assert legibility_of("") == Legibility(0.0, 0)
    assert not legibility_of("xqz vbn wrt").is_garbage


def test_words_with_misread_letters_are_broken_and_unknown_ones_are_not() -> None:
    print_ = "3. Wlahar Kulon, S.H. (2) huruf a dan/atau Rp1.500.000,00 – 27/PMK.07/2009; “Izin” ayat (3), 12,5% NOMOR"
    assert broken_share(print_) == (0.0, len(print_.split()))
    spoiled = "pBm:gi KlI,^i^an |; s,.ntni rasIr Iem!at t^1i-.!. dipakai"
    assert broken_share(spoiled) == (7 / 8, 8)
    assert broken_share("") == (0.0, 0)
