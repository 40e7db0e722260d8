"""A regulation as a Word document to go on with: numbers as typed, styles for each kind of head, hanging indents."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from extractor.emit.manuscript.paragraphs import Grid, Paragraph, Part, Remark, paragraphs
from extractor.model.analysis import Analysis
from extractor.model.document import Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STEP = 567  # one centimetre, in twips
# A date that a ZIP can hold: the same text gives the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)
_STYLES = {"title": "THKJudul", "group": "THKBab", "article": "THKPasal", "text": "THKIsi", "closing": "THKPenutup"}
_LOOKS = {
    "THKJudul": ("Judul", '<w:jc w:val="center"/>', "<w:b/>"),
    "THKBab": ("Bab", '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>', "<w:b/>"),
    "THKPasal": ("Pasal", '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/>', ""),
    "THKIsi": ("Isi", '<w:spacing w:after="60"/><w:jc w:val="both"/>', ""),
    "THKPenutup": ("Penutup", '<w:ind w:left="4536"/>', ""),
}


def to_docx(analysis: Analysis) -> bytes:
    """Return the text of `analysis` as a Word document; the same text always gives the same bytes."""
    return docx_of(analysis.document, {})


def docx_of(document: Document, remarks: Mapping[str | None, Remark]) -> bytes:
    """Return the text of `document` as a Word document.

    What is remarked on a unit is a comment on its first paragraph; its paragraphs are underlined where it has changed.
    """
    shown = _Remarks(remarks)
    body = "".join(_part(part, shown) for part in paragraphs(document))
    page = (
        '<w:sectPr><w:pgSz w:w="12242" w:h="18709"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="709" w:footer="709"/></w:sectPr>'
    )
    further = [("styles", "styles.xml"), *([("comments", "comments.xml")] if shown.comments else [])]
    comments = f'<Override PartName="/word/comments.xml" ContentType="{_type("comments")}"/>' if shown.comments else ""
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_type("document.main")}"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_type("styles")}"/>{comments}</Types>'
        ),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*further),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": _styles(),
    }
    if shown.comments:
        parts["word/comments.xml"] = f'<w:comments xmlns:w="{_WORD}">{"".join(shown.comments)}</w:comments>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Remarks:
    """The remarks that are still to be shown, and the comments made of those that have been."""

    def __init__(self, remarks: Mapping[str | None, Remark]) -> None:
        self._remarks = remarks
        self._told: set[str | None] = set()
        self.comments: list[str] = []

    def changed(self, eid: str | None) -> bool:
        """Whether the words of a unit are marked as changed."""
        return eid in self._remarks and self._remarks[eid].changed

    def on(self, eid: str | None, runs: str) -> str:
        """Return the runs of a paragraph with the comment on them, if the unit has one that is not yet told."""
        remark = self._remarks.get(eid)
        if remark is None or not remark.words or eid in self._told:
            return runs
        self._told.add(eid)
        number = len(self.comments)
        lines = "".join(f"<w:p>{_run(line)}</w:p>" for line in remark.words.split("\n"))
        self.comments.append(f'<w:comment w:id="{number}" w:author="THK" w:initials="THK">{lines}</w:comment>')
        return (
            f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )


def _part(part: Part, remarks: _Remarks) -> str:
    return _table(part) if isinstance(part, Grid) else _paragraph(part, remarks)


def _paragraph(part: Paragraph, remarks: _Remarks) -> str:
    own = f'<w:pStyle w:val="{_STYLES[part.form]}"/>'
    own += "<w:pageBreakBefore/>" if part.opens else ""
    if part.form == "text" and (part.number or part.depth):
        left = _STEP * (part.depth + bool(part.number))
        own += f'<w:ind w:left="{left}"{f" w:hanging={_quoted(_STEP)}" if part.number else ""}/>'
    look = '<w:rPr><w:u w:val="single"/></w:rPr>' if remarks.changed(part.eid) else ""
    number = _run(part.number, look)
    number += "<w:r><w:tab/></w:r>" if part.number and part.words else ""
    return f"<w:p><w:pPr>{own}</w:pPr>{remarks.on(part.eid, number + _run(part.words, look))}</w:p>"


def _quoted(number: int) -> str:
    return f'"{number}"'


def _run(words: str, look: str = "") -> str:
    shown = "".join(sign for sign in words if sign >= " ")
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>' if shown else ""


def _table(grid: Grid) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    wide = 9000 // max(1, grid.columns)
    columns = f'<w:gridCol w:w="{wide}"/>' * grid.columns
    open_cells: dict[int, tuple[int, int]] = {}  # rows still to come, and width, of the cells from above, by column
    rows = []
    for row in grid.rows:
        cells, at, own = [], 0, list(row)
        while at < grid.columns:
            left, span = open_cells.get(at, (0, 1))
            if left:
                open_cells[at] = (left - 1, span)
                cells.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/><w:vMerge/></w:tcPr><w:p/></w:tc>')
                at += span
            elif own:
                words, span, high, heads = own.pop(0)
                open_cells[at] = (high - 1, span)
                merge = '<w:vMerge w:val="restart"/>' if high > 1 else ""
                bold = _run(words, "<w:rPr><w:b/></w:rPr>" if heads else "")
                cells.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr><w:p>{bold}</w:p></w:tc>')
                at += span
            else:
                break
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>" if cells else "")
    table = f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    return f"{table}{''.join(rows)}</w:tbl><w:p/>"


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Bookman Old Style" w:hAnsi="Bookman Old Style" w:cs="Bookman Old Style"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="24"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="THK {name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for key, (name, paragraph, run) in _LOOKS.items()
    )
    return f'<w:styles xmlns:w="{_WORD}">{defaults}{made}</w:styles>'


def _type(part: str) -> str:
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"


def _relations(*parts: tuple[str, str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="{space}">{each}</Relationships>'
