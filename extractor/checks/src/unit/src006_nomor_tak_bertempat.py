"""Nomor di awal baris tidak membuka unit.

Pada awal baris tercetak sesuatu yang menyerupai nomor unit (“(3)”, “7.”, “b.”, “Pasal 5”), tetapi tidak ada urutan
yang memberinya tempat; teksnya kini berada di dalam unit sebelumnya. Bandingkan dengan halaman asli: nomornya salah
cetak, atau salah terbaca. Nomor dalam tabel, acuan, kalimat, dan lampiran tidak dilaporkan di sini; semuanya tercatat
dalam keluaran JSON (`unread`).

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

A number at the start of a line opened no unit.

Something like the number of a unit is printed at the start of a line ("(3)", "7.", "b.", "Pasal 5"), but no sequence
has a place for it; its text is now inside the unit before. Compare with the page: the number is misprinted or misread.
Numbers in tables, references, sentences and annexes are not reported here; all are listed in the JSON (`unread`).

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.
    (2) Setiap orang wajib menjaga kebersihan.
    (X8) Setiap orang wajib menjaga kesehatan.

Benar:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.
    (2) Setiap orang wajib menjaga kebersihan.
    (3) Setiap orang wajib menjaga kesehatan.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import top_of
from extractor.model.finding import Severity, Words
from extractor.model.quality import Unread, UnreadReason

_TOLD: tuple[tuple[UnreadReason, Severity], ...] = (("unplaced", "warning"), ("annex", "info"))


@check(
    severity="warning",
    message="{nomor} di awal baris tidak membuka unit, teksnya masuk {tempat}; bandingkan dengan aslinya.",
    message_en="{nomor} at the start of a line opened no unit, its text went to {tempat}; compare with the original.",
)
def nomor_tak_bertempat(regulation: Regulation) -> Iterator[Found]:
    """Yield the numbers that no sequence has a place for, those of one unit together, at the first of them.

    The lists of an annex may be those of a form or a table without lines: they are told once an annex, as information.
    """
    for reason, severity in _TOLD:
        numbers = (each for each in regulation.quality.unread if each.reason == reason)
        for eid, group in groupby(numbers, key=partial(_place, regulation)):
            found = list(group)
            if len(found) > 1 or reason == "unplaced":
                words: dict[str, Words] = {"nomor": _named(found), "tempat": regulation.place_name(eid)}
                yield Found(eid, found[0].span, words, severity=severity)


def _place(regulation: Regulation, unread: Unread) -> str:
    holder = regulation.holder_of(unread.span.start)
    return top_of(holder) if unread.reason == "annex" else holder


def _named(numbers: list[Unread]) -> tuple[str, str]:
    first, last = numbers[0].printed, numbers[-1].printed
    if len(numbers) == 1:
        return f"Nomor “{first}”", f"The number “{first}”"
    count = len(numbers)
    return f"{count} nomor (“{first}” … “{last}”)", f"{count} numbers (“{first}” … “{last}”)"
