"""Where a new paragraph begins inside the text of a unit, and where text returns from a list to what announced it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.amounts import is_amount_row
from extractor.law.units import HEADINGS
from extractor.model.text import Span, Text
from extractor.tree.evidence import Before
from extractor.tree.markers import Line

# A line that ends a paragraph fills so much of the widest line at most (chosen).
_LAST_LINE_SHARE = 0.8
# The width of the lines is that of so many above and below (chosen).
_NEAR_LINES = 10
# The first signs of the words before a legend.
_LEGEND_SIGNS = "KkDd"
# A line so far right of a number still begins where it does.
_LEVEL_CHARS = 1.0
_JOINING = ("dan", "atau", "dan/atau")


class ParagraphForms(Form, frozen=True):
    """The whole of `structure/paragraphs.toml`."""

    formula: Pattern
    legend: Pattern
    predicate: Pattern


@cache
def _form(key: Literal["formula", "legend", "predicate"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/paragraphs", ParagraphForms), key)
    return re.compile(form.pattern)


def begins_paragraph(content: str, lines: Sequence[Line], at: int, formulas: bool) -> bool:
    """Whether a paragraph begins at line `at`; `formulas` says that the text may hold some.

    The line above ended a sentence before its end, or one of the two is a formula or of its legend.
    """
    line = lines[at]
    start = line.start
    capital = content[start].isupper()
    if not formulas:
        return capital and content[start - 2] == "." and ends_short(content, lines, at)
    if line.source.joined:
        return False
    if _of_formula(content, line) or (capital and _of_formula(content, lines[at - 1])):
        return True
    return capital and content[start - 2] == "." and ends_short(content, lines, at)


def _of_formula(content: str, line: Line) -> bool:
    if content[line.start] in _LEGEND_SIGNS and _form("legend").match(content, line.start, line.end):
        return True
    equals = content.find("=", line.start, line.end)
    return equals > 0 and _form("formula").match(content, line.start, line.end) is not None


def ends_short(content: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the first word of line `at` would have had room on the line above: that is the last of its paragraph."""
    above, line = lines[at - 1], lines[at]
    if line.source.joined or above.source.page != line.source.page:
        return False
    space = content.find(" ", line.start, line.end)
    first = (space if space > 0 else line.end) - line.start
    return _reach(above) + 1 + first < _LAST_LINE_SHARE * width_near(lines, at)


def width_near(lines: Sequence[Line], at: int) -> float:
    """Return how far the lines around line `at` reach, in characters."""
    return max(map(_reach, lines[max(0, at - _NEAR_LINES) : at + _NEAR_LINES]))


def _reach(line: Line) -> float:
    return line.source.indent + line.end - line.start


def returns(content: str, lines: Sequence[Line], at: int, indent: float, num: Span | None) -> bool:
    """Whether text returns at line `at` to what announced a list: items at `indent`, `num` is that of the last.

    The last item ends in a comma or a semicolon, before the end of its line, and the sentence goes on in lower case:
    left of the items, or, where the place of lines is known, no further in than an item that follows a joining word.
    """
    above, line = lines[at - 1], lines[at]
    if not content[line.start].islower() or content[above.end - 1] not in ",;":
        return False
    if content[line.start : line.end].split(" ", 1)[0] in _JOINING:
        return False  # the rest of a row
    last = num is not None and Before(content, num.start).last_word in _JOINING
    if last and _form("predicate").match(content, line.start, line.end):
        return True
    if content[above.end - 1] == ";" and _ends_below(content, lines, at, indent):
        return ends_short(content, lines, at)
    joins = last and (bool(above.markers) or 0.0 < line.source.indent <= indent + 1.0)
    if joins and content[above.end - 1] == ";":
        return True
    return ends_short(content, lines, at) and (line.source.indent < indent - 1.0 or joins)


def _ends_below(content: str, lines: Sequence[Line], at: int, indent: float) -> bool:
    """Whether line `at` stands where the numbers of a list do, which are at `indent`, and ends what announced it.

    The line below is a heading, or begins the next ayat.
    """
    line, below = lines[at], lines[at + 1].markers[:1] if at + 1 < len(lines) else ()
    level = 0.0 < line.source.indent <= indent + _LEVEL_CHARS
    ends = bool(below) and (below[0].name == "ayat" or below[0].name in HEADINGS)
    return level and ends and content[line.end - 1] == "."


def resumes(content: str, lines: Sequence[Line], at: int, indent: float, num: Span | None) -> bool:
    """Whether a sentence goes on at line `at` with a name, below a list: `…; dan` / `b. huruf c,` / `Undang-Undang …`.

    The last item ends in a comma, before the end of its line; the text stands left of the items, or no further in than
    the last one, which follows a joining word.
    """
    above, line = lines[at - 1], lines[at]
    if content[above.end - 1] != "," or not content[line.start].isupper() or not ends_short(content, lines, at):
        return False
    if line.source.indent < indent - 1.0:
        return True
    last = num is not None and Before(content, num.start).last_word in _JOINING
    return last and (bool(above.markers) or 0.0 < line.source.indent <= indent + 1.0)


def stays(text: Text, piece: Span, start: int) -> bool:
    """Whether a line that begins at `start` is what the words of `piece` before it announce, or of the table in it."""
    if text.content[start - 2] == ":" and piece.end == start - 1:
        return True
    table = text.table_at(start)
    return table is not None and piece.end > table.span.start


def is_total(content: str, lines: Sequence[Line], at: int, indent: float) -> bool:
    """Whether line `at` sums up a list of amounts: it begins anew behind an amount, and names and prints one itself.

    `b. Belanja Langsung Rp 950.000,00` / `Jumlah Belanja Rp 1.550.000,00`. An item of several rows (`Semula …` /
    `Menjadi …`) keeps those further in than its number, which is at `indent`.
    """
    line, above = lines[at], lines[at - 1]
    if line.source.joined or not content[line.start].isupper():
        return False
    if not above.markers and line.source.indent > indent + _LEVEL_CHARS:
        return False
    ends = (content[each.start : each.end] for each in (above, line))
    return all(is_amount_row(words) for words in ends)


def falls_back(content: str, lines: Sequence[Line], at: int, hang: float) -> bool:
    """Whether line `at` begins anew, left of where the lines of the open item hang.

    The line above ends short, or with a figure, as amounts do.
    """
    line = lines[at]
    left = line.source.page is not None and line.source.indent < hang - 1.0
    if not left or not content[line.start].isupper():
        return False
    return content[line.start - 2].isdigit() or ends_short(content, lines, at)


def closes_list(content: str, lines: Sequence[Line], at: int, lead: Sequence[Span]) -> bool:
    """Whether line `at` ends the sentence that the list above it is part of: `… :` / `(1) …;` / `Selanjutnya …`.

    `lead` is the text before the list, which a colon ends. The last item says nothing of a further one, and the line
    begins anew, says what holds of all items, and is the last one above a heading: else it may be an item that lost its
    number.
    """
    line = lines[at]
    below = lines[at + 1].markers[:1] if at + 1 < len(lines) else ()
    last = at + 1 == len(lines) or any(marker.name in HEADINGS for marker in below)
    announced = bool(lead) and content[lead[0].end - 1] == ":"
    anew = content[line.start - 2] == ";" and content[line.start].isupper() and not line.markers
    if not (last and announced and anew and content[line.end - 1] not in ",;"):
        return False
    return _form("predicate").search(content, line.start, line.end) is not None
