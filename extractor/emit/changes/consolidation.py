"""A consolidation for people and programs: as text, as JSON, and as one page with what changed marked word by word."""

from collections.abc import Iterator

from extractor.changes.consolidation import Consolidated, Unit, all_words, walk
from extractor.changes.word_changes import WordChange, word_changes
from extractor.emit.changes.told import acts_of, amended_units, source_of, told, unapplied_of
from extractor.emit.json_text import json_text
from extractor.emit.templates import rendered
from extractor.law.units import ATTACHED, FRAME, GROUPING, HEADINGS, ITEMS
from extractor.words import capital_words

_INDENT = "  "


def to_consolidation_json(consolidated: Consolidated) -> bytes:
    """Return the consolidation as indented UTF-8 JSON that ends with a line feed."""
    return json_text(consolidated.record)


def to_consolidation_text(consolidated: Consolidated, language: str = "id") -> bytes:
    """Return the text as amended, a note behind each amended unit, and below it what could not be applied."""
    record = consolidated.record
    lines = [record.base.title, *acts_of(record, language), ""]
    lines += text_lines(record.units, language)
    if record.unapplied:
        lines += ["", *unapplied_of(record, language)]
    return ("\n".join(lines) + "\n").encode()


def text_lines(units: tuple[Unit, ...], language: str) -> list[str]:
    """Return units as lines of text, lists indented, a note behind what an act has changed."""
    return [line for unit in units for line in _unit(unit, 0, None, language)]


def _unit(unit: Unit, depth: int, above: Unit | None, language: str) -> Iterator[str]:
    highest = unit.source is not None and (above is None or (above.mark, above.source) != (unit.mark, unit.source))
    note = f" [{source_of(unit, language)}]" if highest else ""
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
        yield from _unit(child, below, unit, language)
    if unit.tail:
        yield inset + unit.tail


def to_consolidation_html(consolidated: Consolidated) -> bytes:
    """Return the text as amended as one page: each unit with its source, what changed marked word by word."""
    consolidation = consolidated.record
    rows = [(unit, depth, *_shown(unit), _compared(unit)) for unit, depth in walk(consolidation.units)]
    return rendered(
        "consolidation",
        c=consolidation,
        rows=rows,
        marks=capital_words("mark"),
        told=told,
        source_of=source_of,
        told_of={unit.eId for unit, highest in amended_units(consolidation.units) if highest},
    ).encode()


def _compared(unit: Unit) -> tuple[WordChange, ...]:
    """Return what went and what came in a unit with others below it, over all its words; empty where none is marked."""
    if unit.before is None or not unit.children:
        return ()
    return word_changes(unit.before, all_words(unit))


def _shown(unit: Unit) -> tuple[str, tuple[WordChange, ...]]:
    """Return the head of a unit that stands on a line of its own, and its other words.

    Where its own words took the place of others, with what went and what came.
    """
    number = " ".join(part for part in (unit.num, unit.heading) if part)
    head = number if unit.kind in HEADINGS or unit.kind in ATTACHED else ""
    own = " ".join(part for part in ("" if head else number, unit.text) if part)
    if unit.before is None or unit.children:
        return head, (WordChange("same", own),) if own else ()
    if not head or unit.before.startswith(head):
        return head, word_changes(unit.before[len(head) :].strip(), own)
    return "", word_changes(unit.before, f"{head} {own}")
