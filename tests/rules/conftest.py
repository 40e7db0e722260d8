from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.model.document import Document
from extractor.score.gold import document_of, read_outline


@pytest.fixture
def regulation(tmp_path: Path) -> Callable[[str], Document]:
    """A document from outline text: `@art_1 Pasal 1` opens a unit, the lines below it are its own text."""

    def make(outline: str) -> Document:
        path = tmp_path / "contoh.outline.txt"
        path.write_text(outline, encoding="utf-8")
        return document_of(read_outline(path), "contoh")

    return make
