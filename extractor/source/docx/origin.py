"""The way back into a Word document: which text element each character of the frozen text came from.

The paragraphs are walked by the reader itself, so that both always count alike. A correction changes the text inside
the elements only: styles, numbering, tables and everything else in the file stay as they are.
"""

import zipfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from extractor.model.text import Text
from extractor.source.docx.numbering import Numbering
from extractor.source.docx.package import Package, child, local
from extractor.source.docx.runs import SIGNS, SILENT, TEXTS, Piece, Runs, chosen
from extractor.source.docx.story import Story
from extractor.source.docx.styles import Styles, styles_of
from extractor.source.origin import Origin

PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH = 9000

# A character: the element that holds it and its place in there; None for a tab, a break, the end of a paragraph.
Cell = tuple[etree._Element, int] | None


class _Recorder(Runs):
    """Keeps every paragraph in the order in which it is read."""

    seen: list[etree._Element]

    def of(self, paragraph: etree._Element) -> list[Piece]:
        self.seen.append(paragraph)
        return super().of(paragraph)

    def pass_by(self, paragraph: etree._Element) -> None:
        self.seen.append(paragraph)


class DocxOrigin(Origin):
    """The way back into a Word document; `raw` are its paragraphs, one a line, without automatic numbers.

    `cells` names the element behind each character of `raw`, `root` is the main part, `package` the whole file.
    """

    def __init__(self, data: bytes, text: Text) -> None:
        """Take the bytes that `text` was read from. Raises InputError where they are no Word document."""
        self._data = data
        self.package = Package(data, text.source.file)
        self.root = self.package.document()
        self.cells: list[Cell] = []
        signs: list[str] = []
        for at, paragraph in enumerate(self._paragraphs()):
            if at:
                signs.append("\n")
                self.cells.append(None)
            for sign, cell in _characters(paragraph):
                signs.append(sign)
                self.cells.append(cell)
        super().__init__("".join(signs), text, numbered=True)

    def _paragraphs(self) -> list[etree._Element]:
        styles: Styles = styles_of(self.package.part("styles"))
        runs = _Recorder(styles, lambda kind, number: "")
        runs.seen = []
        body = child(self.root, "body")
        if body is not None:
            Story(styles, runs, Numbering(self.package.part("numbering"), styles), _WIDTH).read(body)
        return runs.seen

    def written(self, edits: Iterable[tuple[int, int, str]]) -> bytes:
        """Return the document with `edits`; raises ValueError where one would touch what is no text."""
        kept: dict[etree._Element, str] = {}
        try:
            # From the end, so that the places before stay where they are.
            for start, end, words in sorted(edits, reverse=True):
                self._edit(start, end, words, kept)
            return self.saved()
        finally:
            for element, before in kept.items():
                element.text = before

    def _edit(self, start: int, end: int, words: str, kept: dict[etree._Element, str]) -> None:
        cells = self.cells[start:end]
        if any(cell is None for cell in cells):
            raise ValueError("a correction over a tab or a break")
        behind = None if cells else next((cell for cell in self.cells[max(0, start - 1) : start] if cell), None)
        first = cells[0] if cells else behind or (self.cells[start] if start < len(self.cells) else None)
        if first is None:
            raise ValueError("no text element at this place")
        for cell in {id(each[0]): each[0] for each in cells if each}.values():
            kept.setdefault(cell, cell.text or "")
            gone = {each[1] for each in cells if each and each[0] is cell}
            cell.text = "".join(sign for at, sign in enumerate(cell.text or "") if at not in gone)
        element, at = first
        at += behind is not None
        kept.setdefault(element, element.text or "")
        content = element.text or ""
        element.text = content[:at] + words + content[at:]
        element.set(PRESERVE, "preserve")

    @cached_property
    def is_strict(self) -> bool:
        """Whether the main part uses the names of the strict form, which the reader takes for those of the other."""
        with zipfile.ZipFile(BytesIO(self._data)) as archive:
            main = self.package.main.lower()
            return any(
                STRICT in archive.read(entry)
                for entry in archive.infolist()
                if entry.filename.lstrip("/").lower() == main
            )

    def saved(self, parts: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
        """Return the archive with the main part as it is now, with `parts` (by name), and all else as it was."""
        out = BytesIO()
        main = self.package.main.lower()
        other = {name.lower(): data for name, data in parts.items()}
        with zipfile.ZipFile(BytesIO(self._data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
            for entry in before.infolist():
                name = entry.filename.lstrip("/").lower()
                if name == main:
                    part = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
                    after.writestr(entry.filename, part.replace(TRANSITIONAL, STRICT) if self.is_strict else part)
                elif name in other:
                    after.writestr(entry.filename, other.pop(name))
                else:
                    after.writestr(entry, before.read(entry))
            for name, data in parts.items():
                if name.lower() in other:
                    after.writestr(name, data)
        return out.getvalue()


def _characters(element: etree._Element) -> Iterable[tuple[str, Cell]]:
    """Yield every character of a paragraph with its cell; what hangs on it (text boxes) or never prints is left out."""
    for each in element:
        name = local(each)
        if each.tag in TEXTS:
            for at, sign in enumerate(each.text or ""):
                yield " " if sign in "\r\n" else sign, (each, at)
        elif name == "AlternateContent":
            yield from _characters(chosen(each))
        elif name in SIGNS:
            sign = SIGNS[name].replace("\n", "\v")
            if sign:
                yield sign, None
        elif name not in SILENT and name != "txbxContent":
            yield from _characters(each)
