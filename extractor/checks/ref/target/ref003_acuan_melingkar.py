"""Ketentuan tidak boleh saling mengacu sehingga pembaca berputar-putar.

Ayat (1) yang merujuk ayat (2) "sebagaimana dimaksud pada ayat (2)", sedangkan ayat (2) merujuk ayat (1), tidak
menjelaskan apa pun. Dihitung hanya acuan "sebagaimana dimaksud" dari ketentuan yang satu langsung ke ketentuan yang
lain; acuan dari atau ke bagian-bagiannya dan pengecualian tidak dihitung.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: tiap pasal merupakan satu kebulatan pengertian.

---

Provisions must not refer to each other in a circle.

Where ayat (1) speaks of what is meant in ayat (2) and ayat (2) of what is meant in ayat (1), nothing is said. Only
references by "sebagaimana dimaksud" straight from one provision to the other count; those from or to their parts do
not, nor do exceptions.

Rule: Law 12 of 2011, annex II, technique of reference: each Pasal is one complete thought.

Salah:
    Pasal 1
    (1) Laporan sebagaimana dimaksud pada ayat (2) dicatat.
    (2) Catatan sebagaimana dimaksud pada ayat (1) disimpan.

Benar:
    Pasal 1
    (1) Laporan kegiatan dicatat.
    (2) Catatan sebagaimana dimaksud pada ayat (1) disimpan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_within
from extractor.law.names import name_of
from extractor.model.reference import Reference

# Steps of a circle (chosen).
_CIRCLE_STEPS = 6
# Provisions that are followed from one on (chosen).
_PROVISIONS = 200


@check(
    severity="warning",
    message="Acuan melingkar: {rantai}; hapus salah satu acuan itu.",
    message_en="Circular references: {rantai}; delete one of them.",
    on_damage="skip",
)
def acuan_melingkar(regulation: Regulation) -> Iterator[Found]:
    """Yield each circle of references once, at the reference of its first provision."""
    edges: dict[str, dict[str, Reference]] = {}
    for reference in regulation.references:
        if (reference.scope, reference.status) != ("internal", "resolved"):
            continue
        if reference.relation != "sebagaimana_dimaksud" or len(reference.targets) > 1:
            continue
        (target,) = reference.targets
        if not is_within(target, reference.source) and not is_within(reference.source, target):
            edges.setdefault(reference.source, {}).setdefault(target, reference)
    told: set[frozenset[str]] = set()
    for start in edges:
        chain = _circle(edges, start)
        if chain is None or frozenset(chain) in told:
            continue
        told.add(frozenset(chain))
        reference = edges[start][chain[1] if len(chain) > 1 else start]
        names = " → ".join(name_of(each) for each in (*chain, start))
        yield Found(start, reference.span, {"rantai": names})


def _circle(edges: dict[str, dict[str, Reference]], start: str) -> list[str] | None:
    """Return the shortest chain of a few provisions that leads back to `start`."""
    before: dict[str, str] = {}
    row = [start]
    for _ in range(_CIRCLE_STEPS):
        below: list[str] = []
        for at in row:
            for target in edges.get(at, ()):
                if target == start:
                    chain = [at]
                    while chain[-1] != start:
                        chain.append(before[chain[-1]])
                    return chain[::-1]
                if target not in before and len(before) < _PROVISIONS:
                    before[target] = at
                    below.append(target)
        row = below
    return None
