"""Is the XML the text? Two questions a reader of the XML may ask, answered by comparing, for tests and for doubters."""

import re

from lxml import etree

from extractor.analysis import Analysis
from extractor.emit.akn_writer import NAMESPACE, xml_text

_LINKS = ("href", "from", "upTo", "refersTo", "source", "as", "for", "start", "end", "period", "old", "new")


def lost_text(analysis: Analysis, xml: bytes) -> str:
    """Return where the text of `xml` outside its `meta` parts from the source, empty where it does not.

    White space apart, both must be the same characters in the same order: nothing lost, doubled or moved.
    """
    source = re.sub(r"\s+", "", xml_text(analysis.document.text.content))
    root = etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    for meta in list(root.iter(f"{{{NAMESPACE}}}meta")):
        meta.getparent().remove(meta)
    written = re.sub(r"\s+", "", "".join(str(words) for words in root.itertext()))
    if source == written:
        return ""
    at = next(
        (i for i, (a, b) in enumerate(zip(source, written, strict=False)) if a != b), min(len(source), len(written))
    )
    before = source[max(0, at - 30) : at]
    return (
        f"after {before!r}: source has {source[at : at + 40]!r}, XML has {written[at : at + 40]!r} "
        f"({len(source)} against {len(written)} characters)"
    )


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
