"""The Akoma Ntoso tree as lxml elements; characters that XML cannot hold are replaced on the way in.

The elements have no namespace until the tree is written, where the root declares that of Akoma Ntoso as the default
one: to make an element in a namespace takes twice as long.
"""

import re
from typing import TypeAlias

from lxml import etree

from extractor.law.akn import NAMESPACE, OWN_NAMESPACE

Element: TypeAlias = etree._Element

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_URI = re.compile(r"[^A-Za-z0-9/~_.:@!()-]")
_REPLACEMENT = "\ufffd"


def xml_text(content: str) -> str:
    """Return `content` with every character that XML 1.0 forbids as U+FFFD; the offsets stay."""
    return content if content.isprintable() else _NOT_XML.sub(_REPLACEMENT, content)


def uri(address: str) -> str:
    """Return an IRI as a URI reference: what does not belong into one becomes a hyphen."""
    return _NOT_URI.sub("-", address)


def root_of(name: str) -> Element:
    """Return a new root element `name`."""
    return etree.XML(f'<{name} xmlns:thk="{OWN_NAMESPACE}"/>')


def sub(parent: Element, name: str, /, **attributes: str) -> Element:
    """Append an empty element `name` to `parent` and return it."""
    child = etree.SubElement(parent, name)
    for key, value in attributes.items():
        child.set(key, xml_text(value))
    return child


def own_sub(parent: Element, name: str, /, **attributes: str | None) -> Element:
    """Append an element of our own namespace; attributes that are None are left out."""
    child = etree.SubElement(parent, f"{{{OWN_NAMESPACE}}}{name}")
    for key, value in attributes.items():
        if value is not None:
            child.set(key, xml_text(value))
    return child


def set_own(element: Element, name: str, value: str) -> None:
    """Set an attribute of our own namespace."""
    element.set(f"{{{OWN_NAMESPACE}}}{name}", xml_text(value))


def add_text(element: Element, words: str) -> None:
    """Append `words` to the mixed content of `element`."""
    words = xml_text(words)
    last = next(element.iterchildren(reversed=True), None)  # len() counts all children, which makes long units slow
    if last is None:
        element.text = (element.text or "") + words
    else:
        last.tail = (last.tail or "") + words


def add_worded(parent: Element, name: str, words: str, /, **attributes: str) -> None:
    """Append an element `name` that holds nothing but `words` to `parent`."""
    sub(parent, name, **attributes).text = xml_text(words)


def is_empty(element: Element) -> bool:
    """Whether nothing is in `element`, neither words nor elements."""
    return len(element) == 0 and element.text is None


def serialised(root: Element) -> bytes:
    """Return the tree as UTF-8 with an XML declaration, two spaces deeper for each level down to the first words."""
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    opening = f"<{root.tag} "
    return written.replace(opening.encode(), f'{opening}xmlns="{NAMESPACE}" '.encode(), 1)
