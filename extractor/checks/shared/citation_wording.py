"""The words around a citation: what introduces it, which unit it begins with, how it ought to be written."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_attached, is_pinpoint
from extractor.law.units import OUTSIDE, TEXT
from extractor.model.document import Piece, Provision
from extractor.model.reference import Reference
from extractor.model.text import Span

# Characters before a citation; the longest words that introduce one, seen in 55 texts: 67.
_LEAD_CHARS = 80
_UNIT = re.compile(
    r"(?:pasal|ayat|huruf|angka|lampiran|bab|bagian|paragraf|buku|diktum|penjelasan)(?!\w)", re.IGNORECASE
)


_WRONG_CASE = re.compile(r"(?<![\w-])(?:pasal|lampiran|Ayat|Huruf|Angka)(?=\s)|(?<!\w)lampiran\Z")
_BARE_AYAT = re.compile(r"(?<=ayat )[0-9]{1,2}(?![\w(.])")
_BEGINS = re.compile(r"(?:\A|[.:;]\s|\A[“\"(])\Z")


class Sought(Form, frozen=True):
    """A pattern, and fragments in lower case of which a piece of text must hold one to be searched for it."""

    pattern: str
    needs: tuple[str, ...]


class Blanket(Sought, frozen=True):
    """Words for regulations that are not named, and what follows them where they do not stand for all of them."""

    not_before: Pattern


class PrepositionForm(Pattern, frozen=True):
    """The words before a preposition, and the year since which it must be the right one before an ayat or a huruf."""

    since: int


class Incomplete(Form, frozen=True):
    """Words that introduce a citation and lack a part: before a provision, after Ketentuan, before an annex."""

    provision: Pattern
    ketentuan: Pattern
    annex: Pattern


class CitationWording(Form, frozen=True):
    """The whole of `drafting/citation_wording.toml`."""

    incomplete: Incomplete
    preposition: PrepositionForm
    vague: Sought
    superfluous: Sought
    blanket: Blanket


def citation_wording() -> CitationWording:
    """Return how the words around a citation ought not to be written."""
    return load("drafting/citation_wording", CitationWording)


class Cited(Struct, frozen=True):
    """One citation with its surroundings: the unit that holds it, the running text before it, its first unit word.

    `before` reaches back at most to the beginning of the piece of own text and ends with the citation's first sign.
    `first` is in small letters: pasal, ayat, huruf, lampiran …; empty where the citation begins with a work.
    """

    reference: Reference
    unit: Provision
    before: str
    first: str

    @property
    def start(self) -> int:
        """Where the citation proper begins."""
        return self.reference.span.start

    @property
    def in_recital(self) -> bool:
        """Whether it stands in Menimbang."""
        return self.unit.kind == "menimbang"

    @property
    def preposition(self) -> str | None:
        """What Lampiran II wants before its first unit: `dalam Pasal`, `pada ayat`, `dalam huruf` in a recital."""
        if self.first == "ayat":
            return "pada"
        if self.first == "huruf":
            return "dalam" if self.in_recital else None
        return "dalam" if self.first else None


def cited(regulation: Regulation) -> Iterator[Cited]:
    """Yield the citations of provisions and annexes, one for each that stands by itself, in document order."""
    text, index = regulation.text, regulation.document.index
    after = -1
    for reference in regulation.references:
        unit = index.get(reference.source)
        if unit is None or reference.span.start < after:
            continue
        after = reference.span.end
        words = text.of(reference.span)
        match = _UNIT.match(words)
        first = match[0].lower() if match else ""
        if not first and reference.scope == "external":
            continue
        low = next((span.start for span in unit.own if span.start <= reference.span.start < span.end), None)
        if low is None:
            continue
        low = max(low, reference.span.start - _LEAD_CHARS)
        yield Cited(reference, unit, text.of(Span(low, reference.span.start)), first)


@cache
def _ending(form: Pattern) -> re.Pattern[str]:
    """Return a pattern that must end right before a citation."""
    return re.compile(rf"(?<!\w)(?:{form.pattern})\s\Z", re.VERBOSE | re.IGNORECASE)


@cache
def anywhere(form: Sought) -> re.Pattern[str]:
    """Return a pattern of `grammars/drafting/citation_wording.toml` as whole words anywhere."""
    return re.compile(rf"(?<!\w)(?:{form.pattern})", re.VERBOSE | re.IGNORECASE)


@cache
def following(form: Pattern) -> re.Pattern[str]:
    """Return a pattern of `grammars/drafting/citation_wording.toml` for what stands right behind a word."""
    return re.compile(form.pattern, re.VERBOSE | re.IGNORECASE)


class Lead(Struct, frozen=True):
    """Words that introduce a citation, and what they ought to be."""

    span: Span
    right: str


def incomplete_lead(each: Cited) -> Lead | None:
    """Return the introducing words where they lack a part: `sebagaimana pada`, `sebagaimana dimaksud` (Pasal 6).

    Provisions of another regulation are looked at like those of this one; what an amending act says about the act that
    it changes (`Ketentuan pada Pasal 5 diubah`) is not.
    """
    if each.first in ("", "penjelasan") or each.reference.relation == "mengubah":
        return None
    if each.first == "lampiran":
        match = _ending(citation_wording().incomplete.annex).search(each.before)
        right = "sebagaimana tercantum dalam"
    else:
        match = _ending(citation_wording().incomplete.provision).search(each.before)
        preposition = each.preposition or ("pada" if " pada" in (match[0] if match else "") else "dalam")
        right = f"sebagaimana dimaksud {preposition}"
        if match is None and each.reference.scope == "internal":
            match = _ending(citation_wording().incomplete.ketentuan).search(each.before)
            right = f"{match['ketentuan']} {right}" if match else right
    if match is None:
        return None
    start = each.start - len(each.before) + match.start()
    if match[0][0].isupper():
        right = right[0].upper() + right[1:]
    return Lead(Span(start, start + len(match[0].rstrip())), right)


def wrong_preposition(each: Cited, year: str | None = None) -> Span | None:
    """Return the preposition where it is not the one that Lampiran II wants: `dimaksud pada Pasal`.

    Before the first of these rules (UU 10/2004) `dalam ayat` and `pada huruf` were right too: `year` is that of the
    regulation.
    """
    if each.first != "pasal" and year is not None and year < str(citation_wording().preposition.since):
        return None
    if each.first not in (*TEXT, "huruf") or each.preposition is None:
        return None
    match = _ending(citation_wording().preposition).search(each.before)
    if match is None or " ".join(match["wrong"].lower().split()) == each.preposition:
        return None
    start = each.start - len(each.before) + match.start("wrong")
    return Span(start, start + len(match["wrong"]))


def rightly_written(regulation: Regulation, each: Cited) -> tuple[str, str]:
    """Return the words that name the provisions as they are printed, and with the right capitals and brackets."""
    reference = each.reference
    end = reference.span.end
    if reference.scope == "external":
        end = max((pinpoint.span.end for pinpoint in reference.pinpoints if is_pinpoint(pinpoint.address)), default=end)
    written = regulation.text.of(Span(each.start, min(end, each.start + 400)))
    if reference.citation is not None:
        # The words of the work that follows are no business of this check.
        kind = re.search(r"(?:Undang|Peraturan|Keputusan|Instruksi|Qanun|UU|PP)\b", written)
        written = written[: kind.start()].rstrip() if kind else written
    if own := anywhere(citation_wording().superfluous).match(written):
        written = own["ayat"]  # that Pasal ini goes is said by a check of its own
    begins = begins_sentence(each.before)

    def turned(match: re.Match[str]) -> str:
        word = match[0]
        if word == "lampiran" and reference.scope != "lampiran":
            return word
        if word[0].isupper():
            return word if begins and match.start() == 0 else word.lower()
        return word.capitalize()

    return written, _BARE_AYAT.sub(r"(\g<0>)", _WRONG_CASE.sub(turned, written))


def without_own_pasal(words: str) -> str:
    """Return the words of a citation without a superfluous *Pasal ini* behind its ayat."""
    own = anywhere(citation_wording().superfluous).match(words)
    return own["ayat"] + words[own.end() :] if own else words


def begins_sentence(before: str) -> bool:
    """Whether what follows `before` is the first word of a sentence, and so has a capital."""
    return bool(_BEGINS.search(before[-2:]))


def drafted(regulation: Regulation, *fragments: str) -> Iterator[Piece]:
    """Yield each piece of own text that the drafter wrote as a sentence and that holds one of the fragments.

    These are the recitals and the body, no annexes; `fragments` are in small letters.
    """
    for piece in regulation.document.pieces.holding(*fragments):
        unit = piece.unit
        if piece.heading or (unit.kind in OUTSIDE and unit.kind != "menimbang"):
            continue
        if not is_attached(unit.eid):
            yield piece
