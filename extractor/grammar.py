"""Read the grammars, each into the form that its reader declares.

A grammar is a TOML file under `grammars/`. The module that owns it declares what must stand in it, as a `Form`; a key
that the form does not know, or lacks, is an error that names file, table and key."""

import re
from typing import Any, TypeVar

import msgspec
import tomli

from extractor.files import data_folder

GRAMMARS = data_folder("grammars")


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of a grammar: its keys are the fields, and no others.

    `example` holds words that the table is for, `counter` words that it is not for. Square brackets in an example mark
    the part that is found. Every example and counter-example is run by the tests.
    """

    example: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Pattern(Form, frozen=True):
    """A table with one regular expression."""

    pattern: str


class Words(Form, frozen=True):
    """A table with one list of words, each read in lower case."""

    words: tuple[str, ...]


Lists = dict[str, tuple[str, ...]]
"""A table of any number of lists of words, under keys that the grammar is free to name."""


def entries(table: Lists) -> Lists:
    """Return the lists of a table, its examples left out, in the order of the file."""
    return {key: words for key, words in table.items() if key not in ("example", "counter")}


class GrammarError(Exception):
    """A grammar is not as its form wants it; the message names file, table and key."""


T = TypeVar("T")
_read: dict[tuple[str, Any], Any] = {}
_PART = re.compile(r"\\g<(\w+)>")
_FAULT = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?", re.DOTALL)


def load(name: str, form: type[T]) -> T:
    """Return `grammars/{name}.toml` as `form`, read once a process; GrammarError where it does not fit.

    `form` is a Form, or a mapping of names to Forms where a file is free to name its tables.
    """
    found: T | None = _read.get((name, form))
    if found is None:
        path = GRAMMARS / f"{name}.toml"
        try:
            found = msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), form)
        except msgspec.ValidationError as error:
            raise GrammarError(_told(f"{name}.toml", str(error))) from None
        except tomli.TOMLDecodeError as error:
            raise GrammarError(f"grammars/{name}.toml: {error}") from None
        _read[name, form] = found
    return found


def _told(file: str, error: str) -> str:
    """Say in one line which key of which table is wrong: `grammars/page/tables.toml, table sum: …`."""
    match = _FAULT.fullmatch(error)
    what, path = (match["what"], match["path"]) if match else (error, None)
    table = (path or "").replace("[...]", "").strip(".")
    return f"grammars/{file}, {f'table {table}' if table else 'top level'}: {what}"


def filled(match: re.Match[str], words: str) -> str:
    """Return the words that a row has for what was found, with its parts put in for `\\g<name>`.

    As `match.expand`, which reads the words anew each time.
    """
    return _PART.sub(lambda part: match[part[1]] or "", words)
