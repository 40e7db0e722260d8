"""Nomor yang sama tidak boleh dipakai dua kali dalam satu penomoran.

Dua BAB VII membuat setiap acuan ke BAB VII bermakna ganda. Unit kedua dilaporkan; isinya tidak hilang dari pohon.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan: penomoran BAB, pasal, ayat, rincian.

---

A number must not be used twice within one numbering.

Two chapters BAB VII give every reference to BAB VII two meanings. The second unit is reported; its text stays in the
tree.

Rule: Law 12 of 2011, annex II, framework of regulations: numbering of chapters, articles, paragraphs and items.

Salah:
    BAB I
    KETENTUAN UMUM

    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    BAB I
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
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of


@check(
    severity="error",
    message="{unit} muncul dua kali; yang pertama pada {tempat}; {kerja}.",
    message_en="{unit} occurs twice; first at {tempat}; {kerja}.",
    on_damage="info",
)
def nomor_ganda(regulation: Regulation) -> Iterator[Found]:
    """Yield every unit whose number was already taken."""
    for repeat in regulation.repeats:
        line = regulation.text.line_at(repeat.first.span.start)
        page = f"halaman {line.page} " if line.page else "", f"page {line.page} " if line.page else ""
        yield Found(
            repeat.unit.eid,
            repeat.unit.num,
            {
                "unit": name_of(repeat.first.eid),
                "tempat": (f"{page[0]}baris {line.number}", f"{page[1]}line {line.number}"),
                "kerja": regulation.numbering_advice(repeat.unit),
            },
            severity="warning" if regulation.is_quoted(repeat.unit.eid) else None,
        )
