"""Which words of a text are references, definitions or uses of a defined term, ready to be written inline.

A place of this text is named only where it exists; whoever writes the marks never points at nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from extractor.law.address import annex_name, is_external, work_of
from extractor.law.numbers import ordinal_value, roman_numeral
from extractor.law.units import ARTICLES, ROMAN
from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.rule import Term
from extractor.model.text import Span

_INSTRUMENTS = ("Peraturan ", "Keputusan ", "Instruksi ")
_ANNEX_NUMBER = re.compile(
    r"(?:(?:ANAK|SUB)[\s-])?LAMPIRAN\s([IVXLCDM]+[A-H]?(?:[.-][0-9A-Z]{1,3})*|\d+[A-Z]?|[A-Z]|(?:KE[A-Z]{3,9}|PERTAMA)(?:\sBELAS)?)\b",
    re.IGNORECASE,
)

_BODY = ARTICLES | ROMAN


class Mark(Struct, frozen=True):
    """Marked words: one target of a reference, or a defined term (`defines`: at its definition).

    `target` and `last` are an eId of this text or the IRI of another (of the whole work for a range in one); both None
    where the text does not have it or the reference is ambiguous. `last` is the far end of a range. Marks of one
    `group` come from one list.
    """

    start: int
    end: int
    reference: Reference | None = None
    term: Term | None = None
    defines: bool = False
    target: str | None = None
    last: str | None = None
    group: str | None = None


def annexes(document: Document) -> dict[str, str]:
    """Return the eId of each annex by the name a reference gives it: `lampiran`, `lampiran_II`."""
    names: dict[str, str] = {}
    for provision in document.provisions:
        if provision.kind != "lampiran":
            continue
        names.setdefault(annex_name(""), provision.eid)
        head = provision.num or provision.heading
        printed = _ANNEX_NUMBER.match(document.text.of(head)) if head else None
        if printed:
            value = ordinal_value(printed[1].lower())
            names.setdefault(annex_name(roman_numeral(value) if value else printed[1].upper()), provision.eid)
    return names


class Marks:
    """All marks of one regulation in the order of the text, without overlaps."""

    def __init__(self, document: Document, references: Sequence[Reference], terms: Sequence[Term]) -> None:
        """Collect the marks of `document`: references first, then definitions, then uses of terms in what is left."""
        self._index = document.index
        self._annexes = annexes(document)
        found = [mark for reference in references for mark in self._of_reference(reference)]
        found += [Mark(term.span.start, term.span.end, term=term, defines=True) for term in terms]
        found = _without_overlaps(found)
        if terms:
            found = _beside(found, _uses(document, terms))
        self._marks = found
        self._starts = [mark.start for mark in found]

    def local(self, address: str) -> str | None:
        """Return the eId that `address` names in this text, None where the text does not have it."""
        if address in self._index:
            return address
        return self._annexes.get(address)

    def inside(self, span: Span) -> list[list[Mark]]:
        """Return the marks that lie wholly inside `span`, those of one list together."""
        starts = self._starts
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:
            return []
        behind = bisect_left(starts, span.end, first)
        groups: list[list[Mark]] = []
        listed: str | None = None
        for mark in self._marks[first:behind]:
            if mark.end > span.end:
                continue
            if listed is not None and mark.group == listed:
                groups[-1].append(mark)
            else:
                groups.append([mark])
            listed = mark.group
        return groups

    def _of_reference(self, reference: Reference) -> Iterator[Mark]:
        points = reference.pinpoints
        if len(points) < 2:
            address = points[0].address if points else (reference.targets[0] if reference.targets else "")
            yield self._mark(reference, reference.span, address, points[0].upto if points else None)
            return
        for point in points:
            yield self._mark(reference, point.span, point.address, point.upto, reference.id)

    def _mark(self, reference: Reference, span: Span, address: str, upto: str | None, group: str | None = None) -> Mark:
        target = last = None
        if reference.status not in ("broken", "ambiguous"):
            if is_external(address):
                target = work_of(address) if upto else address
            else:
                target, last = self.local(address), self.local(upto) if upto else None
                if upto and last is None:
                    target = None
        return Mark(span.start, span.end, reference, target=target, last=last, group=group)


def _without_overlaps(marks: list[Mark]) -> list[Mark]:
    """Return `marks` in order; of two that overlap the earlier stays, of two at one place the longer."""
    kept: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.start >= end and mark.end > mark.start:
            kept.append(mark)
            end = mark.end
    return kept


def _beside(first: list[Mark], more: Iterator[Mark]) -> list[Mark]:
    """Return `first` with those of `more` that overlap none of them; both are in the order of the text."""
    together: list[Mark] = []
    at = 0
    for mark in more:
        while at < len(first) and first[at].start < mark.end:
            together.append(first[at])
            at += 1
        if not together or together[-1].end <= mark.start:
            together.append(mark)
    return together + first[at:]


def _uses(document: Document, terms: Sequence[Term]) -> Iterator[Mark]:
    """Yield the uses of defined terms in the body, longest term first.

    A term written small is not sought; in the name of an instrument (`Peraturan Bupati`) and in its own definition a
    term is not used.
    """
    # By first word and length: a text may define thousands of terms that begin with one word.
    by_word: dict[str, dict[int, dict[str, Term]]] = {}
    for defined in terms:
        for words in (defined.term, *defined.abbreviations):
            if words[:1].isupper():
                by_word.setdefault(words.split()[0], {}).setdefault(len(words), {}).setdefault(words, defined)
    body = [p.span for p in document.provisions if p.kind in _BODY]
    if not by_word or not body:
        return
    longest_first = {word: sorted(by_length.items(), reverse=True) for word, by_length in by_word.items()}
    start, stop = min(span.start for span in body), max(span.end for span in body)
    running = document.text.content[start:stop].replace("\n", " ")
    at = 0
    for match in _whole_words(by_word).finditer(running):
        begin = match.start()
        if begin < at:
            continue
        for length, named in longest_first[match[0]]:
            end = begin + length
            term = named.get(running[begin:end])
            if term is not None and not running[end : end + 1].isalnum():
                at = end
                definition = term.definition.span
                own = definition.start <= start + begin and start + end <= definition.end
                if not own and not running.endswith(_INSTRUMENTS, 0, begin):
                    yield Mark(start + begin, start + end, term=term)
                break


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches each of `words` where it stands alone, the longest first.

    Each branch opens with a letter and looks back only behind it, so that the search skips to the places of the first
    letters.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, reverse=True):
        by_letter.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    branches = (rf"{letter}(?<!\w{letter})(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)")
