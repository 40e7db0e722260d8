"""The component that marks the fixed phrases of `norms.toml`: modal words, adjunct openers, compound predicates."""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.grammar import entries
from extractor.rules.forms import norms
from extractor.rules.sentence.sentence import Modal, sentences_of


@Language.factory("thk_cues", assigns=["doc._.sentences"])
def create_cues(nlp: Language, name: str) -> "CueFinder":
    """Make the component that marks fixed phrases."""
    return CueFinder(nlp)


class CueFinder:
    """Finds for each table of a sentence the longest phrase that begins at a token."""

    def __init__(self, nlp: Language) -> None:
        """Build the matcher from `norms.toml`."""
        data = norms()
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._labels: dict[int, tuple[str, str]] = {}
        for number, entry in enumerate(data.modal):
            self._add(nlp, "modal", str(number), entry.words)
        for kind, phrases in entries(data.front).items():
            self._add(nlp, "front", kind, phrases)
        self._add(nlp, "predicate", "predicate", data.predicate.phrases)

    def _add(self, nlp: Language, table: str, key: str, phrases: Iterable[str]) -> None:
        label = label_of(table, key)
        self._matcher.add(label, [nlp.make_doc(phrase) for phrase in phrases])
        self._labels[nlp.vocab.strings[label]] = (table, key)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the phrases of every sentence."""
        sentences = sentences_of(doc)
        firsts = [each.first for each in sentences]
        for label, start, end in self._matcher(doc):
            sentence = sentences[bisect_right(firsts, start) - 1]
            at, stop = start - sentence.first, end - sentence.first
            if stop > len(sentence.low):
                continue
            table, key = self._labels[label]
            cues = sentence.cues[table] = sentence.cues[table] or {}
            known = cues.get(at)
            if known is None or known[0] < stop:
                cues[at] = (stop, key)
        return doc


def label_of(table: str, key: str) -> str:
    """Return the label of a cue: `modal:wajib#0`, `front:dalam_hal`, `predicate`."""
    if table == "modal":
        return f"modal:{norms().modal[int(key)].value}#{key}"
    return table if table == key else f"{table}:{key}"


def modal_of(number: str, start: int, end: int) -> tuple[Modal, bool]:
    """Return the modal of entry `number` of `norms.toml` at these tokens, and whether it needs a verb after it."""
    entry = norms().modal[int(number)]
    return Modal(start, end, entry.value, entry.deontic, entry.type, entry.basis, entry.negated), entry.act
