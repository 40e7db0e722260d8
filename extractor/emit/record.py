"""The JSON record of one regulation: fixed keys, spans into the frozen text, readable by people and programs.

`SCHEMA_VERSION` rises when a key changes its meaning or leaves; new keys may come at any time. All offsets are Unicode
code points, 0-based, end-exclusive, into `text`.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

from extractor.analysis import Analysis
from extractor.finding import Finding, Severity, Suggestion
from extractor.references.model import Citation, Gazette, Pinpoint, Reference, Scope, Status
from extractor.rules.model import (
    Action,
    Bearer,
    BearerMode,
    Clause,
    Counterparty,
    Deadline,
    Modality,
    Quote,
    Relation,
    Role,
    Rule,
    RuleType,
)
from extractor.text import Span, Text
from extractor.tree.document import Completeness, Document, Provision, Signature
from extractor.tree.document import Gazette as Publication

SCHEMA_VERSION = "1.0"


class SourceRecord(Struct, frozen=True):
    """The file the text came from; `pages` is null where the source has no pages."""

    file: str
    sha256: str
    mediaType: str
    pages: int | None
    method: str


class PageRecord(Struct, frozen=True):
    """One page, its size in points, and how its text was read (`text`, `ocr`, `none` = no text could be read)."""

    number: int
    width: float
    height: float
    method: str


class DocumentRecord(Struct, frozen=True):
    """What the title and closing blocks say; null where the text does not say it."""

    iri: str | None
    jenis: str | None
    nomor: str | None
    tahun: str | None
    tentang: str | None
    pembentuk: str | None
    tempat: str | None
    ditetapkan: Signature
    diundangkan: Signature
    berita: Publication | None
    source: SourceRecord
    completeness: Completeness


class ProvisionRecord(Struct, frozen=True):
    """One unit: `text` is its own text (the pieces `own` joined by a blank), `span` covers it with its children."""

    eId: str
    parent: str | None
    kind: str
    role: Role | None
    num: str | None
    heading: str | None
    text: str
    span: Span
    own: tuple[Span, ...]
    pages: tuple[int, ...]


class BlockRecord(Struct, frozen=True):
    """Text outside provisions: title, preamble labels and formulas, closing block."""

    kind: str
    text: str
    span: Span


class FurnitureRecord(Struct, frozen=True):
    """Print that is no part of the text (page number, header, stamp …); `offset` is its place in `text`."""

    kind: str
    text: str
    offset: int
    page: int | None


class GazetteCitation(Struct, frozen=True):
    """A gazette named in a citation."""

    nama: str
    tahun: str | None
    nomor: str | None
    span: Span


class CitationRecord(Struct, frozen=True):
    """Another regulation as it is cited."""

    iri: str
    jenis: str
    nomor: str | None
    tahun: str | None
    judul: Quote | None
    gazettes: tuple[GazetteCitation, ...]


class ReferenceRecord(Struct, frozen=True, rename={"source": "from"}):
    """One mention of a provision, annex or regulation; `quote` is the text at `span`, `lead` introduces it."""

    id: str
    source: str
    quote: str
    span: Span
    page: int | None
    scope: Scope
    relation: str
    targets: tuple[str, ...]
    status: Status
    reason: str | None
    lead: Quote | None
    pinpoints: tuple[Pinpoint, ...]
    citation: CitationRecord | None


class FindingRecord(Struct, frozen=True):
    """One problem; `span`, `quote` and `page` are null where something is absent. `message` is Indonesian."""

    code: str
    severity: Severity
    eId: str
    quote: str | None
    span: Span | None
    page: int | None
    message: str
    messageEn: str
    suggestions: tuple[Suggestion, ...]
    fix: str | None


class ChangeRecord(Struct, frozen=True):
    """One change that an amending act makes. `target` and `place` are IRIs with `~address` in the amended act."""

    id: str
    instruction: str
    type: Literal["substitution", "insertion", "repeal", "renumbering", "phrase"]
    target: str
    place: str | None
    old: str | None
    new: str | None
    quoted: str | None


class ActorRecord(Struct, frozen=True):
    """A person or body that can bear a rule."""

    id: str
    label: str
    aliases: tuple[str, ...]
    kind: str
    definedBy: str | None
    mentions: tuple[Span, ...]


class TermRecord(Struct, frozen=True):
    """A defined term; `span` is the term where it is defined, `definition` the words that define it."""

    id: str
    term: str
    span: Span
    definition: Quote
    definedBy: str
    abbreviations: tuple[str, ...]


class RuleRecord(Struct, frozen=True, rename={"source": "from"}):
    """One modality, one main predicate, one bearer group; `from` is the unit, then the lead-ins it inherits from."""

    id: str
    source: tuple[str, ...]
    type: RuleType
    modality: Modality
    bearers: tuple[Bearer, ...]
    bearerMode: BearerMode
    counterparties: tuple[Counterparty, ...]
    action: Action | None
    object: Quote | None
    relation: Relation | None
    conditions: tuple[Clause, ...]
    exceptions: tuple[Clause, ...]
    deadline: Deadline | None
    frequency: Quote | None
    delegation: Quote | None
    purposes: tuple[Clause, ...]
    connective: str | None
    references: tuple[str, ...]
    flags: tuple[str, ...]


class Record(Struct, frozen=True):
    """Everything known about one regulation.

    `notExtracted` names the parts that this run did not look for: an empty list there says nothing about the text.
    """

    format: Literal["thk"]
    schemaVersion: str
    document: DocumentRecord
    notExtracted: tuple[Literal["changes", "rules"], ...]
    provisions: tuple[ProvisionRecord, ...]
    blocks: tuple[BlockRecord, ...]
    references: tuple[ReferenceRecord, ...]
    findings: tuple[FindingRecord, ...]
    changes: tuple[ChangeRecord, ...]
    actors: tuple[ActorRecord, ...]
    terms: tuple[TermRecord, ...]
    rules: tuple[RuleRecord, ...]
    pages: tuple[PageRecord, ...]
    furniture: tuple[FurnitureRecord, ...]
    text: str


def to_record(analysis: Analysis) -> Record:
    """Return the record of `analysis`. Every quote in it equals the running text at its span."""
    document = analysis.document
    text = document.text
    looked_for_rules = bool(analysis.roles or analysis.rules or analysis.actors)
    return Record(
        format="thk",
        schemaVersion=SCHEMA_VERSION,
        document=_document(document),
        notExtracted=("changes",) if looked_for_rules else ("changes", "rules"),
        provisions=tuple(_provisions(analysis)),
        blocks=tuple(BlockRecord(block.kind, text.of(block.span), block.span) for block in document.blocks),
        references=tuple(_reference(text, reference) for reference in analysis.references),
        findings=tuple(_finding(text, finding) for finding in analysis.findings),
        changes=(),
        actors=tuple(ActorRecord(a.id, a.label, a.aliases, a.kind, a.defined_by, a.mentions) for a in analysis.actors),
        terms=tuple(
            TermRecord(t.id, t.term, t.span, t.definition, t.defined_by, t.abbreviations) for t in analysis.terms
        ),
        rules=tuple(_rule(rule) for rule in analysis.rules),
        pages=tuple(PageRecord(page.number, page.width, page.height, page.method) for page in text.pages),
        furniture=tuple(FurnitureRecord(f.kind, f.text, f.offset, f.page) for f in text.furniture),
        text=text.content,
    )


def to_json(analysis: Analysis) -> bytes:
    """Return the record of `analysis` as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(to_record(analysis)), indent=1) + b"\n"


def page_of(text: Text, span: Span | None) -> int | None:
    """Return the page on which `span` begins, None where there is no span or the source has no pages."""
    return text.line_at(span.start).page if span is not None and text.lines else None


def _document(document: Document) -> DocumentRecord:
    meta, source = document.metadata, document.text.source
    return DocumentRecord(
        iri=meta.iri,
        jenis=meta.jenis,
        nomor=meta.nomor,
        tahun=meta.tahun,
        tentang=meta.tentang,
        pembentuk=meta.pembentuk,
        tempat=meta.tempat,
        ditetapkan=meta.ditetapkan,
        diundangkan=meta.diundangkan,
        berita=meta.berita,
        source=SourceRecord(source.file, source.sha256, source.media_type, source.pages, source.method),
        completeness=document.completeness,
    )


def _provisions(analysis: Analysis) -> Iterable[ProvisionRecord]:
    document = analysis.document
    text, roles = document.text, analysis.roles
    stack: list[tuple[Provision, str | None]] = [(provision, None) for provision in reversed(document.provisions)]
    while stack:
        provision, parent = stack.pop()
        yield ProvisionRecord(
            eId=provision.eid,
            parent=parent,
            kind=provision.kind,
            role=roles.get(provision.eid),
            num=text.of(provision.num) if provision.num else None,
            heading=text.of(provision.heading) if provision.heading else None,
            text=document.own_text(provision),
            span=provision.span,
            own=provision.own,
            pages=_pages(text, provision.span),
        )
        stack.extend((child, provision.eid) for child in reversed(provision.children))


def _pages(text: Text, span: Span) -> tuple[int, ...]:
    if not text.lines:
        return ()
    first = text.line_at(span.start).page
    last = text.line_at(max(span.start, span.end - 1)).page
    if first is None or last is None or last - first > 1:
        return text.pages_of(span)
    return (first,) if first == last else (first, last)


def _quote(text: Text, span: Span | None) -> Quote | None:
    return Quote(text.of(span), span) if span else None


def _gazette(gazette: Gazette) -> GazetteCitation:
    return GazetteCitation(gazette.nama, gazette.tahun, gazette.nomor, gazette.span)


def _citation(text: Text, citation: Citation | None) -> CitationRecord | None:
    if citation is None:
        return None
    return CitationRecord(
        iri=citation.iri,
        jenis=citation.jenis,
        nomor=citation.nomor,
        tahun=citation.tahun,
        judul=_quote(text, citation.judul),
        gazettes=tuple(_gazette(gazette) for gazette in citation.gazettes),
    )


def _reference(text: Text, reference: Reference) -> ReferenceRecord:
    return ReferenceRecord(
        id=reference.id,
        source=reference.source,
        quote=text.of(reference.span),
        span=reference.span,
        page=page_of(text, reference.span),
        scope=reference.scope,
        relation=reference.relation,
        targets=reference.targets,
        status=reference.status,
        reason=reference.reason,
        lead=_quote(text, reference.lead),
        pinpoints=reference.pinpoints,
        citation=_citation(text, reference.citation),
    )


def _finding(text: Text, finding: Finding) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        eId=finding.eid,
        quote=text.of(finding.span) if finding.span else None,
        span=finding.span,
        page=page_of(text, finding.span),
        message=finding.message,
        messageEn=finding.message_en,
        suggestions=finding.suggestions,
        fix=finding.fix,
    )


def _rule(rule: Rule) -> RuleRecord:
    return RuleRecord(
        id=rule.id,
        source=rule.source,
        type=rule.type,
        modality=rule.modality,
        bearers=rule.bearers,
        bearerMode=rule.bearer_mode,
        counterparties=rule.counterparties,
        action=rule.action,
        object=rule.object,
        relation=rule.relation,
        conditions=rule.conditions,
        exceptions=rule.exceptions,
        deadline=rule.deadline,
        frequency=rule.frequency,
        delegation=rule.delegation,
        purposes=rule.purposes,
        connective=rule.connective,
        references=rule.references,
        flags=rule.flags,
    )
