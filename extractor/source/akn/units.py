"""Units of Akoma Ntoso: their numbers, headings, own texts and children, as provisions over the text being read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractor.law.akn import BETWEEN, NAMESPACE, OWN_NAMESPACE, PARAGRAPH, UNIT_ELEMENTS, kind_in, usual_label
from extractor.law.units import ATTACHED, HEADINGS, UnitKind
from extractor.model.document import Provision, provision_of
from extractor.model.text import Cell, Furniture, Span
from extractor.model.written import Written
from extractor.source.characters import normalise

_HOLDERS = ("content", "intro", "wrapUp", "listIntroduction", "listConclusion", "body", "mainBody", "blockContainer")
# The most columns or rows that one cell may reach over, and the digits of any such number (chosen).
_WIDEST, _DIGITS = 500, 6
_BREAKS = ("br", "eol", "eop")


def local(element: etree._Element) -> str:
    """Return the name of an Akoma Ntoso element; empty for others, comments and the like."""
    tag = element.tag
    return tag[len(NAMESPACE) + 2 :] if isinstance(tag, str) and tag.startswith(f"{{{NAMESPACE}}}") else ""


def own(element: etree._Element, name: str) -> str | None:
    """Return an attribute of our own namespace, None where it is missing."""
    return element.get(f"{{{OWN_NAMESPACE}}}{name}")


def words_of(element: etree._Element) -> str:
    """Return all words of an element in running text."""
    return running("".join(str(part) for part in element.itertext("*")))


def running(words: str) -> str:
    """Return words as a line of the text: normalised, single blanks."""
    return " ".join(normalise(words).split())


def kind_of_element(element: etree._Element) -> UnitKind | None:
    """Return the kind of unit that an element is, None for one that is no unit."""
    eid, name = element.get("eId"), local(element)
    return kind_in(name, eid, element.get("class")) if eid and name in UNIT_ELEMENTS else None


@dataclass(slots=True, eq=False)
class Unit:
    """One unit in the making.

    `glued` says that what comes next belongs to the last piece of its own text, `apart` that it begins a paragraph.
    """

    eid: str
    kind: UnitKind
    label: str
    also: tuple[str, ...] = ()
    num: Span | None = None
    heading: Span | None = None
    own: list[Span] = field(default_factory=list)
    children: list[Provision] = field(default_factory=list)
    glued: bool = False
    apart: bool = False

    def add(self, span: Span | None, *, glued: bool = False) -> None:
        """Add a piece of own text; one that is glued to the piece before it makes it longer."""
        if span is None:
            return
        if self.own and not self.apart and (glued or self.glued) and self.own[-1].end + 1 == span.start:
            self.own[-1] = Span(self.own[-1].start, span.end)
        else:
            self.own.append(span)
        self.glued, self.apart = glued, False

    def frozen(self, at: int) -> Provision:
        """Return the provision; `at` is the place of one without words."""
        return provision_of(
            self.eid, self.kind, self.label, self.num, self.heading, self.own, self.children, self.also, at
        )


def opened(element: etree._Element, kind: UnitKind) -> Unit:
    """Return the unit that an element opens."""
    eid = str(element.get("eId"))
    label = own(element, "label")
    also = tuple((own(element, "also") or "").split())
    return Unit(eid, kind, usual_label(eid) if label is None else label, also)


class Units:
    """Reads elements into provisions; their words go into `written`."""

    def __init__(self, written: Written) -> None:
        """Take the text that is being read."""
        self.written = written

    def unit(self, element: etree._Element, kind: UnitKind) -> Provision:
        """Return the provision that an element is."""
        unit = opened(element, kind)
        self.written.end_line()
        for part in element:
            self._part(unit, part)
        self.written.end_line()
        return unit.frozen(self.written.end)

    def _part(self, unit: Unit, element: etree._Element) -> None:
        name = local(element)
        listed = unit.kind not in HEADINGS and unit.kind not in ATTACHED
        if name == "num":
            unit.num = self.written.put(words_of(element), opens=listed)
        elif name == "heading" and unit.kind == "penjelasan" and unit.num is None and _is_link(element):
            unit.num = self.written.put(words_of(element))
        elif name == "heading":
            unit.heading = self.written.put(words_of(element))
        elif name == "subheading":
            unit.add(self.written.put(words_of(element)))
        else:
            self.flow(unit, element)

    def flow(self, unit: Unit, element: etree._Element, *, glued: bool = False) -> None:
        """Read an element inside a unit: a unit below it, or some of its own text.

        With `glued` paragraphs that follow each other are one piece.
        """
        name = local(element)
        kind = kind_of_element(element)
        unit.apart = element.get("class") == PARAGRAPH
        if kind is not None:
            unit.children.append(self.unit(element, kind))
        elif name in _HOLDERS or name == "blockList" or element.get("name") == BETWEEN:
            unit.glued = False
            for below in element:
                self.flow(unit, below, glued=glued)
        elif name == "table":
            unit.add(self._table(element), glued=True)
        elif name:
            self._paragraph(unit, element, glued)

    def _paragraph(self, unit: Unit, element: etree._Element, glued: bool) -> None:
        """Read a paragraph: its words, the units that it quotes, and its notes, which are no words of it."""
        notes: list[tuple[int, etree._Element]] = []
        run: list[str] = []

        def flush() -> None:
            start = self.written.end + 1
            span = self.written.put(running("".join(run)))
            for length, note in notes:
                offset = min(start + length, self.written.end) if span else self.written.end
                self._note(note, offset)
            unit.add(span, glued=glued)
            run.clear()
            notes.clear()

        def read(holder: etree._Element) -> None:
            run.append(holder.text or "")
            for below in holder:
                name = local(below)
                if name == "quotedStructure":
                    flush()
                    for quoted in below:
                        self.flow(unit, quoted)
                elif name == "authorialNote":
                    notes.append((len(" ".join("".join(run).split())), below))
                elif name in _BREAKS:
                    run.append(" ")
                elif isinstance(below.tag, str):
                    read(below)
                run.append(below.tail or "")

        read(element)
        flush()

    def _note(self, note: etree._Element, offset: int) -> None:
        """Keep a note aside, its mark before it, as they are printed on a page."""
        mark, number = note.get("marker"), len(self.written.furniture)
        if mark:
            self.written.furniture.append(Furniture("footnote", mark, offset, number))
        words = f"{mark} {words_of(note)}" if mark else words_of(note)
        self.written.furniture.append(Furniture("footnote", words, offset, number + 1))

    def _table(self, element: etree._Element) -> Span | None:
        """Read a table; its grid is filled row by row, as HTML does it."""
        rows: list[list[Cell]] = []
        busy: dict[int, int] = {}
        for line in element.iter(f"{{{NAMESPACE}}}tr"):
            row: list[Cell] = []
            column = 0
            for holder in line:
                if local(holder) not in ("th", "td"):
                    continue
                while column < _WIDEST and busy.get(column, 0) > len(rows):
                    column += 1
                across = min(_reach(holder, "colspan"), max(1, _WIDEST - column))
                down = _reach(holder, "rowspan")
                busy.update((column + x, len(rows) + down) for x in range(across))
                row.append(Cell(self._cell(holder), column, down, across, local(holder) == "th"))
                column += across
            rows.append(row)
        return self.written.table(rows)

    def _cell(self, holder: etree._Element) -> Span:
        spans = [span for paragraph in _paragraphs(holder) if (span := self.written.put(words_of(paragraph)))]
        return Span(spans[0].start, spans[-1].end) if spans else Span(self.written.end, self.written.end)


def _reach(holder: etree._Element, name: str) -> int:
    """Return over how many columns or rows a cell reaches, never more than a table of people has."""
    said = holder.get(name) or ""
    return max(1, min(int(said), _WIDEST)) if said.isdecimal() and len(said) < _DIGITS else 1


def _paragraphs(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a cell that hold words of their own."""
    found = list(holder.iter(f"{{{NAMESPACE}}}p"))
    yield from found or [holder]


def _is_link(heading: etree._Element) -> bool:
    """Whether a heading is nothing but a link: the number of a unit of the Penjelasan, to what it explains."""
    links = [below for below in heading if local(below) == "ref"]
    return len(links) == 1 and words_of(links[0]) == words_of(heading)
