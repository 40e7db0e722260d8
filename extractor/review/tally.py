"""What is kept of each input when its findings have been shown: counts and keys, not the text."""

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec import Struct

from extractor.model.finding import Severity
from extractor.review.fold import folded
from extractor.review.key import Key, regulation_of, words_of
from extractor.review.reviewed import Reviewed, Status
from extractor.review.sidefile import Accepted, Known


class Unread(Struct, frozen=True):
    """An input that could not be read, or is not a regulation: its name and why, in both languages."""

    file: str
    message: str
    message_en: str


class Tally:
    """Counts over any number of inputs; memory grows with the findings only.

    `inputs` counts them, `failed` are those that could not be read. Findings are counted as they are told: `codes` the
    open ones by code and severity, `statuses` all of them, `fixable` the open ones that `--fix` can put right, also
    those that a rewrite would settle.
    `not_run` are the checks that did not run on every input.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.inputs = 0
        self.failed: list[Unread] = []
        self.codes: Counter[tuple[str, Severity]] = Counter()
        self.statuses: Counter[Status] = Counter()
        self.fixable = 0
        self.not_run: set[str] = set()
        self._regulations: set[str] = set()
        self._met: set[Key] = set()
        self._known: dict[Key, Known] = {}

    def add(self, reviewed: Reviewed) -> None:
        """Count one input."""
        self.inputs += 1
        self.not_run.update(each.code for each in reviewed.analysis.not_run)
        self._regulations.add(regulation_of(reviewed.analysis))
        for told in reviewed.told:
            self.statuses[told.status] += 1
            if told.status == "open":
                self.codes[told.finding.code, told.finding.severity] += 1
        self.fixable += len(folded([each for each in reviewed.open if each.fix is not None and not each.unsafe]))
        for judged in reviewed.judged:
            finding = judged.finding
            if judged.status == "accepted":
                self._met.add(judged.key)
                continue
            before = self._known.get(judged.key)
            if before is None or before.count < judged.occurrence:
                self._known[judged.key] = Known(judged.key, words_of(reviewed.analysis, finding), judged.occurrence)

    def severities(self) -> Counter[Severity]:
        """Return how many open findings there are of each severity."""
        counts: Counter[Severity] = Counter()
        for (_, severity), count in self.codes.items():
            counts[severity] += count
        return counts

    def baseline(self) -> tuple[Known, ...]:
        """Return what a baseline of the inputs holds: all findings but the accepted ones.

        Of a regulation that was checked twice (as PDF and as text) the larger count stands.
        """
        return tuple(self._known.values())

    def unused(self, accepted: Iterable[Accepted], codes: Collection[str]) -> tuple[Accepted, ...]:
        """Return the exceptions that met no finding, although their regulation was checked for their code."""
        return tuple(
            entry
            for entry in accepted
            if entry.key.regulation in self._regulations and entry.key.code in codes and entry.key not in self._met
        )
