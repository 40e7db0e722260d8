"""Istilah hanya didefinisikan bila dipakai dalam ketentuan selanjutnya.

Istilah dicari sebagai kata utuh di luar definisinya sendiri, tanpa membedakan huruf kapital; singkatannya dengan huruf
yang sama persis. Istilah yang hanya dipakai tanpa huruf kapital dilaporkan oleh DEF005. Pemakaian di dalam istilah lain
yang lebih panjang ("Daerah" dalam "Pemerintah Daerah") tidak dihitung; pemakaian dalam definisi lain dan dalam Lampiran
dihitung. Bila naskah memakai kata yang berbeda satu huruf ("trayek" untuk "Trakyek"), kata itu ditunjukkan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: yang dirumuskan hanya istilah yang digunakan berulang-ulang
dalam pasal selanjutnya.

---

A term is only defined where later provisions use it.

The term is looked for as whole words outside its own definition, in any case; its abbreviation in the same letters.
DEF005 reports a term that is only used without its capitals. A use inside a longer defined term ("Daerah" in
"Pemerintah Daerah") does not count; a use in another definition or in an annex does. Where the text has a word that
differs by one letter ("trayek" for "Trakyek"), that word is shown.

Rule: Law 12 of 2011, annex II, general provisions: only terms that later articles use repeatedly are defined.

Salah:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Camat adalah pemimpin kecamatan.

    Pasal 2
    Setiap orang menyampaikan laporan kepada Bupati.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Camat adalah pemimpin kecamatan.

    Pasal 2
    Setiap orang menyampaikan laporan kepada Bupati melalui Camat.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.finding import Severity, Suggestion, Words

# Letters of the shortest term that may be a slip of another word (chosen).
_LEAST_LETTERS = 6


@check(
    severity="warning",
    message="“{istilah}” didefinisikan tetapi tidak digunakan; {kerja}.",
    message_en="“{istilah}” is defined but never used; {kerja}.",
    on_damage="skip",
    since="uu_10_2004",
)
def istilah_tak_dipakai(regulation: Regulation) -> Iterator[Found]:
    """Yield every term that the regulation defines and does not use."""
    complete = regulation.document.completeness
    for term in regulation.unused_terms:
        severity: Severity | None = None if complete.body and complete.tail else "info"
        near = _alike(regulation, term.term)
        to_do: Words = ("hapus definisinya", "delete the definition")
        suggestions: tuple[Suggestion, ...] = ()
        if near is not None:
            to_do = (f"samakan dengan “{near}” dalam ketentuan lain", f"make it one with “{near}” in other provisions")
            suggestions = (Suggestion(near, None, "kata yang mirip dalam naskah", "a word of the text that is alike"),)
        yield Found(term.defined_by, term.span, {"istilah": term.term, "kerja": to_do}, suggestions, severity=severity)


def _alike(regulation: Regulation, term: str) -> str | None:
    """The word of the text that a term of one word differs from by one letter, if it is no defined term itself."""
    name = term.casefold()
    if " " in name or len(name) < _LEAST_LETTERS:
        return None
    defined = {other.term.casefold() for other in regulation.terms}
    words = {word for word in re.findall(r"[^\W\d_]+", regulation.text.vocabulary) if abs(len(word) - len(name)) <= 1}
    near = (word for word in sorted(words - defined) if OSA.distance(word, name, score_cutoff=1) == 1)
    return next(near, None)
