"""Acuan ke Pasal yang terdiri atas beberapa ayat dapat dirinci bila hanya satu ayat yang memuat pokok kalimatnya.

"Rapat koordinasi sebagaimana dimaksud dalam Pasal 14" lebih jelas sebagai "Pasal 14 ayat (1)" bila ayat lain tidak
menyebut rapat. Usul tidak pernah diterapkan sendiri: luasnya acuan adalah pilihan hukum.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pengacuan menyebut pasal atau ayat yang bersangkutan.

---

A reference to a Pasal of several ayat can be narrowed where only one ayat names its subject.

"Rapat koordinasi sebagaimana dimaksud dalam Pasal 14" is clearer as "Pasal 14 ayat (1)" where no other ayat speaks of a
rapat. A suggestion is never applied by itself: how wide a reference reaches is a legal choice.

Rule: Law 12 of 2011, annex II, technique of reference: a reference names the pasal or ayat that is meant.

Salah:
    Pasal 1
    (1) Camat mengadakan rapat koordinasi.
    (2) Lurah menyusun rencana kerja.

    Pasal 2
    Rapat koordinasi sebagaimana dimaksud dalam Pasal 1 dicatat.

Benar:
    Pasal 1
    (1) Camat mengadakan rapat koordinasi.
    (2) Lurah menyusun rencana kerja.

    Pasal 2
    Rapat koordinasi sebagaimana dimaksud dalam Pasal 1 ayat (1) dicatat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.topic import Naming, pointing, subject_of
from extractor.law.names import name_of
from extractor.model.finding import Suggestion
from extractor.model.text import Span

# Words that must name the matter, so that one ayat alone can be meant (chosen).
_FEWEST_WORDS = 2
# A Pasal with more units is not looked at (chosen); the most seen under one Pasal in 55 texts: 67.
_MOST_UNITS = 40


@check(
    severity="info",
    fix="asked",
    message="{target} memiliki beberapa ayat; “{frasa}” hanya ada pada {ayat}; sebut ayat itu.",
    message_en="{target} has several ayat; “{frasa}” is only in {ayat}; name it.",
    on_damage="skip",
)
def acuan_kurang_rinci(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference to a whole Pasal whose subject only one of its ayat names."""
    naming = Naming(regulation)
    for reference in pointing(regulation.references):
        if len(reference.targets) != 1:
            continue
        (target,) = reference.targets
        pasal = regulation.document.index[target]
        below = [unit for unit in pasal.children if unit.kind == "ayat"]
        subject = subject_of(regulation, reference) if pasal.kind == "pasal" and 1 < len(below) < _MOST_UNITS else None
        if subject is None or subject.joined or len(subject.content) < _FEWEST_WORDS:
            continue
        whole = [unit for unit in below if naming.says(unit.eid, subject.phrase)]
        if len(whole) != 1 or any(naming.says_word(unit.eid, subject.content[0]) for unit in below if unit != whole[0]):
            continue
        (ayat,) = whole
        name = name_of(ayat.eid)
        phrase = regulation.text.of(subject.span)
        reason = ("hanya ayat ini memuat pokok kalimat", "only this ayat holds the subject")
        yield Found(
            reference.source,
            Span(subject.span.start, reference.span.end),
            {"target": name_of(target), "frasa": phrase, "ayat": name},
            (Suggestion(name, ayat.eid, *reason),),
        )
