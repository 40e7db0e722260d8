"""Baris di dalam suatu unit mungkin membuka unit tersendiri.

Baris sebelumnya mengakhiri butir (“…; dan”) atau kalimat, dan di bawahnya dimulai baris baru tanpa nomor. Mungkin
nomornya hilang atau tidak terbaca; mungkin pula unit itu memang terdiri atas beberapa alinea. Bandingkan dengan halaman
asli.

Aturan: Lampiran II UU Nomor 12 Tahun 2011 angka 79 dan 80: satu ayat memuat satu norma dalam satu
kalimat utuh.

---

A line inside a unit may open a unit of its own.

The line before ends an item ("…; dan") or a sentence, and below it a new line begins without a number. The number may
be lost or unread, or the unit does have several paragraphs. Compare with the page.

Rule: Law 12 of 2011, annex II, points 79 and 80: one paragraph holds one norm, in one whole sentence.

Salah:
    Pasal 1
    Setiap orang wajib:
    a. menjaga ketertiban;
    b. menjaga kebersihan; dan
    menjaga kesehatan.

Benar:
    Pasal 1
    Setiap orang wajib:
    a. menjaga ketertiban;
    b. menjaga kebersihan; dan
    c. menjaga kesehatan.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.unread import paragraphs_inside
from extractor.law.address import is_changed, parent
from extractor.law.units import BELOW_PASAL
from extractor.model.text import Span

# The dirt of a scan before a number, with the number (chosen: two signs and a letter or two).
_OPENING_CHARS = 16


@check(
    severity="info",
    message="{baris} di dalam {tempat} mungkin unit tersendiri yang nomornya hilang; bandingkan dengan aslinya.",
    message_en="{baris} inside {tempat} may be a unit of its own whose number is lost; compare with the original.",
)
def alinea_dalam_unit(regulation: Regulation) -> Iterator[Found]:
    """Yield the lines that may open a unit, those of one unit together, at the first of them.

    So are those that were made units although no number stands before them.
    """
    numbered = {each.span.start for each in regulation.quality.unread if each.reason == "unplaced"}
    lines = (row for row in paragraphs_inside(regulation.document) if row[1].start not in numbered)
    for unit, group in groupby(lines, key=lambda row: row[0]):
        spans = [span for _, span in group]
        count = len(spans)
        words = ("Sebuah baris", "A line") if count == 1 else (f"{count} baris", f"{count} lines")
        yield Found(unit.eid, spans[0], {"baris": words, "tempat": regulation.place_name(unit.eid)})
    for unit in regulation.body:
        if unit.num is None and unit.label and unit.own and unit.kind in BELOW_PASAL and not is_changed(unit.eid):
            if _shows_number(regulation.text.of(unit.own[0])[:_OPENING_CHARS], unit.label):
                continue
            line = regulation.text.line_at(unit.own[0].start).span
            words = ("Sebuah baris", "A line")
            span = Span(unit.own[0].start, min(line.end, unit.own[0].end))
            yield Found(unit.eid, span, {"baris": words, "tempat": regulation.place_name(parent(unit.eid) or unit.eid)})


def _shows_number(words: str, label: str) -> bool:
    """Whether the number of a unit stands at its beginning, behind the dirt of a scan: `'M (3) Setiap`."""
    return bool(re.match(rf"\W*(?:\w{{1,2}}\W+)?{re.escape(label)}[.)]", words))
