"""A regulation as a Word document to go on with: numbers as typed, styles for each kind of head, hanging indents."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from extractor.emit.manuscript.paragraphs import Grid, Paragraph, Part, paragraphs
from extractor.model.analysis import Analysis

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
    body = "".join(_part(part) for part in paragraphs(analysis.document))
    page = (
        '<w:sectPr><w:pgSz w:w="12242" w:h="18709"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="709" w:footer="709"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_type("document.main")}"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_type("styles")}"/></Types>'
        ),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": _styles(),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _part(part: Part) -> str:
    return _table(part) if isinstance(part, Grid) else _paragraph(part)


def _paragraph(part: Paragraph) -> str:
    own = f'<w:pStyle w:val="{_STYLES[part.form]}"/>'
    own += "<w:pageBreakBefore/>" if part.opens else ""
    if part.form == "text" and (part.number or part.depth):
        left = _STEP * (part.depth + bool(part.number))
        own += f'<w:ind w:left="{left}"{f" w:hanging={_quoted(_STEP)}" if part.number else ""}/>'
    number = f"{_run(part.number)}<w:r><w:tab/></w:r>" if part.number and part.words else _run(part.number)
    return f"<w:p><w:pPr>{own}</w:pPr>{number}{_run(part.words)}</w:p>"


def _quoted(number: int) -> str:
    return f'"{number}"'


def _run(words: str) -> str:
    shown = "".join(sign for sign in words if sign >= " ")
    return f'<w:r><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>' if shown else ""


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
                bold = _run(words).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>") if heads else _run(words)
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


def _relations(kind: str, target: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    one = f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{space}">{one}</Relationships>'
