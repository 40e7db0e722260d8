"""What many tests need: a tree from a few printed lines, and where the other documents lie."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.model.document import Document
from extractor.source import read_bytes
from extractor.tree import build

ROOT = Path(__file__).parent.parent


@pytest.fixture
def tree() -> Callable[[str], Document]:
    """Return a function that builds the document of a text."""
    return lambda text: build(read_bytes(text.encode(), "contoh.txt"))


@pytest.fixture
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture
def documents() -> Path:
    """The folder with other regulations; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("no other regulations at hand")
    return folder
