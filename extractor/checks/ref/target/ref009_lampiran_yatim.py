"""Setiap Lampiran harus diacu oleh paling sedikit satu ketentuan dalam batang tubuh.

Lampiran yang tidak diacu tidak jelas kekuatannya.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, bagian Lampiran: dalam batang tubuh dinyatakan bahwa Lampiran merupakan
bagian yang tidak terpisahkan dari peraturan.

---

Every annex must be referred to by at least one provision of the body.

What an annex is worth that nothing refers to is not clear.

Rule: Law 12 of 2011, annex II, on annexes: the body says that an annex is an inseparable part of the regulation.

Salah:
    Pasal 1
    Tata hubungan kerja dilaksanakan secara koordinatif.

    [penutup]

    LAMPIRAN
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA

    BAGAN TATA HUBUNGAN KERJA
    Kepala Dinas

Benar:
    Pasal 1
    Bagan tata hubungan kerja tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan
    Bupati ini.

    [penutup]

    LAMPIRAN
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA

    BAGAN TATA HUBUNGAN KERJA
    Kepala Dinas
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.numbers import value_of

_NAMED = re.compile(r"\blampiran\b(?:\s(?P<label>[IVXLC]+|[0-9]{1,2})\b)?", re.IGNORECASE)
_ATTACHED = re.compile(r"\bterlampir\b", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:,|dan|atau|s\.?d\.?|s/d|sampai\sdengan)\s?(?:lampiran\s)?[IVXLC0-9]+", re.IGNORECASE)


@check(
    severity="warning",
    message="{lampiran} tidak diacu oleh ketentuan mana pun dalam batang tubuh; sebut di sana atau hapus.",
    message_en="No provision of the body refers to {lampiran}; name it there or delete it.",
)
def lampiran_yatim(regulation: Regulation) -> Iterator[Found]:
    """Yield every annex that the body does not name. One without number, or `terlampir`, stands for all."""
    if not regulation.annexes or not regulation.body:
        return
    named: set[int | None] = set()
    for unit in regulation.body:
        own = regulation.document.own_text(unit)
        if _ATTACHED.search(own):
            return
        for match in _NAMED.finditer(own):
            if _RANGE.match(own, match.end()):
                return
            label = (match["label"] or "").upper()
            named.add(value_of(label))
    if None in named:
        return
    for place, annex in enumerate(regulation.annexes, start=1):
        label = annex.label.upper()
        number = value_of(label) or place
        if number not in named:
            yield Found(annex.eid, annex.num, {"lampiran": f"Lampiran {label}".strip()})
