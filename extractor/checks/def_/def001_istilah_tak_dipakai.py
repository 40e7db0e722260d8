"""Istilah hanya didefinisikan bila dipakai dalam ketentuan selanjutnya.

Istilah dicari sebagai kata utuh di luar definisinya sendiri, tanpa membedakan huruf kapital; singkatannya dengan huruf
yang sama persis. Istilah yang hanya dipakai tanpa huruf kapital dilaporkan oleh DEF005. Pemakaian di dalam istilah lain
yang lebih panjang ("Daerah" dalam "Pemerintah Daerah") tidak dihitung; pemakaian dalam definisi lain dan dalam Lampiran
dihitung.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: yang dirumuskan hanya istilah yang digunakan berulang-ulang
dalam pasal selanjutnya.

---

A term is only defined where later provisions use it.

The term is looked for as whole words outside its own definition, in any case; its abbreviation in the same letters.
DEF005 reports a term that is only used without its capitals. A use inside a longer defined term ("Daerah" in
"Pemerintah Daerah") does not count; a use in another definition or in an annex does.

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

from collections.abc import Iterator

from extractor.checks.def_.usage import unused
from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.finding import Severity


@check(
    severity="warning",
    message="“{istilah}” didefinisikan tetapi tidak digunakan; hapus definisinya.",
    message_en="“{istilah}” is defined but never used; delete the definition.",
    on_damage="skip",
    since="uu_10_2004",
)
def istilah_tak_dipakai(regulation: Regulation) -> Iterator[Found]:
    """Yield every term that the regulation defines and does not use."""
    complete = regulation.document.completeness
    for term in unused(regulation, in_any_case=True):
        severity: Severity | None = None if complete.body and complete.tail else "info"
        yield Found(term.defined_by, term.span, {"istilah": term.term}, severity=severity)
