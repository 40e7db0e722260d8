"""The mutants of a small module, and that a test which notices one is told from tests that notice nothing."""

import ast
from pathlib import Path

import pytest

from tests.mutants.mutate import code_of, mutants
from tests.mutants.trials import Baseline, tried

pytestmark = pytest.mark.process

MODULE = '''"""What is 1?"""
def first(row: "1 < 2", *, strict=True):
    """Is 1."""
    for number in zip(row, row, strict=True):
        if number and not row:
            continue
    return 1 < len(row)
'''


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "checkout" / "extractor" / "small.py"
    path.parent.mkdir(parents=True)
    path.write_text(MODULE)
    return path


def test_the_mutants_of_a_module(module: Path) -> None:
    assert [(mutant.line, mutant.was, mutant.now) for mutant in mutants(module)] == [
        (2, "True", "False"),
        (5, "if number and (not row):", "if not (number and (not row)):"),
        (5, "number and (not row)", "number or not row"),
        (5, "not row", "row"),
        (6, "continue", "break"),
        (7, "return 1 < len(row)", "return True"),
        (7, "return 1 < len(row)", "return False"),
        (7, "1 < len(row)", "1 >= len(row)"),
        (7, "1", "2"),
    ]


def test_what_nothing_can_show_is_left_alone(module: Path) -> None:
    module.write_text(
        "def f(at, end):\n    while at + 1 < end and at > 0:\n        at += end or 0\n    return at, 24\n"
    )
    assert [(mutant.was, mutant.now) for mutant in mutants(module)] == [
        ("while at + 1 < end and at > 0:", "while not (at + 1 < end and at > 0):"),
        ("at + 1 < end and at > 0", "at + 1 < end or at > 0"),
        ("at + 1 < end", "at + 1 >= end"),
        ("at + 1", "at - 1"),
        ("1", "2"),
        ("at > 0", "at >= 0"),
        ("at > 0", "at <= 0"),
        ("0", "1"),
        ("end or 0", "end and 0"),
        ("return (at, 24)", "return None"),
        ("24", "1"),
    ]


def test_the_code_of_a_mutant_differs_in_one_place(module: Path) -> None:
    for mutant in mutants(module):
        names: dict[str, object] = {}
        exec(code_of(mutant), names)
        assert callable(names["first"])
    last = list(mutants(module))[-1]
    exec(code_of(last), names)
    assert names["first"]([0, 0]) is False
    assert ast.parse(module.read_text()).body


def test_a_mutant_is_killed_by_the_test_that_notices_it(module: Path) -> None:
    copy = module.parent.parent
    (module.parent / "__init__.py").touch()
    test = copy / "tests" / "test_small.py"
    test.parent.mkdir()
    test.write_text("from extractor.small import first\ndef test_one():\n    assert not first([0])\n")
    baseline = Baseline(["tests/test_small.py"], {"extractor/small.py": {7: ["tests/test_small.py::test_one"]}}, 1.0)
    noticed = {("1 < len(row)", "1 >= len(row)"), ("1", "2"), ("continue", "break")}
    wanted = [mutant for mutant in mutants(module) if (mutant.was, mutant.now) in noticed]
    verdicts = {(v.mutant.was, v.mutant.now): (v.alive, v.reached) for v in tried(copy, baseline, wanted, 2)}
    assert verdicts[("1 < len(row)", "1 >= len(row)")] == (False, True)
    assert verdicts[("1", "2")] == (True, True)
    assert verdicts[("continue", "break")] == (True, False)
