"""Lampiran yang diacu harus ada dalam naskah.

Satu temuan untuk setiap ketentuan yang mengacu. Bila naskah terpotong di akhir, Lampiran mungkin ada dalam bagian yang
hilang: temuan menjadi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, bagian Lampiran: dalam batang tubuh dinyatakan bahwa Lampiran merupakan
bagian yang tidak terpisahkan dari peraturan.

---

An annex that is referred to must be part of the text.

One finding for every provision that refers to it. Where the text is cut off at its end, the annex may stand in the
missing part: the severity drops to info.

Rule: Law 12 of 2011, annex II, on annexes: the body says that an annex is an inseparable part of the regulation.

Salah:
    Pasal 1
    Bagan tata hubungan kerja tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan
    Bupati ini.

Benar:
    Pasal 1
    Tata hubungan kerja dilaksanakan secara koordinatif.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of
from extractor.model.finding import Severity


@check(
    severity="error",
    message="{lampiran} diacu tetapi tidak ada dalam naskah{catatan}.",
    message_en="{lampiran} is referred to but is not in the text{catatan}.",
    on_damage="warning",
)
def lampiran_tak_ada(regulation: Regulation) -> Iterator[Found]:
    """Yield each provision that refers to annexes that are not there, once."""
    told: set[str] = set()
    for reference in regulation.references:
        if reference.scope != "lampiran" or reference.status != "broken" or reference.source in told:
            continue
        told.add(reference.source)
        severity: Severity | None = None
        note = ("", "")
        if reference.reason == "truncated" or not regulation.document.completeness.tail:
            severity = "info"
            note = (" yang terpotong ini", ", which is cut off")
        elif any(not annex.label for annex in regulation.annexes):
            severity = "warning"
        yield Found(
            reference.source,
            reference.span,
            {"lampiran": " dan ".join(map(name_of, reference.targets)), "catatan": note},
            severity=severity,
        )
