"""The signs of a Word document counted without its reader: the proof that nothing of it was dropped."""

from collections.abc import Iterator

from lxml import etree

from extractor.source.docx.numbering import Numbering
from extractor.source.docx.package import Package, attribute, child, local
from extractor.source.docx.runs import SIGNS, TEXTS, WORD, symbol
from extractor.source.docx.styles import styles_of

_STRUCK = frozenset({"del", "moveFrom"})


def printed_signs(data: bytes, name: str) -> str:
    """Return every sign of the document with tracked changes accepted, its headers and notes, and its list numbers.

    Signs that a format turns into capitals stand as they are typed. Of text that a file holds in two forms
    (`AlternateContent`) the first counts. Raises InputError as the reader does.
    """
    package = Package(data, name)
    body = child(package.document(), "body")
    if body is None:
        return ""
    found = [_signs(body)]
    for kind in ("header", "footer"):
        parts = package.related(kind)
        named = {value for each in body.iter(f"{WORD}{kind}Reference") for value in each.attrib.values()}
        for part in dict.fromkeys(target for key, target in parts.items() if key in named):
            root = package.parsed(part)
            found.append("" if root is None else _signs(root))
    for kind in ("footnote", "endnote"):
        root = package.part(f"{kind}s")
        notes = {} if root is None else {attribute(each, "id"): each for each in root}
        for reference in _shown(body):
            if (
                local(reference) == f"{kind}Reference"
                and (note := notes.pop(attribute(reference, "id"), None)) is not None
            ):
                found.append(_signs(note))
    numbering = Numbering(package.part("numbering"), styles_of(package.part("styles")))
    for element in _shown(body):
        if local(element) != "p":
            continue
        own = child(element, "pPr")
        mark = child(own, "rPr")
        if child(mark, "del") is None and child(mark, "moveFrom") is None and (place := numbering.place(own)):
            found.append(numbering.label(place).text)
    return "".join(found)


def _signs(root: etree._Element) -> str:
    signs = []
    for element in _shown(root):
        if element.tag in TEXTS:
            signs.append((element.text or "").replace("\u00ad", ""))
        elif local(element) == "sym":
            signs.append(symbol(element))
        elif (above := element.getparent()) is not None and above.tag != f"{WORD}tabs":
            signs.append(SIGNS.get(local(element), ""))
    return "".join(signs)


def _shown(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements in document order without what is struck out and without second forms."""
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        inside = [each for each in element if local(each) not in _STRUCK or local(element) in ("rPr", "trPr")]
        if local(element) == "AlternateContent":
            inside = inside[:1]
        if local(element) == "tr" and child(child(element, "trPr"), "del") is not None:
            continue
        stack.extend(reversed(inside))
