"""What stands at the end of a report for people: how many findings there are of each code, and in all."""

from extractor.model.finding import Severity
from extractor.review.reviewed import Status
from extractor.review.tally import Tally
from extractor.words import counted, words

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}
LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
_ASIDE: tuple[Status, ...] = ("known", "accepted", "fixed")


def statistics(tally: Tally, lang: str = "id", color: bool = False) -> str:
    """Return one line a code, the most frequent first, each ending with a line feed; empty without findings."""
    names = words("severity", lang)
    ordered = sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(ordered[0][1])) if ordered else 0
    return "".join(
        f"{count:>{width}}  {code}  {_painted(names[severity], severity, color)}\n"
        for (code, severity), count in ordered
    )


def closing(tally: Tally, lang: str = "id", color: bool = False) -> str:
    """Return the last line of a report: inputs, open findings by severity, those set aside, checks that did not run."""
    said = words("report", lang)
    severities = tally.severities()
    counts = [
        _painted(counted("severity", level, severities[level], lang), level, color)
        for level in LEVELS
        if severities[level]
    ]
    aside = [counted("status", status, count, lang) for status in _ASIDE if (count := tally.statuses[status])]
    if tally.fixable:
        aside.append(said["fixable"].format(count=tally.fixable))
    if tally.not_run:
        aside.append(said["not_run"].format(count=len(tally.not_run)))
    rest = f"; {', '.join(aside)}" if aside else ""
    found = ", ".join(counts) or said["no_findings" if tally.inputs else "not_checked"]
    return f"{said['inputs'].format(count=tally.inputs)}: {found}{rest}\n"


def _painted(words: str, severity: Severity, color: bool) -> str:
    return f"\x1b[{_COLORS[severity]}m{words}\x1b[0m" if color else words
