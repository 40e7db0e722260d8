"""Parts of an annex that an instruction names: `Lampiran I BAB II huruf B angka 1`, `nomor 2 pada tabel Lampiran II`.

The annex stands in another act: its parts are known by the numbers that the instruction says, from the annex down. A
part that is named alone is of the annex, and of the part, that was named before it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.changes.orders.instructions import Token
from extractor.grammar import Form, Pattern, load
from extractor.law.address import child, is_annex, joined, split
from extractor.law.numbers import value_of
from extractor.law.units import UnitKind

_Key = Literal["step", "annex", "joint", "own"]
# What a step is called for, from the annex down; rows of a table are as items with figures.
_LEVELS = ("bab", "romawi", "capital", "figures", "letter")


class AnnexParts(Form, frozen=True):
    """The whole of `changes/annex_parts.toml`."""

    step: Pattern
    annex: Pattern
    joint: Pattern
    own: Pattern


class _Piece(Struct, frozen=True):
    """An annex or a part of one, as it is named: its place, its level (none for an annex), its number as a step."""

    start: int
    end: int
    level: str
    step: str


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("changes/annex_parts", AnnexParts), key)
    return re.compile(form.pattern, re.IGNORECASE)


def with_annex_parts(text: str, end: int, named: Sequence[Token]) -> list[Token]:
    """Return the provisions that an instruction names, parts of its annexes with their whole path.

    `text` is the instruction, read up to `end`; `named` are the provisions that its references name. A part replaces
    the annex that it is in.
    """
    if "lampiran" not in text.lower():
        return list(named)
    others = [token for token in named if not is_annex(token.value)]
    annexes = {(token.start, token.end): token for token in named if is_annex(token.value)}
    found: list[Token] = []
    context: list[_Piece] = []
    for chain in _chains(text[:end], others):
        steps = [piece for piece in chain if piece.level]
        annex = next((piece for piece in chain if not piece.level), None)
        if annex is not None:
            known = next((t.value for (s, e), t in annexes.items() if s < annex.end and annex.start < e), None)
            if known is None and _form("own").search(text[annex.end : end]):
                continue
            context = [_Piece(annex.start, annex.end, "", known or annex.step)]
        if not context or not steps:
            continue
        path = _below(context, steps)
        context = path
        address = joined(*(piece.step for piece in path))
        found.append(Token("named", chain[0].start, chain[-1].end, address))
    kept = [t for t in named if not any(t.start < part.end and part.start < t.end for part in found)]
    return [*kept, *found]


def _chains(text: str, others: Sequence[Token]) -> list[list[_Piece]]:
    """Return the annexes and parts that stand together, each row from the annex down."""
    pieces = [_annex(match) for match in _form("annex").finditer(text)]
    pieces += [_part(match) for match in _form("step").finditer(text)]
    pieces = [p for p in pieces if not any(o.start < p.end and p.start < o.end for o in others)]
    pieces.sort(key=lambda piece: piece.start)
    chains: list[list[_Piece]] = []
    for piece in pieces:
        last = chains[-1] if chains else None
        apart = last is None or not _form("joint").search(text[last[-1].end : piece.start])
        if apart or last is None or (not piece.level and any(not each.level for each in last)):
            chains.append([piece])
        else:
            last.append(piece)
    return chains


def _annex(match: re.Match[str]) -> _Piece:
    label = match["label"] or "1"
    return _Piece(match.start(), match.end(), "", child(None, "lampiran", str(value_of(label.upper()) or label)))


def _part(match: re.Match[str]) -> _Piece:
    kind, label = match["kind"].lower(), match["label"]
    if kind == "bab":
        return _Piece(match.start(), match.end(), "bab", child(None, "bab", label.upper()))
    level = "figures" if label[0].isdigit() else "letter" if label[0].islower() else "capital"
    if "romawi" in kind or (kind == "angka" and not label[0].isdigit()):
        level = "romawi"
    unit: UnitKind = "angka" if level == "figures" else "huruf"
    return _Piece(match.start(), match.end(), level, child(None, unit, label))


def _below(context: list[_Piece], steps: list[_Piece]) -> list[_Piece]:
    """Return the whole path of parts that are named, which may go on from the path before."""
    levels = [piece.level for piece in steps]
    if len(steps) > 1 and _LEVELS.index(levels[-1]) < _LEVELS.index(levels[0]):
        steps = steps[::-1]  # angka 1 huruf B Lampiran I
    at = next((at for at, piece in enumerate(context) if piece.level == steps[0].level), len(context))
    return [*context[:at], *steps]


def annex_and_part(address: str) -> tuple[str, str | None]:
    """Return the annex of an address in one, and the part of it that is meant, None for all of it."""
    top, *below = split(address)
    return (top, joined(*below)) if below and is_annex(address) else (address, None)
