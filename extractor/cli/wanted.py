"""What `thk check` is asked for, by the command line first, then by the settings file."""

from pathlib import Path
from typing import NamedTuple

from extractor.cli.config import EXCEPTIONS, Settings, settings
from extractor.cli.given import Given
from extractor.cli.inputs import given_of
from extractor.cli.messages import Messages


class Wanted(NamedTuple):
    """What the command line and the settings file ask for, the command line first."""

    given: Given
    form: str = "text"
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    at: str | None = None
    by_line: bool = False
    fail_on: str = "error"
    statistics: bool = False
    trust_text: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    exceptions: Path | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    track_changes: bool = False
    diff: bool = False
    out: str | None = None
    settings: Settings = Settings()


def wanted_of(names: tuple[str, ...], given: dict[str, object], say: Messages) -> Wanted:
    """Return what is asked for; `given` are the options by name. Raises Misuse for a settings file that is wrong."""
    found = settings(say)
    select, ignore = _codes(given.pop("select")), _codes(given.pop("ignore"))
    paths = {key: Path(str(value)) if (value := given.pop(key)) else None for key in ("baseline", "exceptions")}
    written = given.pop("write_baseline")
    exceptions = paths["exceptions"] or found.exceptions
    if exceptions is None:
        beside = (found.file.parent if found.file else Path()) / EXCEPTIONS
        exceptions = beside if beside.is_file() else None
    return Wanted(
        given=given_of(names, given, say, found.ignored_in),
        select=select if select is not None else found.select,
        ignore=ignore if ignore is not None else found.ignore,
        fail_on=str(given.pop("fail_on") or found.fail_on or "error"),
        baseline=paths["baseline"] or (None if written else found.baseline),
        write_baseline=Path(str(written)) if written else None,
        exceptions=exceptions,
        settings=found,
        **given,  # type: ignore[arg-type]
    )


def _codes(listed: object) -> tuple[str, ...] | None:
    return (
        tuple(code.strip().upper() for code in str(listed).split(",") if code.strip()) if listed is not None else None
    )
