"""The grammar of one citation of provisions: `Pasal 5 ayat (2) dan ayat (3)` as a flat row of steps.

`grammars/references/references.lark` is the only place that says how a citation is written; this module runs it.
Drafters cite the same few provisions again and again, so each distinct expression is parsed once.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from lark import Token, Transformer, UnexpectedInput
from msgspec import Struct

from extractor.law.misreadings import pasal_number
from extractor.law.numbers import ordinal_place, ordinal_value, roman_numeral
from extractor.law.units import ROMAN, WORDED, UnitKind, kind_named
from extractor.references.parse_tables import parser

# A longer citation is parsed anew each time; the longest seen in 55 texts: 199.
_REMEMBERED_CHARS = 200
# Steps that may be cut off the end of a citation until the rest parses (chosen).
_MOST_CUTS = 6

Joint = Literal["", ",", "dan", "atau", "sampai", "kecuali"]
_JOINTS: dict[str, Joint] = {"UNTIL": "sampai", "EXCEPT": "kecuali", "AND": "dan", "OR": "atau", "COMMA": ","}


class Step(Struct, frozen=True):
    """One step of a citation: level (`pasal`, `ayat` …), label as an address has it, offsets in the expression.

    `joint` is what stands before it: nothing (`Pasal 5` + `ayat (1)`), a list, a range or an exception. `deictic` is
    `ini` or `tersebut` where a word stands instead of a number. `bare` marks a number whose unit word is not repeated.
    """

    level: UnitKind
    label: str
    start: int
    end: int
    joint: Joint = ""
    deictic: str = ""
    bare: bool = False


class _Steps(Transformer[Token, tuple[Step, ...]]):
    """Turns the parse tree into steps; a bare number takes the level of the step before it."""

    def expression(self, parts: list[Step | Joint]) -> tuple[Step, ...]:
        steps: list[Step] = []
        joint: Joint = ""
        for part in parts:
            if isinstance(part, str):
                joint = part
                continue
            level = _bare_level(part.label, steps) if part.bare else part.level
            label = label_of(level, part.label) if not part.deictic else ""
            steps.append(Step(level, label, part.start, part.end, joint, part.deictic, part.bare))
            joint = ""
        return tuple(steps)

    def unit(self, parts: list[Step]) -> Step:
        return parts[0]

    def joint(self, parts: list[Token]) -> Joint:
        return _JOINTS[parts[0].type]

    def bare(self, parts: list[Token]) -> Step:
        # Its level is that of the step before it.
        return Step("angka", str(parts[0]), parts[0].start_pos or 0, parts[0].end_pos or 0, bare=True)

    def under(self, parts: list[Token]) -> Step:
        level: UnitKind = "ayat" if parts[0].type == "UNDER_PASAL" else "huruf"
        return Step(level, str(parts[0]), parts[0].start_pos or 0, parts[0].end_pos or 0)

    def this(self, parts: list[Token]) -> Step:
        word, which = parts
        return Step(kind_named(word.type.lower()), "", word.start_pos or 0, which.end_pos or 0, deictic=which.lower())

    def __default__(self, data: Token, children: list[Token], meta: object) -> Step:
        label = str(children[1]) if len(children) > 1 else ""
        return Step(kind_named(data), label, children[0].start_pos or 0, children[-1].end_pos or 0)


def _bare_level(label: str, steps: list[Step]) -> UnitKind:
    """Return the level of a number without its unit word: that of the step before it, a bracket that of an ayat."""
    above = any(step.level == "ayat" for step in steps)
    return "ayat" if label.startswith("(") and above else steps[-1].level


def label_of(level: str, printed: str) -> str:
    """Return the label of a unit as its address has it: `(1a)` gives `1a`, `Kedua` gives `2`, `34 A` gives `34A`.

    What a scan misreads counts as what was printed: `(21` is ayat (2) whose bracket was read as a one, `1O` is 10.
    """
    bare = re.sub(r"[\s(){}\[\]]+", "", printed)
    if level == "ayat":
        if printed[0] in "({[" and printed[-1] not in ")}]":
            bare = bare[:-1]
        spelt = ordinal_value(bare) or ordinal_value(f"ke{bare}") if len(bare) > 1 and bare.isalpha() else None
        return "1" if bare in ("l", "I") else str(spelt) if spelt else bare.removeprefix("ke-")
    if level == "pasal":
        spelt = ordinal_value(f"ke{printed}") if printed[0].islower() and printed not in ("l",) else None
        return str(spelt) if spelt else pasal_number(re.sub(r"\W", "", printed.split("(", 1)[0]))
    if level == "huruf":
        return bare.lower()
    if (level in WORDED or level == "lampiran") and (place := ordinal_place(printed)) is not None:
        return roman_numeral(place[0]) if level in ROMAN or level == "lampiran" else f"{place[0]}{place[1]}"
    return bare


@cache
def _pattern(terminal: Literal["STEP", "BETWEEN"]) -> re.Pattern[str]:
    found = parser().get_terminal(terminal).pattern.to_regexp()
    # A frozen text has no two spaces in a row; lark, which compares terminals, is slow to see that one is enough.
    return re.compile(found.replace(r"\s+", r"\s").replace(r"\s*", r"\s?"))


def extent(text: str, start: int) -> int | None:
    """Return where the citation ends that begins at `start` with a unit word, behind its last number; None for none."""
    step = _pattern("STEP").match(text, start)
    end = None
    while step:
        end = step.end()
        between = _pattern("BETWEEN").match(text, end)
        step = _pattern("STEP").match(text, between.end() if between else end)
    return end


def steps(expression: str) -> tuple[Step, ...]:
    """Return the steps of an expression whose `extent` was found; none where it is no expression after all."""
    return _remembered(expression) if len(expression) <= _REMEMBERED_CHARS else _parsed(expression)


def _parsed(expression: str) -> tuple[Step, ...]:
    """Parse an expression; where its end does not fit the grammar, the part before it counts."""
    for _ in range(_MOST_CUTS):
        try:
            return _Steps().transform(parser().parse(expression, start="expression"))
        except UnexpectedInput:
            expression = " ".join(expression.rsplit(None, 1)[:-1])
            if not expression:
                break
    return ()


_remembered = lru_cache(maxsize=16384)(_parsed)
