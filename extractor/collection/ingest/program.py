"""Which program read a file: what is written by another one is read again."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from extractor.grammar import GRAMMARS

_PACKAGE = Path(__file__).parents[2]
# What decides on the rows of a regulation; the command line, the outputs and the collection do not.
_STAGES = ("changes", "checks", "law", "model", "references", "rules", "source", "tree")
_MODULES = ("store/reading.py", "store/rows.py", "pipeline.py")
_DIGITS = 12


@cache
def program_version() -> str:
    """Return the release and the beginning of a hash of all code and grammars that decide on what is read."""
    seal = sha256()
    paths = [path for room in _STAGES for path in sorted((_PACKAGE / room).rglob("*.py"))]
    paths += [_PACKAGE / name for name in _MODULES]
    paths += [path for path in sorted(GRAMMARS.rglob("*")) if path.is_file()]
    for path in paths:
        seal.update(path.read_bytes())
    return f"{version('thk')}+{seal.hexdigest()[:_DIGITS]}"
