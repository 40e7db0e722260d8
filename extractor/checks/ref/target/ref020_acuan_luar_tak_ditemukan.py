"""Pasal atau ayat peraturan lain yang diacu harus ada dalam peraturan itu.

Diperiksa antara naskah yang diperiksa dalam satu panggilan: bila peraturan yang diacu ada di antaranya, ketentuannya
dicari di sana. Bila peraturan itu telah diubah (naskah menyebut perubahannya, atau perubahannya ikut diperiksa),
terpotong, atau hasil pindaian, tidak ada kesalahan yang dilaporkan, sebab ketentuan itu mungkin disisipkan atau tidak
terbaca. Bila peraturan itu diacu dengan namanya saja (KUHP), temuannya berupa peringatan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan.

---

The pasal or ayat of another regulation that is referred to must exist there.

The check looks at the texts of one call: where the regulation that is referred to is among them, its
provision is looked up. Where that regulation was amended (the text says so, or the amendment is checked too), is cut
off or was scanned, no error is reported: the provision may have been inserted, or may not have been read. Where it is
referred to by a name alone (KUHP), this is a warning.

Rule: Law 12 of 2011, annex II, technique of reference.

Salah:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.
    [naskah berikut]
    PERATURAN BUPATI CONTOH
    NOMOR 9 TAHUN 2021
    TENTANG
    RAPAT KOORDINASI
    Menetapkan : PERATURAN BUPATI TENTANG RAPAT KOORDINASI.
    Pasal 1
    Laporan sebagaimana dimaksud dalam Pasal 7 Peraturan Bupati Contoh Nomor 1 Tahun 2020 dicatat.

Benar:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.
    [naskah berikut]
    PERATURAN BUPATI CONTOH
    NOMOR 9 TAHUN 2021
    TENTANG
    RAPAT KOORDINASI
    Menetapkan : PERATURAN BUPATI TENTANG RAPAT KOORDINASI.
    Pasal 1
    Laporan sebagaimana dimaksud dalam Pasal 1 Peraturan Bupati Contoh Nomor 1 Tahun 2020 dicatat.
"""

from collections.abc import Iterator, Sequence

import msgspec

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import first_steps, is_pasal, known_steps, pinpoint_iri, split_work, work_of
from extractor.law.names import last_step, name_of
from extractor.law.statutes import is_from_memory, name_pattern
from extractor.model.finding import Severity, Suggestion
from extractor.model.reference import Pinpoint, Reference


def _across(regulations: Sequence[Regulation]) -> Iterator[tuple[int, Found]]:
    """Provisions of one of the regulations that another one cites and that are not there."""
    shelf: dict[str, Regulation] = {}
    for regulation in regulations:
        iri = regulation.document.metadata.iri
        complete = regulation.document.completeness
        if iri and complete.body and complete.tail and regulation.is_sure and not regulation.gaps:
            shelf.setdefault(iri, regulation)
    amended = {work.renamed.iri for regulation in regulations for work in regulation.works if work.renamed}
    amended |= {work.base.iri for regulation in regulations for work in regulation.works if work.base}
    amended |= {
        work_of(target)
        for regulation in regulations
        for reference in regulation.references
        if reference.relation == "mengubah"
        for target in reference.targets
    }
    for place, regulation in enumerate(regulations):
        for reference in regulation.references:
            if reference.scope != "external" or reference.relation == "mengubah":
                continue
            for pinpoint in reference.pinpoints:
                work, address = split_work(pinpoint.address)
                cited = shelf.get(work or "")
                if not address or cited is None or cited is regulation or work in amended:
                    continue
                missing = next((end for end in (address, _end(pinpoint)) if end and not _has(cited, end)), None)
                if missing is not None:
                    yield place, _found(regulation, reference, pinpoint, cited, missing)


def _end(pinpoint: Pinpoint) -> str:
    return split_work(pinpoint.upto)[1] if pinpoint.upto else ""


def _has(regulation: Regulation, address: str) -> bool:
    """Whether a regulation has a provision; what is no Pasal or below is not looked up."""
    return not is_pasal(address) or address in regulation.document.index


def _found(regulation: Regulation, reference: Reference, pinpoint: Pinpoint, cited: Regulation, missing: str) -> Found:
    iri = cited.document.metadata.iri or ""
    here = msgspec.structs.replace(pinpoint, address=missing, upto=None)
    plain = msgspec.structs.replace(reference, source="document")
    suggestions = tuple(
        Suggestion(each.text, pinpoint_iri(iri, each.target), each.reason, each.reason_en)
        for each in cited.suggester.suggestions(plain, here)
        if each.target
    )
    known = known_steps(missing, cited.document.index)
    absent = first_steps(missing, known + 1)
    inside = name_of(first_steps(missing, known)) if known else cited.text.source.file
    words = {
        "acuan": regulation.text.of(pinpoint.span),
        "tempat": inside,
        "hilang": last_step(absent),
        "berkas": cited.text.source.file,
    }
    severity: Severity | None = "warning" if _is_from_memory(regulation, reference, iri) else None
    return Found(reference.source, pinpoint.span, words, suggestions, severity=severity)


def _is_from_memory(regulation: Regulation, reference: Reference, iri: str) -> bool:
    """Whether only a register that was written from memory says which statute is meant: `Pasal 362 KUHP`."""
    words = regulation.text.of(reference.span)
    spans = [work.span for work in regulation.works if work.iri == iri]
    if any(span.start < reference.span.end and reference.span.start < span.end for span in spans):
        return False
    return is_from_memory(iri) and (not spans or name_pattern().search(words) is not None)


@check(
    severity="error",
    fix="asked",
    message="“{acuan}” tidak ditemukan: {tempat} tidak memiliki {hilang} ({berkas}); betulkan acuannya.",
    message_en="“{acuan}” does not exist: {tempat} has no {hilang} ({berkas}); correct the reference.",
    on_damage="skip",
    across=_across,
)
def acuan_luar_tak_ditemukan(regulation: Regulation) -> Iterator[Found]:
    """Yield nothing: what another regulation holds only that one says."""
    yield from ()
