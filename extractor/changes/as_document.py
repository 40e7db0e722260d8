"""A working text as a document: the frozen text of what it says now, and the tree over it."""

from msgspec.structs import replace

from extractor.changes.working_text import Node, Words, WorkingText
from extractor.law.address import again
from extractor.law.units import ATTACHED, HEADINGS
from extractor.model.document import Block, Document, Provision, provision_of
from extractor.model.text import Cell, Span
from extractor.model.written import Written


def document_of(text: WorkingText, base: Document) -> Document:
    """Return `text` as a document with its title and the other metadata of `base`, without pages, no address twice."""
    writer = _Writer()
    blocks: list[Block] = []
    provisions: list[Provision] = []
    for part in text.parts:
        if isinstance(part, Node):
            provisions.append(writer.unit(part))
        elif (span := writer.written.put_lines(part.text)) is not None and part.block is not None:
            blocks.append(Block(part.block, span))
    made = writer.written.frozen(replace(base.text.source, method="text", pages=None))
    return Document(
        made, replace(base.metadata, tentang=text.title), tuple(provisions), tuple(blocks), base.completeness
    )


class _Writer:
    def __init__(self) -> None:
        self.written = Written()
        self._seen: dict[str, int] = {}

    def unit(self, node: Node) -> Provision:
        count = self._seen[node.eid] = self._seen.get(node.eid, 0) + 1
        self.written.end_line()
        listed = node.kind not in HEADINGS and node.kind not in ATTACHED
        own: list[Span] = []
        num = self.written.put(node.num, opens=listed)
        for words in node.own:
            if words.head and (span := self._words(words)) is not None:
                own.append(span)
        heading = self.written.put(node.heading)
        children: list[Provision] = []
        for part in node.parts:
            if isinstance(part, Node):
                children.append(self.unit(part))
            elif not part.head and (span := self._words(part)) is not None:
                own.append(span)
        self.written.end_line()
        return provision_of(
            again(node.eid, count), node.kind, node.label, num, heading, own, children, node.also, self.written.end
        )

    def _words(self, words: Words) -> Span | None:
        if words.rows is None:
            return self.written.put_lines(words.text)
        rows = []
        for row in words.rows:
            made = []
            for cell in row:
                span = self.written.put_lines(cell.text) or Span(self.written.end, self.written.end)
                made.append(Cell(span, cell.column, cell.rowspan, cell.colspan, cell.header))
            rows.append(made)
        return self.written.table(rows)
