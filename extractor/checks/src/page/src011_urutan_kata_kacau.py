"""Urutan kata pada halaman tampaknya kacau.

Sebagian besar baris hanya terdiri atas satu kata: kata-kata dari baris atau kolom yang berbeda telah bercampur. Acuan
dan unit di bagian ini tidak dapat dipercaya. Berikan PDF aslinya, bukan teks salinannya.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

The order of the words seems to be scrambled.

Most lines hold one word only: the words of different lines or columns were mixed. References and units of this part
cannot be trusted. Give the PDF itself, not a text copied from it.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    [urutan kata kacau]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import SourceLine, Span

# A text has 3 to 5 % lines of one word, lists of names up to 38 %; scrambled ones have 67 % and more.
_ONE_WORD_SHARE = 0.55
_LEAST_LINES = 25
# The lines that are looked at together where a text has no pages.
_STRETCH_LINES = 60


@check(
    severity="warning",
    message=(
        "Urutan kata pada {tempat} tampaknya kacau: {bagian} % barisnya hanya satu kata; bandingkan dengan aslinya."
    ),
    message_en=(
        "The order of the words on {tempat} seems to be scrambled: {bagian} % of its lines are one word"
        "; compare with the original."
    ),
)
def urutan_kata_kacau(regulation: Regulation) -> Iterator[Found]:
    """Yield each page (or stretch of lines in a text without pages) whose lines are mostly single words."""
    content = regulation.text.content
    for lines in _stretches(regulation):
        if len(lines) < _LEAST_LINES:
            continue
        single = [content[line.span.start : line.span.end].isalpha() for line in lines].count(True)
        if single > _ONE_WORD_SHARE * len(lines):
            first = lines[0]
            place = (f"baris {first.number}–{lines[-1].number}", f"lines {first.number}–{lines[-1].number}")
            if first.page is not None:
                place = (f"halaman {first.page}", f"page {first.page}")
            span = Span(first.span.start, first.span.end)
            share = str(round(100 * single / len(lines)))
            yield Found(regulation.holder_of(span.start), span, {"tempat": place, "bagian": share})


def _stretches(regulation: Regulation) -> Iterator[list[SourceLine]]:
    """The lines outside tables, page by page, or in stretches of equal length."""
    tables = [table.span for table in regulation.text.tables]
    lines: Sequence[SourceLine] = regulation.text.lines
    if tables:
        lines = [line for line in lines if not any(span.covers(line.span) for span in tables)]
    for page, on_page in groupby(lines, key=attrgetter("page")):
        found = list(on_page)
        stretch = len(found) if page is not None else _STRETCH_LINES
        for at in range(0, len(found), stretch):
            yield found[at : at + stretch]
