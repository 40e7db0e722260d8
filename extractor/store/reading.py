"""Making the rows of one regulation of its analysis, and keeping the analysis itself, packed."""

import zlib
from collections.abc import Iterator

import msgspec

from extractor.changes.commencement import commencement_of
from extractor.checks.shared.cited_works import grounds_of, plain_title, whole_title
from extractor.checks.shared.gazettes import own_readings, readings
from extractor.checks.shared.regulation import Regulation
from extractor.emit.names import title
from extractor.emit.record.record import page_of
from extractor.emit.rules.words import deadline_value, joined
from extractor.law.address import is_annex_name, is_citation, relabelled, split_work
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.text import Span, small
from extractor.references import annex_of
from extractor.store.rows import (
    TITLE,
    ActorRow,
    ChangeRow,
    CitationRow,
    FindingRow,
    PrintRow,
    ProvisionRow,
    ReadingRow,
    ReferenceRow,
    RegulationRow,
    Rows,
    RuleActorRow,
    RuleRow,
    TermRow,
)
from extractor.store.words import indexed

_COMPRESSION = 6
_FILE_KEY = 16
_GAZETTE_CODE = "EXT002"


def packed(analysis: Analysis) -> bytes:
    """Return an analysis as it is kept."""
    return zlib.compress(msgspec.msgpack.encode(analysis), _COMPRESSION)


def unpacked(data: bytes) -> Analysis:
    """Return a kept analysis; raises ValueError (msgspec.MsgspecError among them) where it is damaged."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=Analysis)
    except zlib.error as problem:
        raise ValueError(str(problem)) from None


def rows_of(analysis: Analysis) -> Rows:
    """Return the rows of one regulation."""
    document = analysis.document
    source = document.text.source
    iri = document.metadata.iri or f"file:{source.sha256[:_FILE_KEY]}"
    regulation = Regulation(analysis)
    provisions = tuple(_provisions(analysis))
    return Rows(
        _regulation(document, iri),
        _reading(regulation),
        provisions,
        tuple(row for reference in analysis.references for row in _references(document, reference, iri)),
        tuple(TermRow(small(t.term), t.term, t.definition.text, t.defined_by) for t in analysis.terms),
        tuple(_findings(analysis)),
        tuple(ActorRow(a.id, small(a.label), a.label, a.kind, a.canonical) for a in analysis.actors),
        tuple(_rules(analysis)),
        tuple(_rule_actors(analysis)),
        tuple(_changes(analysis)),
        tuple(_citations(regulation)),
        tuple(_prints(regulation, iri)),
        tuple(indexed(row.heading, row.text) for row in provisions),
        packed(analysis),
    )


def _regulation(document: Document, iri: str) -> RegulationRow:
    meta = document.metadata
    day = meta.diundangkan.tanggal or meta.ditetapkan.tanggal or (f"{meta.tahun}-01-01" if meta.tahun else None)
    own = meta.berita
    in_force = commencement_of(document) or day
    return RegulationRow(
        iri, meta.jenis, meta.nomor, meta.tahun, meta.tentang, title(document), meta.pembentuk, meta.tempat,
        meta.ditetapkan.tanggal, meta.diundangkan.tanggal, day, in_force, own.nama if own else None,
        own.tahun if own else None, own.nomor if own else None, meta.parent,
    )  # fmt: skip


def _reading(regulation: Regulation) -> ReadingRow:
    document, quality = regulation.document, regulation.quality
    source, complete = document.text.source, document.completeness
    units = sum(1 for _ in document.walk())
    parts = complete.head + complete.body + complete.tail
    grade = (regulation.is_sure * 4 + parts) * 101 + round(100 * (quality.known or 0.0))
    return ReadingRow(source.sha256, source.media_type, source.method, source.pages, quality.known, units, grade)


def _provisions(analysis: Analysis) -> Iterator[ProvisionRow]:
    document = analysis.document
    text = document.text
    for position, unit in enumerate(document.walk()):
        yield ProvisionRow(
            position,
            unit.eid,
            document.parents[unit.eid],
            unit.kind,
            analysis.roles.get(unit.eid),
            text.of(unit.num) if unit.num else None,
            text.of(unit.heading) if unit.heading else None,
            document.printed_text(unit),
            page_of(text, unit.span),
            " ".join(relabelled(unit.eid, label) for label in unit.also) or None,
        )


def _references(document: Document, reference: Reference, own: str) -> Iterator[ReferenceRow]:
    quote = document.text.of(reference.span)
    page = page_of(document.text, reference.span)
    ends = {pinpoint.address: pinpoint.upto for pinpoint in reference.pinpoints}
    for target in reference.targets or (None,):
        iri: str | None = None
        eid: str | None = None
        upto = ends.get(target or "") if reference.scope == "external" else None
        if target is not None:
            work, inner = split_work(target)
            annex = annex_of(document, inner) if is_annex_name(inner) and work is None else None
            iri, eid = work or own, annex.eid if annex else inner
        yield ReferenceRow(
            reference.id, reference.source, quote, page, reference.scope, reference.relation, reference.status,
            reference.reason, iri, eid, split_work(upto)[1] if upto else None,
        )  # fmt: skip


def _findings(analysis: Analysis) -> Iterator[FindingRow]:
    text = analysis.document.text
    for found in analysis.findings:
        first = found.suggestions[0].text if found.suggestions else None
        yield FindingRow(
            found.code, found.severity, found.eid, text.of(found.span) if found.span else None,
            page_of(text, found.span), found.message, found.message_en, first,
        )  # fmt: skip


def _rules(analysis: Analysis) -> Iterator[RuleRow]:
    for rule in analysis.rules:
        delegation = rule.delegation
        yield RuleRow(
            rule.id,
            rule.source[0],
            rule.type,
            rule.modality.value,
            rule.modality.deontic,
            rule.action.surface.text if rule.action else "",
            rule.action.key if rule.action else "",
            rule.object.text if rule.object else "",
            joined(clause.quote.text for clause in rule.conditions),
            deadline_value(rule.deadline),
            delegation is not None,
            delegation.instrument if delegation else None,
            delegation.subject.text if delegation and delegation.subject else None,
        )


def _rule_actors(analysis: Analysis) -> Iterator[RuleActorRow]:
    actors = {actor.id: actor for actor in analysis.actors}
    for rule in analysis.rules:
        parties = [(bearer.actor, bearer.quote.text, "bearer") for bearer in rule.bearers]
        parties += [(party.actor, party.quote.text, party.role) for party in rule.counterparties]
        for name, printed, role in parties:
            actor = actors.get(name)
            label = actor.label if actor else printed
            yield RuleActorRow(rule.id, rule.source[0], small(label), label, actor.canonical if actor else None, role)


def _changes(analysis: Analysis) -> Iterator[ChangeRow]:
    text = analysis.document.text
    for change in analysis.changes:
        work, eid = split_work(change.target)
        yield ChangeRow(
            change.id, change.instruction, change.type, work or "", eid,
            split_work(change.destination)[1] if change.destination else None, change.part, change.old, change.new,
            change.until, text.of(change.span),
        )  # fmt: skip


def _citations(regulation: Regulation) -> Iterator[CitationRow]:
    latest = {ground.span: last.iri if last else None for ground, last in grounds_of(regulation.works)}
    for work in regulation.works:
        yield CitationRow(
            work.eid, work.iri, regulation.text.of(work.span), work.ground, latest.get(work.span),
            work.base.iri if work.base else None, work.inner,
        )  # fmt: skip


def _prints(regulation: Regulation, iri: str) -> Iterator[PrintRow]:
    """What is printed where the text was read surely."""
    text, meta = regulation.text, regulation.document.metadata
    wrong: set[Span | None] = {each.span for each in regulation.analysis.findings if each.code == _GAZETTE_CODE}
    if regulation.is_sure:
        for slot, reading in own_readings(meta).items():
            yield PrintRow("document", iri, slot, reading, reading, reading, own=True)
        if meta.tentang:
            yield PrintRow("document", iri, TITLE, plain_title(meta.tentang), meta.tentang, meta.tentang, own=True)
    for work in regulation.sure_works:
        quote = text.of(work.span)
        doubted = (work.bracket or work.whole) in wrong
        for slot, reading in readings(work).items():
            yield PrintRow(work.eid, work.iri, slot, reading, reading, quote, own=False, doubted=doubted)
        span = whole_title(text, work)
        if span is not None and is_citation(work.eid):
            printed = text.of(span)
            yield PrintRow(work.eid, work.iri, TITLE, plain_title(printed), printed, quote, own=False)
