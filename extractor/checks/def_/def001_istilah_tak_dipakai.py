"""Istilah hanya didefinisikan bila dipakai dalam ketentuan selanjutnya.

Istilah atau singkatannya dicari dengan huruf yang sama persis, sebagai kata utuh, di luar definisinya sendiri.
Istilah yang ditulis tanpa huruf kapital dicari tanpa membedakan huruf. Pemakaian di dalam istilah lain yang lebih
panjang ("Daerah" dalam "Pemerintah Daerah") tidak dihitung; pemakaian dalam definisi lain dan dalam Lampiran dihitung.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: yang dirumuskan hanya istilah yang digunakan berulang-ulang
dalam pasal selanjutnya.

---

A term is only defined where later provisions use it.

The term or its abbreviation is looked for in the same letters, as whole words, outside its own definition. A
term written without capitals is looked for in any case. A use inside a longer defined term ("Daerah" in "Pemerintah
Daerah") does not count; a use in another definition or in an annex does.

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
    message="“{istilah}” didefinisikan tetapi tidak digunakan.",
    message_en="“{istilah}” is defined but never used.",
)
def istilah_tak_dipakai(regulation: Regulation) -> Iterator[Found]:
    """Yield every term that the regulation defines and does not use."""
    complete = regulation.document.completeness
    for term in unused(regulation):
        severity: Severity | None = None if complete.body and complete.tail else "info"
        yield Found(term.defined_by, term.span, {"istilah": term.term}, severity=severity)
