"""Acuan harus menunjuk ketentuan yang ada dalam naskah.

Pasal, ayat, huruf, atau angka yang disebut dicari dalam naskah yang sama, dengan melengkapi bagian yang tidak ditulis
menurut tempat acuan itu berdiri. Bila tidak ada, THK mengusulkan ketentuan yang mungkin dimaksud, yang terbaik lebih
dahulu, masing-masing dengan alasannya. Usul tidak pernah diterapkan sendiri: ketentuan yang diacu adalah pilihan hukum.
Dalam naskah yang terpotong, acuan ke bagian yang hilang hanya menjadi informasi. Dalam rumusan baru suatu Pasal yang
dicantumkan utuh oleh peraturan perubahan, ayat yang melebihi ayat terakhirnya menjadi peringatan, begitu pula ayat yang
hanya berbunyi "Dihapus".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan.

---

A reference must point to a provision that the text has.

The Pasal, ayat, huruf or angka is looked up in the same text; the levels that the writer left out follow from where the
reference stands. If it does not exist, THK suggests what may be meant, best first, each with a reason. A suggestion is
never applied by itself: which provision is meant is a legal choice. In a text that is cut off, a reference into the
missing part is information only. In the new wording of a Pasal that an amending act prints as a whole, an ayat beyond
its last one is a warning, and so is one that only says "Dihapus".

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
from extractor.law.address import first_steps, is_citation, is_recital, known_steps, split, split_step, top_of, upwards
from extractor.law.names import last_step, name_of
from extractor.law.units import UNITS
from extractor.model.document import Provision
from extractor.model.finding import Severity, Words
from extractor.model.reference import Pinpoint
from extractor.model.text import Span

_CORRECT: Words = ("; betulkan acuannya", "; correct the reference")
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
                    "kerja": _TO_DO.get(reference.reason or "", _CORRECT),
                },
                regulation.suggester.suggestions(reference, pinpoint),
                severity=severity,
            )
    yield from _deleted(regulation)
    yield from _in_new_wording(regulation)


def _deleted(regulation: Regulation) -> Iterator[Found]:
    """Yield each provision that is cited by itself and only says that it was deleted."""
    index = regulation.document.index
    for reference in regulation.references:
        if (reference.status, reference.scope) != ("resolved", "internal") or regulation.is_quoted(reference.source):
            continue
        for pinpoint in reference.pinpoints:
            unit = index.get(pinpoint.address)
            if pinpoint.upto is None and unit is not None and _is_deleted(regulation, unit):
                yield _to_deleted(regulation, reference.source, pinpoint.span, name_of(unit.eid))


def _is_deleted(regulation: Regulation, unit: Provision) -> bool:
    return not unit.children and regulation.document.own_text(unit).strip(" .;").casefold() == "dihapus"


def _to_deleted(regulation: Regulation, source: str, span: Span, name: str, severity: Severity | None = None) -> Found:
    cause: Words = (f"{name} telah dihapus", f"{name} was deleted")
    told: dict[str, Words] = {"acuan": regulation.text.of(span), "lengkap": "", "sebab": cause, "kerja": _CORRECT}
    return Found(source, span, told, severity=severity)


def _in_new_wording(regulation: Regulation) -> Iterator[Found]:
    """Yield each ayat that is cited within a reprinted Pasal and comes after its last one."""
    index = regulation.document.index
    for reference in regulation.references:
        words = regulation.text.of(reference.span)
        if not regulation.is_quoted(reference.source) or not words.casefold().startswith("ayat"):
            continue
        above = (index[reference.source], *regulation.document.ancestors(reference.source))
        pasal = next((unit for unit in above if unit.kind == "pasal"), None)
        ayat = [unit.label for unit in pasal.children if unit.kind == "ayat"] if pasal and pasal.num else []
        if pasal is None or len(ayat) < 2 or ayat[0] != "1" or not all(map(str.isdecimal, ayat)):
            continue
        for target in reference.targets:
            steps = split(target.rpartition("~")[2])
            kind, label = split_step(steps[1]) if len(steps) > 1 else ("", "")
            meant = next((unit for unit in pasal.children if unit.kind == "ayat" and unit.label == label), None)
            if kind == UNITS["ayat"].step and meant is not None and _is_deleted(regulation, meant):
                name = f"{last_step(steps[0])} ayat ({label})"
                yield _to_deleted(regulation, reference.source, reference.span, name, "warning")
                break
            if kind == UNITS["ayat"].step and label.isdecimal() and int(label) > int(ayat[-1]):
                cause: Words = (
                    f"{last_step(steps[0])} yang baru berakhir dengan ayat ({ayat[-1]})",
                    f"the new {last_step(steps[0])} ends with ayat ({ayat[-1]})",
                )
                told = {"acuan": words, "lengkap": "", "sebab": cause, "kerja": _CORRECT}
                yield Found(reference.source, reference.span, told, severity="warning")
                break


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
    if known:
        holder, missing = name_of(first_steps(address, known)), last_step(first_steps(address, known + 1))
        if reason == "pasal_has_no_ayat":
            return f"{holder} tidak memiliki ayat", f"{holder} has no ayat"
        if reason == "pasal_has_ayat":
            return (
                f"{holder} terdiri atas ayat; sebut ayat dari {missing}",
                f"{holder} is divided into ayat; say which ayat {missing} is in",
            )
    return regulation.lacking(address)
