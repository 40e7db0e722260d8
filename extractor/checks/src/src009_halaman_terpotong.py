"""Halaman tampaknya terpotong.

Baris paling bawah halaman tercetak sampai tepi kertas, tanpa sisa putih: kertas aslinya lebih panjang daripada halaman
yang dipindai, sehingga baris-baris berikutnya mungkin tidak ada. Periksa naskah aslinya.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A page seems to be cropped.

The lowest line of the page runs to the edge of the paper, with no white below it: the sheet was longer than what was
scanned, so that further lines may be missing. Look at the original.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
    [halaman terpotong]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Box

# The share of a page's height below which no line of a whole page ends: the least white of 620 whole pages was 1.4 %.
_LEAST_WHITE_SHARE = 0.008


@check(
    severity="warning",
    message="Halaman {halaman} tampaknya terpotong di bawah; baris sesudahnya mungkin hilang.",
    message_en="Page {halaman}: cropped at the bottom, it seems; the lines after it may be missing.",
)
def halaman_terpotong(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names the scanned pages whose lowest line runs to the edge of the paper."""
    heights = {page.number: page.height for page in regulation.text.pages if page.layer or page.method == "ocr"}
    lowest: dict[int, tuple[Box, int]] = {}
    for at, line in enumerate(regulation.text.lines):
        if line.page not in heights or line.box is None:
            continue
        if line.page not in lowest or line.box.bottom > lowest[line.page][0].bottom:
            lowest[line.page] = line.box, at
    cropped = [
        page for page, (box, _) in lowest.items() if heights[page] - box.bottom < _LEAST_WHITE_SHARE * heights[page]
    ]
    if cropped:
        span = regulation.text.lines[lowest[cropped[0]][1]].span
        yield Found(regulation.holder_of(span.start), span, {"halaman": ", ".join(map(str, cropped))})
