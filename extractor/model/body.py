"""The units of the batang tubuh: the provisions that can define, oblige or permit."""

from collections.abc import Iterator

from extractor.law.units import GROUPING, OUTSIDE
from extractor.model.document import Document, Provision


def body_provisions(document: Document) -> Iterator[Provision]:
    """Yield the provisions from Pasal (or diktum) downwards in document order, without recitals and annexes."""
    stack = list(reversed(document.provisions))
    while stack:
        provision = stack.pop()
        if provision.kind in OUTSIDE:
            continue
        if provision.kind not in GROUPING:
            yield provision
        stack.extend(reversed(provision.children))
