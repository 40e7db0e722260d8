"""Rincian memakai huruf (a, b, c), bukan nomor dalam kurung seperti ayat.

Bila Pasal dibuka dengan kalimat yang berakhir dengan titik dua dan diikuti (1), (2), pembaca mengira yang menyusul
adalah ayat. Tulis a., b., atau pindahkan kalimat pembuka ke ayat (1). Mengubah nomor mengubah setiap acuan, sehingga
perbaikan tidak pernah diterapkan sendiri.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Batang Tubuh: rincian ditandai dengan huruf abjad kecil diikuti tanda titik.

---

Items of a list are marked with letters (a, b, c), not with numbers in brackets like ayat.

Where a Pasal begins with a sentence that ends in a colon and (1), (2) follow, the reader takes them for ayat. Write a.,
b., or make the opening sentence ayat (1). A new number changes every reference, so that nothing is changed by itself.

Rule: Law 12 of 2011, annex II, body of a regulation: items are marked with small letters and a full stop.

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

from extractor.checks.check import Found, check
from extractor.checks.naming import last_step, name_of
from extractor.checks.regulation import Regulation
from extractor.finding import Suggestion
from extractor.text import Span

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@check(
    severity="warning",
    message="Rincian dalam {tempat} memakai {nomor}; gunakan huruf: {huruf}",
    message_en="The items in {tempat} are numbered {nomor}; use letters: {huruf}",
)
def ayat_sebagai_rincian(regulation: Regulation) -> Iterator[Found]:
    """Yield every lead-in that is followed by items numbered like ayat."""
    if regulation.damaged:
        return
    for unit in regulation.body:
        below = [child for child in unit.children if child.kind == "ayat"]
        if unit.kind != "pasal" or not below or not unit.own or len(below) > len(_LETTERS):
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
                "tempat": name_of(unit.eid),
                "nomor": ", ".join(last_step(child.eid).removeprefix("ayat ") for child in below[:2]),
                "huruf": ", ".join(letters[:2]),
            },
            (Suggestion(", ".join(letters), None, *reason),),
        )
