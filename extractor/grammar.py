"""Where the grammars and the output templates lie: in the checkout, or inside the installed package."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


GRAMMARS = _folder("grammars")
OUTPUT = _folder("output")


@cache
def grammar(name: str) -> dict[str, Any]:
    """Return the parsed TOML file `grammars/{name}.toml`, read once a process."""
    with (GRAMMARS / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)
