from collections.abc import Callable

import pytest

from extractor.grammar import GRAMMARS
from extractor.model.document import Document
from extractor.rules import extract
from extractor.rules.terms import terms_of

Make = Callable[[str], Document]


def one(text: str) -> str:
    return f"@art_1 Pasal 1\n{text}\n"


def examples(grammar: str, table: str, key: str) -> list[tuple[str, str]]:
    """The `# Example:` lines of a grammar file with the value of `key` in the table that follows."""
    found: list[tuple[str, str]] = []
    waiting: list[str] = []
    inside = False
    for line in (GRAMMARS / "rules" / f"{grammar}.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("# Example: "):
            waiting.append(line.removeprefix("# Example: "))
        elif line == f"[[{table}]]":
            inside = True
        elif line.startswith("["):
            waiting, inside = [], False
        elif inside and line.startswith(f"{key} = "):
            found += [(text, line.partition(" = ")[2].strip('"')) for text in waiting]
            waiting, inside = [], False
    return found


@pytest.mark.parametrize(("text", "role"), examples("kinds", "kind", "role"))
def test_the_examples_above_the_kinds(regulation: Make, text: str, role: str) -> None:
    assert extract(regulation(one(text)), (), ()).roles == {"art_1": role}


@pytest.mark.parametrize(("text", "value"), examples("norms", "modal", "value"))
def test_the_examples_above_the_modals(regulation: Make, text: str, value: str) -> None:
    (rule,) = extract(regulation(one(text)), (), ()).rules
    assert rule.modality.value == value
    assert rule.modality.cue is not None


def test_examples_are_found() -> None:
    assert len(examples("kinds", "kind", "role")) > 20
    assert len(examples("norms", "modal", "value")) > 10


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
