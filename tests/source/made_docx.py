"""Word documents made for tests: with python-docx, as a drafter would write them."""

import re
from io import BytesIO
from itertools import count
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips

from extractor.model.document import Block, Document, Provision
from extractor.model.text import Span

SPACES = nsdecls("w")
_STEP = 567
_LABEL = re.compile(r"(?P<before>[^\d]*?)(?P<number>\d+|[a-z]{1,2}|(?<=BAB )[IVXLC]+)(?P<after>[.)]{0,2})")
_FORM = {"bab": "upperRoman"}


def saved(word: Word) -> bytes:
    data = BytesIO()
    word.save(data)
    return data.getvalue()


def word_of(*paragraphs: str, body: str = "", numbering: str = "", styles: str = "") -> Word:
    """Return a document of plain paragraphs and of raw WordprocessingML: body, numbering and style elements."""
    word = docx.Document()
    for words in paragraphs:
        word.add_paragraph(words)
    end = word.element.body.sectPr
    for element in _parsed(body):
        end.addprevious(element)
    part = word.part.numbering_part.element
    if numbering:
        for old in list(part):
            part.remove(old)
    part.extend(_parsed(numbering))
    word.styles.element.extend(_parsed(styles))
    return word


def _parsed(xml: str) -> list[Any]:
    others = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    return list(parse_xml(f"<w:x {SPACES} {others}>{xml}</w:x>"))


def paragraph(words: str, level: int | None = None, number: int = 1, more: str = "") -> str:
    """Return the XML of a paragraph, at a level of list `number` where one is given."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{listed}{more}</w:pPr>{run(words) if words else ''}</w:p>"


def run(words: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def definition(
    *levels: tuple[str, str], name: int = 0, number: int | None = 1, more: dict[int, str] | None = None
) -> str:
    """Return a list definition of (text, format) levels with its list `number`; `more` is XML for single levels."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{(more or {}).get(at, "")}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (text, form) in enumerate(levels)
    )
    listed = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/></w:num>' if number is not None else ""
    return f'<w:abstractNum w:abstractNumId="{name}">{inside}</w:abstractNum>{listed}'


# ---- a whole regulation -----------------------------------------------------------------------------------------------


def drafted(document: Document, automatic: bool) -> Word:
    """Return the regulation as a Word document: a paragraph for each unit, hanging indents, headings in the middle.

    `automatic`: numbers that open a paragraph (BAB, Pasal, ayat, huruf, angka) stand in list definitions only.
    """
    word = docx.Document()
    part = word.part.numbering_part.element
    for old in list(part):
        part.remove(old)
    lists = _Lists(part)
    content = document.text.content
    for group in _paragraphs(document):
        first, role, owner = group[0]
        depth = _depth(document, owner)
        made = word.add_paragraph()
        written = False
        if automatic and role == "num" and isinstance(owner, Provision):
            written = lists.number(made, document, owner)
        end = first.start
        for at, (span, part_role, _) in enumerate(group):
            if at == 0 and written:
                end = span.end
                continue
            words = content[span.start : span.end]
            if at:
                broken = "\n" in content[end : span.start]
                made.add_run("\n" if broken else "\t" if group[at - 1][1] in ("num", "block") else " ")
            made.add_run(words if part_role in ("block", "heading") else words.replace("\n", " "))
            end = span.end
        kind = owner.kind
        if (kind in ("bab", "bagian", "paragraf", "pasal", "buku") and role != "own") or kind in _TITLE:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif kind in ("ayat", "huruf", "angka", "rincian"):
            made.paragraph_format.left_indent = Twips(_STEP * depth)
            if role == "num":
                made.paragraph_format.first_line_indent = Twips(-_STEP)
    return word


_TITLE = ("jenis", "nomor", "tentang", "judul", "rahmat", "pembentuk", "memutuskan")
Piece = tuple[Span, str, Provision | Block]


def _paragraphs(document: Document) -> list[list[Piece]]:
    """Group what is printed into paragraphs: what shares a printed line, and a Bab with its heading, is one."""
    pieces: list[Piece] = [(block.span, "block", block) for block in document.blocks]
    for unit in document.walk():
        pieces += [(span, role, unit) for span, role in ((unit.num, "num"), (unit.heading, "heading")) if span]
        pieces += [(span, "own", unit) for span in unit.own]
    pieces.sort(key=lambda piece: piece[0])
    groups: list[list[Piece]] = []
    for piece in pieces:
        before = groups[-1][-1] if groups else None
        between = document.text.content[before[0].end : piece[0].start] if before else "\n"
        same = before is not None and ((piece[2] is before[2] and piece[1] != "own") or "\n" not in between)
        if same or (
            before and piece[1] == "own" and before[1] == "num" and before[2] is piece[2] and piece[2].kind != "pasal"
        ):  # type: ignore[union-attr]
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _depth(document: Document, owner: Provision | Block) -> int:
    if isinstance(owner, Block):
        return 0
    above = [unit for unit in document.ancestors(owner.eid) if unit.kind in ("ayat", "huruf", "angka", "rincian")]
    return len(above) + 1


class _Lists:
    """Numbers units by lists, as Word does: a new list that starts anew wherever the sequence does not go on."""

    def __init__(self, part: Any) -> None:
        self.part = part
        self.names = count(1)
        self.definitions: dict[tuple[str, str, str], int] = {}
        self.last: dict[tuple[str | None, str, str, str], tuple[int, int]] = {}

    def number(self, made: Any, document: Document, unit: Provision) -> bool:
        printed = document.text.of(unit.num) if unit.num else ""
        match = _LABEL.fullmatch(printed)
        if match is None:
            return False
        figure, form = match["number"], "decimal"
        if unit.kind == "bab":
            form, place = "upperRoman", _roman(figure)
        elif figure.isdigit():
            place = int(figure)
        else:
            form, place = "lowerLetter", ord(figure[0]) - 96 + 26 * (len(figure) - 1)
            if len(set(figure)) > 1:
                return False
        key = (match["before"], form, match["after"])
        series = (None if unit.kind in ("bab", "pasal") else document.parents[unit.eid], *key)
        name, before = self.last.get(series, (0, -1))
        if before + 1 != place or not name:
            name = self._list(key, place)
        self.last[series] = (name, place)
        properties = made._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = name
        return True

    def _list(self, key: tuple[str, str, str], start: int) -> int:
        if key not in self.definitions:
            self.definitions[key] = len(self.definitions)
            before, form, after = key
            definition_xml = definition((f"{before}%1{after}", form), name=self.definitions[key], number=None)
            self.part.insert(self.definitions[key], parse_xml(f"<w:x {SPACES}>{definition_xml}</w:x>")[0])
        name = next(self.names)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(name))
        xml = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for each in _parsed(f'<w:abstractNumId w:val="{self.definitions[key]}"/>{xml}'):
            number.append(each)
        self.part.append(number)
        return name


def _roman(figure: str) -> int:
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[sign] for sign in figure]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))
