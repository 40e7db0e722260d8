"""The story of a Word file (body, header, footnote): its paragraphs and tables as lines in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractor.source.docx.lines import lines_of, opens_heading, settle_space, space_above
from extractor.source.docx.numbering import Label, Numbering
from extractor.source.docx.package import attribute, child, local, number, value
from extractor.source.docx.runs import SILENT, WORD, Piece, Runs, chosen
from extractor.source.docx.styles import Styles
from extractor.source.docx.tables import WordCell, WordTable, lines_of_table
from extractor.source.line_draft import Draft

_PARAGRAPH = WORD + "p"


@dataclass(slots=True)
class Section:
    """The end of a section: its properties and the number of lines before it."""

    properties: etree._Element
    end: int


@dataclass(slots=True)
class Story:
    """Reads one story. `numbering` is None where its lists do not count (headers, notes).

    After `read`, `tables` are its outermost tables, `sections` the ends of its sections.
    """

    styles: Styles
    runs: Runs
    numbering: Numbering | None
    width: int
    tables: list[WordTable] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    _paragraphs: int = 0
    _blank: int = 0
    _after: int = 0
    _carried: list[Piece] = field(default_factory=list)

    def read(self, root: etree._Element) -> list[Draft]:
        """Return the lines of the story; `gap` of each is the white space above it in lines, as counted."""
        found: list[Draft] = []
        unnumbered = self.numbering is None or self.numbering.place(None) is None
        for block in blocks(root, self.runs):
            if unnumbered and not self._carried and block.tag == _PARAGRAPH and not len(block):
                self.runs.pass_by(block)
                self._paragraphs += 1
                self._blank += 1
                continue
            name = local(block)
            if name == "p":
                found.extend(self._paragraph(block, self.width, 0))
            elif name == "tbl":
                found.extend(self._rest(0))
                table = self._table(block, 0)
                self.tables.append(table)
                found.extend(lines_of_table(table))
            properties = block if name == "sectPr" else child(child(block, "pPr"), "sectPr")
            if properties is not None:
                self.sections.append(Section(properties, len(found)))
        found.extend(self._rest(0))
        return found

    # ---- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, width: int, offset: int) -> list[Draft]:
        """Return the lines of a paragraph, and after them those of the text boxes that hang on it."""
        self._paragraphs += 1
        own = child(element, "pPr")
        pieces, self._carried = self._carried, []
        pieces.extend(self.runs.of(element))
        mark = child(own, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._carried = pieces  # its end is struck out: it goes on in the next paragraph
            return []
        label = self._label(own, pieces)
        properties = self.styles.paragraph_properties(own, label.level.properties if label else None)
        lines = lines_of(pieces, properties, label, self._paragraphs, width, offset)
        before, after = space_above(properties)
        if any(line.text for line in lines):
            first = next(line for line in lines if line.text)
            first.gap = float(self._blank + settle_space(max(before, self._after)))
            self._blank, self._after = 0, after
        else:
            self._blank += 1
        return lines + self._boxes()

    def _label(self, own: etree._Element | None, pieces: list[Piece]) -> Label | None:
        if self.numbering is None:
            return None
        place = self.numbering.place(own)
        if place is None:
            return None
        unseen = self.styles.look(child(own, "rPr"), value(own, "pStyle")).hidden
        if unseen and not any(piece.kind is None for piece in pieces):
            return None
        return self.numbering.label(place)

    def _boxes(self) -> list[Draft]:
        found = [Draft(name, self._paragraphs, kind="picture") for name in self.runs.pictures]
        self.runs.pictures = []
        while self.runs.boxes:
            boxes, self.runs.boxes = self.runs.boxes, []
            for box in boxes:
                lines = self._blocks(box, self.width, 0)
                if not any(opens_heading(line.text) for line in lines):
                    for line in lines:
                        line.kind = line.kind or "text_box"
                found.extend(lines)
        return found

    def _rest(self, offset: int) -> list[Draft]:
        """Return the line of a paragraph whose end is struck out where no other follows, and its text boxes."""
        pieces, self._carried = self._carried, []
        lines = lines_of(pieces, (), None, self._paragraphs, self.width, offset) if pieces else []
        return lines + self._boxes()

    def _blocks(self, root: etree._Element, width: int, offset: int) -> list[Draft]:
        """Return the lines of a cell or text box; a table in it is read in its place."""
        found: list[Draft] = []
        kept, self._carried = self._carried, []
        for block in blocks(root, self.runs):
            if local(block) == "p":
                found.extend(self._paragraph(block, width, offset))
            elif local(block) == "tbl":
                found.extend(self._rest(offset))
                found.extend(lines_of_table(self._table(block, offset)))
        found.extend(self._rest(offset))
        self._carried = kept
        return found

    # ---- tables ---------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, offset: int) -> WordTable:
        edges = [offset]
        grid = child(element, "tblGrid")
        for column in grid if grid is not None else ():
            if local(column) == "gridCol":
                edges.append(edges[-1] + max(0, number(attribute(column, "w"))))
        table = WordTable(edges, [])
        reaching: dict[int, WordCell] = {}
        for row in elements(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            at = max(0, min(number(value(properties, "gridBefore")), 63))
            cells: list[WordCell] = []
            for cell in elements(row, "tc"):
                own = child(cell, "tcPr")
                span = max(1, min(number(value(own, "gridSpan"), 1), 63))
                if child(own, "cellDel") is not None:
                    continue
                while len(edges) <= at + span:
                    edges.append(edges[-1] + max(0, number(attribute(child(own, "tcW"), "w"))) // span)
                lines = self._blocks(cell, edges[at + span] - edges[at], edges[at])
                merge = child(own, "vMerge")
                above = reaching.get(at)
                if merge is not None and attribute(merge) != "restart" and above is not None and not lines:
                    above.rows += 1
                else:
                    cells.append(WordCell(len(table.rows), at, at + span, lines))
                    reaching[at] = cells[-1]
                at += span
            table.rows.append(cells)
        table.ruled = self._ruled(element)
        return table

    def _ruled(self, element: etree._Element) -> bool:
        """Whether a table prints lines between its cells: by itself, by its style or by a cell."""
        own = child(element, "tblPr")
        styles = (self.styles.by_id[each].table for each in self.styles.chain(value(own, "tblStyle")))
        borders = [child(each, "tblBorders") for each in (own, *styles)]
        decided = next((each for each in borders if each is not None), None)
        if decided is not None and _prints(decided):
            return True
        return any(_prints(each) for each in element.iter(f"{WORD}tcBorders"))


def blocks(root: etree._Element, runs: Runs) -> Iterator[etree._Element]:
    """Yield the paragraphs, tables and section properties of a story or cell; what wraps them is looked through."""
    for each in root:
        name = "p" if each.tag == _PARAGRAPH else local(each)
        if name in ("p", "tbl", "sectPr"):
            yield each
        elif name == "AlternateContent":
            yield from blocks(chosen(each), runs)
        elif name == "altChunk":
            runs.pictures.append(name)
        elif name == "sdt" and _is_contents(each):
            runs.contents += 1
            yield from blocks(each, runs)
            runs.contents -= 1
        elif name and name not in SILENT:
            yield from blocks(each, runs)


def elements(root: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row; content controls and the like are looked through."""
    for each in root:
        name = local(each)
        if name == wanted:
            yield each
        elif name == "AlternateContent":
            yield from elements(chosen(each), wanted)
        elif name and name not in SILENT and name not in ("p", "tbl", "tr", "tc"):
            yield from elements(each, wanted)


def _prints(borders: etree._Element) -> bool:
    return any(attribute(each) not in (None, "nil", "none") for each in borders)


def _is_contents(control: etree._Element) -> bool:
    gallery = value(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery")
    return gallery == "Table of Contents"
