"""Jenis, nomor, tahun, atau judul peraturan tidak terbaca.

Kepala naskah ada, tetapi sebagian isinya tidak dikenali: kata jenisnya salah baca, nomornya bukan angka, atau judulnya
tidak ditemukan. Tanpa itu peraturan tidak memperoleh alamat (IRI), dan pemeriksaan yang memerlukannya tidak berkata apa
pun. Rancangan yang nomornya masih kosong tidak dilaporkan. Nilai yang salah baca tetapi disebut jelas di tempat lain
(kepala lampiran, Berita atau Lembaran, penutup, Menetapkan) diambil dari sana, dan itu menjadi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011 angka 2: judul memuat jenis, nomor, tahun pengundangan, dan nama peraturan.

---

The kind, number, year or title of the regulation was not understood.

The text has a head, but part of it was not recognised: the words of the kind are misread, the number is not one, or no
title was found. Without them the regulation has no address (IRI), and checks that need it say nothing. A draft whose
number is still empty is not reported. What is misread but plain in another place (the head of an annex, the gazette,
the closing block, Menetapkan) is taken from there, and that is information.

Rule: Law 12 of 2011, annex II, point 2: a title states kind, number, year of promulgation and name.

Salah:
    [naskah lengkap]
    PERATURAN BUPATI CONTOH
    NOMOR &? TAHUN 2026
    TENTANG
    KETERTIBAN UMUM

    Menimbang : a. bahwa ketertiban perlu dijaga;
    Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;

    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG KETERTIBAN UMUM.

    Pasal 1
    Setiap orang wajib menjaga ketertiban.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.dates import long_date
from extractor.law.instruments import only_year
from extractor.model.document import HeadDoubt, HeadField, HeadSource
from extractor.model.finding import Words

_PARTS: dict[HeadField, tuple[str, str]] = {
    "jenis": ("jenis peraturan", "the kind of regulation"),
    "nomor": ("nomor", "the number"),
    "tahun": ("tahun", "the year"),
    "pembentuk": ("pembentuk", "the maker"),
    "ditetapkan.tanggal": ("tanggal penetapan", "the date of enactment"),
    "diundangkan.tanggal": ("tanggal pengundangan", "the date of promulgation"),
}
_TITLE = ("judul", "the title")
_UNREAD = ("tidak dikenali", "not recognised")
_SOURCES: dict[HeadSource, tuple[str, str]] = {
    "bentuk": ("dibaca dari tanda yang rusak", "corrected from misread characters"),
    "judul": ("menurut judul", "as the title has it"),
    "lampiran": ("menurut kepala lampiran atau penjelasan", "as the head of an annex or Penjelasan has it"),
    "berita": ("menurut Berita atau Lembaran", "as the gazette has it"),
    "penutup": ("menurut bagian penutup", "as the closing block has it"),
    "menetapkan": ("menurut Menetapkan", "as Menetapkan has it"),
}


@check(
    severity="warning",
    message="Kepala naskah tidak terbaca seluruhnya: {bagian}; bandingkan dengan aslinya.",
    message_en="The head of the text was not wholly understood: {bagian}; compare with the original.",
)
def kepala_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names what of the head is missing, and one for each value that is not sure."""
    document = regulation.document
    if not document.completeness.head or not regulation.body:
        return
    doubts = document.metadata.doubts
    unread = [doubt for doubt in doubts if doubt.value is None and "." not in doubt.field]
    titled = document.metadata.tentang or only_year(document.metadata.jenis or "")
    names = [_PARTS[doubt.field] for doubt in unread] + ([] if titled else [_TITLE])
    if names:
        blocks = {block.kind: block.span for block in document.blocks}
        span = next((doubt.span for doubt in unread if doubt.span is not None), None)
        span = span or next((blocks[kind] for kind in ("nomor", "judul", "jenis") if kind in blocks), None)
        listed, listed_en = (f"{', '.join(name[at] for name in names)} {_UNREAD[at]}" for at in (0, 1))
        yield Found("document", span, {"bagian": (listed, listed_en)})
    for doubt in doubts:
        if doubt.value is not None:
            told: Words = (_told(doubt, 0), _told(doubt, 1))
            yield Found("document", doubt.span, {"bagian": told}, severity=None if doubt.other else "info")


def _told(doubt: HeadDoubt, language: int) -> str:
    source = _SOURCES[doubt.source or "bentuk"][language]
    rival = (", tempat lain menyebut", ", another place has")[language]
    other = f"{rival} {long_date(doubt.other)}" if doubt.other else ""
    return f"{_PARTS[doubt.field][language]} {long_date(doubt.value)} {source}{other}"
