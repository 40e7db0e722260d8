"""Definisi tidak mengulang istilahnya dan tidak berisi dua "adalah".

Melingkar adalah definisi yang dimulai dengan istilahnya sendiri tanpa menambah nama diri. "Bupati adalah Bupati Contoh"
menyebut satu pejabat tertentu dan tidak melingkar, begitu pula "Camat adalah Camat di Kabupaten Contoh"; "Perangkat
Daerah adalah Perangkat Daerah Kabupaten Contoh" tidak menjelaskan apa itu Perangkat Daerah.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: rumusan definisi harus lengkap dan jelas sehingga tidak
menimbulkan pengertian ganda.

---

A definition does not repeat its term and has only one "adalah".

A definition is circular where it begins with its own term and adds no proper name. "Bupati adalah Bupati Contoh" names
one certain office and is not circular, nor is "Camat adalah Camat di Kabupaten Contoh"; "Perangkat Daerah adalah
Perangkat Daerah Kabupaten Contoh" does not say what a Perangkat Daerah is.

Rule: Law 12 of 2011, annex II, general provisions: a definition must be whole and clear and not have two meanings.

Salah:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Asisten adalah asisten di lingkungan Sekretariat Daerah.

    Pasal 2
    Asisten membantu Bupati.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Asisten adalah unsur pembantu Sekretaris Daerah.

    Pasal 2
    Asisten membantu Bupati.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, load
from extractor.law.address import slug
from extractor.law.instruments import place_of
from extractor.model.finding import Words
from extractor.model.rule import Term
from extractor.model.text import Span, is_word, small


class CircularForm(Form, frozen=True):
    """Words after which a definition that begins with its term says nothing, and classes that a region may specify."""

    joining: frozenset[str]
    classes: tuple[str, ...]


_TWO = re.compile(r"(?<!\w)(?:adalah|ialah)(?!\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\s")
_REGION = re.compile(
    r"(?:di|pada)\s(?:(?:wilayah|Wilayah|Daerah)\s)?(?P<place>[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,6}+)\s?(?=[.;,]|\Z)"
)
# Characters of a definition that are looked at (chosen); the longest seen in 55 texts: 614.
_DEFINITION_CHARS = 600


@check(
    severity="warning",
    message="Definisi “{istilah}” {cacat}.",
    message_en="The definition of “{istilah}” {cacat}.",
)
def definisi_melingkar(regulation: Regulation) -> Iterator[Found]:
    """Yield every definition that begins with its own term, or says twice what the term is."""
    for term in regulation.terms:
        if regulation.is_quoted(term.defined_by):
            continue
        span = Span(term.span.start, min(term.definition.span.end, term.definition.span.start + _DEFINITION_CHARS))
        words = regulation.text.of(Span(term.definition.span.start, span.end))
        twice = _second(words)
        defect: Words
        if twice is not None:
            defect = ("berisi dua “adalah”; hapus salah satu", "has two “adalah”; delete one")
            end = term.definition.span.start + twice
        elif (end_of_name := _circular(term, words, regulation.document.metadata.tempat or "")) is not None:
            defect = (
                "melingkar: mengulang istilahnya sendiri; jelaskan artinya",
                "is circular: it repeats the term itself; say what it means",
            )
            end = term.definition.span.start + end_of_name
        else:
            continue
        yield Found(term.defined_by, Span(term.span.start, end), {"istilah": term.term, "cacat": defect})


def _second(words: str) -> int | None:
    """Where a second *adalah* of the first sentence ends."""
    stop = _SENTENCE.search(words)
    found = _TWO.search(words, 0, stop.start() if stop else len(words))
    return found.end() if found else None


def _circular(term: Term, words: str, own_place: str) -> int | None:
    """Where the term ends with which its own definition begins; None where a name or a description follows it.

    `own_place` is the region of the regulation as in addresses (`prov-contoh`).
    """
    for name in (term.term, *term.abbreviations):
        plain = " ".join(name.split())
        end = len(plain)
        if small(words[:end]) != small(plain) or is_word(words[end : end + 1]):
            continue
        rest = words[end:].strip(" .;,")
        following = re.match(r"[\w/-]+", rest)
        if not rest or (following and following[0] in load("drafting/def004_definisi_melingkar", CircularForm).joining):
            if following and following[0] == "yang" and " " not in name:
                continue
            if name.casefold() not in _classes() and _is_in_region(rest, own_place):
                continue
            return end
        if name.casefold() in _classes() and re.fullmatch(r"(?:[A-Z][\w.'’-]*+\s?){1,7}+", rest):
            return end
    return None


def _is_in_region(words: str, own_place: str) -> bool:
    """Whether words say in which region those are that are meant, and nothing else: `di Provinsi Contoh`."""
    match = _REGION.match(words)
    if match is None:
        return False
    own = own_place.partition("-")[2]
    return place_of(match["place"]) is not None or (own != "" and slug(match["place"]) == own)


@cache
def _classes() -> frozenset[str]:
    return frozenset(name.casefold() for name in load("drafting/def004_definisi_melingkar", CircularForm).classes)
