"""Pieces of running text are found by the words that they hold: the right ones, in order, and none is missed."""

from pathlib import Path

import pytest

from extractor.law.instruments import head, next_head
from extractor.model.text import small
from extractor.references.find import find, fragments
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


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_what_cites_something_holds_a_fragment(path):
    document = build(read_bytes(path.read_bytes(), path.name))
    held = {piece.span for piece in document.pieces.holding(*fragments())}
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
