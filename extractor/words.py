"""The words that people read for the values that programs have, in two languages, from `output/words.toml`.

They are one set for every output and every command, so that the same value is never called by two names. The names of
units (`Pasal`, `ayat`) are law, and are in `law.units`.
"""

from collections.abc import Mapping
from errno import errorcode
from functools import cache

import tomli

from extractor.files import OUTPUT


def words(table: str, language: str = "id", *, many: bool = False) -> Mapping[str, str]:
    """Return the words of a table (`severity`, `role` …) by value, in lower case, in the order of the file.

    `language` is `id` or `en`; anything else is read as `id`. With `many` English words are plurals. Raises KeyError
    for an unknown table.
    """
    return _words(table, "en" if language == "en" else "id", many)


def capital_words(table: str, language: str = "id", *, many: bool = False) -> Mapping[str, str]:
    """Return the words of a table, each with a capital letter, as headings and labels have them."""
    return {value: word[:1].upper() + word[1:] for value, word in words(table, language, many=many).items()}


def counted(table: str, value: str, count: int, language: str = "id") -> str:
    """Return a count with its word: `1 error`, `2 errors`, `2 kesalahan`."""
    return f"{count} {words(table, language, many=count != 1)[value]}"


def system_reason(problem: OSError, language: str = "id") -> str:
    """Return why the system refuses something; in the system's own words where the table does not have it."""
    from socket import gaierror  # only here: the program begins without it

    name = "EAI_NONAME" if isinstance(problem, gaierror) else errorcode.get(problem.errno or 0, "")
    return words("system", language).get(name) or problem.strerror or str(problem)


@cache
def _words(table: str, language: str, many: bool) -> Mapping[str, str]:
    plural = "many" if many and language == "en" else language
    return {value: entry.get(plural, entry[language]) for value, entry in _tables()[table].items()}


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    return tomli.loads((OUTPUT / "words.toml").read_text(encoding="utf-8"))
