"""Gambar atau berkas sisipan yang tidak dibaca.

Berkas memuat gambar, bagan, atau berkas lain (lembar kerja, lampiran PDF) yang isinya tidak dibaca: tabel, peta, atau
naskah di dalamnya tidak termasuk naskah yang diperiksa. Lambang di atas judul, cap, dan tanda tangan tidak disebut.
Bandingkan dengan aslinya; ketik isinya bila memang bagian naskah.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

A picture or embedded file that was not read.

The file holds pictures, charts or other files (a worksheet, a file attached to the PDF) whose content was not read: a
table, a map or text in them is no part of what was checked. The emblem above the title, stamps and signatures are not
named. Compare with the original, and type what is in them where it belongs to the text.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Besaran tarif tercantum dalam tabel berikut.
    [gambar di dalam naskah]

Benar:
    Pasal 1
    Besaran tarif tercantum dalam tabel berikut.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.page.page_numbers import runs
from extractor.model.finding import Words
from extractor.model.text import Furniture

_MOST_SHOWN = 3


@check(
    severity="info",
    message=(
        "{tempat}{jumlah} gambar atau berkas sisipan tidak dibaca: {nama}"
        "; ketik kata-kata di dalamnya atau periksa sendiri."
    ),
    message_en=(
        "{tempat}{jumlah} pictures or embedded files were not read: {nama}"
        "; type the words in them or check them yourself."
    ),
)
def gambar_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for each provision, or page, with pictures; not for the emblem, stamps and signatures."""
    places: dict[str, list[Furniture]] = {}
    for each in regulation.text.furniture:
        if each.kind == "picture" and not _is_ornament(regulation, each):
            eid = "document" if each.page is not None else regulation.holder_of(each.offset)
            places.setdefault(eid, []).append(each)
    for eid, found in places.items():
        pages = sorted({each.page for each in found if each.page is not None})
        where: Words = (f"Halaman {runs(pages)}: ", f"Page {runs(pages)}: ") if pages else ("", "")
        names = ", ".join(f"“{each.text}”" for each in found[:_MOST_SHOWN])
        more = ", …" if len(found) > _MOST_SHOWN else ""
        yield Found(eid, None, {"tempat": where, "jumlah": str(len(found)), "nama": names + more})


def _is_ornament(regulation: Regulation, picture: Furniture) -> bool:
    """Whether a picture in a text without pages stands above the title or among the signatures."""
    if picture.page is not None:
        return False
    blocks = {block.kind: block.span for block in reversed(regulation.document.blocks)}
    title, closing = blocks.get("jenis"), blocks.get("penetapan")
    annexes = min((unit.span.start for unit in regulation.annexes), default=len(regulation.text.content) + 1)
    above = title is not None and picture.offset <= title.start
    return above or (closing is not None and closing.start < picture.offset < annexes)
