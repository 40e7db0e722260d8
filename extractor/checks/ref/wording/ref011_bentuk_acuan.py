"""Acuan ditulis "dalam Pasal 5 ayat (2) huruf a" atau "pada ayat (2)": huruf kapital dan kata depannya tetap.

Pasal dan Lampiran ditulis dengan huruf kapital; ayat, huruf, dan angka dengan huruf kecil, kecuali pada awal kalimat.
Pasal diacu dengan "dalam", ayat dengan "pada"; huruf dalam Menimbang dengan "dalam". Dalam peraturan sebelum 2005
"dalam ayat" tidak dipersoalkan. Nomor ayat ditulis di antara tanda kurung. Untuk
"Pasal-pasal 2 dan 3" ditulis "Pasal 2 dan Pasal 3".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: frasa sebagaimana dimaksud dalam Pasal ... atau
sebagaimana dimaksud pada ayat ....

---

A reference is written "dalam Pasal 5 ayat (2) huruf a" or "pada ayat (2)": capitals and preposition are fixed.

Pasal and Lampiran have a capital; ayat, huruf and angka have none, except where they begin a sentence. A Pasal is
referred to with "dalam", an ayat with "pada", a huruf of the recitals with "dalam". In regulations before 2005 "dalam
ayat" is let pass. The number of an ayat stands in brackets. For
"Pasal-pasal 2 dan 3" write "Pasal 2 dan Pasal 3".

Rule: Law 12 of 2011, annex II, technique of reference: the phrase is sebagaimana dimaksud dalam Pasal ... or
sebagaimana dimaksud pada ayat ....

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan disampaikan secara tertulis.

    Pasal 2
    Laporan sebagaimana dimaksud pada pasal 1 Ayat (1) dicatat.

Benar:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan disampaikan secara tertulis.

    Pasal 2
    Laporan sebagaimana dimaksud dalam Pasal 1 ayat (1) dicatat.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import Cited, cited, incomplete_lead, rightly_written, wrong_preposition
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Span

# The first half of a doubled word, and what stands before each further number: `Pasal-pasal 2, 3 dan 5`.
_DOUBLED = re.compile(r"(?<!\w)pasal\s?-\s?\Z", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"(?:,|dan|atau|serta|sampai dengan)\s(?=[0-9]+[A-Z]?(?!\w))")


@check(
    severity="warning",
    fix="safe",
    message="Tulis “{benar}”.",
    message_en="Write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def bentuk_acuan(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference with a wrong preposition, a wrong capital, or an ayat without brackets."""
    year = regulation.document.metadata.tahun
    for each in cited(regulation):
        preposition = wrong_preposition(each, year) if not _two_orders(regulation, each) else None
        written, right = rightly_written(regulation, each)
        if doubled := _DOUBLED.search(each.before):
            right = _NUMBER_ALONE.sub(r"\g<0>Pasal ", right[:1].upper() + right[1:])
            quote = Span(each.start - len(doubled[0]), each.start + len(written))
            yield Found(each.unit.eid, quote, {"benar": right}, fix=right, fact="Pasal-pasal / Pasal")
            continue
        if preposition is None and right == written:
            continue
        start = each.start
        # Where the whole phrase is incomplete, its own finding puts the preposition right.
        if preposition is not None and incomplete_lead(each) is None:
            start = preposition.start
            right = f"{each.preposition}{regulation.text.of(Span(preposition.end, each.start))}{right}"
        elif preposition is not None and right == written:
            yield Found(
                each.unit.eid,
                Span(preposition.start, each.reference.span.end),
                {"benar": f"{each.preposition} {right}"},
                fact=_fact(regulation.text.of(preposition), each.preposition or ""),
            )
            continue
        quote = Span(start, each.start + len(written))
        fact = _fact(regulation.text.of(quote), right)
        yield Found(each.unit.eid, quote, {"benar": right}, fix=right, fact=fact)


def _fact(printed: str, right: str) -> str:
    """The words that differ, `pada / dalam`: the same slip at another reference is the same fact."""
    pairs = zip(printed.split(), right.split(), strict=False)
    differ = dict.fromkeys((one, other) for one, other in pairs if one != other)
    return ", ".join(f"{one} / {other}" for one, other in differ)


def _two_orders(regulation: Regulation, each: Cited) -> bool:
    """Whether the Pasal stands behind the ayat (`ayat (1) Pasal 5`): no preposition is right there."""
    words = regulation.text.of(each.reference.span)
    return bool(re.match(r"(?:ayat\s\(\s?\w{1,4}\s?\)|huruf\s\w)\sPasal(?!\sini\b)", words, re.IGNORECASE))
