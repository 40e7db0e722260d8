"""Unit tidak memuat teks.

Nomor suatu Pasal, ayat, huruf, atau angka ada, tetapi tidak ada kata di belakangnya dan tidak ada rincian di bawahnya.
Teksnya mungkin terbaca sebagai bagian dari unit lain, atau tidak terbaca sama sekali. Bandingkan dengan halaman asli.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A unit has no text.

The number of a Pasal, ayat, huruf or angka is there, but no words follow it and nothing stands below it. Its text may
have been read as part of another unit, or not at all. Compare with the page.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.

    Pasal 2

    Pasal 3
    Setiap orang wajib menjaga kebersihan.

Benar:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.

    Pasal 2
    Setiap orang wajib menjaga kesehatan.

    Pasal 3
    Setiap orang wajib menjaga kebersihan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_attached, is_changed
from extractor.law.units import ARTICLES, CLAUSES


@check(
    severity="warning",
    message="{unit} tidak memuat teks: isinya mungkin di tempat lain atau tidak terbaca; bandingkan dengan aslinya.",
    message_en="{unit} has no text: its words may stand elsewhere or be unread; compare with the original.",
)
def unit_tanpa_isi(regulation: Regulation) -> Iterator[Found]:
    """Yield every Pasal and unit below one that has neither words nor units; not those that an amending act quotes."""
    for unit in regulation.document.walk():
        if unit.own or unit.children or unit.kind not in CLAUSES | ARTICLES:
            continue
        if not is_changed(unit.eid) and not is_attached(unit.eid):
            yield Found(unit.eid, unit.num, {"unit": regulation.place_name(unit.eid)})
