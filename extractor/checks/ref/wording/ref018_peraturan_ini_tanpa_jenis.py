"""Sebut jenis peraturan secara lengkap: "Peraturan Bupati ini", bukan "Peraturan ini".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ragam Bahasa: istilah dan penyebutan harus tetap dan tidak bermakna ganda.

---

Name the kind of regulation in full: "Peraturan Bupati ini", not "Peraturan ini".

Rule: Law 12 of 2011, annex II, language: terms must be constant and have one meaning only.

Salah:
    Pasal 1
    Peraturan ini mulai berlaku pada tanggal diundangkan.

Benar:
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.law.units import OUTSIDE

_UNTYPED = re.compile(r"(?<!\w)peraturan\sini(?!\w)", re.IGNORECASE)


@check(
    severity="warning",
    fix="safe",
    message="Sebut jenisnya: tulis “{jenis} ini”.",
    message_en="Name the kind: write “{jenis} ini”.",
    since="uu_10_2004",
    own_words=True,
)
def peraturan_ini_tanpa_jenis(regulation: Regulation) -> Iterator[Found]:
    """Yield every `Peraturan ini` of the body."""
    own = regulation.kind
    if own is None or not own.name.startswith("Peraturan "):
        return
    for piece in regulation.document.pieces.holding("peraturan ini"):
        eid = piece.unit.eid
        if piece.heading or piece.unit.kind in OUTSIDE or regulation.is_quoted(eid):
            continue
        for match in _UNTYPED.finditer(piece.words):
            quote = shifted(piece.span, match.start(), match.end())
            yield Found(eid, quote, {"jenis": own.name}, fix=f"{own.name} ini")
