"""Running the checks over one analysis."""

from collections.abc import Collection

from extractor.analysis import Analysis
from extractor.checks.registry import checks
from extractor.checks.regulation import Regulation
from extractor.finding import Finding


def run(
    analysis: Analysis, select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return the findings in one regulation, sorted by place in the text.

    `select` and `ignore` are codes or the beginnings of codes (`REF`, `REF00`); None selects every check. A finding
    about the whole text stands first.
    """
    regulation = Regulation(analysis)
    found = [finding for each in checks(select, ignore) for finding in each.findings(regulation)]
    return tuple(sorted(found, key=lambda finding: (regulation.place(finding.eid, finding.span), finding.code)))
