"""Rentang "sampai dengan" harus naik, dan kedua ujungnya harus ada.

"Pasal 9 sampai dengan Pasal 5" terbalik; "Pasal 5 sampai dengan Pasal 40" terbuka bila naskah berakhir pada Pasal 31.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan.

---

A range with "sampai dengan" must rise, and both its ends must exist.

"Pasal 9 sampai dengan Pasal 5" is reversed; "Pasal 5 sampai dengan Pasal 40" is open where the text ends with Pasal 31.

Rule: Law 12 of 2011, annex II, technique of reference.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    Pasal 2
    Setiap orang dilarang mengganggu ketertiban.

    Pasal 3
    Pelanggaran terhadap ketentuan sebagaimana dimaksud dalam Pasal 2 sampai dengan Pasal 1 dikenai sanksi.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    Pasal 2
    Setiap orang dilarang mengganggu ketertiban.

    Pasal 3
    Pelanggaran terhadap ketentuan sebagaimana dimaksud dalam Pasal 1 sampai dengan Pasal 2 dikenai sanksi.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import parent
from extractor.law.names import last_step, name_of
from extractor.model.finding import Suggestion


@check(
    severity="error",
    fix="asked",
    message="Rentang “{rentang}” {sebab}; betulkan.",
    message_en="The range “{rentang}” {sebab}; correct it.",
    on_damage="warning",
    own_words=True,
)
def rentang_tidak_sah(regulation: Regulation) -> Iterator[Found]:
    """Yield every range that is reversed or has an end that does not exist."""
    for reference in regulation.references:
        if reference.status != "broken" or reference.reason not in ("reversed_range", "open_range"):
            continue
        for pinpoint in reference.pinpoints:
            quote = regulation.text.of(pinpoint.span)
            if reference.reason == "reversed_range":
                if pinpoint.upto is None:
                    continue
                turned = f"{name_of(pinpoint.upto)} sampai dengan {_end(pinpoint.upto, pinpoint.address)}"
                yield Found(
                    reference.source,
                    pinpoint.span,
                    {"rentang": quote, "sebab": ("terbalik", "is reversed")},
                    (Suggestion(turned, pinpoint.upto, "nomor yang lebih kecil lebih dahulu", "smaller number first"),),
                )
            elif not regulation.is_lost(pinpoint.address):
                missing = name_of(pinpoint.address)
                yield Found(
                    reference.source,
                    pinpoint.span,
                    {
                        "rentang": quote,
                        "sebab": (f"terbuka: {missing} tidak ada", f"is open: there is no {missing}"),
                    },
                    regulation.suggester.suggestions(reference, pinpoint),
                )


def _end(first: str, last: str) -> str:
    """Name the second end of a range as it is written: without what it shares with the first."""
    if parent(first) == parent(last):
        return last_step(last)
    return name_of(last)
