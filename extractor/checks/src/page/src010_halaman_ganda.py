"""Halaman tampaknya dipindai dua kali.

Dua halaman memuat kata-kata yang hampir sama: satu halaman dipindai dua kali, atau salinan yang diparaf disertakan.
Unit-unitnya dapat muncul ganda. Buang salah satu halaman, lalu periksa lagi.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A page seems to have been scanned twice.

Two pages hold nearly the same words: one page was scanned twice, or an initialled copy is included. Units may appear
twice. Take one of the pages out and check again.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    [halaman yang sama dua kali]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Span

# Pages that share so many of their three-word runs are copies; a copy read badly has 0.9, two pages of one law up to
# 0.74.
_ALIKE_SHARE = 0.8
# A page of fewer words says too little; copies lie within so many pages of one another.
_LEAST_WORDS = 60
_WITHIN_PAGES = 12

Runs = frozenset[tuple[str, str, str]]


@check(
    severity="warning",
    message="Halaman {kedua} hampir sama dengan halaman {pertama}: mungkin dipindai dua kali; hapus salah satu.",
    message_en="Page {kedua} is nearly the same as page {pertama}: it may have been scanned twice; delete one.",
)
def halaman_ganda(regulation: Regulation) -> Iterator[Found]:
    """Yield each scanned page that repeats one of the pages before it."""
    seen: list[tuple[int, Runs]] = []
    for page in regulation.text.pages:
        if not page.layer and page.method != "ocr":
            continue
        span = regulation.text.span_of_page(page.number)
        runs = _runs(regulation.text.of(span))
        if len(runs) < _LEAST_WORDS:
            continue
        for number, others in seen[-_WITHIN_PAGES:]:
            if len(runs & others) > _ALIKE_SHARE * min(len(runs), len(others)):
                line = Span(span.start, regulation.text.line_at(span.start).span.end)
                words = {"kedua": str(page.number), "pertama": str(number)}
                yield Found(regulation.holder_of(span.start), line, words)
                break
        seen.append((page.number, runs))


def _runs(text: str) -> Runs:
    words = [word for word in text.lower().split() if any(map(str.isalnum, word))]
    return frozenset((a, b, c) for (a, b), (_, c) in pairwise(list(pairwise(words))))
