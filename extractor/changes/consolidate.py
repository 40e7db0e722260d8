"""A regulation as in force on a day: the amending acts in the order of their dates, each instruction made or named."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from extractor.changes.apply import Amending
from extractor.changes.as_document import document_of
from extractor.changes.chain import doubts_about
from extractor.changes.commencement import commencement_of
from extractor.changes.consolidation import (
    NO_FAILURE,
    NOT_APPLIED,
    Act,
    Consolidated,
    Consolidation,
    Obstacle,
    Unapplied,
)
from extractor.changes.working_text import WorkingText
from extractor.law.address import is_pinpoint, work_of
from extractor.model.analysis import Analysis


def consolidate(base: Analysis, amendments: Sequence[Analysis], at: str | None = None) -> Consolidated:
    """Return `base` as `amendments` leave it, on the day `at` (ISO date) if one is given.

    Acts count from the day that they name, else their promulgation or enactment; those without a date keep their place,
    and with `at` are applied and named. `base` must have an IRI, and changes count where they name it.
    """
    text = WorkingText(base.document)
    work = base.document.metadata.iri
    unapplied: list[Unapplied] = []
    acts: list[Act] = []
    repealed: str | None = None
    ordered = _in_order(amendments)
    for place, analysis in enumerate(ordered):
        act = name_of(analysis)
        day = date_of(analysis)
        changes = [change for change in analysis.changes if work is not None and work_of(change.target) == work]
        if at is not None and day is not None and day > at:
            unapplied.append(Unapplied(act, "", "", "after_date", day))
            acts.append(_act(analysis, len(changes), 0))
            continue
        if at is not None and day is None:
            unapplied.append(Unapplied(act, "", "", "no_date", ""))
        doubts: list[tuple[Obstacle, str]] = [("no_change_of_base", work or "")]
        if changes:
            doubts = list(doubts_about(base, analysis, ordered[:place], day))
        unapplied += [Unapplied(act, "", "", reason, quote) for reason, quote in doubts]
        if any(reason in NOT_APPLIED for reason, _ in doubts):
            acts.append(_act(analysis, len(changes), 0))
            continue
        ends = [change for change in changes if change.type == "repeal" and not is_pinpoint(change.target)]
        if any(change.part is None for change in ends):
            repealed = act
        made = [change for change in changes if is_pinpoint(change.target) or change.type != "repeal"]
        made = [change for change in made if change.until is None or at is None or at <= change.until]
        failed = list(Amending(text, analysis, act).make(made))
        for each in ends:
            if each.part is not None:
                quote = analysis.document.text.of(each.span)
                failed.append(Unapplied(act, each.instruction, each.target, "in_part", quote))
        for unread in analysis.unread_instructions:
            quote = analysis.document.text.of(unread.span)
            failed.append(Unapplied(act, unread.instruction, "", "instruction_unread", quote))
        unapplied += failed
        undone = sum(bool(each.target) and each.reason not in NO_FAILURE for each in failed)
        acts.append(_act(analysis, len(changes), len(changes) - undone))
    units = tuple(unit.frozen() for unit in text.units)
    titled = replace(_act(base, 0, 0), title=text.title) if text.title else _act(base, 0, 0)
    record = Consolidation("thk-consolidation", titled, tuple(acts), at, repealed, units, tuple(unapplied))
    return Consolidated(record, document_of(text, base.document))


def expressions(
    base: Analysis, amendments: Sequence[Analysis], at: str | None = None
) -> Iterator[tuple[str, Consolidated]]:
    """Yield the regulation as it was from each day on, with the day: first as made, then after each amending act.

    Of several acts of one day only the text after the last counts. An act without a date is known by its year.
    """
    ordered = [each for each in _in_order(amendments) if at is None or (date_of(each) or "") <= at]
    days = [_day(base), *(_day(each) for each in ordered)]
    for count, day in enumerate(days):
        if day not in days[count + 1 :]:
            yield day, consolidate(base, ordered[:count])


def _day(analysis: Analysis) -> str:
    return date_of(analysis) or analysis.document.metadata.tahun or name_of(analysis)


def name_of(analysis: Analysis) -> str:
    """Return the IRI of a regulation, else the name of its file."""
    return analysis.document.metadata.iri or analysis.document.text.source.file


def date_of(analysis: Analysis) -> str | None:
    """Return the day from which a regulation holds, None where it cannot be read."""
    return commencement_of(analysis.document)


def _in_order(amendments: Sequence[Analysis]) -> list[Analysis]:
    """Sort by date and number; acts without a date keep their places between the others."""
    dated = iter(sorted((each for each in amendments if date_of(each)), key=lambda each: date_of(each) or ""))
    return [next(dated) if date_of(each) else each for each in amendments]


def _act(analysis: Analysis, changes: int, applied: int) -> Act:
    metadata = analysis.document.metadata
    title = f"{metadata.jenis or ''} {metadata.nomor or ''}/{metadata.tahun or ''}".strip(" /")
    return Act(
        metadata.iri,
        metadata.tentang or title,
        analysis.document.text.source.file,
        metadata.tahun,
        date_of(analysis),
        changes,
        applied,
    )
