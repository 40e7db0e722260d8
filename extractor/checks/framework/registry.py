"""Which checks there are: every module under `extractor.checks` that is named after a code."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from extractor.checks.framework.check import Check

_PACKAGE = "extractor.checks"
_MODULE = re.compile(r"(?<=\.)([a-z]{3}[0-9]{3})_[a-z0-9_]+$")


@cache
def _modules() -> dict[str, str]:
    """The module of each code, found by its name alone: nothing is imported."""
    (root,) = import_module(_PACKAGE).__path__
    found = ((match[1].upper(), module) for module in _below(root) if (match := _MODULE.search(module)))
    return dict(sorted(found))


def _below(folder: str, package: str = "") -> Iterator[str]:
    """Yield the names of all modules in a folder and in the packages below it."""
    for module in iter_modules([folder]):
        if module.ispkg:
            yield from _below(str(Path(folder) / module.name), f"{package}{module.name}.")
        else:
            yield package + module.name


def codes() -> tuple[str, ...]:
    """Return the codes of all checks in alphabetical order."""
    return tuple(_modules())


@cache
def check_of(code: str) -> Check:
    """Return one check; raises KeyError where there is no such code."""
    module = import_module(f"{_PACKAGE}.{_modules()[code]}")
    (found,) = (value for value in vars(module).values() if isinstance(value, Check))
    return found


def checks(select: Collection[str] | None = None, ignore: Collection[str] | None = None) -> tuple[Check, ...]:
    """Return the checks whose code begins with one of `select` (None: all) and with none of `ignore`."""
    wanted = None if select is None else tuple(word.upper() for word in select if word)
    refused = tuple(word.upper() for word in ignore or () if word)
    return tuple(
        check_of(code)
        for code in codes()
        if (wanted is None or code.startswith(wanted)) and not code.startswith(refused)
    )
