"""Peraturan yang telah dicabut tidak diacu lagi.

Diperiksa terhadap daftar pencabutan, dan antara naskah yang diperiksa dalam satu panggilan: bila salah satu mencabut
suatu peraturan seluruhnya, naskah lain yang ditetapkan sesudahnya tidak boleh mengacunya. Naskah yang lebih lama,
naskah yang mencabut, pertimbangan, dan judul peraturan lain yang memuat nama itu tidak diperingatkan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum dan Ketentuan Penutup: peraturan yang dicabut tidak berlaku
lagi.

---

A regulation that was repealed is not referred to any more.

The check looks at a register of repeals and at the texts of one call: where one of them repeals a regulation as a
whole, another one that was enacted later must not refer to it. Older texts, the repealing text, recitals and titles of
other regulations that hold the name give no warning.

Rule: Law 12 of 2011, annex II, legal basis and final provisions: what is repealed is no longer in force.

Salah:
    Pasal 1
    Peraturan Bupati Contoh Nomor 5 Tahun 2015 tentang Tata Hubungan Kerja dicabut dan dinyatakan tidak berlaku.
    [naskah berikut]
    PERATURAN BUPATI CONTOH
    NOMOR 9 TAHUN 2021
    TENTANG
    RAPAT KOORDINASI
    Menetapkan : PERATURAN BUPATI TENTANG RAPAT KOORDINASI.
    Pasal 1
    Rapat diadakan sesuai dengan Peraturan Bupati Contoh Nomor 5 Tahun 2015 tentang Tata Hubungan Kerja.

Benar:
    Pasal 1
    Peraturan Bupati Contoh Nomor 5 Tahun 2015 tentang Tata Hubungan Kerja dicabut dan dinyatakan tidak berlaku.
    [naskah berikut]
    PERATURAN BUPATI CONTOH
    NOMOR 9 TAHUN 2021
    TENTANG
    RAPAT KOORDINASI
    Menetapkan : PERATURAN BUPATI TENTANG RAPAT KOORDINASI.
    Pasal 1
    Rapat diadakan sesuai dengan Peraturan Bupati Contoh Nomor 1 Tahun 2020 tentang Tata Hubungan Kerja.
"""

from collections.abc import Iterator, Sequence

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.repeals import repeals
from extractor.law.address import is_attached, is_pinpoint, is_recital, work_of
from extractor.model.document import Metadata


def _across(regulations: Sequence[Regulation]) -> Iterator[tuple[int, Found]]:
    """What one of the regulations repeals and a later one cites."""
    repealed: dict[str, int] = {}
    for place, regulation in enumerate(regulations):
        if regulation.document.metadata.iri is None:
            continue
        for reference in regulation.references:
            if reference.relation == "mencabut" and reference.scope == "external":
                for target in reference.targets:
                    if not is_pinpoint(target):
                        repealed.setdefault(target, place)
    if not repealed:
        return
    for place, regulation in enumerate(regulations):
        ended = _repealed_by(regulation)
        told: set[tuple[str, str]] = set()
        for work in regulation.works:
            by = repealed.get(work.iri)
            if by is None or by == place or work.inner or work.iri in ended or (work.eid, work.iri) in told:
                continue
            if _is_later(regulation.document.metadata, regulations[by].document.metadata):
                told.add((work.eid, work.iri))
                yield place, _found(regulation, work, regulations[by])


def _repealed_by(regulation: Regulation) -> set[str]:
    """What a regulation repeals itself, and what it amends or repeals by its title."""
    return {
        work_of(target)
        for reference in regulation.references
        if reference.relation in ("mencabut", "mengubah")
        for target in reference.targets
    }


def _is_later(one: Metadata, other: Metadata) -> bool:
    """Whether one regulation was enacted after another: by its year, within a year by its date."""
    if not one.tahun or not other.tahun:
        return False
    if one.tahun != other.tahun:
        return one.tahun > other.tahun
    return (one.ditetapkan.tanggal or "") > (other.ditetapkan.tanggal or "9")


def _found(regulation: Regulation, work: Work, by: Regulation) -> Found:
    meta = by.document.metadata
    kind = by.kind.name if by.kind else by.text.source.file
    repealer = f"{kind} Nomor {meta.nomor} Tahun {meta.tahun} ({by.text.source.file})"
    words = {"peraturan": regulation.text.of(work.span), "pencabut": repealer}
    return Found(work.eid, work.span, words)


@check(
    severity="warning",
    message="“{peraturan}” telah dicabut oleh {pencabut}; ganti dengan yang berlaku.",
    message_en="“{peraturan}” was repealed by {pencabut}; cite what is in force.",
    across=_across,
)
def acuan_dicabut(regulation: Regulation) -> Iterator[Found]:
    """Yield what the register of repeals says was ended before this regulation was enacted, once for each unit."""
    meta = regulation.document.metadata
    day = meta.ditetapkan.tanggal or (f"{meta.tahun}-01-01" if meta.tahun else "")
    ended = _repealed_by(regulation)
    told: set[tuple[str, str]] = set()
    for work in regulation.works:
        row = repeals().get(work.iri)
        if row is None or row.since > day or work.inner or work.base or work.iri in ended:
            continue
        if (work.eid, work.iri) in told or is_attached(work.eid) or is_recital(work.eid):
            continue
        told.add((work.eid, work.iri))
        yield Found(work.eid, work.span, {"peraturan": regulation.text.of(work.span), "pencabut": row.said})
