"""Running the checks over one analysis, or over several that are checked in one call."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct, structs

from extractor.checks.framework.check import Check, OnDamage
from extractor.checks.framework.registry import checks
from extractor.checks.shared.legibility import quality_of
from extractor.checks.shared.protected import Protected
from extractor.checks.shared.regulation import Regulation, Row
from extractor.model.analysis import Analysis
from extractor.model.finding import RANK, Finding, Severity
from extractor.model.quality import NotRun, Quality

_CAP: dict[OnDamage, Severity] = {"skip": "info", "info": "info", "warning": "warning"}


class Checked(Struct, frozen=True):
    """What the checks say about one regulation: findings by place, what did not run where, how surely it was read."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    quality: Quality


def run(
    analysis: Analysis,
    select: Collection[str] | None = None,
    ignore: Collection[str] | None = None,
    trusted: bool = False,
) -> Checked:
    """Return what the checks say about one regulation; its findings are sorted by place in the text.

    `select` and `ignore` are codes or the beginnings of codes (`REF`, `REF00`); None selects every check. A finding
    about the whole text stands first. On pages that were not read surely each check does what its `on_damage` says; in
    a single unit in doubt no finding is lost, but none is graver than `on_damage` allows. `trusted`: the text was
    typed, whatever it looks like (see `quality_of`).
    """
    if trusted:
        quality = quality_of(analysis.document, analysis.references, trusted=True)
        analysis = structs.replace(analysis, quality=quality)
    regulation = Regulation(analysis)
    metadata = analysis.document.metadata
    older: list[Check] = []
    wanted: list[Check] = []
    for each in checks(select, ignore):
        (wanted if each.holds_for(metadata) else older).append(each)
    nowhere_sure = _is_nowhere_sure(regulation)
    found = [
        finding
        for each in wanted
        if not (nowhere_sure and each.on_damage == "skip")
        for finding in _graded(each, regulation, each.findings(regulation))
    ]
    found = _guarded(found, regulation, {each.code for each in wanted if each.fix == "safe"})
    not_run = (*(NotRun(each.code, "older") for each in older), *_not_run(wanted, regulation))
    return Checked(_in_order(regulation, found), not_run, regulation.quality)


def run_all(
    analyses: Sequence[Analysis], select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[Checked, ...]:
    """Return what the checks say about each of several regulations, with what only all of them together show.

    Each row is what `run` gives for that regulation and, in the same order, what another of the regulations
    contradicts: the gazette and the title of a law that they cite.
    """
    rows = run_across(analyses, select, ignore)
    out = []
    for analysis, row in zip(analyses, rows, strict=True):
        checked = run(analysis, select, ignore)
        findings = _in_order(Regulation(analysis), [*checked.findings, *row])
        out.append(structs.replace(checked, findings=findings))
    return tuple(out)


def run_across(
    analyses: Sequence[Analysis], select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[tuple[Finding, ...], ...]:
    """Return only what several regulations together show, a row for each: for analyses that `run` has seen."""
    regulations = Row(analyses)
    rows: list[list[Finding]] = [[] for _ in analyses]
    for each in checks(select, ignore):
        for place, finding in each.findings_across(regulations):
            rows[place].extend(_graded(each, regulations[place], (finding,)))
        regulations.forget()
    return tuple(_in_order(regulations[at], row) if row else () for at, row in enumerate(rows))


def _graded(check: Check, regulation: Regulation, found: Iterable[Finding]) -> list[Finding]:
    """Leave out or lower what a check says about places in doubt, as its `on_damage` asks."""
    quality = regulation.quality
    if check.on_damage == "run" or not quality.doubts:
        return list(found)
    out = []
    for finding in found:
        sure = regulation.is_sure_at(finding.eid, finding.span)
        if not sure and check.on_damage == "skip":
            continue
        cap = _CAP[check.on_damage]
        if (not sure or finding.eid in quality.units) and RANK[finding.severity] > RANK[cap]:
            finding = structs.replace(finding, severity=cap)
        out.append(finding)
    return out


def _guarded(found: list[Finding], regulation: Regulation, safe: Collection[str]) -> list[Finding]:
    """Mark the fixes that are only made on request: of checks that say so, and where words must stay."""
    protected = Protected(regulation)
    return [
        structs.replace(finding, unsafe=True)
        if finding.fix is not None
        and finding.span is not None
        and (finding.code not in safe or protected.holds(finding.span, finding.fix))
        else finding
        for finding in found
    ]


def _is_nowhere_sure(regulation: Regulation) -> bool:
    """Whether no part of the text was read surely."""
    zones = regulation.quality.zones
    pages = {page for page in (zone.page for zone in zones) if page is not None}
    return bool(zones) and (any(zone.page is None for zone in zones) or pages.issuperset(regulation.worded_pages))


def _not_run(wanted: Sequence[Check], regulation: Regulation) -> tuple[NotRun, ...]:
    """Name each check that says nothing about pages that were not read surely, once a reason."""
    reasons: dict[str, list[int]] = {}
    for zone in regulation.quality.zones:
        pages = reasons.setdefault(zone.reason, [])
        if zone.page is not None:
            pages.append(zone.page)
    return tuple(
        NotRun(each.code, zone.reason, tuple(reasons[zone.reason]))
        for each in wanted
        if each.on_damage == "skip"
        for zone in {zone.reason: zone for zone in regulation.quality.zones}.values()
    )


def _in_order(regulation: Regulation, found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda finding: (regulation.place(finding.eid, finding.span), finding.code)))
