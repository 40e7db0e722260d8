"""Texts that a regular expression may be slow on, derived from its own pieces."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from re import _constants as sre
from re import _parser as parser

# What stands in the place of a class of characters, in this order.
CHARACTERS = " \nAaBz1905.,;:()-–/\"'*_#|IVl°[]{}<>\\&%"
RUNS = (
    " ",
    "\n",
    "A",
    "a",
    "1",
    ".",
    "(",
    ")",
    ",",
    "-",
    "_",
    "*",
    "|",
    '"',
    "/",
    "a ",
    "A ",
    "1 ",
    "a\n",
    "A. ",
    "(1",
)
RUNS += (". ", " .", ", ", "x, ", "Aa ", "huruf a ", "ayat (1) ", "Pasal 1 ")
# So many of the ways to read a piece are tried, and so many pieces.
WAYS, PIECES = 3, 20
_LEAST = 3
_SPACES = re.compile(r"(?<=\s)\s+")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_CLASSES = {"SPACE": str.isspace, "DIGIT": str.isdigit, "WORD": lambda sign: sign.isalnum() or sign == "_"}


def recipes(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return what texts are made of: what stands before a repeated piece, and the piece."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pairs = [("", run) for run in RUNS]
    for words in _samples(tree):
        pairs += [("", words), ("", words[:-1]), ("", f"{words} ")]
    for before, piece in _pieces(tree, [""]):
        pairs += [(before, piece), ("", before + piece), ("", piece), (before, f"{piece} ")]
    return [pair for pair in dict.fromkeys(pairs) if pair[1]][: len(RUNS) + 4 * PIECES]


@cache
def text(before: str, piece: str, size: int, raw: bool) -> str:
    """Return a text of about `size` characters, the piece again and again.

    Frozen text never has two spaces or line breaks in a row; `raw` text may.
    """
    made = before + piece * (size // len(piece) + 1) + "\x00"
    return made if raw else _SPACES.sub("", made)


def _pieces(tree: Sequence, before: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every piece that is repeated, with something that may stand before it."""
    for operation, argument in tree:
        parts = []
        if operation in _REPEATS:
            parts = [argument[2]]
            if argument[1] >= _LEAST:
                yield from ((words, piece) for piece in _samples(argument[2]) for words in before[:2])
        elif operation is sre.SUBPATTERN:
            parts = [argument[3]]
        elif operation is sre.BRANCH:
            parts = argument[1]
        elif operation is sre.ATOMIC_GROUP:
            parts = [argument]
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            parts = [argument[1]]
        for part in parts:
            yield from _pieces(part, before)
        readings = _readings(operation, argument)
        before = [words + more for words in before[:2] for more in readings[:2]][:WAYS]


def _samples(tree: Sequence) -> list[str]:
    """Return some texts that fit a tree, the shortest ways through it first."""
    found = [""]
    for operation, argument in tree:
        readings = _readings(operation, argument)
        count = max(len(found), min(len(readings), WAYS))
        found = [found[at % len(found)] + readings[at % len(readings)] for at in range(count)]
    return list(dict.fromkeys(found))[:WAYS]


def _readings(operation: object, argument: object) -> list[str]:
    """Return some texts that fit one node of a tree, never none."""
    found: list[str] = []
    if operation is sre.LITERAL:
        found = [chr(argument)]
    elif operation is sre.NOT_LITERAL:
        found = [sign for sign in CHARACTERS if ord(sign) != argument]
    elif operation is sre.ANY:
        found = ["a", " ", "1", ".", "A"]
    elif operation is sre.IN:
        found = _signs(argument)
    elif operation is sre.BRANCH:
        found = [words for branch in argument[1] for words in _samples(branch)[:2]]
    elif operation is sre.SUBPATTERN:
        found = _samples(argument[3])
    elif operation is sre.ATOMIC_GROUP:
        found = _samples(argument)
    elif operation in _REPEATS:
        least, most, part = argument
        found = [words * least for words in _samples(part)] if least else ["", *(_samples(part) if most else ())]
    return found[: 2 * WAYS] or [""]


def _signs(members: Sequence) -> list[str]:
    """Return the characters of CHARACTERS, and those that are named, that are in a class."""
    named, tests, inverse = [], [], False
    for operation, argument in members:
        if operation is sre.NEGATE:
            inverse = True
        elif operation is sre.LITERAL:
            named.append(chr(argument))
            tests.append(lambda sign, code=argument: ord(sign) == code)
        elif operation is sre.RANGE:
            named += map(chr, argument)
            tests.append(lambda sign, ends=argument: ends[0] <= ord(sign) <= ends[1])
        elif operation is sre.CATEGORY:
            *_, negated, name = f"{argument}".replace("CATEGORY_", "").rpartition("NOT_")
            tests.append(lambda sign, is_it=_CLASSES[name], negated=bool(negated): is_it(sign) != negated)
    return [sign for sign in dict.fromkeys([*CHARACTERS, *named]) if any(test(sign) for test in tests) != inverse]
