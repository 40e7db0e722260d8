"""Hindari acuan ke ketentuan yang terletak setelahnya.

Pembaca memahami naskah dari depan ke belakang: yang diacu sebaiknya sudah dibaca. Acuan ke BAB, Bagian, atau Lampiran
dan pengecualian ("kecuali sebagaimana dimaksud pada ayat (3)") tidak dihitung; begitu juga petunjuk perubahan dalam
peraturan perubahan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: hindari pengacuan ke pasal atau ayat yang terletak setelah
pasal atau ayat yang bersangkutan.

---

Avoid references to a provision that comes later.

A text is read from its beginning: what is referred to should have been read already. References to a BAB, a Bagian or
an annex and exceptions ("kecuali sebagaimana dimaksud pada ayat (3)") do not count, nor do the instructions of an
amending act.

Rule: Law 12 of 2011, annex II, technique of reference: avoid references to a pasal or ayat after the one that refers.

Salah:
    Pasal 1
    Laporan sebagaimana dimaksud dalam Pasal 2 dicatat.

    Pasal 2
    Setiap orang wajib menyampaikan laporan.

Benar:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan sebagaimana dimaksud dalam Pasal 1 dicatat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of
from extractor.law.units import CLAUSES


@check(
    severity="info",
    message="“{acuan}” terletak setelah {unit}; acu hanya ketentuan sebelumnya.",
    message_en="“{acuan}” comes after {unit}; refer to earlier provisions only.",
    on_damage="skip",
    since="uu_10_2004",
)
def acuan_ke_depan(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference to a later Pasal, ayat, huruf or angka, once a provision and target."""
    index = regulation.document.index
    told: set[tuple[str, str]] = set()
    for reference in regulation.references:
        if (reference.scope, reference.status) != ("internal", "resolved"):
            continue
        if reference.relation in ("kecuali", "mengubah", "mencabut"):
            continue
        source = index[reference.source]
        for pinpoint in reference.pinpoints:
            target = index.get(pinpoint.address)
            if target is None or target.kind not in CLAUSES or target.span.start < source.span.end:
                continue
            if (source.eid, target.eid) in told:
                continue
            told.add((source.eid, target.eid))
            words = regulation.text.of(pinpoint.span)
            yield Found(source.eid, pinpoint.span, {"acuan": words, "unit": name_of(source.eid)})
