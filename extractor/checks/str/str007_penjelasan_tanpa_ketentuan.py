"""Setiap bagian penjelasan pasal demi pasal menjelaskan ketentuan yang ada.

Pasal, ayat, atau rincian yang dihapus atau dinomori ulang dalam batang tubuh sering tertinggal dalam Penjelasan. Dalam
naskah hasil pindaian, ketentuannya mungkin hanya tidak terbaca: temuan menjadi informasi. Penjelasan yang diterbitkan
tersendiri tidak diperiksa, karena batang tubuhnya ada dalam naskah lain.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Penjelasan: penjelasan memuat uraian dari norma dalam batang tubuh.

---

Each part of the explanation article by article explains a provision that is there.

What was deleted or renumbered in the body often stays behind in the Penjelasan. In a scanned text the provision may
only not have been read: the severity drops to info. A Penjelasan published alone is not looked at, since its body is
in another text.

Rule: Law 12 of 2011, annex II, explanation: it sets out what the norms of the body mean.

Salah:
    Pasal 1
    (1) Camat menyampaikan laporan.
    (2) Laporan dicatat.

    [penutup]
    PENJELASAN
    I. UMUM
    Laporan diperlukan.
    II. PASAL DEMI PASAL
    Pasal 1
    Ayat (1)
    Cukup jelas.
    Ayat (2)
    Cukup jelas.
    Ayat (3)
    Cukup jelas.

Benar:
    Pasal 1
    (1) Camat menyampaikan laporan.
    (2) Laporan dicatat.

    [penutup]
    PENJELASAN
    I. UMUM
    Laporan diperlukan.
    II. PASAL DEMI PASAL
    Pasal 1
    Ayat (1)
    Cukup jelas.
    Ayat (2)
    Cukup jelas.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import explained_in, is_pasal, is_quoted, parent, relabelled, split, upwards
from extractor.law.names import name_of
from extractor.model.document import Document, is_part


@check(
    severity="error",
    message="Yang dijelaskan, {ketentuan}, tidak ada: {sebab}; betulkan nomornya atau hapus penjelasannya.",
    message_en="What is explained, {ketentuan}, does not exist: {sebab}; correct the number or delete the explanation.",
    on_damage="info",
)
def penjelasan_tanpa_ketentuan(regulation: Regulation) -> Iterator[Found]:
    """Yield each unit of the Penjelasan whose provision is not there, not those below it."""
    document = regulation.document
    if is_part(document):
        return
    told = set[str]()
    for unit in document.walk():
        if unit.kind != "penjelasan" or unit.num is None:
            continue
        for address in (unit.eid, *(relabelled(unit.eid, label) for label in unit.also)):
            provision = explained_in(address, None)
            if provision is None or explained_in(address, document.index) or regulation.is_lost(provision):
                continue
            if _is_of_another(document, provision):
                continue
            told.add(address)
            if not told.isdisjoint(upwards(parent(address))):
                continue
            yield Found(
                unit.eid,
                unit.num,
                {"ketentuan": name_of(provision), "sebab": regulation.lacking(provision)},
            )


def _is_of_another(document: Document, provision: str) -> bool:
    """Whether a Pasal is explained that an instruction names but does not print: that of the amended act."""
    holder = next((eid for eid in upwards(provision) if eid in document.index), None)
    steps = split(provision)
    if holder is None or not any(map(is_pasal, steps[1:])):
        return False
    return not any(is_quoted(below.eid) for below in document.index[holder].children)
