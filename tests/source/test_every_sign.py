"""No sign of a source is lost: each is in the text or in the furniture."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.score.gold import read_outline
from extractor.score.losses.source import unaccounted
from extractor.source import read, read_bytes
from tests.source.made_pdf import paragraphs, pdf_of

ROOT = Path(__file__).parents[2]


def test_the_count_notices_a_loss(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Pasal 1\nisi")
    other = tmp_path / "b.txt"
    other.write_text("Pasal 1\nis")
    assert unaccounted(path, read(other)) == {0: (Counter("i"), Counter())}


def test_the_count_notices_a_loss_in_a_pdf(tmp_path: Path) -> None:
    path, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    path.write_bytes(pdf_of([paragraphs(["Pasal 1", "isi"])]))
    other.write_bytes(pdf_of([paragraphs(["Pasal 1", "is"])]))
    assert unaccounted(path, read(path)) == {}
    assert unaccounted(path, read(other)) == {1: (Counter("i"), Counter())}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="aB1 -.*_#|`>&;()<\\\t\f\r", max_size=20), max_size=12))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    data = ("x" + "\n".join(lines)).encode()
    for name in ("a.txt", "a.md"):
        path = tmp_path_factory.mktemp("any") / name
        path.write_bytes(data)
        assert unaccounted(path, read_bytes(data, name)) == {}


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "gold").glob("*.outline.txt")), ids=lambda path: path.stem)
def test_the_words_of_the_gold_stand_in_the_text_in_order(path: Path) -> None:
    running = read(ROOT / "corpus" / path.name.replace(".outline", "")).content.replace("\n", " ")
    at = found = pieces = 0
    for unit in read_outline(path).units:
        for piece in filter(None, (unit.num, unit.heading, unit.text)):
            pieces += 1
            place = running.find(" ".join(piece.split()), at)
            if place >= 0:
                found, at = found + 1, place
    assert found >= 0.99 * pieces
