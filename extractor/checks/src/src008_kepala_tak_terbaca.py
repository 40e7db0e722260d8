"""Jenis, nomor, tahun, atau judul peraturan tidak terbaca.

Kepala naskah ada, tetapi sebagian isinya tidak dikenali: kata jenisnya salah baca, nomornya bukan angka, atau judulnya
tidak ditemukan. Tanpa itu peraturan tidak memperoleh alamat (IRI), dan pemeriksaan yang memerlukannya tidak berkata apa
pun. Rancangan yang nomornya masih kosong tidak dilaporkan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011 angka 2: judul memuat jenis, nomor, tahun pengundangan, dan nama peraturan.

---

The kind, number, year or title of the regulation was not understood.

The text has a head, but part of it was not recognised: the words of the kind are misread, the number is not one, or no
title was found. Without them the regulation has no address (IRI), and checks that need it say nothing. A draft whose
number is still empty is not reported.

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

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation

_PARTS = {
    "jenis": ("jenis peraturan", "kind of regulation"),
    "nomor": ("nomor", "number"),
    "tahun": ("tahun", "year"),
    "tentang": ("judul", "title"),
}
# A number that is still to be given: dots, dashes, underscores, spaces, or nothing.
_EMPTY = re.compile(r"(?i)NOMOR\s*:?[\s.…_-]*(?:TAHUN|$)")


@check(
    severity="warning",
    message="Kepala naskah tidak terbaca seluruhnya: {bagian} tidak dikenali.",
    message_en="The head of the text was not wholly understood: {bagian} not recognised.",
)
def kepala_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names what of the head is missing, at the block where it should be."""
    document = regulation.document
    if not document.completeness.head or not regulation.body:
        return
    blocks = {block.kind: block.span for block in document.blocks}
    number = regulation.text.of(blocks["nomor"]) if "nomor" in blocks else ""
    still_empty = _EMPTY.match(number) is not None
    missing = [
        part
        for part in _PARTS
        if getattr(document.metadata, part) is None and not (still_empty and part in ("nomor", "tahun"))
    ]
    if missing:
        span = next((blocks[kind] for kind in (*missing, "nomor", "judul", "jenis") if kind in blocks), None)
        names = [_PARTS[part] for part in missing]
        yield Found("document", span, {"bagian": (", ".join(n[0] for n in names), ", ".join(n[1] for n in names))})
