"""Setiap istilah hanya boleh didefinisikan satu kali.

Dua definisi untuk satu istilah memberi dua arti. Keduanya dilaporkan sebagai satu temuan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ketentuan Umum: rumusan definisi tidak boleh menimbulkan pengertian ganda.

---

A term may be defined only once.

Two definitions of one term give it two meanings. Both are reported as one finding.

Rule: Law 12 of 2011, annex II, general provisions: a definition must not give rise to two meanings.

Salah:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Pemerintah Daerah adalah Pemerintah Kabupaten Contoh.
    2. Bupati adalah Bupati Contoh.
    3. Pemerintah Daerah adalah Bupati sebagai unsur penyelenggara pemerintahan daerah.

    Pasal 2
    Bupati memimpin Pemerintah Daerah.

Benar:
    Pasal 1
    Dalam Peraturan Bupati ini yang dimaksud dengan:
    1. Pemerintah Daerah adalah Bupati sebagai unsur penyelenggara pemerintahan daerah.
    2. Bupati adalah Bupati Contoh.

    Pasal 2
    Bupati memimpin Pemerintah Daerah.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import parent
from extractor.law.names import name_of
from extractor.law.units import ITEMS
from extractor.model.rule import Term


@check(
    severity="error",
    message="“{istilah}” didefinisikan dua kali: juga dalam {lain}; hapus salah satu.",
    message_en="“{istilah}” is defined twice: also in {lain}; delete one.",
)
def istilah_ganda(regulation: Regulation) -> Iterator[Found]:
    """Yield every definition of a term that another item of the same list of definitions defines too."""
    rows: dict[tuple[str, str], list[Term]] = {}
    for term in regulation.terms:
        unit = regulation.document.index[term.defined_by]
        if unit.kind not in ITEMS:
            continue
        context = parent(term.defined_by)
        rows.setdefault((context, " ".join(term.term.casefold().split())), []).append(term)
    for terms in rows.values():
        if len({term.defined_by for term in terms}) < 2:
            continue
        for term in terms:
            others = dict.fromkeys(other.defined_by for other in terms if other.defined_by != term.defined_by)
            yield Found(
                term.defined_by,
                term.span,
                {"istilah": term.term, "lain": " dan ".join(map(name_of, others))},
                fact=f"{' '.join(term.term.split())} {context}",
            )
