"""What one paragraph of a Word file prints: its runs, fields, symbols and breaks, tracked changes as accepted."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from extractor.model.text import FurnitureKind
from extractor.source.docx.package import attribute, child, local, value
from extractor.source.docx.styles import Look, Styles

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS = frozenset({WORD + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
# What never prints: properties, deleted and moved text, the codes of fields, comments.
SILENT = frozenset(
    {
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "rPrChange",
        "pPrChange",
        "oMathParaPr",
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "annotationRef",
    }
)
# Signs that stand as elements. A soft hyphen prints only where Word breaks the line there.
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# Letters of the symbol fonts that stand before an item of a list, and a few that stand in forms.
_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0x6F: "□", 0x2D: "-"}
# Word nests fields 20 deep.
_NOTES: dict[str, FurnitureKind] = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DEEPEST = 64
_NAME_CHARS = 80
# What may hold a picture; of that, what is one; what describes it.
_DRAWN = ("drawing", "pict", "object")
_PICTURES = frozenset({"blip", "imagedata", "chart", "relIds", "OLEObject"})
_DESCRIBED = ("descr", "title", "ProgID", "alt")
_SYMBOL_FONTS = ("Symbol", "Wingdings", "Webdings")


@dataclass(slots=True)
class Piece:
    """A stretch of one look. `kind` is None for text, else the kind of furniture under which it is kept aside."""

    text: str
    look: Look
    kind: FurnitureKind | None = None


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Runs:
    """Reads the runs of paragraph after paragraph of one story; a field may run over several of them.

    `note` gives the words of a footnote or endnote by kind and number. `boxes` are the text boxes that hang on the
    paragraphs read since it was last emptied, `pictures` the names of pictures, charts and embedded files, likewise.
    `contents` counts the tables of contents that are open. `paired` says
    that every field of the story ends: a table of contents without an end would take the whole text with it.
    """

    styles: Styles
    note: Callable[[str, str], str]
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    contents: int = 0
    paired: bool = True
    _fields: list[_Field] = field(default_factory=list)
    _coloured: bool = False

    def of(self, paragraph: etree._Element) -> list[Piece]:
        """Return what the paragraph prints, in order; a line feed is a break within it."""
        pieces: list[Piece] = []
        own = child(paragraph, "pPr")
        style = value(own, "pStyle")
        # White letters are seen in a cell, a box or a paragraph with a colour of its own.
        self._coloured = child(own, "shd") is not None or any(
            local(above) in ("tc", "txbxContent") for above in paragraph.iterancestors()
        )
        self._inside(paragraph, style, self.styles.look(None, style), pieces)
        # A field whose code does not end with its paragraph is a damaged one: what follows is text.
        self._fields = [each for each in self._fields if each.result]
        return pieces

    def pass_by(self, paragraph: etree._Element) -> None:
        """Take note of a paragraph that has nothing in it, not even properties: it is counted, and not read."""

    def _inside(self, element: etree._Element, style: str | None, look: Look, pieces: list[Piece]) -> None:
        for each in element:
            name = local(each)
            if each.tag in TEXTS:
                self._put(pieces, (each.text or "").replace("\u00ad", "").replace("\n", " "), look)
            elif name == "r":
                self._inside(each, style, self.styles.look(child(each, "rPr"), style), pieces)
            elif name == "AlternateContent":
                self._inside(chosen(each), style, look, pieces)
            elif name == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif name == "instrText" and self._fields and not self._fields[-1].result:
                self._fields[-1].code += (each.text or "")[:99]
            elif name in SIGNS:
                self._put(pieces, SIGNS[name], look)
            elif name == "sym":
                self._put(pieces, symbol(each), look)
            elif (note := _NOTES.get(name)) is not None:
                words = self.note(note, attribute(each, "id") or "")
                if words:
                    pieces.append(Piece(words, look, note))
            elif name == "txbxContent":
                self.boxes.append(each)
            elif name == "fldSimple" and _is_contents(attribute(each, "instr") or ""):
                self.contents += 1
                self._inside(each, style, look, pieces)
                self.contents -= 1
            elif name not in SILENT:
                if name in _DRAWN and (picture := _picture(each)) is not None:
                    self.pictures.append(picture)
                self._inside(each, style, look, pieces)

    def _put(self, pieces: list[Piece], text: str, look: Look) -> None:
        if not text:
            return
        if look.capitals:
            text = text.upper()
        hidden = look.hidden or (look.unseen and not self._coloured)
        kind: FurnitureKind | None = "hidden" if hidden else "struck" if look.struck else None
        if not all(each.result for each in self._fields):
            kind = "field"
        elif self.contents or (self.paired and any(_is_contents(each.code) for each in self._fields)):
            kind = "contents"
        pieces.append(Piece(text, look, kind))

    def _field(self, sign: str | None) -> None:
        if sign == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(_Field())
        elif sign == "separate" and self._fields:
            self._fields[-1].result = True
        elif sign == "end" and self._fields:
            self._fields.pop()


def _picture(element: etree._Element) -> str | None:
    """Return what the file calls a picture, chart or embedded file; None where it is a mere shape or a text box."""
    parts = list(element.iter())
    if not any(local(each) in _PICTURES for each in parts) or any(local(each) == "txbxContent" for each in parts):
        return None
    named = (attribute for each in parts for name in _DESCRIBED if (attribute := each.get(name)))
    return " ".join(next(named, "gambar").split())[:_NAME_CHARS]


def chosen(alternatives: etree._Element) -> etree._Element:
    """Return the first choice of an AlternateContent, its fallback where it has none, itself where it is empty."""
    return next((each for each in alternatives if local(each) in ("Choice", "Fallback")), alternatives)


def fields_are_paired(root: etree._Element) -> bool:
    """Return whether every field that begins in the story ends in it, as it reads with changes accepted."""
    depth = 0
    for each in root.iter(f"{WORD}fldChar"):
        if not any(local(above) in ("del", "moveFrom") for above in each.iterancestors()):
            depth += {"begin": 1, "end": -1}.get(attribute(each, "fldCharType") or "", 0)
    return depth == 0


def _is_contents(code: str) -> bool:
    return code.split(maxsplit=1)[:1] == ["TOC"]


def symbol(element: etree._Element) -> str:
    """Return the sign of a `w:sym` element; empty where its code is none."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    if (attribute(element, "font") or "").startswith(_SYMBOL_FONTS):
        code &= 0xFF if 0xF000 <= code <= 0xF0FF else 0xFFFF
        return _SYMBOLS.get(code, chr(code) if 0x20 < code < 0x7F else "•")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
