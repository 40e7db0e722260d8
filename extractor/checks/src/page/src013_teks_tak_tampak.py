"""Berkas memuat kata yang bukan cetakan naskahnya.

Kata-kata ini ada dalam berkas, tetapi tidak terlihat pada halaman: hurufnya tidak digambar, sewarna dengan kertas,
tertutup, terlalu kecil, pada lapisan yang dimatikan, atau di luar tepi halaman; dalam dokumen Word, huruf yang
disembunyikan. Atau kata-kata itu terlihat, tetapi diketik sebagai isian formulir atau catatan di atas halaman, berdiri
dalam kotak teks, dicoret, dicetak melintang, atau tampak seperti kotoran pindaian. Kata seperti itu tidak dibaca
sebagai bagian naskah; semuanya tercatat dalam keluaran JSON (`furniture`: `hidden`, `annotation`, `text_box`, `struck`,
`stamp`, `garbage`). Periksa halaman itu, dan cetak ulang berkasnya bila kata itu memang bagian naskah. Baris yang
dicetak terlalu kecil untuk dibaca orang terbaca sebagai naskah, tetapi disebut.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

The file holds words that are not its print.

These words stand in the file and are not seen on the page: their letters are not drawn, have the colour of the paper,
are covered or too small, stand on a layer that is off or beyond the edge of the page; in a Word document, they are
hidden. Or they are seen, but were typed as a form field or a note on top of the page, stand in a text box, are struck
out, run across the page, or look like dirt of a scan. Such words are not read as part of the text; all are listed in
the JSON (`furniture`: `hidden`, `annotation`, `text_box`, `struck`, `stamp`, `garbage`). Look at the page, and print
the file anew where they do belong to the text. Lines in a print too small to be read by a person are read as text, but
told.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
    [kata yang tidak tampak]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Container, Iterator, Sequence

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.page.page_numbers import runs
from extractor.model.finding import Severity, Words
from extractor.model.text import Furniture, SourceLine
from extractor.source.legibility import legibility_of

# How such words came to be set aside, and how many letters of them are told: a stamp is short, a sentence is not.
_KINDS: dict[str, tuple[Words, int]] = {
    "hidden": (("tidak terlihat", "are not seen"), 0),
    "annotation": (("diketik sebagai isian formulir atau catatan", "were typed as form fields or notes"), 0),
    "text_box": (("berdiri dalam kotak teks", "stand in a text box"), 20),
    "struck": (("dicoret", "are struck out"), 8),
    "stamp": (("dicetak melintang atau sebagai cap", "run across the page or are a stamp"), 40),
    "garbage": (("tampak seperti kotoran pindaian", "look like dirt of a scan"), 8),
}
# Specks that were taken for letters make no words: of these only lines with so many known ones are told.
_KNOWN_IN_DIRT = 2
# So many words in a row may be a sentence; fewer are a stray number or a label.
_SENTENCE = 3
_MOST_SHOWN = 60
# Print smaller than this (points) is hardly read; contracts have 6.
_SMALL = 4.0


@check(
    severity="warning",
    message="{tempat}kata-kata {cara} ({jumlah} baris): “{kata}”; hapus atau tulis sebagai naskah.",
    message_en="{tempat}words {cara} ({jumlah} lines): “{kata}”; delete them or write them as text.",
)
def teks_tak_tampak(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for all words that were set aside in the same way."""
    corrected = {correction.old for correction in regulation.text.corrections}
    for kind, (how, letters) in _KINDS.items():
        aside = [
            each
            for each in regulation.text.furniture
            if each.kind == kind and sum(map(str.isalpha, each.text)) >= letters and not _is_dirt(each, corrected)
        ]
        if aside:
            longest = max(aside, key=lambda each: len(each.text))
            is_graver = letters == 0 and len(longest.text.split()) >= _SENTENCE
            severity: Severity = "warning" if is_graver else "info"
            words = longest.text[:_MOST_SHOWN] + ("…" if len(longest.text) > _MOST_SHOWN else "")
            yield Found(
                "document",
                None,
                {"tempat": _pages(aside), "cara": _unread(how), "jumlah": str(len(aside)), "kata": words},
                severity=severity,
            )
    yield from _small(regulation)


def _is_dirt(aside: Furniture, corrected: Container[str]) -> bool:
    """Whether what was set aside as dirt holds no words, or is a reading that a person has replaced."""
    return aside.kind == "garbage" and (aside.text in corrected or legibility_of(aside.text).known < _KNOWN_IN_DIRT)


def _unread(how: Words) -> Words:
    return f"{how[0]} dan tidak dibaca sebagai naskah", f"{how[1]} and were not read as text"


def _small(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for the lines that are printed very small; the sizes of a layer over a picture say nothing."""
    recognised = {page.number for page in regulation.text.pages if page.layer or page.method == "ocr"}
    lines = [
        line
        for line in regulation.text.lines
        if line.size is not None and line.box is not None and line.size < _SMALL and line.page not in recognised
    ]
    if lines:
        words = regulation.text.of(lines[0].span)
        shown = words[:_MOST_SHOWN] + ("…" if len(words) > _MOST_SHOWN else "")
        how: Words = ("dicetak sangat kecil", "are printed very small")
        yield Found(
            regulation.holder_of(lines[0].span.start),
            lines[0].span,
            {"tempat": _pages(lines), "cara": how, "jumlah": str(len(lines)), "kata": shown},
            severity="info",
        )


def _pages(aside: Sequence[Furniture | SourceLine]) -> Words:
    pages = sorted({each.page for each in aside if each.page is not None})
    if not pages:
        return "Dalam berkas, ", "In the file, "
    named = runs(pages)
    return f"Halaman {named}: ", f"Page {named}: " if len(pages) == 1 else f"Pages {named}: "
