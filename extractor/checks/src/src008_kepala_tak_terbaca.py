"""Judul atau penutup naskah tidak terbaca dengan pasti.

Jenis, nomor, tahun, pembentuk, atau tanggal tidak terbaca, atau dibaca dari tempat lain (kepala lampiran, Berita atau
Lembaran, penutup, Menetapkan), atau tempat lain menyebut yang lain. Nilai yang tidak terbaca dibiarkan kosong; nomor
yang bukan nomor tidak pernah menjadi alamat. Cocokkan dengan naskah asli.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Judul: judul memuat jenis, nomor, tahun, dan nama peraturan.

---

The title or the closing block was not read surely.

Kind, number, year, maker or date cannot be read, or was read from another place (the head of an annex, the gazette, the
closing block, Menetapkan), or another place says something else. What cannot be read stays empty; what is not a number
never gets into an address. Compare it with the original.

Rule: Law 12 of 2011, annex II, title: the title gives kind, number, year and name of the regulation.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR & TAHUN 2020
    TENTANG
    TAMAN
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa taman perlu dirawat;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TAMAN.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN BUPATI CONTOH
    NOMOR 6 TAHUN 2020
    TENTANG
    TAMAN
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa taman perlu dirawat;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TAMAN.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.document import HeadDoubt, HeadField, HeadSource

_FIELDS: dict[HeadField, tuple[str, str]] = {
    "jenis": ("jenis peraturan", "the kind"),
    "nomor": ("nomor", "the number"),
    "tahun": ("tahun", "the year"),
    "pembentuk": ("pembentuk", "the maker"),
    "ditetapkan.tanggal": ("tanggal penetapan", "the date of enactment"),
    "diundangkan.tanggal": ("tanggal pengundangan", "the date of promulgation"),
}
_SOURCES: dict[HeadSource, tuple[str, str]] = {
    "bentuk": ("dibaca dari huruf yang tercetak rusak", "put right from misread characters"),
    "judul": ("menurut judul", "as the title has it"),
    "lampiran": ("menurut kepala lampiran atau penjelasan", "as the head of an annex or Penjelasan has it"),
    "berita": ("menurut Berita atau Lembaran", "as the gazette has it"),
    "penutup": ("menurut bagian penutup", "as the closing block has it"),
    "menetapkan": ("menurut Menetapkan", "as Menetapkan has it"),
}


def _said(doubt: HeadDoubt, language: int) -> str:
    name, other = _FIELDS[doubt.field][language], doubt.other or ""
    if doubt.value is None:
        unread = ("tidak terbaca", "cannot be read")[language]
        odd = (f", tertulis {other}", f", printed {other}")[language] if other else ""
        return f"{name} {unread}{odd}"
    source = _SOURCES[doubt.source or "bentuk"][language]
    odd = (f", tempat lain menyebut {other}", f", another place has {other}")[language] if other else ""
    return f"{name} {doubt.value} {source}{odd}"


@check(
    severity="warning",
    message="Kepala atau penutup naskah tidak terbaca dengan pasti: {apa}.",
    message_en="The title or the closing block was not read surely: {apa}.",
)
def kepala_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for each value that was not read surely; a value that was found elsewhere is information."""
    for doubt in regulation.document.metadata.doubts:
        found = doubt.value is not None and doubt.other is None
        dated = doubt.field.endswith("tanggal")
        yield Found(
            "document",
            doubt.span,
            {"apa": (_said(doubt, 0), _said(doubt, 1))},
            severity="info" if found or dated else None,
        )
