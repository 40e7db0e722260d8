"""The component that marks the fixed phrases of `norms.toml`: modal words, adjunct openers, compound predicates."""

from bisect import bisect_right
from functools import cache

from msgspec import structs
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.grammar import grammar
from extractor.rules.sentence.sentence import Modal, Reading


@Language.factory("thk_cues")
def create_cues(nlp: Language, name: str) -> "CueFinder":
    """Make the component that marks fixed phrases."""
    return CueFinder(nlp)


class CueFinder:
    """Fills `reading.cues`: for each table of `CUES`, the longest phrase that begins at a token, with its key."""

    def __init__(self, nlp: Language) -> None:
        """Build the matcher from `norms.toml`."""
        data = grammar("rules/norms")
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._labels: dict[int, tuple[str, str]] = {}
        for number, entry in enumerate(data["modal"]):
            self._add(nlp, "modal", str(number), entry["words"])
        for kind, phrases in data["front"].items():
            self._add(nlp, "front", kind, phrases)
        self._add(nlp, "predicate", "predicate", data["predicate"]["phrases"])

    def _add(self, nlp: Language, table: str, key: str, phrases: list[str]) -> None:
        label = f"{table}:{key}"
        self._matcher.add(label, [nlp.make_doc(phrase) for phrase in phrases])
        self._labels[nlp.vocab.strings[label]] = (table, key)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the phrases of every reading."""
        readings: list[Reading] = doc.user_data["readings"]
        firsts: list[int] = doc.user_data["firsts"]
        for label, start, end in self._matcher(doc):
            number = bisect_right(firsts, start) - 1
            reading, first = readings[number], firsts[number]
            if end - first > len(reading.low):
                continue
            table, key = self._labels[label]
            cues = reading.cues[table]
            known = cues.get(start - first)
            if known is None or known[0] < end - first:
                cues[start - first] = (end - first, key)
        return doc


@cache
def _entries() -> tuple[tuple[Modal, bool], ...]:
    return tuple(
        (
            Modal(0, 0, e["value"], e["deontic"], e["type"], e["basis"], e.get("negated", False)),
            e.get("act", False),
        )
        for e in grammar("rules/norms")["modal"]
    )


def modal_of(number: str, start: int, end: int) -> tuple[Modal, bool]:
    """Return the modal of entry `number` of `norms.toml` at these tokens, and whether it needs a verb after it."""
    modal, act = _entries()[int(number)]
    return structs.replace(modal, start=start, end=end), act
