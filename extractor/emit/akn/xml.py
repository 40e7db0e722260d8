"""The Akoma Ntoso tree as it is made and written; characters that XML cannot hold are replaced on the way out.

The tree is only ever added to and written once, so an element is no more than its name, its attributes and what is in
it: to make elements of an XML library takes longer than to find out what belongs into them.
"""

import re
from collections.abc import Callable
from typing import Union

from msgspec import Struct, field

from extractor.law.akn import NAMESPACE, OWN_NAMESPACE

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_URI = re.compile(r"[^A-Za-z0-9/~_.:@!()-]")
_REPLACEMENT = "\ufffd"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>"
_DEEPER = "  "


class Element(Struct):
    """One element: its name, its attributes, and the words and elements in it; `worded` says that words are in it."""

    name: str
    attributes: dict[str, str]
    inside: list[Union["Element", str]] = field(default_factory=list)
    worded: bool = False


def xml_text(content: str) -> str:
    """Return `content` with every character that XML 1.0 forbids as U+FFFD; the offsets stay."""
    return content if content.isprintable() else _NOT_XML.sub(_REPLACEMENT, content)


def uri(address: str) -> str:
    """Return an IRI as a URI reference: what does not belong into one becomes a hyphen."""
    return _NOT_URI.sub("-", address)


def root_of(name: str) -> Element:
    """Return a new root element `name`."""
    return Element(name, {"xmlns": NAMESPACE, "xmlns:thk": OWN_NAMESPACE})


def sub(parent: Element, name: str, /, **attributes: str) -> Element:
    """Append an empty element `name` to `parent` and return it."""
    child = Element(name, attributes)
    parent.inside.append(child)
    return child


def own_sub(parent: Element, name: str, /, **attributes: str | None) -> Element:
    """Append an element of our own namespace; attributes that are None are left out."""
    return sub(parent, f"thk:{name}", **{key: value for key, value in attributes.items() if value is not None})


def set_own(element: Element, name: str, value: str) -> None:
    """Set an attribute of our own namespace."""
    element.attributes[f"thk:{name}"] = value


def add_text(element: Element, words: str) -> None:
    """Append `words` to the mixed content of `element`."""
    element.inside.append(words)
    element.worded = True


def add_worded(parent: Element, name: str, words: str, /, **attributes: str) -> None:
    """Append an element `name` that holds nothing but `words` to `parent`."""
    parent.inside.append(Element(name, attributes, [words], True))


def is_empty(element: Element) -> bool:
    """Whether nothing is in `element`, neither words nor elements."""
    return not element.inside


def serialised(root: Element) -> bytes:
    """Return the tree as UTF-8 with an XML declaration, two spaces deeper for each level down to the first words."""
    written = [_DECLARATION]
    _write(root, written.append, "\n")
    written.append("\n")
    return "".join(written).encode()


def _write(element: Element, put: Callable[[str], None], line: str) -> None:
    """Write an element; `line` is what begins a line of its level, nothing where it stands among words."""
    name, inside = element.name, element.inside
    opening = f"{line}<{name}"
    for key, value in element.attributes.items():
        opening += f' {key}="{value if value.isidentifier() else _escaped_value(value)}"'
    if not inside:
        put(f"{opening}/>")
        return
    put(f"{opening}>")
    below = "" if element.worded or not line else line + _DEEPER
    for each in inside:
        if isinstance(each, str):
            put(_escaped(each))
        else:
            _write(each, put, below)
    put(f"</{name}>" if element.worded else f"{line}</{name}>")


def _escaped(words: str) -> str:
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words if words.isprintable() else xml_text(words).replace("\r", "&#13;")


def _escaped_value(value: str) -> str:
    value = _escaped(value).replace('"', "&quot;")
    return value if value.isprintable() else value.replace("\n", "&#10;").replace("\t", "&#9;")
