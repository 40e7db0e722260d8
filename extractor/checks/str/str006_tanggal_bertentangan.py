"""Nomor, tanggal penetapan, tanggal pengundangan, dan Lembaran atau Berita harus cocok satu sama lain.

Peraturan diundangkan pada hari penetapannya atau sesudahnya, nomornya memakai tahun penetapannya, dan Lembaran atau
Berita yang memuatnya memakai tahun pengundangannya. Diundangkan beberapa hari setelah pergantian tahun bukan kesalahan.
Tanggal yang tidak terbaca pasti tidak dibandingkan.

Aturan: UU Nomor 12 Tahun 2011 Bab IX, Pengundangan: yang diundangkan ialah peraturan yang telah ditetapkan.

---

Number, dates of enactment and promulgation, and the gazette must agree.

A regulation is promulgated on the day of its enactment or later, its number has the year of the enactment, and the
gazette that holds it the year of the promulgation. To be promulgated some days after the turn of the year is no fault.
Dates that were not surely read are not compared.

Rule: Law 12 of 2011, chapter IX, promulgation: what is promulgated has been enacted.

Salah:
    [naskah lengkap]
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
    Ditetapkan di Contoh
    pada tanggal 4 Februari 2020
    BUPATI CONTOH,
    ttd
    BUDI
    Diundangkan di Contoh
    pada tanggal 3 Februari 2020
    SEKRETARIS DAERAH KABUPATEN CONTOH,
    ttd
    ANI
    BERITA DAERAH KABUPATEN CONTOH TAHUN 2020 NOMOR 1

Benar:
    [naskah lengkap]
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
    Ditetapkan di Contoh
    pada tanggal 4 Februari 2020
    BUPATI CONTOH,
    ttd
    BUDI
    Diundangkan di Contoh
    pada tanggal 4 Februari 2020
    SEKRETARIS DAERAH KABUPATEN CONTOH,
    ttd
    ANI
    BERITA DAERAH KABUPATEN CONTOH TAHUN 2020 NOMOR 1
"""

from collections.abc import Iterator
from datetime import date

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.dates import date_in, long_date
from extractor.model.document import BlockKind, HeadField, Signature
from extractor.model.finding import Severity, Words
from extractor.model.text import Span

# Days from enactment to promulgation over the turn of a year that are no slip (chosen: half a year).
_LATE_DAYS = 183


@check(
    severity="warning",
    message="{satu}, tetapi {lain}; {kerja}.",
    message_en="{satu}, but {lain}; {kerja}.",
    on_damage="info",
)
def tanggal_bertentangan(regulation: Regulation) -> Iterator[Found]:
    """Yield each pair of number, dates and gazette that cannot both be right, one for each wrong value."""
    meta = regulation.document.metadata
    enacted = _day(regulation, "ditetapkan.tanggal", meta.ditetapkan)
    promulgated = _day(regulation, "diundangkan.tanggal", meta.diundangkan)
    year = None if any(doubt.field == "tahun" for doubt in meta.doubts) else _year(meta.tahun)
    gazette = _year(meta.berita.tahun) if meta.berita else None
    if enacted and promulgated and promulgated < enacted:
        yield _found(
            regulation,
            "pengundangan",
            (f"Diundangkan pada {_long(promulgated)}", f"Promulgated on {_long(promulgated)}"),
            (f"ditetapkan baru pada {_long(enacted)}", f"enacted only on {_long(enacted)}"),
            ("betulkan salah satu tanggal", "correct one of the dates"),
            "error",
        )
        years = {enacted.year, promulgated.year}
        promulgated = None  # not known to be right: what is compared further is the year that both have
    else:
        years = {promulgated.year} if promulgated else set()
    if enacted and year and enacted.year != year:
        yield _found(
            regulation,
            "penetapan",
            (f"Nomornya Tahun {year}", f"The number has the year {year}"),
            (f"ditetapkan pada {_long(enacted)}", f"enacted on {_long(enacted)}"),
            _correct("nomor", "number", "tanggal penetapan", "date of enactment"),
        )
    elif promulgated and year and _is_far(year, enacted, promulgated):
        yield _found(
            regulation,
            "pengundangan",
            (f"Nomornya Tahun {year}", f"The number has the year {year}"),
            (f"diundangkan pada {_long(promulgated)}", f"promulgated on {_long(promulgated)}"),
            _correct("nomor", "number", "tanggal pengundangan", "date of promulgation"),
        )
    if meta.berita and gazette and len(years) == 1 and gazette not in years:
        name = meta.berita.nama.split(" ")[0].capitalize()
        yield _found(
            regulation,
            "berita",
            (f"{name} memakai Tahun {gazette}", f"The gazette has the year {gazette}"),
            (f"peraturan diundangkan pada tahun {min(years)}", f"promulgation was in {min(years)}"),
            _correct(name, "gazette", "tanggal pengundangan", "date of promulgation"),
        )


def _day(regulation: Regulation, field: HeadField, signature: Signature) -> date | None:
    """The day of a signature if surely read; in a text that was typed also one far from the year of the number."""
    doubt = next((doubt for doubt in regulation.document.metadata.doubts if doubt.field == field), None)
    if doubt is None:
        return date.fromisoformat(signature.tanggal) if signature.tanggal else None
    return date.fromisoformat(doubt.other) if doubt.other and doubt.value is None and regulation.is_sure else None


def _year(printed: str | None) -> int | None:
    return int(printed) if printed and printed.isdecimal() else None


def _long(day: date) -> str:
    return long_date(day.isoformat())


def _is_far(year: int, enacted: date | None, promulgated: date) -> bool:
    """Whether a promulgation is not of the year of the number, nor shortly after an enactment in that year."""
    if promulgated.year <= year:
        return promulgated.year < year
    return (promulgated - (enacted or date(year, 12, 31))).days > _LATE_DAYS


def _correct(one: str, one_en: str, other: str, other_en: str) -> Words:
    return f"betulkan tahun pada {one} atau {other}", f"correct the year of the {one_en} or the {other_en}"


def _found(
    regulation: Regulation, kind: BlockKind, one: Words, other: Words, to_do: Words, severity: Severity | None = None
) -> Found:
    """One finding at the date of a block, or at the block itself where it has none."""
    block = next(block.span for block in regulation.document.blocks if block.kind == kind)
    printed = date_in(regulation.text.of(block))
    span = Span(block.start + printed.start, block.start + printed.end) if printed else block
    return Found("document", span, {"satu": one, "lain": other, "kerja": to_do}, severity=severity)
