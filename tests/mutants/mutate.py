"""The small changes that a test should notice, made in the syntax tree of one module."""

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten
from types import CodeType
from typing import NamedTuple

_SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Break: (ast.Continue,),
    ast.Continue: (ast.Break,),
}

# A larger number says how far something reaches; one more is a matter of degree, so it becomes 1.
_MOST_COUNTED = 4
# Names of where something ends. `at < end` guards a look at what stands there: one further is the full stop behind it.
_ENDS = frozenset({"end", "stop"})
_GUARDS = {ast.Lt: ast.LtE, ast.GtE: ast.Gt, ast.Gt: ast.GtE, ast.LtE: ast.Lt}

_SKIPPED = frozenset({"annotation", "returns", "decorator_list"})
_SKIPPED_OF_CLASS = _SKIPPED | {"bases", "keywords"}


class Mutant(NamedTuple):
    """One change of one module, the `number`-th: what stands at `line`, as it was and as it is now.

    `lines` are the first and last line of the statement around it.
    """

    path: Path
    number: int
    line: int
    lines: tuple[int, int]
    was: str
    now: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of the module at `path`, in the order of its text.

    Left alone is what nothing can show: docstrings, annotations, decorators, imports, the texts of f-strings, what a
    class is made with (`frozen=True`), `strict=True`, a number behind `or` (`start_pos or 0`), by one more or less the
    guard of an end (`at < end`).
    """
    for number, (statement, node, changed) in enumerate(_every(_parsed(path))):
        yield Mutant(path, number, node.lineno, _lines(statement), _said(node), _said(changed))


def code_of(mutant: Mutant) -> CodeType:
    """Return the whole module of a mutant, compiled."""
    tree = _parsed(mutant.path)
    for number, (_, node, changed) in enumerate(_every(tree)):
        if number == mutant.number:
            tree = ast.fix_missing_locations(_Replace(node, changed).visit(tree))
            break
    return compile(tree, mutant.path, "exec")


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _every(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.expr | ast.stmt, ast.AST]]:
    for statement, node in _nodes(tree):
        for changed in _changes(node):
            yield statement, node, changed


def _said(node: ast.AST) -> str:
    return shorten(ast.unparse(node).splitlines()[0], 100, placeholder=" …")


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """Return the first and last line of a statement, of its head where it has a body."""
    body = getattr(statement, "body", None)
    if body and body[0].lineno > statement.lineno:
        return statement.lineno, body[0].lineno - 1
    return statement.lineno, statement.end_lineno or statement.lineno


def _nodes(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.expr | ast.stmt]]:
    """Yield the statements and expressions that may be changed, each with the statement that it is part of."""
    rows: list[tuple[ast.stmt | None, ast.AST]] = [(None, tree)]
    while rows:
        statement, node = rows.pop()
        if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr) or _is_docstring(node):
            continue
        inner = node if isinstance(node, ast.stmt) else statement
        if inner is not None and isinstance(node, ast.expr | ast.stmt):
            yield inner, node
        skipped = _SKIPPED_OF_CLASS if isinstance(node, ast.ClassDef) else _SKIPPED
        children = [
            child
            for name, value in ast.iter_fields(node)
            if name not in skipped
            for child in (value if isinstance(value, list) else [value])
            if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg == "strict")
            if not (isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and _is_number(child))
        ]
        rows.extend((inner, child) for child in reversed(children))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            places = [node.left, *node.comparators]
            for at, operator in enumerate(node.ops):
                guard = _GUARDS.get(type(operator)) if any(map(_is_end, places[at : at + 2])) else None
                for other in _SWAPS[type(operator)]:
                    if other is guard:
                        continue
                    yield _changed(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
        case ast.BoolOp() | ast.BinOp() if type(node.op) in _SWAPS:
            yield _changed(node, op=_SWAPS[type(node.op)][0]())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.Constant(value=bool()):
            yield _changed(node, value=not node.value)
        case ast.Constant(value=int() | float()):
            yield _changed(node, value=node.value + 1 if node.value <= _MOST_COUNTED else 1)
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.UnaryOp):
            yield _changed(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            truth = isinstance(node.value, ast.Compare | ast.BoolOp | ast.UnaryOp)
            for value in (True, False) if truth else (None,):
                yield _changed(node, value=ast.Constant(value))
        case ast.Break() | ast.Continue():
            yield _SWAPS[type(node)][0]()


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _is_end(node: ast.AST) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    length = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
    return name in _ENDS or length


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)
