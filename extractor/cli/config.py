"""Settings of a folder: `thk.toml`, or `[tool.thk]` in pyproject.toml, sought from the working folder upwards.

The command line wins over the file. Paths in the file and the patterns of `per-file-ignores` are seen from its folder.

    select = ["REF", "STR"]
    ignore = ["REF006"]
    fail-on = "warning"
    lang = "en"
    baseline = "thk-baseline.toml"
    exceptions = "thk-exceptions.toml"

    [per-file-ignores]
    "arsip/*.txt" = ["STR003"]
"""

import os
from collections.abc import Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor.cli.app import Misuse, near
from extractor.cli.messages import LANGUAGES, Messages
from extractor.files import toml_of

NAME = "thk.toml"
EXCEPTIONS = "thk-exceptions.toml"
LEVELS = ("error", "warning", "info")
_KEYS = ("select", "ignore", "fail-on", "lang", "baseline", "exceptions", "per-file-ignores")


class Settings(NamedTuple):
    """What a settings file says; None and empty where it says nothing. `file` is None where there is none."""

    file: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    exceptions: Path | None = None
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ignored_in(self, name: str) -> tuple[str, ...]:
        """Return the codes that are not looked for in the input `name`."""
        if not self.per_file or self.file is None:
            return ()
        path = Path(os.path.relpath(Path(name).absolute(), self.file.parent.absolute())).as_posix()
        return tuple(
            code
            for pattern, codes in self.per_file
            if fnmatch(path, pattern) or fnmatch(Path(path).name, pattern)
            for code in codes
        )


def _working_folder() -> Path:
    """Return the working folder, the root where somebody has removed it."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


@cache
def _found(folder: Path) -> tuple[Path, Mapping[str, Any]] | None:
    """Return the settings file nearest to `folder` and what it holds; raises ValueError (no TOML) and OSError."""
    for above in (folder, *folder.parents):
        own = above / NAME
        if own.is_file():
            return own, _toml(own)
        shared = above / "pyproject.toml"
        if shared.is_file() and b"[tool.thk" in shared.read_bytes():
            table = _toml(shared).get("tool", {}).get("thk")
            if isinstance(table, dict):
                return shared, table
    return None


def _toml(path: Path) -> dict[str, Any]:
    return toml_of(path)


def language() -> str | None:
    """Return the language that the settings file asks for, None where it does not, or cannot be read."""
    try:
        found = _found(_working_folder())
    except (ValueError, OSError):
        return None
    lang = found[1].get("lang") if found else None
    return lang if lang in LANGUAGES else None


def settings(say: Messages) -> Settings:
    """Return the settings of the working folder. Raises Misuse with a sentence for a file that is wrong."""
    try:
        found = _found(_working_folder())
    except UnicodeDecodeError as error:
        raise Misuse(say("bad_settings", file=NAME, reason=error.reason)) from None
    except ValueError as error:
        raise Misuse(say("bad_settings", file=NAME, reason=error)) from None
    except OSError as error:
        raise Misuse(say("bad_settings", file=error.filename or NAME, reason=say.reason(error))) from None
    if found is None:
        return Settings()
    file, table = found
    for key in table:
        if key not in _KEYS:
            sentence = say("bad_setting", file=file, name=key, known=", ".join(_KEYS))
            close = near(key, _KEYS)
            raise Misuse(f"{sentence} {say('perhaps', name=close[0])}" if close else sentence)
    values = _Values(file, table, say)
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise values.wrong("per-file-ignores", '{"arsip/*.txt" = ["STR003"]}')
    return Settings(
        file,
        values.codes("select"),
        values.codes("ignore"),
        values.one_of("fail-on", (*LEVELS, "never")),
        values.path("baseline"),
        values.path("exceptions"),
        tuple((pattern, values.listed(f"per-file-ignores.{pattern}", codes)) for pattern, codes in per_file.items()),
    )


class _Values:
    """Reads single settings; a wrong one gives a sentence with what it may be."""

    def __init__(self, file: Path, table: Mapping[str, Any], say: Messages) -> None:
        self.file, self.table, self.say = file, table, say
        self.one_of("lang", LANGUAGES)

    def wrong(self, key: str, form: str) -> Misuse:
        return Misuse(self.say("bad_setting_value", file=self.file, name=key, form=form))

    def codes(self, key: str) -> tuple[str, ...] | None:
        return self.listed(key, self.table[key]) if key in self.table else None

    def listed(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(code, str) and code.strip() for code in value):
            raise self.wrong(key, '["REF001", "STR"]')
        return tuple(code.strip().upper() for code in value)

    def one_of(self, key: str, known: tuple[str, ...]) -> str | None:
        value = self.table.get(key)
        if value is not None and value not in known:
            raise self.wrong(key, " | ".join(f'"{each}"' for each in known))
        return value

    def path(self, key: str) -> Path | None:
        value = self.table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value:
            raise self.wrong(key, f'"thk-{key}.toml"')
        return Path(os.path.relpath(self.file.parent / value))
