"""A consolidation for people and programs: as text, as JSON, and as one page with what changed marked word by word."""

from collections.abc import Iterator, Mapping

from extractor.changes.consolidation import Consolidation, Unapplied, Unit, all_words, walk
from extractor.changes.word_changes import WordChange, word_changes
from extractor.emit.json_text import json_text
from extractor.emit.templates import rendered
from extractor.law.units import ATTACHED, FRAME, GROUPING, ITEMS
from extractor.words import capital_words, words

_INDENT = "  "


def to_consolidation_json(consolidation: Consolidation) -> bytes:
    """Return the consolidation as indented UTF-8 JSON that ends with a line feed."""
    return json_text(consolidation)


def to_consolidation_text(consolidation: Consolidation, language: str = "id") -> bytes:
    """Return the text as amended, a note behind each amended unit, and below it what could not be applied."""
    marks, said = words("mark", language), words("consolidation", language)
    lines = [consolidation.base.title, f"{said['base']}: {consolidation.base.iri or consolidation.base.file}"]
    for act in consolidation.amendments:
        count = said["applied"].format(applied=act.applied, count=act.changes)
        lines.append(f"{said['amendment']}: {act.iri or act.file} ({act.date or said['no_date']}; {count})")
    if consolidation.at:
        lines.append(f"{said['at']}: {consolidation.at}")
    if consolidation.repealed:
        lines.append(f"{said['repealed']}: {consolidation.repealed}")
    lines.append("")
    lines += text_lines(consolidation.units, marks)
    if consolidation.unapplied:
        lines += ["", f"{said['unapplied']}:"]
        lines += [f"- {told(each, language)}" for each in consolidation.unapplied]
    return ("\n".join(lines) + "\n").encode()


def told(each: Unapplied, language: str = "id") -> str:
    """Return in one line which change could not be made and why."""
    where = " ".join(part for part in (each.act, each.instruction) if part)
    target = f" → {each.target}" if each.target else ""
    quote = f" “{each.quote[:160]}”" if each.quote else ""
    return f"{where}{target}: {words('obstacle', language)[each.reason]}{quote}"


def text_lines(units: tuple[Unit, ...], marks: Mapping[str, str] | None = None) -> list[str]:
    """Return units as lines of text, lists indented; with `marks`, a note behind what an act has changed."""
    return [line for unit in units for line in _unit(unit, 0, None, marks)]


def _unit(unit: Unit, depth: int, above: Unit | None, marks: Mapping[str, str] | None) -> Iterator[str]:
    note = ""
    if (
        marks
        and unit.mark
        and unit.source
        and (above is None or (above.mark, above.source) != (unit.mark, unit.source))
    ):
        note = f" [{marks[unit.mark]}: {unit.source.act} {unit.source.instruction}]"
    inset = _INDENT * depth
    if unit.kind in GROUPING or unit.kind in ("pasal", *ATTACHED):
        yield ""
        if head := " ".join(part for part in (unit.num, unit.heading) if part) + note:
            yield inset + head
        if unit.text:
            yield inset + unit.text
    elif line := " ".join(part for part in (unit.num, unit.heading, unit.text) if part) + note:
        yield inset + line
    below = depth + (unit.kind in ITEMS or unit.kind in FRAME or unit.kind == "ayat")
    for child in unit.children:
        yield from _unit(child, below, unit, marks)
    if unit.tail:
        yield inset + unit.tail


def to_consolidation_html(consolidation: Consolidation) -> bytes:
    """Return the text as amended as one page: each unit with its source, what changed marked word by word."""
    rows = [(unit, depth, _shown(unit), _compared(unit)) for unit, depth in walk(consolidation.units)]
    return rendered(
        "consolidation",
        c=consolidation,
        rows=rows,
        marks=capital_words("mark"),
        told=told,
        grouping=GROUPING,
    ).encode()


def _compared(unit: Unit) -> tuple[WordChange, ...]:
    """Return what went and what came in a unit with others below it, over all its words; empty where none is marked."""
    if unit.before is None or not unit.children:
        return ()
    return word_changes(unit.before, all_words(unit))


def _shown(unit: Unit) -> tuple[WordChange, ...]:
    """Return the words of a unit; where its own words took the place of others, with what went and what came."""
    own = " ".join(part for part in (unit.num, unit.heading, unit.text) if part)
    if unit.before is None or unit.children:
        return (WordChange("same", own),)
    return word_changes(unit.before, own)
