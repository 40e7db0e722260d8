"""Naskah peraturan di dalam bagian penutup.

Sesudah bagian penutup masih ada judul peraturan, Pasal, atau ayat yang tidak terbaca sebagai ketentuan: berkas mungkin
memuat dua peraturan, halamannya tertukar, atau ada ketentuan di luar tempatnya. Isinya tidak diperiksa. Pisahkan
menjadi berkas tersendiri, atau betulkan urutannya.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

Text of a regulation inside the closing block.

Behind the closing block there is a title of a regulation, a Pasal or an ayat that was not read as a provision: the file
may hold two regulations, its pages may be out of order, or a provision stands in the wrong place. It was not checked.
Make a file of its own of it, or put it in order.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    Ditetapkan di Contoh
    pada tanggal 5 Mei 2020
    BUPATI CONTOH,
    ttd
    ABDUL KARIM

    BERITA DAERAH KABUPATEN CONTOH TAHUN 2020 NOMOR 5

    PERATURAN BUPATI CONTOH
    NOMOR 6 TAHUN 2020

    Pasal 1
    Setiap orang wajib menjaga kebersihan.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Span

# A unit of the body; a closing block has numbered lists (copies to) and years, but none of these.
_UNIT = re.compile(r"\n(?:Pasal \d{1,4}[A-Z]{0,2}$|\(\d{1,2}\) |BAB [IVXLC]{1,6}$|MEMUTUSKAN ?:?$)", re.MULTILINE)
_CLOSING = frozenset({"perintah_pengundangan", "penetapan", "pengundangan", "berita", "salinan", "tembusan"})


@check(
    severity="warning",
    message=(
        "Sesudah bagian penutup masih ada naskah yang tidak terbaca sebagai ketentuan ({baris} baris): “{kata}”"
        "; pisahkan berkasnya atau bandingkan dengan aslinya."
    ),
    message_en=(
        "Behind the closing block there is text that was not read as provisions ({baris} lines): “{kata}”"
        "; split the file or compare with the original."
    ),
)
def naskah_di_luar_ketentuan(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for the first block of the closing that holds units of a body; not for those of an annex."""
    content = regulation.text.content
    # Forms in an annex have ayat and closing blocks of their own.
    annexes = min((unit.span.start for unit in regulation.annexes), default=len(content))
    for block in regulation.document.blocks:
        if block.kind not in _CLOSING or block.span.start > annexes:
            continue
        first = _UNIT.search(content, block.span.start, block.span.end)
        if first is not None:
            span = Span(first.start() + 1, block.span.end)
            lines = content.count("\n", span.start, span.end) + 1
            yield Found("document", span, {"baris": str(lines), "kata": first[0].strip()})
            return
