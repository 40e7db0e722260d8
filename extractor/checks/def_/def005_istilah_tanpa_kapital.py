"""Istilah yang didefinisikan ditulis dengan huruf kapital seperti dalam definisinya.

Dilaporkan bila suatu istilah dipakai, tetapi tidak satu kali pun dengan huruf kapital seperti dalam definisinya.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: huruf awal tiap kata istilah yang didefinisikan ditulis
dengan huruf kapital, dalam definisi maupun dalam pasal selanjutnya.

---

A defined term is written with its capitals.

Reported is a term that is used, but never once with the capitals of its definition.

Rule: Law 12 of 2011, annex II, general provisions: each word of a defined term begins with a capital, in the definition
and in later articles.

Salah:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Perangkat Daerah adalah unsur pembantu Bupati.

    Pasal 2
    Bupati membina perangkat daerah.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Bupati adalah Bupati Contoh.
    2. Perangkat Daerah adalah unsur pembantu Bupati.

    Pasal 2
    Bupati membina Perangkat Daerah.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.usage import is_written_small, unused


@check(
    severity="info",
    message="“{istilah}” hanya dipakai tanpa huruf kapital; tulis seperti dalam definisinya.",
    message_en="“{istilah}” is only used without its capitals; write it as in its definition.",
    on_damage="skip",
    since="uu_12_2011",
)
def istilah_tanpa_kapital(regulation: Regulation) -> Iterator[Found]:
    """Yield every term that is used, but never with its capitals."""
    nowhere = {term.span for term in regulation.unused_terms}
    for term in unused(regulation.document, regulation.terms, in_any_case=False):
        if term.span not in nowhere and is_written_small(regulation.document, term):
            yield Found(term.defined_by, term.span, {"istilah": term.term})
