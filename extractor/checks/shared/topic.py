"""What a reference is about: the noun phrase before `sebagaimana dimaksud`, and whether a provision names it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, Words, load
from extractor.law.address import is_top
from extractor.law.units import CLAUSES, OUTSIDE
from extractor.law.words import phrase_ends, silent_words
from extractor.model.document import Provision
from extractor.model.reference import Reference
from extractor.model.text import Span, is_word

# Words of a phrase; the longest seen in 55 texts: 12.
_PHRASE_WORDS = 12
# Characters before the words that introduce a reference; the longest phrase seen in 55 texts: 104.
_PHRASE_CHARS = 240
# Characters of a unit that are searched for the matter (chosen); the longest Pasal seen in 55 texts: 17,921.
_UNIT_CHARS = 6000
# Pasal on either side that may be meant instead (chosen).
_NEAR_UNITS = 5
# Units of one list that may be meant instead (chosen); the most seen under one unit in 55 texts: 67.
_SIBLING_UNITS = 30
# Targets of a provision's own references that count as named by it (chosen).
_CITED_TARGETS = 4
# Defined terms that are looked at; the most seen in 55 texts: 66.
_TERMS = 400
_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
_CLAUSE = re.compile(r"[.,;:()“”\"]")
# Endings of the words that say of which kind a thing is: konsultatif, struktural, teknis
_KINDS = ("if", "al", "is", "er", "an")
_VERB = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|di|ter)[a-z]{4,}", re.IGNORECASE)
_DOING = re.compile(r"pe[a-z]{4,}an|ke[a-z]{4,}an")
_PREFIX = re.compile(
    r"\A(?:memper|diper|pember|peng|peny|pem|pen|per|pel|meng|meny|mem|men|ber|ter|di|ke|se|me|pe)(?=[a-z]{4})"
)
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:nya|kan|an|i)\Z")


class TopicForm(Form, frozen=True):
    """The whole of `drafting/topic.toml`."""

    reporting: Words
    joining: Words
    no_verbs: Words


class Subject(Struct, frozen=True):
    """Where the phrase stands; `content` are the words that name the matter, in small letters, in order.

    `joined` says that two things are named (`hubungan kerja dan pola koordinasi`). `phrase` is the matter in small
    letters, without the nouns that only report on it.
    """

    span: Span
    content: tuple[str, ...]
    joined: bool
    phrase: str


def subject_of(regulation: Regulation, reference: Reference) -> Subject | None:
    """Return the noun phrase right before the words that introduce a reference, None where there is none.

    The phrase ends backwards at a mark, a verb or a preposition: `Camat menyampaikan [laporan kegiatan] sebagaimana …`.
    """
    lead = reference.lead
    if lead is None or not regulation.text.of(lead).lower().startswith("sebagaimana"):
        return None
    unit = regulation.document.index.get(reference.source)
    if unit is None:
        return None
    low = next((span.start for span in unit.own if span.start <= lead.start < span.end), lead.start)
    low = max(low, lead.start - _PHRASE_CHARS)
    before = regulation.text.of(Span(low, lead.start))
    marks = [mark.end() for mark in _CLAUSE.finditer(before)]
    begin = marks[-1] if marks else 0
    if before[begin:].strip() == "":
        return None
    found: list[re.Match[str]] = []
    for match in reversed(list(_WORD.finditer(before, begin))):
        if len(found) == _PHRASE_WORDS or match[0].lower() in phrase_ends("topic") or _is_verb(match[0]):
            break
        found.append(match)
    found.reverse()
    listed = begin > 0 and before[begin - 1] == ","
    while found and found[0][0].lower() in _joining():
        listed = True
        del found[0]
    plain = [match[0].lower() for match in found]
    content = tuple(word for word in plain if word not in _silent())
    if not content:
        return None
    joined = listed or any(word in ("dan", "atau", "dan/atau", "serta") for word in plain)
    phrase = " ".join(plain[plain.index(content[0]) :])
    return Subject(Span(low + found[0].start(), low + found[-1].end()), content, joined, phrase)


def _is_verb(word: str) -> bool:
    return word.islower() and bool(_VERB.fullmatch(word)) and word not in _nouns()


@cache
def _joining() -> frozenset[str]:
    return frozenset(load("drafting/topic", TopicForm).joining.words)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load("drafting/topic", TopicForm).no_verbs.words)


@cache
def _silent() -> frozenset[str]:
    return frozenset(load("drafting/topic", TopicForm).reporting.words) | _joining() | silent_words()


@cache
def core(word: str) -> str:
    """Return what a word shares with those made of the same root: `permohonan`, `memohon` give `ohon`."""
    bare = word
    for _ in range(2):
        bare = _SUFFIX.sub("", bare)
    bare = _PREFIX.sub("", bare)
    if len(bare) > 4 and bare[0] in "ktspm":
        bare = bare[1:]
    # koordinatif and koordinasi
    return re.sub(r"(?:atif|as|asi|atik|al|if)\Z", "", bare) if len(bare) > 6 else bare


def _stands_in(text: str, phrase: str) -> bool:
    """Whether `text` holds a phrase as whole words."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not is_word(text[max(0, at - 1) : at]) and not is_word(text[end : end + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


class Naming:
    """Which provisions name a phrase. What is looked up is looked up once, so that many references cost little."""

    def __init__(self, regulation: Regulation) -> None:
        """Take the regulation; nothing is read before the first question."""
        self.regulation = regulation
        self.index = regulation.document.index
        self._texts: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._pasal = [unit.eid for unit in regulation.body if unit.kind == "pasal" and is_top(unit.eid)]
        self._places = {eid: at for at, eid in enumerate(self._pasal)}
        self._definitions = {term.defined_by for term in regulation.terms}
        self._terms: dict[str, list[str]] = {}
        for term in regulation.terms[:_TERMS]:
            for word in set(term.term.lower().split()[1:]):
                self._terms.setdefault(word, []).append(term.term.lower())
        self._cited: dict[str, list[str]] = {}
        for reference in regulation.references:
            if (reference.scope, reference.status) == ("internal", "resolved"):
                row = self._cited.setdefault(reference.source, [])
                row.extend(each for each in reference.targets[:_CITED_TARGETS] if each in self.index)
                del row[_CITED_TARGETS:]

    def text_of(self, address: str) -> str:
        """Return what a provision says, with its heading and the lead-ins above it, in small letters."""
        if address not in self._texts:
            unit = self.index[address]
            text = self.regulation.text
            parts = [text.of(Span(unit.span.start, min(unit.span.end, unit.span.start + _UNIT_CHARS)))]
            for above in self.regulation.document.ancestors(address):
                if above.kind in CLAUSES and above.own:
                    parts.append(text.of(above.own[0])[:_UNIT_CHARS])
                if above.heading is not None:
                    parts.append(text.of(above.heading))
            self._texts[address] = " ".join(" ".join(parts).lower().split())
        return self._texts[address]

    def names(self, address: str, word: str, phrase: str = "") -> bool:
        """Whether a provision, or one that it refers to, holds a word or one of the same root.

        A word inside a defined term that begins otherwise (`Tata Hubungan Kerja` for hubungan kerja) does not count,
        unless that term is in `phrase`.
        """
        for each in (address, *self._cited.get(address, ())):
            text = self.text_of(each)
            for term in self._terms.get(word, ()):
                if term not in phrase:
                    text = text.replace(term, " ")
            if core(word) in text:
                return True
        return False

    def names_all(self, address: str, subject: Subject) -> bool:
        """Whether a provision holds every word that names the matter."""
        return all(self.names(address, word, subject.phrase) for word in subject.content)

    def where(self, phrase: str) -> str | None:
        """Return the first provision, other than a definition, whose own text holds a phrase as whole words."""
        size = phrase.count(" ") + 1
        for piece in self.regulation.document.pieces.holding(phrase):
            unit = piece.unit
            if piece.heading or unit.kind in OUTSIDE or unit.eid in self._definitions:
                continue
            words = piece.words.lower().split()
            if any(" ".join(words[at : at + size]).rstrip(".,;:") == phrase for at in range(len(words) - size + 1)):
                return unit.eid
        return None

    def holds(self, address: str, phrase: str) -> bool:
        """Whether a provision, its heading or the lead-ins above it hold a phrase in just these words."""
        return _stands_in(self.text_of(address), phrase)

    def names_matter(self, address: str, subject: Subject) -> bool:
        """Whether a provision names what comes first in a subject, or all else where that is only what is done with it.

        [Pembayaran] belanja pegawai: the provision need not speak of paying.
        """
        first, *rest = subject.content
        if self.names(address, first, subject.phrase):
            return True
        return bool(_DOING.fullmatch(first)) and all(self.names(address, word, subject.phrase) for word in rest)

    def introduces(self, address: str, subject: Subject) -> bool:
        """Whether a provision names the subject itself: not as what was meant elsewhere (`… sebagaimana dimaksud`)."""
        text = self.text_of(address)
        if f"{subject.phrase} sebagaimana" in text or not self.names_all(address, subject):
            return False
        return subject.content[0] in text

    def kinds_of(self, address: str, head: str) -> bool:
        """Whether a provision says of which kind a thing is: `hubungan kerja [konsultatif]`, right behind its name."""
        for match in re.finditer(rf"(?<!\w){re.escape(head)} ([^\W\d_]+)", self.text_of(address)):
            if match[1] not in _silent() and match[1] not in phrase_ends("topic") and match[1].endswith(_KINDS):
                return True
        return False

    def says(self, address: str, phrase: str) -> bool:
        """Whether a provision holds a phrase itself, not only in the heading or the lead-in above it."""
        return _stands_in(self._own_text(address), phrase)

    def says_word(self, address: str, word: str) -> bool:
        """Whether a provision itself holds a word or one of the same root."""
        return core(word) in self._own_text(address)

    def _own_text(self, address: str) -> str:
        if address not in self._own:
            span = self.index[address].span
            words = self.regulation.text.of(Span(span.start, min(span.end, span.start + _UNIT_CHARS)))
            self._own[address] = " ".join(words.lower().split())
        return self._own[address]

    def siblings(self, address: str) -> list[Provision]:
        """Return the other units of the same list; of a Pasal, those that stand near."""
        unit = self.index[address]
        if unit.kind == "pasal":
            at = self._places.get(address)
            if at is None:
                return []
            near = self._pasal[max(0, at - _NEAR_UNITS) : at + _NEAR_UNITS + 1]
            return [
                self.index[eid] for eid in sorted(near, key=lambda eid: abs(self._places[eid] - at)) if eid != address
            ]
        above = self.regulation.document.parents.get(address)
        row = self.index[above].children if above else ()
        return [each for each in row if each.kind == unit.kind and each.eid != address][:_SIBLING_UNITS]


def pointing(references: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the references by `sebagaimana dimaksud` to provisions of the body that exist."""
    for reference in references:
        if (reference.scope, reference.status) != ("internal", "resolved"):
            continue
        if reference.relation == "sebagaimana_dimaksud" and reference.reason is None and reference.targets:
            yield reference
