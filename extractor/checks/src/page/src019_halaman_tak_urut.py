"""Nomor halaman yang tercetak tidak berurutan.

Halaman-halaman hasil pindaian tersusun lain daripada nomornya, atau nomornya melompat: ada halaman yang tidak ikut
dipindai. Jika nomor semua halaman terbaca, naskah dibaca menurut nomor itu; selain itu menurut urutan dalam berkas.
Periksa urutan dan kelengkapan halaman.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

The printed page numbers are out of order.

The scanned pages lie in another order than their numbers, or the numbers leave one out: a page was not scanned. Where
the numbers of all pages could be read, the text follows them, else the order in the file. Look whether the pages are in
order and complete.

Rule: none; this finding is about how the text was read.

Salah:
    [nomor halaman melompat]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation

_NUMBER = re.compile(r"\W*([0-9]{1,3})\W*")
# Numbers that leave out more than this are misread, or of another part.
_MOST_MISSING = 9
# Fewer numbers say nothing about order, unless they are those of their places.
_LEAST = 3


@check(
    severity="warning",
    message="Susun ulang atau lengkapi halaman: nomor yang tercetak tidak berurutan pada halaman {halaman}: {nomor}.",
    message_en="Reorder or complete the pages: the printed numbers are out of order on page {halaman}: {nomor}.",
)
def halaman_tak_urut(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding where the printed numbers of scanned pages are out of order, one for each gap in them."""
    printed = _printed(regulation)
    numbers = [number for _, number in printed]
    counted = sorted(numbers) == [page for page, _ in printed]
    if counted or (len(numbers) >= _LEAST and sorted(numbers) == list(range(min(numbers), max(numbers) + 1))):
        # Where each number is that of some page, a page whose number was not read shifts no other.
        wrong = [page for (page, number), right in zip(printed, sorted(numbers), strict=True) if number != right]
        if wrong:
            yield _found(regulation, wrong, numbers)
        return
    for at, (before, page) in enumerate(pairwise(printed)):
        missing = page[1] - before[1] - (page[0] - before[0])
        if (
            0 < missing <= _MOST_MISSING
            and _goes_on(printed[at + 1 :], missing)
            and (not at or _agree(printed[at - 1], before))
        ):
            yield _found(regulation, [page[0]], [before[1], page[1]])


def _found(regulation: Regulation, pages: list[int], numbers: list[int]) -> Found:
    start = regulation.text.span_of_page(pages[0]).start
    words = {"halaman": ", ".join(map(str, pages)), "nomor": ", ".join(map(str, numbers))}
    return Found(regulation.holder_of(start), regulation.text.line_at(start).span, words)


def _agree(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two numbers are as far apart as their pages."""
    return other[1] - one[1] == other[0] - one[0]


def _goes_on(printed: list[tuple[int, int]], missing: int) -> bool:
    """Whether the first number is no misread one: the next agrees; behind the last page only one may be missing."""
    return _agree(printed[0], printed[1]) if len(printed) > 1 else missing == 1


def _printed(regulation: Regulation) -> list[tuple[int, int]]:
    """Return the scanned pages with a number, each with it, in file order; none where two pages are on one sheet."""
    scanned = {page.number for page in regulation.text.pages if page.layer or page.method == "ocr"}
    numbers: dict[int, list[int]] = {}
    for piece in regulation.text.furniture:
        match = _NUMBER.fullmatch(piece.text) if piece.kind == "page_number" and piece.page in scanned else None
        if match and piece.page is not None:
            numbers.setdefault(piece.page, []).append(int(match[1]))
    if any(len(found) > 1 for found in numbers.values()):
        return []
    return [(page, found[0]) for page, found in sorted(numbers.items())]
