"""The account of a document: every sign of the text stands in exactly one place of the tree or one block."""

from msgspec import Struct

from extractor.model.document import Document
from extractor.model.text import Span


class Account(Struct, frozen=True):
    """Runs of text that are in no place (`lost`) and in more than one (`doubled`); both empty for a sound document."""

    lost: tuple[Span, ...]
    doubled: tuple[Span, ...]


def account(document: Document) -> Account:
    """Return what of the text is lost or doubled. White space is not counted."""
    content = document.text.content
    spans = [block.span for block in document.blocks]
    for provision in document.walk():
        spans.extend(span for span in (provision.num, provision.heading, *provision.own) if span)
    lost: list[Span] = []
    doubled: list[Span] = []
    at = 0
    for span in sorted(spans):
        if span.start > at and content[at : span.start].strip():
            lost.append(Span(at, span.start))
        if span.start < at and content[span.start : min(at, span.end)].strip():
            doubled.append(Span(span.start, min(at, span.end)))
        at = max(at, span.end)
    if content[at:].strip():
        lost.append(Span(at, len(content)))
    return Account(tuple(lost), tuple(doubled))
