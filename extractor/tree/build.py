"""From a frozen text to the immutable document."""

from collections.abc import Sequence

from extractor.model.document import Block, Completeness, Document, MarkedText
from extractor.model.text import Span, Text
from extractor.tree.alone import Alone, alone, metadata_alone
from extractor.tree.annex import read_annex
from extractor.tree.body.amending import changes_follow_below
from extractor.tree.body.lookahead import lone_pasal
from extractor.tree.body.ordinals import settle_ordinals
from extractor.tree.body.outline import Outline
from extractor.tree.closing import read_closing
from extractor.tree.explanation import read_explanation
from extractor.tree.identity import metadata_of
from extractor.tree.markers import Line, classify
from extractor.tree.numbering import readings
from extractor.tree.preamble import Preamble
from extractor.tree.sections import annexes_from, divide
from extractor.tree.title import Title, read_title
from extractor.tree.unit_draft import Draft, freeze

# The first Pasal of a text that is numbered as usual.
_PLAIN = ["1", "2", "3"]


def build(text: Text) -> Document:
    """Return the document of `text`: every sign of it is in one provision (number, heading, own text) or one block.

    A text whose source names its parts is taken at its word. Total: a text that is no regulation gives a document
    without provisions and one block `lain`.
    """
    if isinstance(text, MarkedText):
        return text.document()
    lines = settle_ordinals(text.content, classify(text))
    if (part := alone(text, lines)) is not None:
        return _part_alone(text, lines, part)
    parts = divide(text, lines)
    title = read_title(text, lines[: parts.preamble])
    preamble = Preamble(text, lines[parts.preamble : parts.body])
    preamble.read()
    body = lines[parts.body : parts.closing]
    root = Outline(text, body, _amends(text, title, body)).read()
    closing = read_closing(text, lines[parts.closing : parts.after], title.pembentuk)
    blocks = [*title.blocks, *preamble.blocks, *(Block("lain", span) for span in root.pieces), *closing.blocks]
    drafts = [*preamble.drafts, *root.children]
    for draft, more in _annexes(text, lines, parts.annexes, title.tentang, title.pembentuk):
        drafts.extend(draft)
        blocks.extend(more)
    provisions = freeze(drafts)
    blocks.sort(key=lambda block: block.span)
    complete = Completeness(
        head=bool(title.instrument or any(block.kind == "menimbang" for block in preamble.blocks)),
        body=bool(root.children),
        tail=bool(closing.blocks),
    )
    metadata = metadata_of(text, title, closing, blocks, provisions)
    return Document(text, metadata, provisions, tuple(blocks), complete)


def _part_alone(text: Text, lines: Sequence[Line], part: Alone) -> Document:
    """The document of an annex, a Penjelasan or an abstract: its units, and no part of a regulation's own."""
    metadata = metadata_alone(text, lines, part)
    drafts: list[Draft] = []
    blocks: list[Block] = []
    start = 0
    if part.kind != "abstrak":
        start = part.start
        annexes = annexes_from(text, lines, start)
        if not annexes or annexes[0][0] > start:
            annexes = ((start, part.kind), *annexes)
        for draft, more in _annexes(text, lines, annexes, metadata.tentang, metadata.pembentuk):
            drafts.extend(draft)
            blocks.extend(more)
        blocks += [Block("kepala", Span(lines[0].start, lines[start - 1].end))] if start else []
    else:
        blocks.append(Block("lain", Span(lines[0].start, lines[-1].end)))
    blocks.sort(key=lambda block: block.span)
    return Document(text, metadata, freeze(drafts), tuple(blocks), Completeness(False, False, False))


def _amends(text: Text, title: Title, body: Sequence[Line]) -> bool:
    """Whether the regulation amends another.

    It has a Pasal II; or it has a Pasal I, and its subject or the words below that heading say so, be its number lost.
    """
    if body and _is_first(text.content, body) and changes_follow_below(text.content, body, 0):
        return True
    headings = [
        at
        for at, line in enumerate(body)
        if line.markers and line.markers[0].name == "pasal" and line.markers[0].after == line.end
    ]
    numbers = [body[at].markers[0].label for at in headings]
    labels = set(numbers)
    if "II" in labels and numbers[: len(_PLAIN)] != _PLAIN:  # Pasal I and II may also end what begins with Pasal 1
        return True
    names_change = (title.tentang or "").upper().startswith("PERUBAHAN")
    return names_change and any(
        reading.label == "I" for label in labels - {"1"} for reading in readings("pasal", label)
    )


def _is_first(content: str, body: Sequence[Line]) -> bool:
    """Whether the body begins with a heading that may be Pasal I: its number is one, misread as one, or lost."""
    found = [marker for marker in (*body[0].markers[:1], *body[0].damaged) if marker.name == "pasal"]
    roman = any(reading.label == "I" for marker in found for reading in readings("pasal", marker.label))
    return lone_pasal(content, body, 0) or (roman and all(marker.label != "1" for marker in found))


def _annexes(
    text: Text, lines: Sequence[Line], annexes: Sequence[tuple[int, str]], title: str | None, maker: str | None
) -> list[tuple[list[Draft], list[Block]]]:
    found: list[tuple[list[Draft], list[Block]]] = []
    ends = [*(start for start, _ in annexes[1:]), len(lines)][: len(annexes)]
    number = 0
    for (start, name), end in zip(annexes, ends, strict=True):
        part = lines[start:end]
        if name == "penjelasan":
            found.append(read_explanation(text, part))
            continue
        number += 1
        draft, tail = read_annex(text, part, number, title, maker)
        found.append(([draft], list(read_closing(text, tail).blocks)))
    return found
