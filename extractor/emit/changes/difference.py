"""What changed between two texts of a regulation, as lines, as JSON, and as a page with the words marked."""

from extractor.changes.difference import Compared, UnitChange
from extractor.changes.word_changes import word_changes
from extractor.emit.json_text import json_text
from extractor.emit.names import Places, title
from extractor.emit.templates import rendered
from extractor.words import capital_words, words

_SIGNS = {"same": "{}", "removed": "[-{}-]", "inserted": "{{+{}+}}"}


def to_difference_json(compared: Compared) -> bytes:
    """Return the differences as indented UTF-8 JSON that ends with a line feed."""
    return json_text(compared.differences)


def to_difference_text(compared: Compared, language: str = "id") -> bytes:
    """Return a line for the title and each unit that differ, and below it the words: `[-gone-]`, `{+new+}`."""
    differences = compared.differences
    kinds, said = words("unit_change", language), words("unit_changes", language)
    lines = [f"{said['old']}: {differences.old}", f"{said['new']}: {differences.new}", ""]
    before, after = compared.old.metadata.tentang or "", compared.new.metadata.tentang or ""
    if before != after:
        lines.append(f"{kinds['changed']}: {said['title']}")
        lines.append("    " + " ".join(_SIGNS[part.kind].format(part.text) for part in word_changes(before, after)))
    for each in differences.changes:
        lines.append(f"{kinds[each.kind]}: {_place(each)}")
        lines.append("    " + " ".join(_SIGNS[part.kind].format(part.text) for part in each.words))
    if not differences.changes and before == after:
        lines.append(said["none"])
    return ("\n".join(lines) + "\n").encode()


def _place(change: UnitChange) -> str:
    if change.new in (None, change.old):
        return change.old or ""
    return change.new or "" if change.old is None else f"{change.old} → {change.new}"


def to_difference_html(compared: Compared) -> bytes:
    """Return one page with each unit that differs by its name, what went and what came marked word by word."""
    places = Places(compared.new), Places(compared.old)
    rows = [
        (each, places[each.new is None].name(each.new or each.old or ""), each.old if each.new != each.old else None)
        for each in compared.differences.changes
    ]
    return rendered(
        "difference",
        d=compared.differences,
        rows=rows,
        kinds=capital_words("unit_change"),
        title=title(compared.new),
        counts={kind: sum(each.kind == kind for each in compared.differences.changes) for kind in words("unit_change")},
    ).encode()
