"""Clauses of a Pasal that are numbered `1)` or `1.` and are ayat all the same, because the text cites them so.

Those of another Pasal are ayat too where one is cited so, and without any citation where every Pasal of the regulation
with several clauses is built so: no (1) in it, no words that announce a list, and each clause a sentence.
"""

import re
from collections.abc import Iterator

from extractor.law.numbers import STYLES
from extractor.law.units import UNITS, UnitKind
from extractor.tree.evidence import is_instruction
from extractor.tree.unit_draft import Draft

_PASAL: UnitKind = "pasal"
_AYAT: UnitKind = "ayat"
_CITED_HERE = re.compile(r"\b(?:pada|dalam|ketentuan) ayat \(?\d", re.IGNORECASE)
_CITED_THERE = re.compile(r"\bPasal (?P<pasal>\d+[A-Z]?) ayat \(?\d", re.IGNORECASE)
# So many Pasal built alike make a way of building.
_LEAST_PASAL = 2
# This share of the clauses ends as a sentence does.
_SENTENCES = 0.75


def name_ayat(content: str, root: Draft) -> None:
    """Make ayat of the numbered clauses of each Pasal below `root` that are cited as ayat, or are built as such."""
    every = [unit for unit in _walk(root) if unit.kind == _PASAL]
    candidates = [unit for unit in every if _is_candidate(content, unit)]
    if not candidates:
        return
    cited = {match["pasal"] for match in _CITED_THERE.finditer(content)}
    sure = [unit for unit in candidates if unit.label in cited or _cites_own(content, unit)]
    alike = not any(child.kind == _AYAT for unit in every for child in unit.children)
    sentences = [unit for unit in candidates if _are_sentences(content, unit)]
    built_so = bool(sure) or (alike and len(sentences) == len(candidates) >= _LEAST_PASAL)
    for unit in candidates:
        if unit in sure or (built_so and unit in sentences):
            for child in unit.children:
                child.kind = _AYAT


def _walk(unit: Draft) -> Iterator[Draft]:
    for child in unit.children:
        yield child
        yield from _walk(child)


def _is_candidate(content: str, unit: Draft) -> bool:
    """Whether a Pasal has but clauses, two or more, numbered in figures without two brackets, and no instructions."""
    clauses = unit.children
    return (
        len(clauses) > 1
        and not unit.pieces
        and all(
            clause.style != _AYAT
            and clause.num is not None
            and _counts(clause)
            and not is_instruction(content[clause.num.end : clause.end].strip())
            for clause in clauses
        )
    )


def _counts(clause: Draft) -> bool:
    style = STYLES.get(clause.style)
    return style is not None and style.numbers == UNITS[_AYAT].numbers


def _cites_own(content: str, unit: Draft) -> bool:
    """Whether the words of a Pasal cite one of its own ayat: `pada ayat (1)`, not `Pasal 3 ayat (1)`."""
    return _CITED_HERE.search(content, unit.num.end if unit.num else 0, unit.end) is not None


def _are_sentences(content: str, unit: Draft) -> bool:
    ended = sum(content[: clause.end].rstrip()[-1:] == "." for clause in unit.children)
    return ended >= _SENTENCES * len(unit.children)
