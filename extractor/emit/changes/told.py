"""What a consolidation says beside its text: the acts that went in, and of each changed unit where it comes from."""

from collections.abc import Iterator

from extractor.changes.consolidation import Consolidation, Unapplied, Unit
from extractor.words import words


def amended_units(units: tuple[Unit, ...], above: Unit | None = None) -> Iterator[tuple[Unit, bool]]:
    """Yield every unit that an act has changed, in order, and whether it is the highest one of that change."""
    for unit in units:
        if unit.mark and unit.source:
            yield unit, above is None or (above.mark, above.source) != (unit.mark, unit.source)
        yield from amended_units(unit.children, unit)


def source_of(unit: Unit, language: str = "id") -> str:
    """Return in one line what changed a unit: `diubah: /akn/id/act/perda/kab-contoh/2021/7 art_I__point_1`."""
    assert unit.mark is not None and unit.source is not None
    until = f" {words('consolidation', language)['until']} {unit.until}" if unit.until else ""
    return f"{words('mark', language)[unit.mark]}{until}: {unit.source.act} {unit.source.instruction}"


def told(each: Unapplied, language: str = "id") -> str:
    """Return in one line which change could not be made and why."""
    where = " ".join(part for part in (each.act, each.instruction) if part)
    target = f" → {each.target}" if each.target else ""
    quote = f" “{each.quote[:160]}”" if each.quote else ""
    return f"{where}{target}: {words('obstacle', language)[each.reason]}{quote}"


def acts_of(consolidation: Consolidation, language: str = "id") -> Iterator[str]:
    """Yield a line for the regulation, for each act that went in, and for the day and the end of the regulation."""
    said = words("consolidation", language)
    yield f"{said['base']}: {consolidation.base.iri or consolidation.base.file}"
    for act in consolidation.amendments:
        count = said["applied"].format(applied=act.applied, count=act.changes)
        yield f"{said['amendment']}: {act.iri or act.file} ({act.date or said['no_date']}; {count})"
    if consolidation.at:
        yield f"{said['at']}: {consolidation.at}"
    if consolidation.repealed:
        yield f"{said['repealed']}: {consolidation.repealed}"


def unapplied_of(consolidation: Consolidation, language: str = "id") -> Iterator[str]:
    """Yield a line for each change that could not be made, below a heading; nothing where all were."""
    if consolidation.unapplied:
        yield f"{words('consolidation', language)['unapplied']}:"
        yield from (f"- {told(each, language)}" for each in consolidation.unapplied)
