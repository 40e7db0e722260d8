"""Kata "Pasal ini" tidak perlu bila yang diacu ayat dalam pasal yang sama.

"ayat (1) Pasal ini" cukup ditulis "ayat (1)".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pengacuan ke ayat dalam pasal yang sama tidak memakai
frasa pasal ini.

---

"Pasal ini" is not needed where an ayat of the same Pasal is meant.

Write "ayat (1)" for "ayat (1) Pasal ini".

Rule: Law 12 of 2011, annex II, technique of reference: a reference to an ayat of the same pasal does without pasal ini.

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) Pasal ini dicatat.

Benar:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) dicatat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import anywhere, citation_wording, drafted
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation


@check(
    severity="info",
    fix="safe",
    message="“Pasal ini” tidak perlu untuk ayat dalam pasal yang sama: tulis “{benar}”.",
    message_en="“Pasal ini” is not needed for an ayat of the same Pasal: write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def pasal_ini_berlebih(regulation: Regulation) -> Iterator[Found]:
    """Yield every ayat that is cited with `Pasal ini`."""
    form = citation_wording().superfluous
    for piece in drafted(regulation, *form.needs):
        for match in anywhere(form).finditer(piece.words):
            right = match["ayat"]
            yield Found(piece.unit.eid, shifted(piece.span, match.start(), match.end()), {"benar": right}, fix=right)
