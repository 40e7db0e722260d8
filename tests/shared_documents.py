"""The regulations beside the checkout, in ../shared: tests of the lane `shared` need them and are skipped where they are absent."""

from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from extractor.model.text import Text
from extractor.source import read

SHARED = Path(__file__).parents[2] / "shared"
DOCUMENTS = SHARED / "documents"
_absent = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="needs ../shared/documents")


def needs_shared(test):
    """Mark a test, or a fixture's parameter, of the lane `shared`."""
    return pytest.mark.shared(_absent(test))


def shared_documents(*suffixes: str) -> list[ParameterSet]:
    """Return a parameter for each shared document whose name ends so; without the folder one that is skipped."""
    paths = sorted(path for path in DOCUMENTS.glob("*") if path.suffix in suffixes) or [DOCUMENTS]
    return [pytest.param(path, id=path.name, marks=(pytest.mark.shared, _absent)) for path in paths]


shared_folder = pytest.param(DOCUMENTS, marks=(pytest.mark.shared, _absent))


@cache
def text_of_file(path: Path) -> Text:
    """Return the text of a file, read once a worker; raises InputError."""
    return read(path)
