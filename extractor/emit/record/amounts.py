"""The amounts of money in the provisions: what a budget lists, as a table of names and numbers."""

from collections.abc import Iterator

from extractor.emit.record.model import AmountRecord
from extractor.law.amounts import amounts_in
from extractor.model.document import Document
from extractor.model.text import Span

# The longest name of an amount (chosen).
_NAME_CHARS = 120


def amounts_of(document: Document) -> Iterator[AmountRecord]:
    """Yield every amount in the own texts of the body, with the words that name it: those before it."""
    for unit in document.body_provisions():
        for own in unit.own:
            words = document.text.of(own)
            behind = 0
            for amount in amounts_in(words):
                name = words[behind : amount.start].rstrip(" (").strip(" :;,.-–")[-_NAME_CHARS:]
                span = Span(own.start + amount.start, own.start + amount.end)
                yield AmountRecord(unit.eid, name, float(amount.value), span)
                behind = amount.end
