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

# So many other places are named (chosen: who corrects one of them is told of the next).
_MOST_NAMED = 5


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
        places = list(dict.fromkeys(term.defined_by for term in terms))
        if len(places) < 2:
            continue
        for term in terms:
            near = [name_of(other) for other in places[: _MOST_NAMED + 1] if other != term.defined_by]
            named = near[:_MOST_NAMED] + ["…"] * (len(places) - 1 > _MOST_NAMED)
            yield Found(
                term.defined_by,
                term.span,
                {"istilah": term.term, "lain": " dan ".join(named)},
                fact=f"{' '.join(term.term.split())} {context}",
            )
