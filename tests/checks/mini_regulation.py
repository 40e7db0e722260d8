"""Short regulations for the cases: a few provisions in the frame of a whole text, read as a file would be."""

import msgspec

from extractor.changes import changes_of
from extractor.checks import run, run_across
from extractor.model.analysis import Analysis
from extractor.model.text import Box, Furniture, Page
from extractor.references import references_of
from extractor.rules.terms import terms_of
from extractor.source import read_bytes
from extractor.tree import build

HEAD = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
TATA HUBUNGAN KERJA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
"""
TAIL = """
Ditetapkan di Contoh
pada tanggal 1 Februari 2020
BUPATI CONTOH,
ttd
NAMA ORANG
"""
CUT, CLOSING, WHOLE, PICTURE = "[...]", "[penutup]", "[naskah lengkap]", "[halaman tanpa teks]"
AGAIN, NEXT = "[halaman dibaca ulang]", "[naskah berikut]"
UNSEEN = "[kata yang tidak tampak]"
DRAWN = "[gambar di dalam naskah]"
SKIPPED = "[nomor halaman melompat]"
CROPPED, TWICE, SCRAMBLED = "[halaman terpotong]", "[halaman yang sama dua kali]", "[urutan kata kacau]"
COUNTED = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def framed(provisions):
    """Return the whole text of an example: the manual of the checks says what the marks in brackets mean."""
    lines = provisions.strip("\n").split("\n")
    if lines[0] == WHOLE:
        return "\n".join(lines[1:])
    head = "" if lines[0] == CUT or (lines[0].isupper() and lines[0].startswith(("PERATURAN", "KEPUTUSAN"))) else HEAD
    tail = "" if lines[-1] == CUT or CLOSING in lines else TAIL
    body = "\n".join(
        line for line in lines if line not in (CUT, PICTURE, AGAIN, CROPPED, UNSEEN, DRAWN, SKIPPED)
    ).replace(CLOSING, TAIL)
    body = body.replace(SCRAMBLED, "\n".join(COUNTED[n % 9] for n in range(60)))
    page = "\n".join(
        f"Setiap {one} orang wajib menjaga {other} hal {one}{other}." for one in COUNTED for other in COUNTED[:4]
    )
    body = body.replace(TWICE, f"\f{page}\f{page}\f")
    return f"{head}\n{body}\n{tail}"


def analysed(provisions):
    """Return the analysis of an example, with a page of its own for every picture."""
    text = read_bytes(framed(provisions).encode(), "contoh.txt")
    marks = [line for line in provisions.split("\n") if line in (PICTURE, AGAIN)]
    if CROPPED in provisions or TWICE in provisions:
        text = scanned(text, cropped=CROPPED in provisions)
    elif marks:
        pages = [Page(1, 595.0, 842.0, "text")] if text.lines else []
        for mark in marks:
            read = ("none", None, False) if mark == PICTURE else ("ocr", 90.0, True)
            pages.append(Page(len(pages) + 1, 595.0, 842.0, *read))
        text = msgspec.structs.replace(text, pages=tuple(pages))
    if SKIPPED in provisions:
        text = numbered(text, (1, 2, 4, 5))
    if UNSEEN in provisions:
        unseen = Furniture("hidden", "Setiap orang boleh tidak tampak.", 0, 1, 1)
        text = msgspec.structs.replace(text, furniture=(*text.furniture, unseen))
    if DRAWN in provisions:
        before = text.content.index(provisions.partition(f"\n{DRAWN}")[0].rpartition("\n")[2])
        text = msgspec.structs.replace(text, furniture=(*text.furniture, Furniture("picture", "tarif", before, 1)))
    document = build(text)
    references = references_of(document)
    changes, unread = changes_of(document, references)
    return Analysis(document, references, terms=terms_of(document), changes=changes, unread_instructions=unread)


def numbered(text, numbers):
    """Return the text as read from the pictures of so many pages, which have these numbers."""
    lines = [msgspec.structs.replace(line, page=min(at + 1, len(numbers))) for at, line in enumerate(text.lines)]
    pages = tuple(Page(page, 595.0, 842.0, "ocr", 90.0) for page in range(1, len(numbers) + 1))
    printed = [Furniture("page_number", f"- {number} -", 0, 1, page) for page, number in enumerate(numbers, 1)]
    return msgspec.structs.replace(text, lines=tuple(lines), pages=pages, furniture=(*text.furniture, *printed))


def scanned(text, cropped):
    """Return the text as read from pictures: the last line, or where it is not `cropped` none, at the paper's edge."""
    lines = [
        msgspec.structs.replace(line, page=line.page or 1, box=Box(72.0, 10.0 + at, 500.0, 20.0 + at))
        for at, line in enumerate(text.lines)
    ]
    if cropped:
        lines[-1] = msgspec.structs.replace(lines[-1], box=Box(72.0, 830.0, 500.0, 841.0))
    numbers = sorted({line.page for line in lines})
    pages = tuple(Page(number, 595.0, 842.0, "ocr", 90.0) for number in numbers)
    return msgspec.structs.replace(text, lines=tuple(lines), pages=pages)


def checked(provisions, code):
    """Return the text and the findings of one check, in order; of several regulations also what all show together."""
    analyses = [analysed(part.strip("\n")) for part in provisions.split(f"{NEXT}\n")]
    rows = [run(analysis, select=(code,)).findings for analysis in analyses]
    if len(analyses) > 1:
        more = run_across(analyses, select=(code,))
        rows = [(*row, *added) for row, added in zip(rows, more, strict=True)]
    return [(analysis.document.text, finding) for analysis, row in zip(analyses, rows, strict=True) for finding in row]
