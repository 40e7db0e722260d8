"""What a note beside a finding says in a Word document or a PDF: code, severity, what is wrong, what may be meant."""

from extractor.model.document import Document
from extractor.model.finding import Finding, Place
from extractor.model.text import Span
from extractor.words import words

AUTHOR = "THK"


def note_of(finding: Finding, language: str = "id") -> tuple[str, ...]:
    """Return the paragraphs of the note: a head, the message, a line for each suggestion and an unsaid fix."""
    english = language == "en"
    said = words("report", language)
    lines = [
        f"{finding.code} ({words('severity', language)[finding.severity]})",
        finding.message_en if english else finding.message,
    ]
    offered = [each for each in finding.suggestions if each.text != finding.fix]
    for number, each in enumerate(offered, 1):
        reason = each.reason_en if english and each.reason_en else each.reason
        lines.append(f"{number}. {each.text}{f': {reason}' if reason else ''}")
    if finding.fix is not None and f"“{finding.fix}”" not in lines[1]:
        lines.append(f"{said['write']}: {finding.fix}")
    for settled in finding.settled:
        lines.append(f"{said['settles']}: {settled.code} {settled.message_en if english else settled.message}")
    return tuple(lines)


def place_of(document: Document, finding: Finding | Place) -> Span | None:
    """Return the words that a note stands at: those of the finding or of a further place, else its number or beginning.

    A finding about the whole text stands at its first line. None where there is no text.
    """
    if finding.span is not None:
        return finding.span
    unit = document.index.get(finding.eid)
    lines = document.text.lines
    if unit is None:
        return lines[0].span if lines else None
    return unit.num or (document.text.line_at(unit.span.start).span if lines else None)
