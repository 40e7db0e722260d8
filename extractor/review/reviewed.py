"""The findings of one regulation, each with what is to be done about it."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from extractor.law.address import DOCUMENT, PREAMBLE, upwards
from extractor.law.names import means
from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.review.fold import folded_places
from extractor.review.key import Key, key_of
from extractor.review.sidefile import Accepted
from extractor.source.origin import Origin

Status = Literal["open", "known", "accepted", "fixed"]


class Judged(Struct, frozen=True):
    """One finding: its key, the how-manieth of that key it is (from 1), and its status.

    `open`: to be looked at. `known`: in the baseline. `accepted`: in the side file, for `reason`. `fixed`: put right
    in a new file.
    """

    finding: Finding
    key: Key
    occurrence: int
    status: Status
    reason: str | None = None


class Reviewed(Struct, frozen=True):
    """One input: its name as given, what was found in it, and how each finding is to be taken.

    `origin` leads back to the file as it was typed; None for a PDF, or where nobody asked for it.
    """

    name: str
    analysis: Analysis
    judged: tuple[Judged, ...]
    origin: Origin | None = None

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that are neither known nor accepted."""
        return tuple(each.finding for each in self.judged if each.status == "open")

    @property
    def told(self) -> tuple[Judged, ...]:
        """All findings as they are told: one fact once, apart for each status and reason, in the order given."""
        groups: dict[tuple[Status, str | None], list[int]] = {}
        for at, each in enumerate(self.judged):
            groups.setdefault((each.status, each.reason), []).append(at)
        told = {}
        for group in groups.values():
            for first, finding in folded_places([self.judged[at].finding for at in group]):
                told[group[first]] = replace(self.judged[group[first]], finding=finding)
        return tuple(told[at] for at in sorted(told))

    @property
    def open_told(self) -> tuple[Finding, ...]:
        """The open findings as they are told."""
        return tuple(each.finding for each in self.told if each.status == "open")

    def count(self, status: Status) -> int:
        """Return how many findings have this status."""
        return sum(each.status == status for each in self.judged)


def review(
    name: str,
    analysis: Analysis,
    accepted: Mapping[Key, Accepted] | None = None,
    baseline: Mapping[Key, int] | None = None,
    origin: Origin | None = None,
) -> Reviewed:
    """Return the findings of `analysis` with their status.

    An exception holds for every finding of its key; the baseline hides as many as stood there before, and what goes
    beyond is open.
    """
    accepted, baseline = accepted or {}, baseline or {}
    seen: Counter[Key] = Counter()
    judged = []
    for finding in analysis.findings:
        key = key_of(analysis, finding)
        seen[key] += 1
        if key in accepted:
            judged.append(Judged(finding, key, seen[key], "accepted", accepted[key].reason))
        else:
            judged.append(Judged(finding, key, seen[key], "known" if seen[key] <= baseline.get(key, 0) else "open"))
    return Reviewed(name, analysis, tuple(judged), origin)


def errors_first(reviewed: Reviewed) -> Reviewed:
    """Return the same with the errors before all else, both in the order of the text."""
    return replace(reviewed, judged=tuple(sorted(reviewed.judged, key=lambda each: each.finding.severity != "error")))


def only_at(reviewed: Reviewed, words: str) -> Reviewed:
    """Return the same with the findings at one provision and below it, which an address or a name names."""
    judged = tuple(each for each in reviewed.judged if any(means(words, above) for above in upwards(each.finding.eid)))
    return replace(reviewed, judged=judged)


def has_place(analysis: Analysis, words: str) -> bool:
    """Whether a text has the provision that an address or a name names: what has no findings may also not be there."""
    return any(means(words, eid) for eid in (DOCUMENT, PREAMBLE, *analysis.document.index))


def fixed(reviewed: Reviewed, made: Collection[Finding]) -> Reviewed:
    """Return the same with the findings `made` taken as put right."""
    right = set(made)
    judged = tuple(
        replace(each, status="fixed") if each.status == "open" and each.finding in right else each
        for each in reviewed.judged
    )
    return replace(reviewed, judged=judged)
