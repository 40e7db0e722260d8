"""Halaman tampaknya terpotong.

Baris paling bawah halaman tercetak sampai tepi kertas, tanpa sisa putih, atau banyak baris berakhir (bermula) tepat di
tepi kanan (kiri): kertas aslinya lebih besar daripada halaman yang dipindai, sehingga baris atau kata di luarnya
mungkin tidak ada. Periksa naskah aslinya.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A page seems to be cropped.

The lowest line of the page runs to the edge of the paper, with no white below it, or many lines end (begin) right at
its right (left) edge: the sheet was larger than what was scanned, so that lines or words beyond it may be missing. Look
at the original.

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
from extractor.model.finding import Words
from extractor.model.text import Box, Page

# The share of a page's height below which no line of a whole page ends: the least white of 620 whole pages was 1.4 %.
_LEAST_WHITE_SHARE = 0.008
# The same beside the lines (the least of 60 whole scanned pages was 7 %); one line at the edge may be dirt, so many are
# print.
_LEAST_MARGIN_SHARE = 0.008
_LEAST_LINES = 3

_LINES: Words = ("baris sesudahnya", "the lines after it")
_WORDS: Words = ("kata di tepi itu", "the words at that edge")
_SIDES: tuple[tuple[Words, Words], ...] = (
    (("bawah", "the bottom"), _LINES),
    (("kanan", "the right"), _WORDS),
    (("kiri", "the left"), _WORDS),
)


@check(
    severity="warning",
    message="Halaman {halaman} tampaknya terpotong di {sisi}; {bagian} mungkin hilang; pindai ulang.",
    message_en="Page {halaman}: cropped at {sisi}, it seems; {bagian} may be missing; scan it again.",
)
def halaman_terpotong(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding a side that names the scanned pages whose print runs to that edge of the paper."""
    scanned = {page.number: page for page in regulation.text.pages if page.layer or page.method == "ocr"}
    printed: dict[int, list[tuple[Box, int]]] = {}
    for at, line in enumerate(regulation.text.lines):
        if line.page in scanned and line.box is not None:
            printed.setdefault(line.page, []).append((line.box, at))
    cut = {number: _cut(scanned[number], lines) for number, lines in printed.items()}
    for side, (sisi, bagian) in enumerate(_SIDES):
        pages = {number: found[side] for number, found in cut.items() if found[side] is not None}
        first = next(iter(pages.values()), None)
        if first is not None:
            span = regulation.text.lines[first].span
            words = {"halaman": ", ".join(map(str, pages)), "sisi": sisi, "bagian": bagian}
            yield Found(regulation.holder_of(span.start), span, words)


def _cut(page: Page, lines: list[tuple[Box, int]]) -> tuple[int | None, int | None, int | None]:
    """Return which line shows that the page is cropped at the bottom, the right, the left; None where it is not."""
    lowest, last = max(lines, key=lambda line: line[0].bottom)
    margin = _LEAST_MARGIN_SHARE * page.width
    right = [at for box, at in lines if page.width - box.right < margin]
    left = [at for box, at in lines if box.left < margin]
    return (
        last if page.height - lowest.bottom < _LEAST_WHITE_SHARE * page.height else None,
        right[0] if len(right) >= _LEAST_LINES else None,
        left[0] if len(left) >= _LEAST_LINES else None,
    )
