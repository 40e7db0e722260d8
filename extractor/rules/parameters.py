"""The numbers of a regulation, by `grammars/rules/parameters.toml`: in the sentences of its body and in its tables."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from extractor.grammar import Form, Lists, Pattern, Words, entries, load
from extractor.model.document import Document, Provision
from extractor.model.parameter import Parameter, ParameterKind, ParameterUnit
from extractor.model.ranges import Ranges
from extractor.model.reference import Reference
from extractor.model.rule import LIMIT_KINDS, LimitKind
from extractor.model.text import Cell, Span, Table

# How many characters before a number tell what bound it is, and whether it is an age.
_BEFORE = 40
# How many words before a number tell what it is the number of, and within how many characters these are.
_LABEL, _LABEL_CHARS = 12, 1_000
_WHOLE = re.compile(
    r"(?:Rp\s?\.?\s?)?(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d{1,15})(?:,(?:\d{2}|-))?", re.IGNORECASE
)
# Numbers as amounts are printed where no head says so, and the share of the cells of a column that must be such.
_ROUND = re.compile(r"\d{1,3}(?:[.,]\d{3}){0,8}[.,]\d00")
_SHARE = 0.8
_CLAUSE = re.compile(r"[;:]|\.\s")


class UnitForm(Form, frozen=True):
    """What units are called in print, the parts of one, the powers of ten."""

    words: dict[str, ParameterUnit]
    parts: dict[str, int]
    scales: dict[str, int]


class ParameterForms(Form, frozen=True):
    """`parameters.toml`: the numbers that a calculation needs."""

    amount: Pattern
    rate: Pattern
    period: Pattern
    age: Words
    limit: Lists
    unit: UnitForm
    tariff: Words


@cache
def _forms() -> ParameterForms:
    return load("rules/parameters", ParameterForms)


@cache
def _patterns() -> tuple[tuple[ParameterKind, re.Pattern[str]], ...]:
    forms = _forms()
    pairs: tuple[tuple[ParameterKind, Pattern], ...] = (
        ("amount", forms.amount), ("rate", forms.rate), ("period", forms.period),
    )  # fmt: skip
    return tuple((kind, re.compile(each.pattern, re.IGNORECASE)) for kind, each in pairs)


@cache
def _limits() -> tuple[tuple[str, LimitKind], ...]:
    pairs = [(words, LIMIT_KINDS[kind]) for kind, phrases in entries(_forms().limit).items() for words in phrases]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def parameters_of(
    document: Document, references: Sequence[Reference], tables: Sequence[tuple[str, str, Table]]
) -> tuple[Parameter, ...]:
    """Return the numbers of the body and of the tables of a regulation, in the order of the text.

    `tables` are its tables, each with its address and that of its unit. Numbers inside citations are none. A table is
    read where a column is headed as one of amounts, or a cell prints an amount or a rate; what a row is about are the
    words of its other cells.
    """
    cited = Ranges((each.span.start, each.span.end) for each in references)
    found: list[Parameter] = []
    for unit in document.body_provisions():
        for span in unit.own:
            found += _in_words(document, unit, span, cited)
    for eid, owner, table in tables:
        found += _in_table(document, table, owner, eid)
    return tuple(sorted(found, key=lambda each: each.span.start))


def _in_words(document: Document, unit: Provision, span: Span, cited: Ranges) -> Iterator[Parameter]:
    """Yield the numbers that a piece of text prints outside citations and tables."""
    words = document.text.of(span)
    tables = Ranges((table.span.start, table.span.end) for table in document.text.tables_in(span))
    for kind, pattern in _patterns():
        for match in pattern.finditer(words):
            place = Span(span.start + match.start(), span.start + match.end())
            if cited.touch(place.start, place.end) or tables.hold(place.start):
                continue
            value, measure = _value(kind, match)
            said = words[max(0, match.start() - _LABEL_CHARS) : match.start()]
            before = said[-_BEFORE:].lower()
            aged = measure == "year" and not set(_forms().age.words).isdisjoint(before.split())
            yield Parameter("age" if aged else kind, value, measure, _limit(before), _label(said), unit.eid, place)


def _value(kind: ParameterKind, match: re.Match[str]) -> tuple[int | float, ParameterUnit]:
    """Return the value of a printed number, and its unit."""
    unit = _forms().unit
    digits = match["number"]
    if kind == "amount":
        scale = unit.scales.get((match["scale"] or "").lower(), 1)
        return int(re.sub(r"\D", "", digits)) * scale, "currency-IDR"
    if kind == "rate":
        return float(Fraction(digits.replace(",", ".")) / unit.parts[match["unit"].lower()]), "/1"
    return int(digits), unit.words[match["unit"].lower()]


def _limit(before: str) -> LimitKind | None:
    """Return which bound a number is, by the words right before it."""
    words = before.rstrip()
    return next((kind for phrase, kind in _limits() if words.endswith(phrase)), None)


def _label(before: str) -> str:
    """Return the last words of the clause before a number."""
    clause = _CLAUSE.split(" ".join(before.split()))[-1]
    return " ".join(clause.split()[-_LABEL:]).strip(" ,(")


def _in_table(document: Document, table: Table, owner: str, eid: str) -> Iterator[Parameter]:
    """Yield the amounts and rates in the cells of a table, each with the words of its row and of its head."""
    heads = _heads(document, table)
    amounts = {column for column, words in heads.items() if _heads_amounts(words)} | _round(document, table)
    for row in table.rows:
        said = [words for cell in row if not cell.header and _names(words := _text(document, cell))]
        for cell in row:
            words = _text(document, cell)
            if cell.header or not words:
                continue
            found = _cell(words, cell.column in amounts)
            if found is not None:
                label = " | ".join([*said, heads.get(cell.column, "")]).strip(" |")
                yield Parameter(*found, None, label, owner, cell.span, eid)


def _round(document: Document, table: Table) -> set[int]:
    """Return the columns whose cells are nearly all round numbers with thousands parted: `1.193.000`."""
    cells: dict[int, list[bool]] = {}
    for row in table.rows:
        for cell in row:
            if not cell.header and (words := _text(document, cell)):
                cells.setdefault(cell.column, []).append(_ROUND.fullmatch(words) is not None)
    return {column for column, shown in cells.items() if len(shown) > 1 and sum(shown) >= _SHARE * len(shown)}


def _text(document: Document, cell: Cell) -> str:
    return " ".join(document.text.of(cell.span).split())


def _names(words: str) -> bool:
    """Whether the words of a cell tell what its row is about: letters, and no amount."""
    return any(letter.isalpha() for letter in words) and _cell(words, False) is None


def _heads(document: Document, table: Table) -> dict[int, str]:
    """Return the words of the head of each column."""
    found: dict[int, str] = {}
    for row in table.rows:
        for cell in row:
            if cell.header:
                for column in range(cell.column, cell.column + cell.colspan):
                    found[column] = f"{found.get(column, '')} {_text(document, cell)}".strip()
    return found


def _heads_amounts(words: str) -> bool:
    return not set(_forms().tariff.words).isdisjoint(re.findall(r"\w+", words.lower()))


def _cell(words: str, amounts: bool) -> tuple[ParameterKind, int | float, ParameterUnit] | None:
    """Return kind, value and unit of a cell that is nothing but an amount or a rate, None for any other one."""
    for kind, pattern in _patterns()[:2]:
        match = pattern.match(words)
        if match and not any(letter.isalpha() for letter in re.sub(r"\([^)]*\)", "", words[match.end() :])):
            return kind, *_value(kind, match)
    whole = _WHOLE.fullmatch(words) if amounts else None
    return ("amount", int(re.sub(r"\D", "", whole[1])), "currency-IDR") if whole else None
