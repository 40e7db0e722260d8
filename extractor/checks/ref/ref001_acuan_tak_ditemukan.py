"""Acuan harus menunjuk ketentuan yang ada dalam naskah.

Pasal, ayat, huruf, atau angka yang disebut dicari dalam naskah yang sama, dengan melengkapi bagian yang tidak ditulis
menurut tempat acuan itu berdiri. Bila tidak ada, THK mengusulkan ketentuan yang mungkin dimaksud, yang terbaik lebih
dahulu, masing-masing dengan alasannya. Usul tidak pernah diterapkan sendiri: ketentuan yang diacu adalah pilihan hukum.
Dalam naskah yang terpotong, acuan ke bagian yang hilang hanya menjadi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan.

---

A reference must point to a provision that the text has.

The Pasal, ayat, huruf or angka is looked up in the same text; the levels that the writer left out follow from where the
reference stands. If it does not exist, THK suggests what may be meant, best first, each with a reason. A suggestion is
never applied by itself: which provision is meant is a legal choice. In a text that is cut off, a reference into the
missing part is information only.

Rule: Law 12 of 2011, annex II, technique of reference.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    Pasal 2
    (1) Setiap orang berhak menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud dalam Pasal 1 ayat (1) disampaikan kepada Bupati.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.

    Pasal 2
    (1) Setiap orang berhak menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) disampaikan kepada Bupati.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import first_steps, is_citation, is_recital, known_steps, top_of, upwards
from extractor.law.names import last_step, name_of
from extractor.model.finding import Severity, Words
from extractor.model.reference import Pinpoint

_TO_DO: dict[str, Words] = {
    "truncated": ("; periksa naskah lengkapnya", "; look at the whole text"),
    "pasal_has_ayat": "",  # the cause says it
}
_RANGE = ("reversed_range", "open_range")


@check(
    severity="error",
    fix="asked",
    message="“{acuan}”{lengkap} tidak ditemukan: {sebab}{kerja}.",
    message_en="“{acuan}”{lengkap} does not exist: {sebab}{kerja}.",
    on_damage="info",
)
def acuan_tak_ditemukan(regulation: Regulation) -> Iterator[Found]:
    """Yield every provision that is referred to and is not there."""
    for reference in regulation.references:
        if reference.status != "broken" or reference.scope != "internal" or reference.reason in _RANGE:
            continue
        for pinpoint in reference.pinpoints:
            if regulation.is_lost(pinpoint.address):
                continue
            severity: Severity | None = None
            if reference.reason == "truncated":
                severity = "info"
            yield Found(
                reference.source,
                pinpoint.span,
                {
                    "acuan": regulation.text.of(pinpoint.span),
                    "lengkap": _in_full(regulation, pinpoint),
                    "sebab": _cause(regulation, pinpoint.address, reference.reason),
                    "kerja": _TO_DO.get(reference.reason or "", ("; betulkan acuannya", "; correct the reference")),
                },
                regulation.suggester.suggestions(reference, pinpoint),
                severity=severity,
            )


def _in_full(regulation: Regulation, pinpoint: Pinpoint) -> str:
    """Name the provision where the quoted words leave out a step that is not there: ` (Pasal 74 ayat (1) huruf b)`."""
    known = sum(above in regulation.document.index for above in upwards(pinpoint.address))
    quote = "".join(regulation.text.of(pinpoint.span).casefold().split())
    missing = "".join(last_step(first_steps(pinpoint.address, known + 1)).casefold().split())
    return "" if missing in quote else f" ({name_of(pinpoint.address)})"


def _cause(regulation: Regulation, address: str, reason: str | None) -> Words:
    if reason == "truncated":
        return "naskah terpotong sebelum ketentuan itu", "the text is cut off before that provision"
    top = top_of(address)
    if is_recital(address) or is_citation(address):
        return f"{name_of(top)} tidak memiliki {last_step(address)}", f"{name_of(address)} is not there"
    known = known_steps(address, regulation.document.index)
    if not known:
        return f"naskah tidak memiliki {name_of(top)}", f"the text has no {name_of(top)}"
    holder = first_steps(address, known)
    missing = last_step(first_steps(address, known + 1))
    if reason == "pasal_has_no_ayat":
        return f"{name_of(holder)} tidak memiliki ayat", f"{name_of(holder)} has no ayat"
    if reason == "pasal_has_ayat":
        return (
            f"{name_of(holder)} terdiri atas ayat; sebut ayat dari {missing}",
            f"{name_of(holder)} is divided into ayat; say which ayat {missing} is in",
        )
    return f"{name_of(holder)} tidak memiliki {missing}", f"{name_of(holder)} has no {missing}"
