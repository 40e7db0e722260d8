"""Tanggal atau jumlah uang tidak terbaca.

Pada bagian penutup ada tempat dan tanggal penetapan atau pengundangan, tetapi tanggalnya tidak dapat dibaca; atau suatu
jumlah rupiah memuat huruf. Nilai seperti itu tidak ditebak: tanggalnya kosong dan jumlahnya tidak dipakai. Bandingkan
dengan halaman asli. Hari yang tidak ada dalam kalender (31 Juni) disebut demikian.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A date or an amount of money could not be read.

The closing has place and date of enactment or promulgation, but the date cannot be read; or an amount in rupiah holds
letters. Such values are not guessed: the date is empty, the amount is not used. Compare with the page. A day that is in
no calendar (31 June) is called so.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    Setiap orang membayar Rp5O0.0l0,00 kepada Pemerintah Daerah.

Benar:
    Pasal 1
    Setiap orang membayar Rp500.010,00 kepada Pemerintah Daerah.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.dates import date_in, is_outside_calendar
from extractor.model.document import Block
from extractor.model.finding import Words
from extractor.model.text import Span, Text

# An amount in which letters stand among the digits.
_AMOUNT = re.compile(r"Rp(?<=\bRp)\.?\s?(?=[0-9OolISBZ.,]*[0-9])(?=[0-9.,]*[OolISBZ])[0-9OolISBZ][0-9OolISBZ.,]{2,}")
_DATE = re.compile(r"(?i)\bpada\stanggal[^\w\n]*([^\n]*)")
_UNREAD: dict[str, Words] = {
    "cacat": ("tidak terbaca", "could not be read"),
    "kerja": ("bandingkan dengan aslinya", "compare with the original"),
}
_NO_DAY: dict[str, Words] = {
    "cacat": ("tidak ada dalam kalender", "is in no calendar"),
    "kerja": ("betulkan tanggalnya", "correct the day"),
}
# A date that is still to be given.
_OPEN_DATE = re.compile(r"[\s.…_\d-]*")


@check(
    severity="warning",
    message="{hal} {cacat}: “{tercetak}”; {kerja}.",
    message_en="{hal} {cacat}: “{tercetak}”; {kerja}.",
)
def nilai_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield each date of the closing and each amount that could not be read."""
    metadata, text = regulation.document.metadata, regulation.text
    closings = (
        ("penetapan", metadata.ditetapkan.tanggal, ("Tanggal penetapan", "The date of enactment")),
        ("pengundangan", metadata.diundangkan.tanggal, ("Tanggal pengundangan", "The date of promulgation")),
    )
    end = min((unit.span.start for unit in regulation.annexes), default=len(text.content))
    for kind, date, name in closings:
        for block in regulation.document.blocks:
            if block.span.start > end:
                break  # the form of a letter in an annex
            found = _DATE.search(_printed(text, block)) if block.kind == kind and date is None else None
            if found is not None and found[1].strip() and not _OPEN_DATE.fullmatch(found[1]):
                span = Span(block.span.start + found.start(1), block.span.start + found.end(1))
                if regulation.is_sure and date_in(found[1]):
                    continue  # read, but far from the year of the number: STR006
                defect = _NO_DAY if is_outside_calendar(found[1]) else _UNREAD
                yield Found("document", span, {"hal": name, "tercetak": found[1].strip(), **defect})
    for match in _AMOUNT.finditer(text.content):
        words: dict[str, Words] = {"hal": ("Jumlah uang", "An amount of money"), "tercetak": match[0], **_UNREAD}
        yield Found(regulation.holder_of(match.start()), Span(*match.span()), words)


def _printed(text: Text, block: Block) -> str:
    return text.content[block.span.start : block.span.end]
