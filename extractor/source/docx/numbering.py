"""Automatic numbers of a Word file: "(1)", "a.", "Pasal 3", "BAB I" that stand in its list definitions only.

A paragraph names a list (`numId`) and a level, itself or through its style; the list stands for an abstract definition,
whose levels say how the number is formed (ECMA-376 Part 1, 17.9).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from extractor.source.docx.number_formats import printed_number
from extractor.source.docx.package import attribute, child, local, number, switched, value
from extractor.source.docx.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_KEPT_BULLETS = frozenset("-–—•▪")
_DEEPEST = 9
# The longest text of a level; a longer one is no number.
_LONGEST = 255


@dataclass(slots=True)
class Level:
    """One level of a list. `restart` is the level (from 1) after which it starts again, 0 for never, None for any."""

    text: str = ""
    form: str = "decimal"
    picture: str | None = None
    start: int = 1
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    suffix: str = "tab"
    style: str | None = None
    properties: etree._Element | None = None


@dataclass(slots=True)
class List:
    """One list (`w:num`): the definition whose counters it shares, its levels, and the starts that it overrides.

    `begun` are the levels that it has counted, and those above: an overridden start counts anew at the first
    paragraph only.
    """

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Label:
    """The number of a paragraph as printed, what parts it from the text (tab, space, nothing), its level."""

    text: str
    suffix: str
    level: Level


class Numbering:
    """The lists of one file and how far each has counted. Ask for the labels in document order, once each."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Read the definitions; without the part `numbering` no paragraph has a number."""
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                name = attribute(element, "abstractNumId") or ""
                self._abstract[name] = _levels(element)
                if link := value(element, "numStyleLink"):
                    self._links[name] = link
        for element in root if root is not None else ():
            if local(element) == "num":
                self._read_list(element)
        for each in self._lists.values():
            self._follow_link(each)

    def _read_list(self, element: etree._Element) -> None:
        definition = value(element, "abstractNumId") or ""
        levels = dict(self._abstract.get(definition, {}))
        starts: dict[int, int] = {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            at = number(attribute(override, "ilvl"))
            if (whole := child(override, "lvl")) is not None:
                levels[at] = _level(whole)
            if (start := value(override, "startOverride")) is not None:
                starts[at] = number(start, 1)
        self._lists[attribute(element, "numId") or ""] = List(definition, levels, starts)

    def _follow_link(self, each: List) -> None:
        """A definition may stand for that of a numbering style."""
        seen: set[str] = set()
        while (link := self._links.get(each.definition)) and each.definition not in seen:
            seen.add(each.definition)
            style = self._styles.by_id.get(link)
            target = self._lists.get(value(child(style.paragraph if style else None, "numPr"), "numId") or "")
            if target is None:
                return
            each.definition = target.definition
            each.levels = {**self._abstract.get(target.definition, {}), **each.levels}

    def place(self, properties: etree._Element | None) -> tuple[List, int] | None:
        """Return the list and level of a paragraph with these properties, None where it has no number."""
        style = value(properties, "pStyle") or self._styles.default
        chain = self._styles.chain(style)
        direct = child(properties, "numPr")
        name, level = value(direct, "numId"), value(direct, "ilvl")
        by_style = name is None
        for each in chain if by_style else ():
            inherited = child(self._styles.by_id[each].paragraph, "numPr")
            if (name := value(inherited, "numId")) is not None:
                level = level or value(inherited, "ilvl")
                break
        found = self._lists.get(name or "")
        if found is None or name == "0":
            return None
        if level is None or (by_style and value(direct, "ilvl") is None):
            linked = (at for each in chain for at, one in sorted(found.levels.items()) if one.style == each)
            level = str(next(linked, number(level)))
        at = number(level)
        return (found, at) if 0 <= at < _DEEPEST and at in found.levels else None

    def label(self, place: tuple[List, int]) -> Label:
        """Count one paragraph at that place and return its number."""
        each, at = place
        counts = self._counts.setdefault(each.definition, {})
        level = each.levels[at]
        if at in each.starts and at not in each.begun:
            counts.pop(at, None)
        each.begun.update(range(at + 1))
        counts[at] = counts.get(at, each.starts.get(at, level.start) - 1) + 1
        for lower, one in each.levels.items():
            if lower > at and lower in counts and (one.restart is None or at < one.restart):
                del counts[lower]
        if level.hidden:
            return Label("", "nothing", level)
        if level.form == "bullet":
            return Label(_bullet(level), level.suffix, level)
        return Label(_PLACE.sub(lambda match: self._figure(each, level, counts, int(match[1]) - 1), level.text),
                     level.suffix, level)  # fmt: skip

    def _figure(self, each: List, level: Level, counts: dict[int, int], at: int) -> str:
        """Return the number of level `at` inside the text of `level`; a level not yet counted shows its start."""
        one = each.levels.get(at)
        if one is None:
            return ""
        place = counts.get(at, each.starts.get(at, one.start))
        legal = level.legal and one.form not in ("none", "bullet")
        return printed_number(place, "decimal" if legal else one.form, one.picture)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        number(attribute(each, "ilvl")): _level(each)
        for each in element
        if local(each) == "lvl" and 0 <= number(attribute(each, "ilvl")) < _DEEPEST
    }


def _level(element: etree._Element) -> Level:
    form = next((each for each in element.iter() if local(each) == "numFmt"), None)  # may stand in AlternateContent
    restart = value(element, "lvlRestart")
    return Level(
        text=(value(element, "lvlText") or "")[:_LONGEST],
        form=attribute(form) or "decimal",
        picture=attribute(form, "format"),
        start=number(value(element, "start"), 0),
        restart=None if restart is None else number(restart),
        legal=bool(switched(element, "isLgl")),
        hidden=bool(switched(child(element, "rPr"), "vanish")),
        suffix=value(element, "suff") or "tab",
        style=value(element, "pStyle"),
        properties=child(element, "pPr"),
    )


def _bullet(level: Level) -> str:
    """Return the sign of a bulleted level: dashes and plain bullets as they are, every other drawing as `•`."""
    sign = level.text.strip()
    return sign if sign in _KEPT_BULLETS or not sign else "•"
