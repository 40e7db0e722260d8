"""A regulation as Markdown for note books and static sites: YAML front matter, a heading for each Bab and Pasal.

Each heading has its address as anchor (`## Pasal 7 {#art_7}`), so that links stay when the text around them changes.
"""

import json
from collections.abc import Iterator

from extractor.emit.names import title
from extractor.law.units import ARTICLES, FRAME, GROUPING, UNITS
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision

_INDENT = "  "


def to_markdown(analysis: Analysis, status: str) -> bytes:
    """Return the Markdown of one regulation in UTF-8; `status` is what the store says of it."""
    document = analysis.document
    meta = document.metadata
    front = {
        "iri": meta.iri, "title": title(document), "jenis": meta.jenis, "nomor": meta.nomor, "tahun": meta.tahun,
        "tentang": meta.tentang, "pembentuk": meta.pembentuk, "ditetapkan": meta.ditetapkan.tanggal,
        "diundangkan": meta.diundangkan.tanggal, "status": status, "file": document.text.source.file,
        "sha256": document.text.source.sha256,
    }  # fmt: skip
    head = ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()), "---"]
    body = (part for unit, before in pairs(document) for part in _top(document, unit, before))
    return ("\n".join(head) + "\n\n" + "\n\n".join([f"# {title(document)}", *body]) + "\n").encode()


def pairs(document: Document) -> Iterator[tuple[Provision, Provision | None]]:
    """Yield the top units, each with the one before it."""
    before = None
    for unit in document.provisions:
        yield unit, before
        before = unit


def _top(document: Document, unit: Provision, before: Provision | None) -> Iterator[str]:
    """Yield a top unit; the members of Menimbang and Mengingat stand as a list under their word."""
    if unit.kind not in FRAME:
        yield from _unit(document, unit, 0)
        return
    if before is None or before.kind != unit.kind:
        yield f"## {UNITS[unit.kind].word}"
    yield from _unit(document, unit, 1)


def _unit(document: Document, unit: Provision, depth: int) -> Iterator[str]:
    text = document.text
    number = text.of(unit.num) if unit.num else ""
    heading = text.of(unit.heading) if unit.heading else ""
    words = " ".join(document.own_text(unit).split())
    if unit.kind in GROUPING or unit.kind in ARTICLES or depth == 0:
        level = "##" if unit.kind in GROUPING or unit.kind not in ARTICLES else "###"
        name = " ".join(part for part in (number or unit.kind.capitalize(), heading) if part)
        yield f"{level} {name} {{#{unit.eid}}}"
        if words:
            yield words
        below = 1
    else:
        yield f"{_INDENT * (depth - 1)}- [{number}]{{#{unit.eid}}} {heading} {words}".rstrip()
        below = depth + 1
    for child in unit.children:
        yield from _unit(document, child, below)
