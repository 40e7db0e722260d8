"""Reading hand-made truth: the outline, references, findings, kinds and rules of one regulation."""

import csv
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from extractor.law.address import is_below, kind_of, quotation_of
from extractor.law.units import GROUPING
from extractor.model.document import Document, Metadata, Provision, Signature
from extractor.model.text import Source, SourceLine, Span, Text
from extractor.source.readers import TEXT


class Unit(Struct, frozen=True):
    """One unit of an outline: address, printed number, heading and own text (empty strings where there is none)."""

    address: str
    num: str
    heading: str
    text: str


class Outline(Struct, frozen=True):
    """The gold tree of one regulation: `#key: value` metadata and the units in document order."""

    metadata: dict[str, str]
    units: tuple[Unit, ...]


def read_outline(path: Path) -> Outline:
    """Read `NAME.outline.txt`."""
    metadata: dict[str, str] = {}
    units: list[tuple[str, str, str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            head, _, heading = line[1:].partition(" | ")
            address, _, num = head.partition(" ")
            units.append((address, num.strip(), heading.strip(), []))
        elif line.startswith("#") and not units:
            key, _, value = line[1:].partition(":")
            metadata[key.strip()] = value.strip()
        elif units and line.strip():
            units[-1][3].append(line.strip())
    return Outline(metadata, tuple(Unit(a, n, h, " ".join(t)) for a, n, h, t in units))


def read_rows(path: Path) -> list[list[str]]:
    """Read a gold TSV file (references, findings, kinds, amendments); empty where the file does not exist."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def read_rules(path: Path) -> list[dict[str, Any]]:
    """Read `NAME.rules.jsonl`; empty where the file does not exist."""
    if not path.exists():
        return []
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def document_of(outline: Outline, name: str) -> Document:
    """Return a Document built from the gold tree alone, so that a later stage can be measured on a perfect tree.

    The text is the outline's own: number, heading and own text of each unit on lines of their own.
    """
    content: list[str] = []
    lines: list[SourceLine] = []
    size = 0

    def put(words: str) -> Span | None:
        nonlocal size
        if not words:
            return None
        span = Span(size, size + len(words))
        content.append(words)
        lines.append(SourceLine(span, number=len(lines) + 1))
        size += len(words) + 1
        return span

    flat = [(unit, put(unit.num), put(unit.heading), put(unit.text)) for unit in outline.units]
    text = Text("\n".join(content), tuple(lines), Source(name, sha256(b"").hexdigest(), TEXT.media_type, "text"))
    provisions, rest = _nest(flat, 0, "")
    assert rest == len(flat)
    meta = outline.metadata
    place = re.match(r"/akn/id/act/[^/]+/([a-z][^/]+)/", meta.get("iri", ""))
    metadata = Metadata(
        iri=meta.get("iri"),
        jenis=meta.get("jenis"),
        nomor=meta.get("nomor"),
        tahun=meta.get("tahun"),
        tentang=meta.get("tentang"),
        pembentuk=meta.get("pembentuk"),
        tempat=place[1] if place else None,
        ditetapkan=Signature(meta.get("ditetapkan_di"), meta.get("ditetapkan"), None, meta.get("penandatangan")),
        diundangkan=Signature(None, meta.get("diundangkan"), None, meta.get("sekretaris")),
        parent=meta.get("parent"),
    )
    return Document(text, metadata, tuple(provisions))


def _inside(address: str, kind: str, opener: str, opener_kind: str) -> bool:
    if is_below(address, opener):
        return True
    if opener_kind in GROUPING and kind == "pasal":
        return quotation_of(opener) == quotation_of(address)
    return False


def _nest(
    flat: Sequence[tuple[Unit, Span | None, Span | None, Span | None]], start: int, opener: str
) -> tuple[list[Provision], int]:
    found: list[Provision] = []
    at = start
    while at < len(flat):
        unit, num, heading, own = flat[at]
        kind = kind_of(unit.address)
        if opener and not _inside(unit.address, kind, opener, kind_of(opener)):
            break
        children, after = _nest(flat, at + 1, unit.address)
        spans = [span for span in (num, heading, own) if span] + [below.span for below in children]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)
        label = unit.address.rpartition("_")[2].partition("-")[0]
        found.append(Provision(unit.address, kind, label, whole, num, heading, (own,) if own else (), tuple(children)))
        at = after
    return found, at
