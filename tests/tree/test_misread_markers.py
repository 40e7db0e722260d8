"""Markers that a scan misread, in whole regulations: the tree is the one that the sound text has."""

import random
from pathlib import Path

import pytest

from extractor.model.document import Document
from extractor.model.text import Text
from extractor.source.text.reader import read_text
from extractor.tree import build

TEXTS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
# What recognition makes of `(2)`: `{}` is the number, as it is or misread.
BRACKETS = ("({}1", "[{})", "l{}l", "({}l", "({}I", "{})", "({}", "1{})", "({}]", "|{})", "(S{})", "({}J")
DIGITS = {"1": "lI", "2": "Z", "3": "38", "4": "4A", "5": "S", "6": "b", "7": "T", "8": "B", "9": "g", "0": "O"}
SEED = 20180305
LEAST_SHARE = 0.95


def corrupted(text: Text, document: Document, share: float, seed: int) -> tuple[str, dict[str, str]]:
    """Return the text with a share of its ayat markers misread, and the own text of each such ayat by address."""
    chance = random.Random(seed)
    pieces, wanted, last = [], {}, 0
    for unit in sorted(document.walk(), key=lambda unit: unit.span.start):
        if unit.kind != "ayat" or unit.num is None or unit.num.start < last or chance.random() > share:
            continue
        number = unit.label
        if chance.random() < 0.3:
            number = "".join(chance.choice(DIGITS[digit]) for digit in number if digit in DIGITS)
        pieces += [text.content[last : unit.num.start], chance.choice(BRACKETS).format(number)]
        if text.content[unit.num.end] != " ":
            pieces.append(" ")
        last = unit.num.end
        wanted[unit.eid] = document.own_text(unit)
    return "".join(pieces) + text.content[last:], wanted


@pytest.mark.parametrize("share", [0.1, 0.3])
def test_misread_ayat_are_read(share: float) -> None:
    found = total = 0
    for path in TEXTS:
        text = read_text(path.read_bytes(), path.name)
        spoilt, wanted = corrupted(text, build(read_text(text.content.encode(), path.name)), share, SEED)
        document = build(read_text(spoilt.encode(), path.name))
        total += len(wanted)
        for eid, words in wanted.items():
            unit = document.index.get(eid)
            found += unit is not None and document.own_text(unit) == words
    assert total > 10
    assert found / total >= LEAST_SHARE, f"{found} of {total}"


def test_a_list_whose_first_item_is_cut_off_with_the_foot_of_its_page_goes_on_with_the_second() -> None:
    pages = "Pasal 4\n(1) Gudang memuat barang\n\fb. padi;\nc. jagung; dan\nd. ubi.\n(2) Gudang dikunci.\n"
    document = build(read_text(pages.encode(), "contoh.txt"))
    assert [unit.eid.rpartition("__")[2] for unit in document.index["art_4__para_1"].children] == [
        "point_b", "point_c", "point_d",
    ]  # fmt: skip
