"""The Penjelasan: its general part, and the explanations Pasal by Pasal with their ayat, huruf and angka."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from extractor.grammar import Form, Pattern, load
from extractor.law.address import EXPLANATION, GENERAL, child
from extractor.law.markers import AnyMarker, any_marker, markers
from extractor.law.numbers import Position, follows, letter_value, letters, roman_value
from extractor.law.units import CLAUSES, UNITS, UnitKind, kind_named
from extractor.model.document import Block, BlockKind
from extractor.model.text import Span, Text
from extractor.tree.body.inline_lists import part_inline_lists
from extractor.tree.body.lookahead import PASAL_SIGNS, lone_pasal, pasal_below
from extractor.tree.body.misread_markers import misread_number, misread_signs
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.numbering import label_at, position, readings
from extractor.tree.unit_draft import Draft


class ExplanationForms(Form, frozen=True):
    """The whole of `structure/explanation.toml`."""

    through: Pattern
    also: Pattern
    words: Pattern
    damaged: Pattern


@cache
def _form(key: Literal["through", "also", "words", "damaged"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/explanation", ExplanationForms), key)
    return re.compile(form.pattern)


@cache
def _opening() -> AnyMarker:
    return any_marker(markers().explanation)


class _Heading:
    """The heading of an explanation on one line: its kind and number, the other units it is for, its own words."""

    def __init__(self, content: str, line: Line, match: re.Match[str]) -> None:
        self.kind: UnitKind = kind_named(match.lastgroup or "")
        number = _opening().numbers[self.kind]
        self.label = "".join(match[number].split())
        end = match.end()
        while content[end - 1] in " .:":
            end -= 1
        first = match.end(number)
        while first < end and content[first] in " )":
            first += 1
        while content[first - 1] == " ":
            first -= 1
        self.also: tuple[str, ...] = ()
        for name in ("through", "also"):
            if further := _form(name).match(content, first, line.end):
                self.also = _labels(self.label, further)
                end = max(end, further.end())
                break
        behind = _form("words").match(content, end, line.end)
        self.after = behind.start("words") if behind else line.end
        self.whole = not content[end : line.end].strip(" .:")
        self.ends = end
        self.stands = self.whole or behind is not None


def _labels(first: str, further: re.Match[str]) -> tuple[str, ...]:
    """Return the labels after `first` that a heading names: 3 and 4 in `Pasal 2 sampai dengan Pasal 4`."""
    if "last" not in further.groupdict():
        return tuple(re.findall(r"\b(\d+[A-Z]{0,2}|[a-z])\b", further[0]))
    last = further["last"]
    low_place, high_place = position("pasal", first), position("pasal", last)
    if low_place and high_place and high_place[1]:
        before, end = low_place[1] if low_place[0] == high_place[0] else "", high_place[1]
        plain = [str(number) for number in range(low_place[0] + 1, high_place[0] + 1)]
        suffixes = [chr(sign) for sign in range(ord(before or "@") + 1, ord(end) + 1)] if len(end) == 1 else [end]
        return (*plain, *(f"{high_place[0]}{suffix}" for suffix in suffixes))
    if first.isdecimal() and last.isdecimal():
        return tuple(str(number) for number in range(int(first) + 1, int(last) + 1))
    low, high = letter_value(first), letter_value(last)
    return tuple(letters(number) for number in range(low + 1, high + 1)) if low and high else ()


def read_explanation(text: Text, lines: Sequence[Line]) -> tuple[list[Draft], list[Block]]:
    """Read a Penjelasan; return its units (`expl__gen`, `expl__art_5` …) and the blocks of its title and gazette."""
    content, pattern = text.content, _opening().pattern
    drafts: list[Draft] = []
    blocks: list[Block] = []
    block: BlockKind = "penjelasan"
    path: list[Draft] = []
    lines = [part for line in lines for part in _parts(content, line)]
    again: int | None = None  # where `Pasal I` stands that is printed once more before one of its Angka
    for at, line in enumerate(lines):
        match = pattern.match(content, line.start, line.end)
        name = match.lastgroup if match else None
        whole = match is not None and match.end() == line.end
        heading = _Heading(content, line, match) if match and name in CLAUSES else None
        if heading is None and (misread := _misread(content, lines, at, drafts, block)) is not None:
            path = [misread]
            drafts.append(misread)
            continue
        if not (heading and heading.stands) and (parts := _misread_part(content, line, path, drafts)) is not None:
            path = parts
            continue
        if line.markers and line.markers[0].name == "berita":
            block, path = "berita", []
        elif whole and name == "umum" and block == "penjelasan":
            path = [Draft("penjelasan", address=GENERAL, num=Span(line.start, line.end))]
            drafts.append(path[0])
            continue
        elif whole and name == "pasal_demi_pasal":
            blocks.append(Block("penjelasan_pasal", Span(line.start, line.end)))
            block, path = "penjelasan_pasal", []
            continue
        elif (
            heading
            and heading.stands
            and not (path and Before(content, line.start).open)
            and _fits(heading, path, block)
        ):
            if (
                path
                and path[0].empty
                and path[0].num
                and (path[0].style, path[0].label) == (heading.kind, heading.label)
            ):
                path[0].num = Span(path[0].num.start, line.end)  # printed again at the top of a page
                continue
            if _is_printed_again(heading, path, lines[at + 1 : at + 2], line):
                again, path = line.start, path[:1]
                continue
            keep = _above(heading, path)
            above = keep[-1].address if keep else EXPLANATION
            unit = Draft("penjelasan", heading.kind, heading.label, num=Span(line.start, heading.ends))
            unit.address = child(above, heading.kind, heading.label)
            unit.also = heading.also
            unit.position = _place(heading.kind, (heading.also or (heading.label,))[-1])
            if heading.whole:
                unit.num = Span(line.start, line.end)
            else:
                gap = content[heading.ends : heading.after]
                unit.num = Span(line.start, heading.ends + len(gap.rstrip()))
                unit.add(heading.after, line.end)
            if again is not None:
                unit.num, again = Span(again, unit.num.end), None
            (keep[-1].children if keep else drafts).append(unit)
            path = [*keep, unit]
            continue
        if path:
            path[-1].add(line.start, line.end)
        else:
            _extend(content, blocks, block, line.start, line.end)
    for unit in drafts:
        part_inline_lists(content, unit)
    return drafts, blocks


def _parts(content: str, line: Line) -> list[Line]:
    """Return the headings that one line holds, each as a line: `Pasal I Angka 2 Pasal 5`; else the line itself.

    The words of an explanation stay with the last of them: `Pasal 1 ayat (1) : Cukup jelas.`
    """
    pattern, parts, at = _opening().pattern, list[Line](), line.start
    while at < line.end and (match := pattern.match(content, at, line.end)) and match.lastgroup in CLAUSES:
        heading = _Heading(content, line, match)
        if heading.after < line.end:
            return [*parts, replace(line, start=at, markers=(), damaged=())] if parts else [line]
        end = max(heading.ends, at + len(match[0].rstrip()))
        parts.append(replace(line, start=at, end=end, markers=(), damaged=()))
        at = end + (content[end : end + 1] == " ")
    return parts if at >= line.end and len(parts) > 1 else [line]


def _is_printed_again(heading: _Heading, path: Sequence[Draft], following: Sequence[Line], line: Line) -> bool:
    """Whether a heading is that of the Pasal that is open, before one of a smaller unit on the same printed line."""
    if not path or (path[0].style, path[0].label) != (heading.kind, heading.label):
        return False
    return any(other.source == line.source for other in following)


def _misread(content: str, lines: Sequence[Line], at: int, drafts: Sequence[Draft], block: BlockKind) -> Draft | None:
    """Return the explanation of a Pasal whose heading, alone on its line, is misread (`Paaal 10`): of the next one.

    Where its number cannot be read at all (`Pasal ?`), the next heading is that of the one after.
    """
    line = lines[at]
    if not (line.damaged or line.markers or content[line.start] in PASAL_SIGNS):
        return None
    last = drafts[-1].position if drafts and drafts[-1].style == "pasal" else None
    if last is None and block == "penjelasan_pasal":
        last = (0, "")
    if last is None:
        return None
    number = last[0] + 1
    if lone_pasal(content, lines, at) and pasal_below(lines, at) == (number + 1, ""):
        return _of_pasal(str(number), (number, ""), line)
    for marker in (*line.damaged, *line.markers[:1]):
        if marker.name != "pasal" or marker.after < line.end:
            continue
        for reading in readings("pasal", marker.label):
            if follows(last, reading.place):
                return _of_pasal(reading.label, reading.place, line)
    return None


def _misread_part(content: str, line: Line, path: Sequence[Draft], drafts: list[Draft]) -> list[Draft] | None:
    """Return the units open below a heading, alone on its line, whose number is misread: `Ayat (a)` behind Ayat (3).

    Its number is that of the next one beside it; it looks like it, or is a letter where only figures stand.
    """
    match = _form("damaged").match(content, line.start, line.end)
    if match is None or not path or path[0].style != "pasal":
        return None
    kind = kind_named(match["word"].lower())
    keep = [unit for unit in path if unit.style in CLAUSES and UNITS[kind_named(unit.style)].rank < UNITS[kind].rank]
    if not keep and kind != "pasal":
        return None
    row = keep[-1].children if keep else drafts
    before = next((unit for unit in reversed(row) if unit.style == kind), None)
    number = before.position[0] + 1 if before is not None else 1
    label = str(number) if kind == "pasal" else label_at(kind, number)
    printed = "".join(match["number"].split())
    if label is None or (before is None and not keep[-1].empty) or not _may_be(printed, kind, label):
        return None
    unit = Draft("penjelasan", kind, label, (number, ""), Span(line.start, line.end))
    unit.address = child(keep[-1].address if keep else EXPLANATION, kind, label)
    row.append(unit)
    return [*keep, unit]


def _may_be(printed: str, kind: UnitKind, label: str) -> bool:
    if kind == "ayat":
        return printed.strip("()[]{}").isalpha() or misread_signs(printed, kind, label) is not None
    return misread_number(printed, label) is not None


def _of_pasal(label: str, place: Position, line: Line) -> Draft:
    address = child(EXPLANATION, "pasal", label)
    return Draft("penjelasan", "pasal", label, place, Span(line.start, line.end), address=address)


def _above(heading: _Heading, path: Sequence[Draft]) -> list[Draft]:
    """Return the open units that an explanation stands below.

    In an amending act `Pasal I` and `Angka 1` (`Huruf A`) are its own, and `Pasal 5` below them is the new wording: it
    stays there until the next of them.
    """
    changing = _instruction(heading, path)
    if changing is not None:
        return changing
    rank = UNITS[heading.kind].rank
    return [unit for unit in path if unit.style in CLAUSES and UNITS[kind_named(unit.style)].rank < rank]


def _instruction(heading: _Heading, path: Sequence[Draft]) -> list[Draft] | None:
    """Return the Pasal, and its Angka, that change another act around a new explanation; None outside of them."""
    if not path or path[0].style != "pasal":
        return None
    pasal, *below = path
    roman = roman_value(pasal.label) is not None
    place = _place(heading.kind, heading.label)
    if _is_instruction(heading.kind, heading.label):
        last = pasal.children[-1] if pasal.children else None
        if last is None or last.style != heading.kind or not follows(last.position, place):
            return None
        return [pasal] if any(each.style == "pasal" for each in last.children) else None
    if heading.kind != "pasal":
        return None
    if roman_value(heading.label) is not None or (not roman and follows(pasal.position, place)):
        return None
    if below and _is_instruction(below[0].style, below[0].label):
        quoting = any(each.style == "pasal" for each in below[0].children)
        return [pasal, below[0]] if below[0].empty or quoting else None
    quoting = any(each.style == "pasal" for each in pasal.children)
    return [pasal] if roman and (pasal.empty or quoting) else None


def _place(kind: str, label: str) -> Position:
    return position(kind, label.lower() if kind == "huruf" else label) or (0, "")


def _is_instruction(kind: str, label: str) -> bool:
    """Whether instructions of an amending act are numbered like this: `Angka 1`, `Huruf A`."""
    return kind == "angka" or (kind == "huruf" and label.isupper())


def _fits(heading: _Heading, path: Sequence[Draft], block: str) -> bool:
    """Whether an explanation may begin: a Pasal once they have begun, an ayat, huruf or angka only below one.

    Where its words stand on the same line, its number must be higher than the one before.
    """
    if heading.kind == "pasal":
        last = path[0].position if path and path[0].style == "pasal" else (0, "")
        begun = block == "penjelasan_pasal" or not path or path[0].address != GENERAL
        return begun and (heading.whole or _place("pasal", heading.label) > last)
    return bool(path) and path[0].style == "pasal"


def _extend(content: str, blocks: list[Block], kind: BlockKind, start: int, end: int) -> None:
    if blocks and blocks[-1].kind == kind and not content[blocks[-1].span.end : start].strip():
        blocks[-1] = Block(kind, Span(blocks[-1].span.start, end))
    else:
        blocks.append(Block(kind, Span(start, end)))
