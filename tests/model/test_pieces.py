"""Pieces of running text are found by the words that they hold: the right ones, in order, and none is missed."""

import re
from pathlib import Path

import pytest

from extractor.law.instruments import head, next_head
from extractor.model.text import small
from extractor.references.find import citing_words, find
from extractor.source import read_bytes
from extractor.tree import build

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
BODY = """Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan:
1. BUPATI adalah Bupati Contoh.
2. Camat adalah pemimpin kecamatan.
BAB II
TUGAS CAMAT
Pasal 2
Camat İ melapor kepada
Bupati setiap
tahun.
"""


def _held(tree, *fragments):
    return [piece.words for piece in tree(BODY).pieces.holding(*fragments)]


def test_pieces_are_found_in_any_case_each_once_and_in_order(tree):
    assert _held(tree, "bupati contoh", "camat", "kecamatan") == [
        "BUPATI adalah Bupati Contoh.",
        "Camat adalah pemimpin kecamatan.",
        "TUGAS CAMAT",
        "Camat İ melapor kepada Bupati setiap tahun.",
    ]
    assert [piece.words for piece in tree(BODY).pieces.holding("camat") if piece.heading] == ["TUGAS CAMAT"]


def test_a_line_break_is_a_blank_and_a_sign_with_two_small_letters_moves_nothing(tree):
    (piece,) = tree(BODY).pieces.holding("kepada bupati setiap")
    assert piece.unit.eid == "art_2"
    assert len(small(BODY)) == len(BODY)


def test_no_fragment_reaches_from_one_piece_into_the_next(tree):
    assert _held(tree, "contoh. camat", "dengan: bupati", "gubernur", "kepala daerah") == []


def test_the_words_of_a_fragment_must_stand_together(tree):
    assert _held(tree, "bupati camat", "tugas bupati") == []


def test_pieces_are_found_by_a_pattern_each_once_and_in_order(tree):
    found = [piece.words for piece in tree(BODY).pieces.matching(re.compile(r"\bcamat|bupati c\w+"))]
    assert found == [
        "BUPATI adalah Bupati Contoh.",
        "Camat adalah pemimpin kecamatan.",
        "TUGAS CAMAT",
        "Camat İ melapor kepada Bupati setiap tahun.",
    ]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_cites_something_holds_a_fragment(path):
    document = build(read_bytes(path.read_bytes(), path.name))
    held = {piece.span for piece in document.pieces.matching(citing_words())}
    assert [piece.words for piece in document.pieces.rows if piece.span not in held and find(piece.words)] == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_kinds_of_regulations_are_found_where_their_whole_pattern_finds_them(path):
    content = path.read_text()
    found = []
    at = 0
    while match := next_head(content, small(content), at):
        found.append(match.span())
        at = match.end()
    assert found == [match.span() for match in head().finditer(content)]
