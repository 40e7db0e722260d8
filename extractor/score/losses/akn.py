"""Is the XML the text? Two questions a reader of the XML may ask, answered by comparing, for tests and for doubters."""

import re

from lxml import etree

from extractor.emit.akn.xml import xml_text
from extractor.emit.order import reading_order
from extractor.law.akn import NAMESPACE
from extractor.model.analysis import Analysis

_LINKS = ("href", "from", "upTo", "refersTo", "source", "as", "for", "start", "end", "period", "old", "new")


def lost_text(analysis: Analysis, xml: bytes) -> str:
    """Return where the text of `xml` outside its `meta` parts from the source, empty where it does not.

    White space and notes (which are kept aside) apart: each character of the source must stand in exactly one piece of
    the tree, and the XML must be those pieces as the tree is read, nothing lost, doubled or moved.
    """
    document = analysis.document
    content = xml_text(document.text.content)
    spans = list(reading_order(document))
    at = 0
    for span in sorted(spans):
        if span.start < at:
            return f"twice in the tree: {content[span.start : min(at, span.end)]!r}"
        if content[at : span.start].strip():
            return f"in no piece of the tree: {content[at : span.start]!r}"
        at = max(at, span.end)
    if content[at:].strip():
        return f"in no piece of the tree: {content[at:]!r}"
    source = re.sub(r"\s+", "", "".join(content[span.start : span.end] for span in spans))
    written = printed_signs(xml, notes=False)
    if source == written:
        return ""
    differ = (i for i, (a, b) in enumerate(zip(source, written, strict=False)) if a != b)
    at = next(differ, min(len(source), len(written)))
    return (
        f"after {source[max(0, at - 30) : at]!r}: source has {source[at : at + 40]!r}, "
        f"XML has {written[at : at + 40]!r} ({len(source)} against {len(written)} characters)"
    )


def printed_signs(xml: bytes, *, notes: bool) -> str:
    """Return the words of `xml` outside its `meta` without white space; with `notes` also those of its notes."""
    root = etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    apart = ("meta",) if notes else ("meta", "authorialNote")
    etree.strip_elements(root, *(f"{{{NAMESPACE}}}{name}" for name in apart), with_tail=False)
    return re.sub(r"\s+", "", "".join(str(words) for words in root.itertext()))


def dangling(xml: bytes) -> list[str]:
    """Return the internal references (`#…`) of `xml` that no eId answers, and the eIds that stand twice."""
    root = etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    known: set[str] = set()
    faults: list[str] = []
    for element in root.iter("{*}*"):
        eid = element.get("eId")
        if eid is not None:
            if eid in known:
                faults.append(f"twice: {eid}")
            known.add(eid)
    for element in root.iter("{*}*"):
        for name in _LINKS:
            for value in element.get(name, "").split():
                if value.startswith("#") and value[1:] not in known:
                    faults.append(f"{name}={value}")
    return faults
