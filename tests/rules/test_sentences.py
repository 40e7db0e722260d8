from collections.abc import Callable

import pytest

from extractor.grammar import load
from extractor.model.document import Document
from extractor.rules import extract
from extractor.rules.forms import Kinds, norms
from extractor.rules.terms import terms_of

Make = Callable[[str], Document]


def one(text: str) -> str:
    return f"@art_1 Pasal 1\n{text}\n"


ROLES = [(text, row["role"]) for row in load("rules/kinds", Kinds).kind for text in row.get("example", ())]
MODALS = [(text, row.value) for row in norms().modal for text in row.example]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_examples_above_the_kinds(regulation: Make, text: str, role: str) -> None:
    assert extract(regulation(one(text)), (), ()).roles == {"art_1": role}


@pytest.mark.parametrize(("text", "value"), MODALS)
def test_the_examples_above_the_modals(regulation: Make, text: str, value: str) -> None:
    (rule,) = extract(regulation(one(text)), (), ()).rules
    assert rule.modality.value == value
    assert rule.modality.cue is not None


def test_terms_give_actors_their_short_names(regulation: Make) -> None:
    document = regulation(
        "@art_1 Pasal 1\nDalam Peraturan ini yang dimaksud dengan:\n@art_1__point_1 1.\n"
        "Pejabat Pengelola Informasi yang selanjutnya disingkat PPID adalah pejabat struktural.\n"
        "@art_2 Pasal 2\nPPID bertanggung jawab kepada Bupati.\n"
    )
    book = extract(document, (), terms_of(document))
    (rule,) = book.rules
    actor = next(actor for actor in book.actors if actor.id == rule.bearers[0].actor)
    assert (actor.label, actor.aliases, actor.defined_by) == (
        "Pejabat Pengelola Informasi",
        ("PPID",),
        "art_1__point_1",
    )
    assert actor.mentions == (rule.bearers[0].quote.span,)
