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
number may only not have been read: the finding turns to information. Nothing is renumbered by itself, since that would
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

from extractor.checks.check import Found, Words, check
from extractor.checks.naming import last_step, name_of
from extractor.checks.regulation import Regulation
from extractor.checks.series import Gap


@check(
    severity="error",
    message="{hilang} tidak ada: {urutan}.",
    message_en="{hilang} is missing: {urutan}.",
)
def nomor_lompat(regulation: Regulation) -> Iterator[Found]:
    """Yield every gap, at the unit after it."""
    for gap in regulation.gaps:
        if regulation.is_proved(gap):
            continue
        yield Found(
            gap.unit.eid,
            gap.unit.num,
            {"hilang": missing_of(gap), "urutan": order_of(gap)},
            severity="info" if regulation.damaged else None,
        )


def missing_of(gap: Gap) -> str:
    """Name what a gap leaves out: `Pasal 4`, `Pasal 4 dan Pasal 5`, `Pasal 4 sampai dengan Pasal 9`."""
    first, last = name_of(gap.addresses[0]), last_step(gap.addresses[-1])
    if len(gap.addresses) == 1:
        return first
    return f"{first} {'dan' if len(gap.addresses) == 2 else 'sampai dengan'} {last}"


def order_of(gap: Gap) -> Words:
    """Say where a gap is: `BAB IV diikuti BAB VI`."""
    after = last_step(gap.unit.eid)
    if gap.before is None:
        return f"penomoran dimulai dengan {after}", f"the numbering begins with {after}"
    before = last_step(gap.before.eid)
    return f"{before} diikuti {after}", f"{before} is followed by {after}"
