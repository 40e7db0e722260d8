"""Loading spaCy without its own command line, which `import spacy` loads too: a third of the time, for nothing here."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any


class _Waiting(ModuleType):
    """A module that is loaded when one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


def load() -> None:
    """Import spaCy, unless that was done before. `spacy.cli` is whole for everybody who imports it later."""
    if "spacy" in sys.modules:
        return
    waiting = [_Waiting("spacy.cli"), _Waiting("spacy.cli.info")]
    sys.modules.update({module.__name__: module for module in waiting})
    try:
        import_module("spacy")
    finally:
        for module in waiting:
            del sys.modules[module.__name__]
