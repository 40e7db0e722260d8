"""What stands at the end of a report for people: how many findings there are of each code, and in all."""

from extractor.model.finding import Severity
from extractor.review.tally import Tally

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
_WORDS = {
    "id": {
        "inputs": ("{count} naskah diperiksa", "{count} naskah diperiksa"),
        "error": ("{count} kesalahan", "{count} kesalahan"),
        "warning": ("{count} peringatan", "{count} peringatan"),
        "info": ("{count} informasi", "{count} informasi"),
        "none": ("tidak ada temuan", "tidak ada temuan"),
        "known": ("{count} tercatat sebelumnya", "{count} tercatat sebelumnya"),
        "accepted": ("{count} diterima", "{count} diterima"),
        "fixed": ("{count} diperbaiki", "{count} diperbaiki"),
        "fixable": ("{count} dapat diperbaiki dengan --fix", "{count} dapat diperbaiki dengan --fix"),
    },
    "en": {
        "inputs": ("{count} text checked", "{count} texts checked"),
        "error": ("{count} error", "{count} errors"),
        "warning": ("{count} warning", "{count} warnings"),
        "info": ("{count} information", "{count} information"),
        "none": ("no findings", "no findings"),
        "known": ("{count} known before", "{count} known before"),
        "accepted": ("{count} accepted", "{count} accepted"),
        "fixed": ("{count} fixed", "{count} fixed"),
        "fixable": ("{count} can be fixed by --fix", "{count} can be fixed by --fix"),
    },
}
_NAMES = {
    "id": {"error": "kesalahan", "warning": "peringatan", "info": "informasi"},
    "en": {"error": "error", "warning": "warning", "info": "information"},
}


def statistics(tally: Tally, lang: str = "id", color: bool = False) -> str:
    """Return one line a code, the most frequent first, each ending with a line feed; empty without findings."""
    names = _NAMES["en" if lang == "en" else "id"]
    ordered = sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(ordered[0][1])) if ordered else 0
    return "".join(
        f"{count:>{width}}  {code}  {_painted(names[severity], severity, color)}\n"
        for (code, severity), count in ordered
    )


def closing(tally: Tally, lang: str = "id", color: bool = False) -> str:
    """Return the summary line over all inputs; empty where it would say no more than the one input's own line."""
    words = _WORDS["en" if lang == "en" else "id"]

    def said(key: str, count: int) -> str:
        return words[key][count != 1].format(count=count)

    severities = tally.severities()
    counts = [_painted(said(level, severities[level]), level, color) for level in _LEVELS if severities[level]]
    aside = [said(status, count) for status in ("known", "accepted", "fixed") if (count := tally.statuses[status])]
    if tally.fixable:
        aside.append(said("fixable", tally.fixable))
    if tally.inputs < 2 and not aside:
        return ""
    if tally.inputs < 2:
        return f"{', '.join(aside)}\n"
    rest = f"; {', '.join(aside)}" if aside else ""
    return f"{said('inputs', tally.inputs)}: {', '.join(counts) or said('none', 0)}{rest}\n"


def _painted(words: str, severity: Severity, color: bool) -> str:
    return f"\x1b[{_COLORS[severity]}m{words}\x1b[0m" if color else words
