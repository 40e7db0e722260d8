"""Styles of a Word file: what a paragraph or run looks like where it does not say so itself."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from extractor.source.docx.package import attribute, child, local, number, switched, value

_PAPER = "FFFFFF"
# Letters of so many half points (those of a reader of PDF: under 1 point).
_TINY = 2
_DEEPEST = 64


@dataclass(slots=True)
class Style:
    """One style: the style it is based on, its paragraph, run and table properties (None where it has none)."""

    base: str | None
    paragraph: etree._Element | None
    run: etree._Element | None
    table: etree._Element | None = None


class Look(NamedTuple):
    """What a run looks like: bold, in capitals, hidden, struck out, its size in points (None where nothing says it).

    `unseen`: its letters are as white as paper, or too small to be seen.
    """

    bold: bool = False
    capitals: bool = False
    hidden: bool = False
    size: float | None = None
    struck: bool = False
    unseen: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a file, the default paragraph style, and the properties that hold everywhere."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    paragraph: etree._Element | None = None
    run: etree._Element | None = None
    _chains: dict[str | None, tuple[str, ...]] = field(default_factory=dict)
    _looks: dict[tuple[str | None, str | None], Look] = field(default_factory=dict)

    def chain(self, style: str | None) -> tuple[str, ...]:
        """Return the style and those it is based on, nearest first; a ring ends where it closes."""
        if style not in self._chains:
            found: list[str] = []
            at = style
            while at is not None and at in self.by_id and at not in found and len(found) < _DEEPEST:
                found.append(at)
                at = self.by_id[at].base
            self._chains[style] = tuple(found)
        return self._chains[style]

    def paragraph_properties(
        self, properties: etree._Element | None, level: etree._Element | None = None
    ) -> tuple[etree._Element, ...]:
        """Return the properties that hold for a paragraph, strongest first; `level` are those of its list level."""
        style = value(properties, "pStyle") or self.default
        chain = [self.by_id[each].paragraph for each in self.chain(style)]
        # Numbering that the paragraph asks for itself is stronger than its style; numbering by style is not.
        direct = child(properties, "numPr") is not None
        order = [properties, *([level, *chain] if direct else [*chain, level]), self.paragraph]
        return tuple(each for each in order if each is not None)

    def look(self, run: etree._Element | None, paragraph_style: str | None) -> Look:
        """Return what a run with the properties `run` looks like in a paragraph of that style."""
        key = (value(run, "rStyle"), paragraph_style or self.default)
        if key not in self._looks:
            names = [*self.chain(key[0]), *self.chain(key[1])]
            order = [*(self.by_id[each].run for each in names), self.run]
            self._looks[key] = _look(tuple(each for each in order if each is not None), Look())
        return self._looks[key] if run is None or not len(run) else _look((run,), self._looks[key])


def styles_of(root: etree._Element | None) -> Styles:
    """Return the styles of the part `styles`; none where the part is missing."""
    styles = Styles()
    if root is None:
        return styles
    defaults = child(root, "docDefaults")
    styles.paragraph = child(child(defaults, "pPrDefault"), "pPr")
    styles.run = child(child(defaults, "rPrDefault"), "rPr")
    for element in root:
        if local(element) != "style":
            continue
        name = attribute(element, "styleId") or ""
        styles.by_id[name] = Style(
            value(element, "basedOn"), child(element, "pPr"), child(element, "rPr"), child(element, "tblPr")
        )
        if attribute(element, "type") in (None, "paragraph") and attribute(element, "default") in ("1", "true", "on"):
            styles.default = name
    return styles


def flag(properties: tuple[etree._Element, ...], name: str, otherwise: bool = False) -> bool:
    """Whether an on/off property holds: the strongest that sets it decides."""
    return next((found for each in properties if (found := switched(each, name)) is not None), otherwise)


def _look(properties: tuple[etree._Element, ...], base: Look) -> Look:
    size = setting(properties, "sz")
    return Look(
        flag(properties, "b", base.bold),
        flag(properties, "caps", base.capitals),
        flag(properties, "vanish", base.hidden),
        number(size) / 2 if size else base.size,
        flag(properties, "strike", flag(properties, "dstrike", base.struck)),
        _is_unseen(properties, base.unseen),
    )


def _is_unseen(properties: tuple[etree._Element, ...], otherwise: bool) -> bool:
    """Whether letters have the colour of the paper, without a shade behind them, or are too small to be seen."""
    color, size = setting(properties, "color"), setting(properties, "sz")
    if color is None and size is None:
        return otherwise
    shaded = any(child(each, "shd") is not None or child(each, "highlight") is not None for each in properties)
    return (color is not None and color.upper() == _PAPER and not shaded) or 0 < number(size) <= _TINY


def setting(properties: tuple[etree._Element, ...], name: str, *attributes: str) -> str | None:
    """Return the strongest value of a property's attribute (the first of `attributes` that is set)."""
    for each in properties:
        element = child(each, name)
        for attribute_name in attributes or ("val",):
            if (found := attribute(element, attribute_name)) is not None:
                return found
    return None


def measure(properties: tuple[etree._Element, ...], name: str, *attributes: str) -> int:
    """Return the strongest value of a length in twips, 0 where none is set."""
    return number(setting(properties, name, *attributes))
