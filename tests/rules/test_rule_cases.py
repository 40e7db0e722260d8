"""Runs `cases/*.yaml`: a sentence or a short outline, the kinds of its units, and the fields of its rules."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from extractor.model.document import Document
from extractor.model.rule import Quote, Rule
from extractor.rules import extract
from extractor.rules.terms import terms_of
from tests.yaml_files import read_yaml

Make = Callable[[str], Document]
CASES = Path(__file__).parent / "cases"
FIELDS: dict[str, Callable[[Rule], Any]] = {
    "from": lambda rule: rule.source,
    "type": lambda rule: rule.type,
    "modal": lambda rule: rule.modality.value,
    "deontic": lambda rule: rule.modality.deontic,
    "basis": lambda rule: rule.modality.basis,
    "negated": lambda rule: rule.modality.negated,
    "bearers": lambda rule: tuple(bearer.quote for bearer in rule.bearers),
    "mode": lambda rule: rule.bearer_mode,
    "parties": lambda rule: tuple((party.role, party.quote) for party in rule.counterparties),
    "action": lambda rule: rule.action.surface if rule.action else None,
    "key": lambda rule: rule.action.key if rule.action else None,
    "voice": lambda rule: rule.action.voice if rule.action else None,
    "object": lambda rule: rule.object,
    "relation": lambda rule: rule.relation,
    "conditions": lambda rule: tuple((clause.kind, clause.quote) for clause in rule.conditions),
    "exceptions": lambda rule: tuple((clause.kind, clause.quote) for clause in rule.exceptions),
    "purposes": lambda rule: tuple((clause.kind, clause.quote) for clause in rule.purposes),
    "manner": lambda rule: rule.manner,
    "deadline": lambda rule: rule.deadline,
    "frequency": lambda rule: rule.frequency,
    "delegation": lambda rule: rule.delegation,
    "validity": lambda rule: rule.validity,
    "sanction": lambda rule: rule.sanction,
    "connective": lambda rule: rule.connective,
    "flags": lambda rule: rule.flags,
    "fired": lambda rule: rule.fired,
}
ALL = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(CASES.glob("*.yaml"))
    for number, case in enumerate(read_yaml(path), start=1)
]


def like(value: Any, expected: Any) -> Any:
    """The value in the shape of what is expected of it: quotes as their words, of a structure the named fields."""
    if isinstance(value, Quote):
        return value.text
    if isinstance(expected, dict) and value is not None:
        return {name: like(getattr(value, name), wanted) for name, wanted in expected.items()}
    if isinstance(value, tuple):
        wanted = expected if isinstance(expected, list) else []
        return [like(each, wanted[at] if at < len(wanted) else None) for at, each in enumerate(value)]
    return value


def quotes(value: object) -> Iterator[Quote]:
    """Every quote of a rule, however deep it lies."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, Struct):
        yield from quotes(tuple(getattr(value, field) for field in value.__struct_fields__))
    elif isinstance(value, tuple):
        for each in value:
            yield from quotes(each)


@pytest.mark.parametrize("case", ALL)
def test_case(regulation: Make, case: dict[str, Any]) -> None:
    assert set(case) <= {"text", "outline", "kind", "kinds", "rules"} and len(case) > 1
    document = regulation(case.get("outline") or f"@art_1 Pasal 1\n{case['text']}\n")
    book = extract(document, (), terms_of(document))
    kinds = case.get("kinds", {"art_1": case["kind"]} if "kind" in case else {})
    assert {eid: book.roles.get(eid) for eid in kinds} == kinds
    assert [rule.id for rule in book.rules] == [f"rule:{number}" for number in range(1, len(book.rules) + 1)]
    for quote in (quote for rule in book.rules for quote in quotes(rule)):
        assert document.text.of(quote.span) == quote.text
    if "rules" not in case:
        return
    assert len(book.rules) == len(case["rules"])
    for rule, expected in zip(book.rules, case["rules"], strict=True):
        assert {name: like(FIELDS[name](rule), wanted) for name, wanted in expected.items()} == expected


def test_the_manual_of_the_cases_names_every_field() -> None:
    manual = (CASES / "README.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in manual] == []
