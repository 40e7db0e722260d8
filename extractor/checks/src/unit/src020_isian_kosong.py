"""Naskah masih memuat tempat yang belum diisi.

Nomor, tahun, tanggal, jumlah uang, atau kata lain ditandai dengan titik-titik atau garis bawah: naskah ini sebuah
rancangan, atau ada bagian yang terlewat. Formulir dalam Lampiran tidak diperiksa, begitu pula baris dengan tanda yang
hanya berasal dari kotoran pindaian. Semua tempat disebut dalam satu temuan.

Aturan: tidak ada; temuan ini tentang keadaan naskah.

---

The text still has places to be filled in.

A number, a year, a date, an amount of money or other words are left as dots or a rule: the text is a draft, or a place
was forgotten. Forms in an annex are not looked at, and neither are lines that the dirt of a scan has marked.
All places are named in one finding.

Rule: none; this finding is about the state of the text.

Salah:
    Pasal 1
    Tarif kios sebesar Rp...... per hari.

Benar:
    Pasal 1
    Tarif kios sebesar Rp5.000,00 per hari.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of
from extractor.law.units import ATTACHED
from extractor.model.text import Span

# A number, a date or an amount that is left open, or any long run of dots or low lines.
_OPEN = re.compile(
    r"\b(?:Rp|Nomor|NOMOR|No|Tahun|TAHUN|tanggal)[.:]?[ ]?(?:\.{3,}|…+|_{3,}|(?:\.[ ]){2,}\.)(?:,-|,00)?"
    r"|\.{5,}|…{2,}|_{4,}"
)
# What stands in each of them, none of which goes over the end of a line.
_GAP = re.compile(r"\.\.\.|…|___|\. \. \.")
# Signs that character recognition makes of stamps and signatures.
_DIRT = re.compile(r"[~\\•„♦■^{}<>¬§]")
_MOST_NAMED = 12


@check(
    severity="info",
    message="{jumlah} tempat belum diisi: {tempat}; isi atau hapus.",
    message_en="{jumlah} places are still to be filled in: {tempat}; fill them in or delete them.",
    on_damage="skip",
)
def isian_kosong(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names all places outside annexes that are left open."""
    ends = min((unit.span.start for unit in regulation.document.provisions if unit.kind in ATTACHED), default=None)
    content = regulation.text.content
    places = list(_places(content, len(content) if ends is None else ends))
    if not places:
        return
    holders = list(dict.fromkeys(regulation.holder_of(start) for start, _ in places))
    named = [name_of(eid) for eid in holders if eid not in ("document", "preamble")]
    named_en = list(named)
    if len(named) < len(holders):
        named, named_en = [*named, "kepala atau penutup"], [*named_en, "head or closing"]
    more = len(named) - _MOST_NAMED
    told, told_en = (
        "; ".join(names[:_MOST_NAMED]) + (f"; … ({more})" if more > 0 else "") for names in (named, named_en)
    )
    yield Found(
        regulation.holder_of(places[0][0]), Span(*places[0]), {"jumlah": str(len(places)), "tempat": (told, told_en)}
    )


def _places(content: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places before `end` that are left open: looked for only in lines that hold a gap."""
    at = 0
    while gap := _GAP.search(content, at, end):
        start, at = content.rfind("\n", 0, gap.start()) + 1, content.find("\n", gap.end(), end)
        at = end if at < 0 else at
        if _DIRT.search(content, start, at):
            continue
        yield from (match.span() for match in _OPEN.finditer(content, start, at))
