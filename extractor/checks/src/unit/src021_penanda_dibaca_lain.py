"""Penanda suatu unit dibaca lain daripada yang tercetak.

Urutan penomoran menuntut nomor tertentu di tempat itu, sedangkan yang tercetak nomor lain, atau tanda yang hanya
menyerupainya. Alamat unit mengikuti urutannya; yang tercetak tetap tersimpan. Bila nomor yang tercetak itu sendiri
nomor yang sah (dua kali “(2)”, “(8)” di antara (2) dan (4)), nomornya salah cetak: betulkan penomorannya. Dalam naskah
hasil pindaian mungkin hanya salah baca: bandingkan dengan halaman asli. Demikian juga Pasal yang nomornya tidak
tercetak, yang dikenali karena ayatnya bermula lagi dengan (1).

Aturan: Lampiran II UU Nomor 12 Tahun 2011 angka 77 dan 85: Pasal dan ayat diberi nomor urut.

---

The marker of a unit was read as another than is printed.

The sequence asks for a number there, and another one, or characters that only resemble it, are printed. The address
follows the sequence; what is printed is kept. If what is printed is a number itself (a second "(2)", an "(8)" between
(2) and (4)), it is misprinted: correct the numbering. In a scanned text it may only be misread: compare with the
page. So is a Pasal whose number is not printed, told by ayat that begin anew with (1).

Rule: Law 12 of 2011, annex II, points 77 and 85: Pasal and ayat are numbered in order.

Salah:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.
    (2) Setiap orang wajib menjaga kebersihan.
    (2) Setiap orang wajib menjaga kesehatan.
    (4) Setiap orang wajib menjaga lingkungan.

Benar:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.
    (2) Setiap orang wajib menjaga kebersihan.
    (3) Setiap orang wajib menjaga kesehatan.
    (4) Setiap orang wajib menjaga lingkungan.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_changed, parent
from extractor.law.names import name_of
from extractor.law.units import ARTICLES, CLAUSES, FRAME, ITEMS
from extractor.model.document import Provision
from extractor.model.finding import Severity, Words
from extractor.model.text import Span

_NUMBERED = CLAUSES | ITEMS | FRAME
# A number or letter as it is printed well.
_WELL_PRINTED = re.compile(r"(?:Pasal|PASAL) [0-9]{1,3}[A-Z]?|\([0-9]{1,2}[a-z]?\)|[0-9]{1,3}[.)]|[a-z][.)]")
_SIGNS = re.compile(r"[^0-9a-z]+")
_KEYWORD = re.compile(r"(?i)(?:(?:p?a)?s)?al\s?")
# Words for a number (`Pasal dua`) are no misreading.
_WORD = re.compile(r"[^\W\d_]{3,}")


@check(
    severity="warning",
    message="{penanda} dibaca sebagai {unit} menurut urutannya; betulkan penomorannya atau bandingkan dengan aslinya.",
    message_en="{penanda} was read as {unit} by the sequence; correct the numbering or compare with the original.",
)
def penanda_dibaca_lain(regulation: Regulation) -> Iterator[Found]:
    """Yield the markers that were read as others than are printed, those of one list together, at the first of them.

    A warning where a well printed number is another one in a text that was surely read; else information.
    """
    units = (unit for unit in regulation.document.walk() if unit.kind in _NUMBERED and unit.label)
    read = [unit for unit in units if not unit.also and _is_other(regulation, unit)]
    for (_, well), group in groupby(read, key=lambda unit: (parent(unit.eid), _is_well_printed(regulation, unit))):
        found = list(group)
        sure: Severity = "warning" if well and regulation.is_sure_at(found[0].eid, found[0].num) else "info"
        yield Found(found[0].eid, found[0].num, _words(regulation, found), severity=sure)
    for unit in regulation.body:
        if unit.kind in ARTICLES and unit.num is None and unit.children and not is_changed(unit.eid):
            line = regulation.text.line_at(unit.span.start).span
            words: dict[str, Words] = {
                "penanda": ("Teks tanpa nomor Pasal", "Text without the number of a Pasal"),
                "unit": name_of(unit.eid),
            }
            span = Span(unit.span.start, min(line.end, unit.span.end))
            severity: Severity = "warning" if regulation.is_sure_at(unit.eid, span) else "info"
            yield Found(unit.eid, span, words, severity=severity)


def _is_other(regulation: Regulation, unit: Provision) -> bool:
    if unit.num is None:
        return False
    printed = _KEYWORD.sub("", regulation.text.of(unit.num))
    if _WORD.search(printed) and not printed.strip("().").isdigit():
        return False
    signs = _SIGNS.sub("", printed.lower())
    return signs != unit.label.lower() if signs else unit.kind in ARTICLES


def _is_well_printed(regulation: Regulation, unit: Provision) -> bool:
    return unit.num is not None and _WELL_PRINTED.fullmatch(regulation.text.of(unit.num)) is not None


def _words(regulation: Regulation, units: list[Provision]) -> dict[str, Words]:
    printed = [f"“{regulation.text.of(unit.num)}”" for unit in units if unit.num is not None]
    if len(units) == 1:
        return {"penanda": (f"Penanda {printed[0]}", f"The marker {printed[0]}"), "unit": name_of(units[0].eid)}
    count, span = len(units), f"{printed[0]} … {printed[-1]}"
    return {
        "penanda": (f"{count} penanda ({span})", f"{count} markers ({span})"),
        "unit": f"{name_of(units[0].eid)} … {name_of(units[-1].eid)}",
    }
