"""Running the checks over one analysis, or over several that are checked in one call."""

from collections.abc import Collection, Sequence

from extractor.checks.framework.registry import checks
from extractor.checks.shared.regulation import Regulation, Row
from extractor.model.analysis import Analysis
from extractor.model.finding import Finding


def run(
    analysis: Analysis, select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return the findings in one regulation, sorted by place in the text.

    `select` and `ignore` are codes or the beginnings of codes (`REF`, `REF00`); None selects every check. A finding
    about the whole text stands first.
    """
    regulation = Regulation(analysis)
    found = [finding for each in checks(select, ignore) for finding in each.findings(regulation)]
    return _in_order(regulation, found)


def run_all(
    analyses: Sequence[Analysis], select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings in each of several regulations, with those that only all of them together show.

    Each row is what `run` gives for that regulation and, in the same order, what another of the regulations
    contradicts: the gazette and the title of a law that they cite.
    """
    rows = run_across(analyses, select, ignore)
    return tuple(
        _in_order(Regulation(analysis), [*run(analysis, select, ignore), *row])
        for analysis, row in zip(analyses, rows, strict=True)
    )


def run_across(
    analyses: Sequence[Analysis], select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[tuple[Finding, ...], ...]:
    """Return only what several regulations together show, a row for each: for analyses that `run` has seen."""
    regulations = Row(analyses)
    rows: list[list[Finding]] = [[] for _ in analyses]
    for each in checks(select, ignore):
        for place, finding in each.findings_across(regulations):
            rows[place].append(finding)
        regulations.forget()
    return tuple(_in_order(regulations[at], row) if row else () for at, row in enumerate(rows))


def _in_order(regulation: Regulation, found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda finding: (regulation.place(finding.eid, finding.span), finding.code)))
