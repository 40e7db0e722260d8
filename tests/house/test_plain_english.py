"""Plain technical English in what users read: messages, manuals of the checks, reports. The words on the left stay out."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from extractor.checks import codes, manual
from extractor.files import OUTPUT

PACKAGE = Path(__file__).parents[2] / "extractor"
DIALECT = {
    r"signs? (?:that|of a text)": "character",
    r"(?:small|capital) letters?": "lower case, upper case",
    r"blanks?": "space",
    r"mend(?:s|ed|ing)?": "correct, fix",
    r"put right": "fixed",
    r"low lines?": "underscore",
    r"gravest": "most severe",
    r"is none": "is not a",
    r"slips? of the pen": "spelling mistake",
    r"points? nowhere": "does not identify a provision",
    r"written over": "overwritten",
    r"turns to information": "the severity drops to info",
    r"looked at are": "the check looks at",
    r"(?:this|it|text|name\}) is no (?!longer|more|gap)": "is not a",
    r"behind the one": "after",
}
PATTERN = re.compile("|".join(rf"\b{words}\b" if not words.endswith(")") else rf"\b{words}" for words in DIALECT), re.I)


def _found(text):
    return [match[0] for match in PATTERN.finditer(text)]


def _strings(path):
    """The strings of a module that are not docstrings: what it may show."""
    tree = ast.parse(path.read_text())
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
    ]


@pytest.mark.parametrize("code", codes())
def test_manuals(code):
    assert _found(manual(code, "en")) == []


@pytest.mark.parametrize("room", ["checks", "cli", "emit", "review", "score", "serve", "source"])
def test_strings(room):
    found = {
        path.relative_to(PACKAGE).as_posix(): words
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for string in _strings(path)
        if (words := _found(string))
    }
    assert found == {}


@pytest.mark.parametrize("name", ["messages", "words"])
def test_tables(name):
    """Messages and words are tables, each entry with its English."""
    table = tomllib.loads((OUTPUT / f"{name}.toml").read_text())
    entries = table.values() if name == "messages" else [entry for each in table.values() for entry in each.values()]
    assert len(entries) > 50
    assert [words for entry in entries if (words := _found(entry["en"]))] == []


@pytest.mark.parametrize(
    "text",
    ["{file}: Mend the file.", "in small letters", "a blank", "The text is no regulation.", "{count} put right"],
)
def test_the_dialect_is_seen(text):
    assert _found(text)
    assert not _found("The text is no longer a draft; it is not a regulation. Commend, 3 fixed, a space, lower case.")
