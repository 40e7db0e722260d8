"""The parser of `references.lark`, whose tables take a third of a second to make, so that they are kept.

They are kept as JSON, in lark's own serialisation: nothing in them is run when they are read. Tables of another
version of the grammar or of lark have another key; whatever is not as lark wrote it is made anew.
"""

import json
from functools import cache as once
from hashlib import sha256
from typing import Any

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from extractor import cache
from extractor.grammar import GRAMMARS

_ROOM = "grammar"
_START = ["expression", "extent"]


def build(*, strict: bool = False) -> lark.Lark:
    """Return the parser, made from the grammar; `strict` raises lark.GrammarError on any ambiguity in it."""
    return lark.Lark(_grammar(), parser="lalr", start=_START, strict=strict)


@once
def parser() -> lark.Lark:
    """Return the parser, from the tables that were kept where they are there; one for the whole process."""
    key = sha256(f"{lark.__version__} {_START} {_grammar()}".encode()).hexdigest()
    kept = cache.kept(_ROOM, key)
    if kept is not None:
        try:
            return _unpacked(kept)
        except (LookupError, TypeError, ValueError, AttributeError, AssertionError):
            pass
    made = build()
    cache.keep(_ROOM, key, _packed(made))
    return made


def _grammar() -> str:
    return (GRAMMARS / "references" / "references.lark").read_text(encoding="utf-8")


def _packed(made: lark.Lark) -> bytes:
    tables, names = made.memo_serialize([TerminalDef, Rule])
    return json.dumps({"data": tables, "memo": names}).encode()


def _unpacked(kept: bytes) -> lark.Lark:
    return lark.Lark.__new__(lark.Lark)._load(json.loads(kept, object_hook=_numbered))


def _numbered(table: dict[str, Any]) -> dict[Any, Any]:
    """Return a table of states, whose keys are numbers, with numbers again: JSON has only words for keys."""
    return {int(key): value for key, value in table.items()} if all(map(str.isdigit, table)) else table
