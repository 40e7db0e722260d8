"""What the law's units are is written in law/ alone."""

import ast
import re
from pathlib import Path
from typing import get_args

from extractor.law.units import UnitKind

PACKAGE = Path(__file__).parents[2] / "extractor"
KINDS = frozenset(get_args(UnitKind))


def outside_law() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE / "law"]


def rows_of_kinds(source: str) -> list[tuple[int, list[str]]]:
    """Return line and names of every list, set, tuple or table of keys that holds two kinds of unit or more."""
    found = []
    tree = ast.parse(source)
    types = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}  # Literal[…]: mypy sees it
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        members = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
        members = node.keys if isinstance(node, ast.Dict) else members
        names = {member.value for member in members if isinstance(member, ast.Constant) and member.value in KINDS}
        if len(names) > 1:
            found.append((node.lineno, sorted(names)))
    return found


def test_no_list_of_kinds_of_unit_outside_law() -> None:
    assert rows_of_kinds('A = ("pasal", "ayat")\nB = {"bab": 1, "x": 2}\nC = {"bab": 1, "buku": 2}') == [
        (1, ["ayat", "pasal"]),
        (3, ["bab", "buku"]),
    ]
    assert {
        f"{path.relative_to(PACKAGE)}:{line} {names}"
        for path in outside_law()
        for line, names in rows_of_kinds(path.read_text(encoding="utf-8"))
    } == set()


ADDRESS = re.compile(
    r"""["']__["']|__[a-z]+_["'{]|qstr_|["']/~|\b(?:startswith|partition)\(\(?["'](?:att|art|chp|recs|cits)"""
)


def test_no_syntax_of_addresses_outside_law_address() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}:{number} {line.strip()}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "law" / "address.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if ADDRESS.search(line) and "__name__" not in line
    }
    assert ADDRESS.search('eid.rpartition("__")[0]')
    assert ADDRESS.search('address.startswith(("att_", "x"))')
    assert found == set()


NUMBERS = re.compile(r"""chr\(96|["']IVXLC|\b_MISREAD|\b_ALIKE\b|maketrans\(["'][A-Za-z0-9]""")


def test_no_number_forms_and_no_misreadings_outside_law() -> None:
    assert NUMBERS.search("name = chr(96 + number)")
    assert NUMBERS.search('_SIGNS = str.maketrans("OlI", "011")')
    assert {
        f"{path.relative_to(PACKAGE)}:{number} {line.strip()}"
        for path in outside_law()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if NUMBERS.search(line)
    } == set()
