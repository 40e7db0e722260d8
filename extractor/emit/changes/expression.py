"""A consolidation as Akoma Ntoso: the text of one day, with its history and the references of its new wording."""

from extractor.changes.consolidation import Consolidated, Mark
from extractor.emit.akn.document import to_akn
from extractor.emit.akn.history import Event, History, PassiveChange, PassiveType
from extractor.emit.changes.told import amended_units
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.rules.terms import terms_of

_TYPES: dict[Mark, PassiveType] = {
    "inserted": "insertion", "replaced": "substitution", "worded": "substitution", "removed": "repeal",
    "renumbered": "renumbering", "suspended": "suspension", "postponed": "postponement",
}  # fmt: skip


def to_consolidation_akn(consolidated: Consolidated) -> bytes:
    """Return the expression of the text as amended, valid against the strict schema."""
    record, document = consolidated.record, consolidated.document
    analysis = Analysis(document, references_of(document), terms=terms_of(document))
    acts = [act for act in record.amendments if act.applied or act.iri == record.repealed]
    events = tuple(
        Event(
            act.iri or act.file, act.title, act.date, act.year, "repeal" if act.iri == record.repealed else "amendment"
        )
        for act in acts
    )
    numbers = {event.work: number for number, event in enumerate(events)}
    changes = tuple(
        PassiveChange(
            unit.eId, _TYPES[unit.mark], numbers[unit.source.act], unit.source.instruction, unit.before, unit.until
        )
        for unit, highest in amended_units(record.units)
        if highest and unit.mark and unit.source and unit.source.act in numbers
    )
    return to_akn(analysis, History(events, changes))
