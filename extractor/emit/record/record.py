"""The JSON record of one regulation, made from its analysis; its types and keys are in `emit.record.model`."""

from collections.abc import Iterable, Iterator

from extractor.emit.json_text import json_text
from extractor.emit.record.amounts import amounts_of
from extractor.emit.record.model import (
    SCHEMA_VERSION,
    ActorRecord,
    BlockRecord,
    CellRecord,
    ChangeRecord,
    CitationRecord,
    CorrectionRecord,
    DocumentRecord,
    DoubtRecord,
    FindingRecord,
    FurnitureRecord,
    GazetteCitation,
    HeadDoubtRecord,
    NotRunRecord,
    PageRecord,
    PlaceRecord,
    ProvisionRecord,
    QualityRecord,
    Record,
    ReferenceRecord,
    RuleRecord,
    SettledRecord,
    SourceRecord,
    TableRecord,
    TermRecord,
    UnreadInstructionRecord,
    UnreadRecord,
)
from extractor.emit.tables import PlacedTable, Tables
from extractor.law.address import relabelled
from extractor.model.analysis import Analysis
from extractor.model.change import Change
from extractor.model.document import Document, Provision
from extractor.model.explanations import Explanations
from extractor.model.finding import Finding
from extractor.model.reference import Citation, Gazette, Reference
from extractor.model.rule import Actor, Quote, Rule
from extractor.model.text import Span, Text
from extractor.review.fold import folded


def page_records(text: Text) -> Iterator[PageRecord]:
    """Yield the pages of a text, with how each was read."""
    for page in text.pages:
        method = "layer" if page.layer and page.method == "text" else page.method
        yield PageRecord(page.number, page.width, page.height, method, page.confidence, page.known)


def quality_record(text: Text, analysis: Analysis) -> QualityRecord | None:
    """Return how surely a text was read; None where no checks were run."""
    if analysis.quality is None:
        return None
    return QualityRecord(
        analysis.quality.known,
        tuple(
            DoubtRecord(doubt.reason, doubt.eid, doubt.page, doubt.span, doubt.words)
            for doubt in analysis.quality.doubts
        ),
        tuple(NotRunRecord(each.code, each.reason, each.pages) for each in analysis.not_run),
        analysis.quality.trusted,
    )


def _unread(analysis: Analysis) -> Iterator[UnreadRecord]:
    for each in analysis.quality.unread if analysis.quality is not None else ():
        yield UnreadRecord(each.printed, each.span, each.page, each.line, each.reason)


def _corrections(text: Text) -> Iterator[CorrectionRecord]:
    for placed, found in ((True, text.corrections), (False, text.unplaced)):
        for each in found:
            yield CorrectionRecord(each.page, each.line, each.old, each.new, each.by, each.at, each.note, placed)


def to_record(analysis: Analysis) -> Record:
    """Return the record of `analysis`. Every quote in it equals the running text at its span."""
    document = analysis.document
    text = document.text
    looked_for_rules = bool(analysis.roles or analysis.rules or analysis.actors)
    return Record(
        format="thk",
        schemaVersion=SCHEMA_VERSION,
        document=_document(document),
        notExtracted=() if looked_for_rules else ("rules",),
        provisions=tuple(_provisions(analysis)),
        blocks=tuple(BlockRecord(block.kind, text.of(block.span), block.span) for block in document.blocks),
        tables=tuple(_table(text, placed) for placed in Tables(document).placed),
        references=tuple(_reference(text, reference) for reference in analysis.references),
        findings=tuple(finding_record(text, finding) for finding in folded(analysis.findings)),
        changes=tuple(_change(change) for change in analysis.changes),
        unreadInstructions=tuple(
            UnreadInstructionRecord(each.instruction, text.of(each.span), each.span)
            for each in analysis.unread_instructions
        ),
        amounts=tuple(amounts_of(document)),
        actors=tuple(_actor(actor) for actor in analysis.actors),
        terms=tuple(
            TermRecord(t.id, t.term, t.span, t.definition, t.defined_by, t.abbreviations) for t in analysis.terms
        ),
        rules=tuple(_rule(document, rule) for rule in analysis.rules),
        pages=tuple(page_records(text)),
        quality=quality_record(text, analysis),
        unread=tuple(_unread(analysis)),
        furniture=tuple(FurnitureRecord(f.kind, f.text, f.offset, f.page) for f in text.furniture),
        corrections=tuple(_corrections(text)),
        text=text.content,
    )


def to_json(analysis: Analysis) -> bytes:
    """Return the record of `analysis` as indented UTF-8 JSON that ends with a line feed."""
    return json_text(to_record(analysis))


def page_of(text: Text, span: Span | None) -> int | None:
    """Return the page on which `span` begins, None where there is no span or the source has no pages."""
    return text.page_at(span.start) if span is not None else None


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
        parent=meta.parent,
        bersama=meta.bersama,
        doubts=tuple(HeadDoubtRecord(d.field, d.value, d.source, d.other, d.span) for d in meta.doubts),
        source=SourceRecord(source.file, source.sha256, source.media_type, source.pages, source.method),
        completeness=document.completeness,
    )


def _provisions(analysis: Analysis) -> Iterable[ProvisionRecord]:
    document = analysis.document
    text, roles = document.text, analysis.roles
    explanations = Explanations(document)
    stack: list[tuple[Provision, str | None]] = [(provision, None) for provision in reversed(document.provisions)]
    while stack:
        provision, parent = stack.pop()
        yield ProvisionRecord(
            eId=provision.eid,
            also=tuple(relabelled(provision.eid, label) for label in provision.also),
            parent=parent,
            kind=provision.kind,
            role=roles.get(provision.eid),
            num=text.of(provision.num) if provision.num else None,
            heading=text.of(provision.heading) if provision.heading else None,
            text=document.printed_text(provision),
            span=provision.span,
            own=provision.own,
            pages=text.pages_of(provision.span),
            explains=explanations.provisions.get(provision.eid, ()),
            explainedBy=explanations.units.get(provision.eid),
        )
        stack.extend((child, provision.eid) for child in reversed(provision.children))


def _change(change: Change) -> ChangeRecord:
    return ChangeRecord(
        change.id, change.instruction, change.type, change.target, change.place, change.pos, change.part,
        change.within, change.destination, change.old, change.new, change.quoted, change.until, change.span,
    )  # fmt: skip


def _table(text: Text, placed: PlacedTable) -> TableRecord:
    table = placed.table
    rows = tuple(
        tuple(
            CellRecord(text.of(cell.span), cell.span, cell.column, cell.rowspan, cell.colspan, cell.header)
            for cell in row
        )
        for row in table.rows
    )
    return TableRecord(placed.eid, placed.unit, table.span, table.columns, table.areas, rows)


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


def _words(text: Text, span: Span | None) -> str | None:
    return text.of(span) if span else None


def finding_record(text: Text, finding: Finding) -> FindingRecord:
    """Return one finding as every JSON output has it; `page` is None where the source has no pages."""
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        eId=finding.eid,
        quote=_words(text, finding.span),
        span=finding.span,
        page=page_of(text, finding.span),
        message=finding.message,
        messageEn=finding.message_en,
        suggestions=finding.suggestions,
        fix=finding.fix,
        unsafe=finding.unsafe,
        count=finding.count,
        also=tuple(
            PlaceRecord(each.eid, _words(text, each.span), each.span, page_of(text, each.span), each.fix)
            for each in finding.also
        ),
        settles=tuple(
            SettledRecord(
                each.code,
                each.severity,
                each.eid,
                _words(text, each.span),
                each.span,
                each.message,
                each.message_en,
                each.fix,
            )
            for each in finding.settled
        ),
    )


def _actor(actor: Actor) -> ActorRecord:
    return ActorRecord(
        id=actor.id,
        label=actor.label,
        aliases=actor.aliases,
        kind=actor.kind,
        definedBy=actor.defined_by,
        mentions=actor.mentions,
        heads=actor.heads,
        parent=actor.parent,
        instanceOf=actor.instance_of,
        coordinatedBy=actor.coordinated_by,
        canonical=actor.canonical,
    )


def _rule(document: Document, rule: Rule) -> RuleRecord:
    index = document.index
    spans = tuple([span for eid in rule.source if eid in index for span in index[eid].own])
    pages = {page for span in spans for page in document.text.pages_of(span)}
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
        manner=rule.manner,
        sanction=rule.sanction,
        validity=rule.validity,
        connective=rule.connective,
        references=rule.references,
        repeals=rule.repeals,
        spans=spans,
        pages=tuple(sorted(pages)),
        flags=rule.flags,
        fired=rule.fired,
    )
