"""Nomor setiap unit harus berurutan tanpa lompatan.

Diperiksa penomoran BUKU, BAB, Bagian, Paragraf, Pasal, ayat, huruf, angka, diktum, dan konsiderans, masing-masing dalam
lingkupnya. Nomor sisipan (Pasal 5A) bukan lompatan; teks yang dikutip peraturan perubahan tidak diperiksa. Dalam naskah
hasil pindaian, nomor yang hilang mungkin hanya tidak terbaca: temuan menjadi informasi. Penomoran ulang tidak pernah
diterapkan sendiri, karena menggeser setiap acuan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan: penomoran BAB, pasal, ayat, rincian.

---

The numbers of units must run without a gap.

BUKU, BAB, Bagian, Paragraf, Pasal, ayat, huruf, angka, diktum and recitals are looked at, each in its own context. An
inserted number (Pasal 5A) is no gap; text quoted by an amending act is not looked at. In a scanned text a missing
number may only not have been read: the severity drops to info. Nothing is renumbered by itself, since that would
shift every reference.

Rule: Law 12 of 2011, annex II, framework of regulations: numbering of chapters, articles, paragraphs and items.

Salah:
    BAB I
    KETENTUAN UMUM

    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    BAB III
    KETENTUAN PENUTUP

    Pasal 2
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    BAB I
    KETENTUAN UMUM

    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    BAB II
    KETENTUAN PENUTUP

    Pasal 2
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.numberings import missing_of, order_of
from extractor.checks.shared.regulation import Regulation


@check(
    severity="error",
    message="{hilang} tidak ada: {urutan}; {kerja}.",
    message_en="{hilang} is missing: {urutan}; {kerja}.",
    on_damage="info",
)
def nomor_lompat(regulation: Regulation) -> Iterator[Found]:
    """Yield every gap, at the unit after it."""
    for gap in regulation.gaps:
        if regulation.is_proved(gap):
            continue
        yield Found(
            gap.unit.eid,
            gap.unit.num,
            {"hilang": missing_of(gap), "urutan": order_of(gap), "kerja": regulation.numbering_advice(gap.unit)},
        )
