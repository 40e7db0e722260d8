"""Rincian memakai huruf (a, b, c), bukan nomor dalam kurung seperti ayat.

Bila Pasal dibuka dengan kalimat yang berakhir dengan titik dua dan diikuti (1), (2), pembaca mengira yang menyusul
adalah ayat. Tulis a., b., atau pindahkan kalimat pembuka ke ayat (1). Sebaliknya, bagian suatu Pasal yang diacu sebagai
ayat (1) tetapi bernomor 1., 2. ditulis (1), (2). Mengubah nomor mengubah setiap acuan, sehingga perbaikan tidak pernah
diterapkan sendiri.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Batang Tubuh: rincian ditandai dengan huruf abjad kecil diikuti tanda titik.

---

Items of a list are marked with letters (a, b, c), not with numbers in brackets like ayat.

Where a Pasal begins with a sentence that ends in a colon and (1), (2) follow, the reader takes them for ayat. Write a.,
b., or make the opening sentence ayat (1). The other way round, parts of a Pasal that are cited as ayat (1) but numbered
1., 2. are written (1), (2). A new number changes every reference, so that nothing is changed by itself.

Rule: Law 12 of 2011, annex II, body of a regulation: items are marked with lower-case letters and a full stop.

Salah:
    Pasal 1
    Camat membina:
    (1) kelurahan; dan
    (2) desa.

Benar:
    Pasal 1
    Camat membina:
    a. kelurahan; dan
    b. desa.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import last_step, name_of
from extractor.model.finding import Suggestion
from extractor.model.text import Span

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@check(
    severity="warning",
    message="{unsur} dalam {tempat} memakai {nomor}; gunakan {bentuk}, dan seterusnya.",
    message_en="The {unsur} in {tempat} are numbered {nomor}; use {bentuk} and so on.",
    on_damage="skip",
    since="uu_10_2004",
)
def ayat_sebagai_rincian(regulation: Regulation) -> Iterator[Found]:
    """Yield every lead-in that is followed by items numbered like ayat, and every Pasal whose ayat are 1., 2."""
    yield from _numbered_ayat(regulation)
    for unit in regulation.body:
        below = [child for child in unit.children if child.kind == "ayat"]
        if unit.kind != "pasal" or not below or not unit.own or len(below) > len(_LETTERS):
            continue
        if unit.eid in regulation.numbered_ayat:
            continue
        lead = unit.own[0]
        words = regulation.text.of(lead).rstrip()
        if not words.endswith(":") or lead.start > below[0].span.start:
            continue
        start = lead.start + words.rstrip(" :").rfind(" ") + 1
        letters = [f"{_LETTERS[at]}." for at in range(len(below))]
        reason = ("rincian ditandai dengan huruf", "items are marked with letters")
        yield Found(
            unit.eid,
            Span(start, lead.start + len(words)),
            {
                "unsur": ("Rincian", "items"),
                "tempat": name_of(unit.eid),
                "nomor": ", ".join(last_step(child.eid).removeprefix("ayat ") for child in below[:2]),
                "bentuk": (f"huruf: {', '.join(letters[:2])}", f"letters: {', '.join(letters[:2])}"),
            },
            (Suggestion(", ".join(letters), None, *reason),),
        )


def _numbered_ayat(regulation: Regulation) -> Iterator[Found]:
    index = regulation.document.index
    for eid in sorted(regulation.numbered_ayat, key=lambda eid: index[eid].span.start):
        below = [child for child in index[eid].children if child.kind == "ayat"]
        marks = [f"({child.label})" for child in below]
        printed = [regulation.text.of(child.num) for child in below[:2] if child.num]
        shown = {"nomor": ", ".join(printed), "bentuk": ", ".join(marks[:2])}
        reason = ("diacu sebagai ayat, atau tersusun seperti yang diacu demikian", "cited as ayat, or built like those")
        yield Found(
            eid,
            below[0].num,
            {"unsur": ("Ayat", "ayat"), "tempat": name_of(eid), **shown},
            (Suggestion(", ".join(marks), None, *reason),),
        )
