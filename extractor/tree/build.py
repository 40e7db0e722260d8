"""From a frozen text to the immutable document."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from extractor.law.address import work_iri
from extractor.law.instruments import place_of_head
from extractor.model.document import Block, Completeness, Document, Metadata, Provision, Signature
from extractor.model.text import Span, Text
from extractor.tree.annex import read_annex
from extractor.tree.body.outline import Outline
from extractor.tree.closing import Closing, gazette_head, read_closing
from extractor.tree.explanation import read_explanation
from extractor.tree.markers import Line, classify
from extractor.tree.numbering import readings
from extractor.tree.preamble import Preamble
from extractor.tree.sections import divide
from extractor.tree.title import Instrument, Title, head_defined, instrument_of, read_title
from extractor.tree.unit_draft import Draft, freeze

# A definition of the head of the region ends within so many characters (chosen: name and region are shorter).
_DEFINITION_CHARS = 200


def build(text: Text) -> Document:
    """Return the document of `text`: every sign of it is in one provision (number, heading, own text) or one block.

    Total: a text that is no regulation gives a document without provisions and one block `lain`.
    """
    lines = classify(text)
    parts = divide(text, lines)
    title = read_title(text, lines[: parts.preamble])
    preamble = Preamble(text, lines[parts.preamble : parts.body])
    preamble.read()
    body = lines[parts.body : parts.closing]
    root = Outline(text, body, _amends(title, body)).read()
    closing = read_closing(text, lines[parts.closing : parts.after])
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
    metadata = _metadata(text, title, closing, blocks, provisions)
    return Document(text, metadata, provisions, tuple(blocks), complete)


def _amends(title: Title, body: Sequence[Line]) -> bool:
    """Whether the regulation amends another: it has a Pasal II, or its subject says so and it has a Pasal I."""
    labels = {
        line.markers[0].label
        for line in body
        if line.markers and line.markers[0].name == "pasal" and line.markers[0].after == line.end
    }
    if "II" in labels:
        return True
    names_change = (title.tentang or "").upper().startswith("PERUBAHAN")
    return names_change and any(
        reading.label == "I" for label in labels - {"1"} for reading in readings("pasal", label)
    )


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


def _metadata(
    text: Text, title: Title, closing: Closing, blocks: Sequence[Block], provisions: Sequence[Provision]
) -> Metadata:
    decided = next((text.of(block.span) for block in blocks if block.kind == "menetapkan"), "")
    kind_words, _, about = re.sub(r"^\S+\s*:?\s*", "", decided).partition("TENTANG")
    instrument, tentang, pembentuk = title.instrument, title.tentang, title.pembentuk
    if instrument is None and decided:
        instrument = instrument_of(kind_words)
    if tentang is None and about:
        tentang = about.strip(" .\n") or None
    if pembentuk is None or len(pembentuk.split()) < 2:
        pembentuk = _head_of_region(text, provisions) or pembentuk
    place = _place(instrument, pembentuk, title)
    nomor, tahun = title.nomor, title.tahun
    iri = None
    if instrument and nomor and tahun and (place or not instrument.placed):
        iri = work_iri(instrument.jenis, place, tahun, nomor)
    berita = closing.berita or next(
        (gazette_head(text.of(block.span)) for block in blocks if block.kind == "kepala"), None
    )
    return Metadata(
        iri, instrument.jenis if instrument else None, nomor, tahun, tentang, pembentuk, place,
        _dated(closing.ditetapkan, tahun), _dated(closing.diundangkan, tahun), berita,
    )  # fmt: skip


def _dated(signature: Signature, tahun: str | None) -> Signature:
    """Leave out a date that is misread: it lies more than a year from the year of the regulation."""
    if tahun and tahun.isdigit() and signature.tanggal and abs(int(signature.tanggal[:4]) - int(tahun)) > 1:
        return replace(signature, tanggal=None)
    return signature


def _place(instrument: Instrument | None, pembentuk: str | None, title: Title) -> str | None:
    """The maker's slug: as the title names it, else the region of the head who made it."""
    if instrument is None or instrument.tempat or title.instrument is None or not instrument.placed:
        return instrument.tempat if instrument else None
    return place_of_head(pembentuk or "")


def _head_of_region(text: Text, provisions: Sequence[Provision]) -> str | None:
    """The maker as the definitions name it: `Bupati adalah Bupati Bekasi.`"""
    stack = list(reversed(provisions))
    while stack:
        provision = stack.pop()
        for span in provision.own[:1]:
            head = head_defined(text.of(Span(span.start, min(span.end, span.start + _DEFINITION_CHARS))))
            if head is not None:
                return head
        stack.extend(reversed(provision.children))
    return None
