"""What can be drawn after one look: few modules a folder, short files, no circle between modules."""

import ast
import graphlib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_MODULES, MOST_LINES = 15, 500
VAGUE = {"utils", "helpers", "common", "util", "misc"}


def _modules(*folders):
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _crowded(modules):
    """The folders of too many modules, `__init__` not counted."""
    counted = {}
    for path in modules:
        if path.stem != "__init__":
            counted.setdefault(path.parent.relative_to(ROOT).as_posix(), []).append(path.stem)
    return {folder: len(names) for folder, names in counted.items() if len(names) > MOST_MODULES}


def test_a_folder_has_few_modules():
    assert _crowded(_modules("extractor")) == {}
    assert _crowded([ROOT / "a" / f"{name}.py" for name in ("__init__", *map(str, range(16)))]) == {"a": 16}


def test_files_are_short():
    lengths = {path: len(path.read_text().splitlines()) for path in _modules("extractor", "tests")}
    assert {str(path): length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_no_name_is_vague():
    assert [path for path in _modules("extractor", "tests") if path.stem in VAGUE] == []


def test_no_two_files_of_tests_have_one_name():
    """Each is imported by its name alone: two of one name stop the run before it begins."""
    counted = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert {name for name, times in counted.items() if times > 1} == set()


def _imports(source, known):
    """The modules among `known` that a source imports anywhere, also within functions and for types alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield module if module in known else node.module


def _circle(sources):
    """A circle of imports, None where there is none; `sources` by names of modules."""
    graph = {name: {each for each in _imports(source, sources) if each in sources} for name, source in sources.items()}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return None


def test_no_circle_between_modules():
    sources = {}
    for path in _modules("extractor"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        sources[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text()
    assert _circle(sources) is None


@pytest.mark.parametrize(
    "line", ["import b", "from b import name", "def f():\n    from b import name", "if TYPE_CHECKING:\n    import b"]
)
def test_a_circle_is_seen(line):
    assert set(_circle({"a": line, "b": "from a import x"})) == {"a", "b"}
    assert _circle({"a": line, "b": "import os"}) is None
