"""Penjelasan pasal demi pasal tidak melewati pasal, ayat, atau rincian.

Pasal yang tidak memerlukan penjelasan mendapat "Cukup jelas."; bila satu ayat atau rincian suatu pasal dijelaskan,
setiap ayat atau rincian di sampingnya dicantumkan. Daftar definisi tidak diperiksa, karena batasan pengertian tidak
perlu penjelasan, begitu pula bunyi baru yang dikutip peraturan perubahan. Bila kurang dari separuh Pasal dijelaskan,
Penjelasan itu tidak ditulis pasal demi pasal.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Penjelasan: penjelasan pasal demi pasal.

---

The explanation article by article leaves no article, paragraph or item out.

A Pasal that needs no explanation gets "Cukup jelas."; where one ayat or item of a Pasal is explained, each ayat or item
beside it is named. Lists of definitions are not looked at, since definitions need no explanation, nor is the new
wording that an amending act quotes. Where less than half of the Pasal are explained, the Penjelasan is not one article
by article.

Rule: Law 12 of 2011, annex II, explanation: explanation article by article.

Salah:
    Pasal 1
    (1) Camat menyampaikan laporan.
    (2) Laporan dicatat.

    [penutup]
    PENJELASAN
    I. UMUM
    Laporan diperlukan.
    II. PASAL DEMI PASAL
    Pasal 1
    Ayat (2)
    Dicatat dalam buku besar.

Benar:
    Pasal 1
    (1) Camat menyampaikan laporan.
    (2) Laporan dicatat.

    [penutup]
    PENJELASAN
    I. UMUM
    Laporan diperlukan.
    II. PASAL DEMI PASAL
    Pasal 1
    Ayat (1)
    Cukup jelas.
    Ayat (2)
    Dicatat dalam buku besar.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.lists import is_spoken
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import in_a_row, last_step, name_of
from extractor.model.document import Provision
from extractor.model.finding import Words
from extractor.rules.terms import definition_articles

# The share of the Pasal from which on a Penjelasan goes article by article (chosen: most have all or none).
_SHARE = 0.5
_MOST_NAMED = 3


@check(
    severity="warning",
    message="Penjelasan melewati {ketentuan}; tambahkan, cukup dengan “Cukup jelas.”.",
    message_en="The explanation leaves out {ketentuan}; add it, “Cukup jelas.” is enough.",
    on_damage="info",
    since="uu_10_2004",
)
def ketentuan_tanpa_penjelasan(regulation: Regulation) -> Iterator[Found]:
    """Yield each row of provisions that is left out, at the unit of the Penjelasan before its place."""
    if not regulation.explanations.provisions:
        return
    articles = [unit for unit in regulation.body if unit.kind == "pasal" and is_spoken(unit)]
    explained = regulation.explanations.units
    if not articles or sum(unit.eid in explained for unit in articles) < _SHARE * len(articles):
        return
    yield from _left_out(regulation, articles)
    for unit in articles:
        yield from _below(regulation, unit)


def _below(regulation: Regulation, holder: Provision) -> Iterator[Found]:
    """Yield what is left out below a provision, where some of it is explained."""
    if holder.eid in regulation.document.once(definition_articles):
        return
    explained = regulation.explanations.units
    for _, group in groupby(holder.children, key=lambda unit: unit.kind):
        row = list(group)
        if any(unit.eid in explained for unit in row):
            yield from _left_out(regulation, row)
    for unit in holder.children:
        yield from _below(regulation, unit)


def _left_out(regulation: Regulation, row: Sequence[Provision]) -> Iterator[Found]:
    """Yield each run of provisions of a row without an explanation; one whose number was not read is left alone."""
    explained, index = regulation.explanations.units, regulation.document.index
    first = next(unit for unit in row if unit.eid in explained)
    before = index[explained[first.eid]]
    for left, group in groupby(row, key=lambda unit: unit.eid not in explained and unit.num is not None):
        run = list(group)
        if left:
            yield Found(before.eid, before.num, {"ketentuan": _named(run)})
        elif run[-1].eid in explained:
            before = index[explained[run[-1].eid]]


def _named(run: Sequence[Provision]) -> Words:
    first, last = name_of(run[0].eid), last_step(run[-1].eid)
    if len(run) > _MOST_NAMED:
        return f"{first} sampai dengan {last}", f"{first} to {last}"
    names = [first, *(last_step(unit.eid) for unit in run[1:])]
    return in_a_row(names), in_a_row(names, "and")
