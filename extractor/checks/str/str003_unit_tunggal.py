"""Pembagian dalam Bagian, Paragraf, atau ayat hanya perlu bila ada lebih dari satu.

BAB yang hanya memuat Bagian Kesatu tidak perlu dibagi; Pasal yang hanya memuat ayat (1) ditulis tanpa ayat. Dalam
naskah yang terpotong, unit terakhir hanya menjadi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Batang Tubuh: pengelompokan materi dan pembagian pasal dalam ayat.

---

A division into Bagian, Paragraf or ayat is only needed where there is more than one.

A BAB that holds Bagian Kesatu alone need not be divided; a Pasal with ayat (1) alone is written without ayat. In a text
that is cut off, the last unit is information only.

Rule: Law 12 of 2011, annex II, body of a regulation: grouping of matters and division of a pasal into ayat.

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan dicatat.

Benar:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan dicatat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_changed, is_quoted
from extractor.law.names import last_step, name_of
from extractor.law.units import UNITS


@check(
    severity="warning",
    message="Hanya ada satu {jenis} dalam {tempat}: {unit}; hapus penandanya.",
    message_en="There is only one {jenis} in {tempat}: {unit}; delete its number.",
    on_damage="skip",
    since="uu_10_2004",
)
def unit_tunggal(regulation: Regulation) -> Iterator[Found]:
    """Yield every Bagian, Paragraf or ayat without a second one."""
    complete = regulation.document.completeness
    body = regulation.body
    last = body[-1].span.end if body else 0
    for holder in body:
        if is_changed(holder.eid) and (not is_quoted(holder.eid) or holder.num is None):
            continue  # an instruction, or one ayat in new words
        kinds = [unit.kind for unit in holder.children]
        for unit in holder.children:
            if holder.kind not in UNITS[unit.kind].divides or kinds.count(unit.kind) > 1 or unit.label != "1":
                continue
            cut = not complete.tail and unit.span.end >= last
            name = "ayat" if unit.kind == "ayat" else unit.kind.capitalize()
            yield Found(
                unit.eid,
                unit.num,
                {"jenis": name, "tempat": name_of(holder.eid), "unit": last_step(unit.eid)},
                severity="info" if cut else None,
            )
