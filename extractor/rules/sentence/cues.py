"""The component that marks the fixed phrases of `norms.toml`: modal words, adjunct openers, compound predicates; and
what is struck before anything is read: phrases that point elsewhere, brackets.
"""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.grammar import entries
from extractor.law.numbers import ROMAN_SIGNS
from extractor.rules.forms import norms
from extractor.rules.sentence.sentence import Modal, Sentence, sentences_of
from extractor.rules.words.forms import function_words
from extractor.rules.words.vocabulary import vocabulary

_WORDS = function_words().front


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


def strike_pointers(sentence: Sentence) -> None:
    """Strike the phrases that point elsewhere: `sebagaimana dimaksud dalam Pasal 7`."""
    low, openers = sentence.low, vocabulary().pointer_open
    if openers.isdisjoint(low):
        return
    end = 0
    for at in range(sentence.end):
        if at < end or low[at] not in openers:
            continue
        end = at + 1
        while end < sentence.end and low[end] in _WORDS.pointing:
            end += 1
        if end < sentence.end and (low[end].startswith(("di", "ter")) or low[end] == "maksud"):
            end += 1
        end = _pointer_end(sentence, end)
        for token in range(at, end):
            sentence.struck[token] = 1


def _pointer_end(sentence: Sentence, at: int) -> int:
    """Return where a run of unit words, numbers and links between them ends."""
    low, words = sentence.low, vocabulary()
    last = at
    while at < sentence.end:
        word = low[at]
        if at in sentence.pointed or word in words.pointer_unit or _is_label(sentence, at):
            if word == "berlaku" and low[at - 1] not in _WORDS.in_force:
                break
            at += 1
            last = at
        elif word in words.pointer_link or (word == "yang" and low[at + 1 : at + 2] == ["berlaku"]):
            at += 1
        else:
            break
    return last


def _is_label(sentence: Sentence, at: int) -> bool:
    """Whether a token can be the number of a provision: digits, a single letter, a bracket, a Roman numeral."""
    word = sentence.words[at]
    if word[:1].isdigit() or (len(word) == 1 and word.isalpha() and word.islower()):
        return True
    return word in ("(", ")") or (word.isupper() and not word.strip(ROMAN_SIGNS))


def strike_brackets(sentence: Sentence) -> None:
    """Strike what stands in brackets."""
    low = sentence.low
    if "(" not in low:
        return
    opened: int | None = None
    for at in range(sentence.end):
        if low[at] == "(":
            opened = at
        elif low[at] == ")" and opened is not None:
            for token in range(opened, at + 1):
                sentence.struck[token] = 1
            opened = None
