"""What changed between two texts of a regulation, as lines and as JSON."""

from extractor.changes.difference import Differences
from extractor.emit.json_text import json_text
from extractor.words import words

_SIGNS = {"same": "{}", "removed": "[-{}-]", "inserted": "{{+{}+}}"}


def to_difference_json(differences: Differences) -> bytes:
    """Return the differences as indented UTF-8 JSON that ends with a line feed."""
    return json_text(differences)


def to_difference_text(differences: Differences, language: str = "id") -> bytes:
    """Return a line for each unit that differs, and below it its words: `[-gone-]`, `{+new+}`."""
    kinds, said = words("unit_change", language), words("unit_changes", language)
    lines = [f"{said['old']}: {differences.old}", f"{said['new']}: {differences.new}", ""]
    for each in differences.changes:
        place = (
            each.old if each.new in (None, each.old) else each.new if each.old is None else f"{each.old} → {each.new}"
        )
        lines.append(f"{kinds[each.kind]}: {place}")
        lines.append("    " + " ".join(_SIGNS[part.kind].format(part.text) for part in each.words))
    if not differences.changes:
        lines.append(said["none"])
    return ("\n".join(lines) + "\n").encode()
