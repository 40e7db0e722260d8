"""What must be the same of a regulation that was written as XML and read back: all but the places in the text."""

from msgspec.structs import replace

from extractor.emit.akn.document import to_akn
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.text import Span
from extractor.source import read_bytes
from extractor.tree import build


def said(document: Document) -> dict[str, object]:
    """Return everything that a document says, in words instead of spans."""

    def words(span: Span | None) -> str | None:
        return None if span is None else " ".join(document.text.of(span).split())

    metadata = document.metadata
    return {
        "units": [
            (
                unit.eid, unit.kind, unit.label, unit.also, words(unit.num), words(unit.heading),
                tuple(words(span) for span in unit.own), tuple(below.eid for below in unit.children),
            )
            for unit in document.walk()
        ],
        "blocks": [(block.kind, words(block.span)) for block in document.blocks],
        "tables": [
            [[(words(cell.span), cell.column, cell.rowspan, cell.colspan, cell.header) for cell in row] for row in table.rows]
            for table in document.text.tables
        ],
        "metadata": replace(metadata, doubts=tuple(replace(doubt, span=None) for doubt in metadata.doubts)),
        "completeness": document.completeness,
    }  # fmt: skip


def read_back(xml: bytes) -> Document:
    return build(read_bytes(xml, "naskah.akn.xml"))


def assert_same(analysis: Analysis) -> None:
    """Write the regulation as XML, read it, and once more."""
    document = read_back(to_akn(analysis))
    assert said(document) == said(analysis.document)
    again = read_back(to_akn(Analysis(document)))
    assert again.provisions == document.provisions
    assert again.text.content == document.text.content
