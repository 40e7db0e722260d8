"""Lebih dari dua pasal, ayat, atau huruf yang berurutan diacu dengan "sampai dengan".

"ayat (6), ayat (7) dan ayat (8)" ditulis "ayat (6) sampai dengan ayat (8)". Daftar dengan "atau" tidak diperiksa,
begitu juga Menimbang, yang rumusnya memang menyebut setiap huruf. Perbaikan hanya diterapkan bila rentangnya memuat
ketentuan yang sama persis.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: lebih dari dua pasal, ayat, atau huruf yang berurutan
memakai frasa sampai dengan.

---

More than two consecutive pasal, ayat or huruf are referred to with "sampai dengan".

"ayat (6), ayat (7) dan ayat (8)" is written "ayat (6) sampai dengan ayat (8)". Lists with "atau" are not looked at, nor
is Menimbang, whose formula does name every huruf. The fix is only made where the range holds just the same provisions.

Rule: Law 12 of 2011, annex II, technique of reference: more than two consecutive pasal, ayat or huruf take the phrase
sampai dengan.

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan dicatat.
    (3) Catatan disimpan.

    Pasal 2
    Ketentuan sebagaimana dimaksud dalam Pasal 1 ayat (1), ayat (2), dan ayat (3) berlaku juga bagi badan.

Benar:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan dicatat.
    (3) Catatan disimpan.

    Pasal 2
    Ketentuan sebagaimana dimaksud dalam Pasal 1 ayat (1) sampai dengan ayat (3) berlaku juga bagi badan.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_recital
from extractor.law.units import CLAUSES
from extractor.model.reference import Pinpoint
from extractor.model.text import Span

# Numbers in a row that are a range (UU 12/2011, Lampiran II: three or more).
_FEWEST_NUMBERS = 3
# Characters after a number within which the next one stands (chosen).
_NEXT_CHARS = 30
_MORE = re.compile(
    r"\s?(?:,|dan|serta|atau)\s(?:(?:dan|atau|serta)\s)?(?:pasal|ayat|huruf|angka|\(|\w\b)", re.IGNORECASE
)
_JOINT = re.compile(r"\s?(?:,|,?\s?(?:dan|serta))\s?", re.IGNORECASE)
_UNIT = re.compile(rf"(?:{'|'.join(sorted(CLAUSES))})(?!\w)", re.IGNORECASE)


@check(
    severity="info",
    fix="safe",
    message="Lebih dari dua {unit} berurutan: gunakan “{benar}”.",
    message_en="More than two {unit} in a row: write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def gunakan_sampai_dengan(regulation: Regulation) -> Iterator[Found]:
    """Yield every list of three or more provisions that follow each other."""
    for reference in regulation.references:
        if (reference.scope, reference.status) != ("internal", "resolved") or reference.relation == "mengubah":
            continue
        if is_recital(reference.source) or len(reference.pinpoints) < _FEWEST_NUMBERS:
            continue
        for row in _rows(regulation, reference.pinpoints):
            span = Span(row[0].span.start, row[-1].span.end)
            first, last = regulation.text.of(row[0].span), regulation.text.of(row[-1].span)
            kind = regulation.document.index[row[-1].address].kind
            if not _UNIT.match(last):
                last = f"{kind} {last}"
            right = re.sub(r"\bpasal\b", "Pasal", f"{first} sampai dengan {last}")
            # Within a longer list the joining words would have to change too.
            whole = len(row) == len(reference.pinpoints) and not _MORE.match(regulation.text.of(_after(span)))
            yield Found(reference.source, span, {"unit": kind, "benar": right}, fix=right if whole else None)


def _after(span: Span) -> Span:
    return Span(span.end, span.end + _NEXT_CHARS)


def _rows(regulation: Regulation, pinpoints: Sequence[Pinpoint]) -> Iterator[list[Pinpoint]]:
    """Yield the longest runs of pinpoints that are neighbours both in the sentence and in the tree."""
    row: list[Pinpoint] = []
    for pinpoint in pinpoints:
        if row and _follows(regulation, row[-1], pinpoint):
            row.append(pinpoint)
            continue
        if len(row) >= _FEWEST_NUMBERS:
            yield row
        row = [pinpoint] if pinpoint.upto is None and _kind(regulation, pinpoint) else []
    if len(row) >= _FEWEST_NUMBERS:
        yield row


def _kind(regulation: Regulation, pinpoint: Pinpoint) -> str | None:
    unit = regulation.document.index.get(pinpoint.address)
    return unit.kind if unit is not None and unit.kind in CLAUSES else None


def _follows(regulation: Regulation, one: Pinpoint, other: Pinpoint) -> bool:
    if other.upto is not None or _kind(regulation, one) != _kind(regulation, other):
        return False
    if regulation.next_of(one.address) != other.address:
        return False
    between = Span(one.span.end, other.span.start)
    return bool(_JOINT.fullmatch(regulation.text.of(between)))
