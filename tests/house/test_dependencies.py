"""No dependency that nothing uses: each is imported somewhere, or is one of the commands and stubs below."""

import ast
import re
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
# Run as commands, loaded as plugins, or read by the type checker.
# interegular is what lark needs for its strict grammars; schemastore carries files and no module to import.
TOOLS = {"hatchling", "import-linter", "interegular", "mypy", "pytest-xdist", "ruff", "schemastore"}


def _names(requirements):
    return {re.match(r"[\w.-]+", each)[0].lower() for each in requirements}


@cache
def _imported(*folders):
    """The names of the distributions that the modules of some folders import."""
    tops = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                tops |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                tops.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    return {name.lower().replace("_", "-") for top in tops for name in distributions.get(top, ())}


@pytest.mark.parametrize("name", sorted(_names(PROJECT["dependencies"])))
def test_the_program_imports_each_of_its_dependencies(name):
    assert name in _imported("extractor")


@pytest.mark.parametrize("extra", sorted(set(EXTRAS) - {"dev", "all"}))
def test_the_program_imports_what_an_extra_brings(extra):
    assert _names(EXTRAS[extra]) - _imported("extractor") == set()


def test_the_tests_import_what_they_bring():
    brought = {name for name in _names(EXTRAS["dev"]) if not name.startswith("types-") and not name.endswith("-stubs")}
    assert brought - _imported("extractor", "tests") - TOOLS == set()
    assert brought >= TOOLS


def test_the_program_imports_nothing_that_it_does_not_name():
    named = _names(PROJECT["dependencies"]) | {
        name for extra in set(EXTRAS) - {"dev"} for name in _names(EXTRAS[extra])
    }
    assert _imported("extractor") - named - {"thk"} == set()
