"""What `thk check` is asked for."""

from pathlib import Path
from typing import NamedTuple

from extractor.cli.config import Settings


class Wanted(NamedTuple):
    """What the command line and the settings file ask for, the command line first."""

    names: tuple[str, ...]
    form: str = "text"
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str = "error"
    statistics: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    exceptions: Path | None = None
    fix: bool = False
    diff: bool = False
    out: str | None = None
    settings: Settings = Settings()
