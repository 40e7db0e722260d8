"""Suatu ketentuan tidak boleh mengacu pada dirinya sendiri.

Ayat (2) yang berbunyi "sebagaimana dimaksud pada ayat (2)" hampir selalu salah tulis: yang dimaksud ayat di dekatnya,
biasanya ayat (1). THK mengusulkan ketentuan di dekatnya yang memuat pokok kalimat yang sama.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan.

---

A provision must not refer to itself.

An ayat (2) that says "sebagaimana dimaksud pada ayat (2)" is nearly always a slip: a neighbour is meant, mostly ayat
(1). THK suggests the neighbours that name the same subject.

Rule: Law 12 of 2011, annex II, technique of reference.

Salah:
    Pasal 1
    (1) Hubungan kerja dilaksanakan secara koordinatif.
    (2) Hubungan kerja sebagaimana dimaksud pada ayat (2) dilaksanakan dengan rapat.

Benar:
    Pasal 1
    (1) Hubungan kerja dilaksanakan secara koordinatif.
    (2) Hubungan kerja sebagaimana dimaksud pada ayat (1) dilaksanakan dengan rapat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of


@check(
    severity="error",
    fix="asked",
    message="{unit} mengacu pada dirinya sendiri; sebut ketentuan yang dimaksud.",
    message_en="{unit} refers to itself; name the provision that is meant.",
    on_damage="info",
)
def acuan_diri(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference of a provision to itself."""
    for reference in regulation.references:
        if reference.status != "self":
            continue
        for pinpoint in reference.pinpoints:
            yield Found(
                reference.source,
                pinpoint.span,
                {"unit": name_of(reference.source)},
                regulation.suggester.suggestions(reference, pinpoint),
            )
