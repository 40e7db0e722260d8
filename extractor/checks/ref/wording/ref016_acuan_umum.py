"""Ketentuan yang tidak disebut satu per satu diacu dengan "sesuai dengan ketentuan peraturan perundang-undangan".

Yang dihindari: "sesuai ketentuan yang berlaku", "peraturan perundang-undangan yang berlaku", "sesuai peraturan
perundang-undangan". Kata "yang berlaku" tidak perlu, sebab peraturan yang tidak berlaku tidak diikuti.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: frasa sesuai dengan ketentuan peraturan
perundang-undangan.

---

Provisions that are not listed are referred to by "sesuai dengan ketentuan peraturan perundang-undangan".

Avoid "sesuai ketentuan yang berlaku", "peraturan perundang-undangan yang berlaku", "sesuai peraturan
perundang-undangan". "Yang berlaku" is not needed: nobody follows a regulation that is not in force.

Rule: Law 12 of 2011, annex II, technique of reference: the phrase sesuai dengan ketentuan peraturan perundang-undangan.

Salah:
    Pasal 1
    Laporan disampaikan sesuai ketentuan yang berlaku.

Benar:
    Pasal 1
    Laporan disampaikan sesuai dengan ketentuan peraturan perundang-undangan.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import anywhere, citation_wording, drafted, following
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation

_RIGHT = "sesuai dengan ketentuan peraturan perundang-undangan"


@check(
    severity="info",
    fix="unsafe",
    message="Tulis “{benar}”.",
    message_en="Write “{benar}”.",
    on_damage="skip",
    since="uu_12_2011",
    own_words=True,
)
def acuan_umum(regulation: Regulation) -> Iterator[Found]:
    """Yield every blanket reference that is not written as it should be."""
    form = citation_wording().blanket
    pattern = anywhere(form)
    for piece in drafted(regulation, *form.needs):
        for match in pattern.finditer(piece.words):
            right = _right(match, piece.words)
            if right is not None:
                quote = shifted(piece.span, match.start(), match.start() + len(match[0].rstrip()))
                yield Found(piece.unit.eid, quote, {"benar": right}, fix=right)


def _right(match: re.Match[str], words: str) -> str | None:
    """Return what to write, None where the words are right or do not stand for all regulations."""
    in_force = bool(match["berlaku"])
    laws = bool(match["peraturan"])
    if not (laws or match["short"] or match["ketentuan"]) or not (laws or in_force):
        return None
    if (
        in_force
        and following(citation_wording().blanket.not_before).match(words, match.end())
        and not (laws and match["lead"])
    ):
        return None
    lead = " ".join((match["lead"] or "").lower().split())
    if not lead:
        if not in_force or not laws:
            return None
        return "ketentuan peraturan perundang-undangan" if match["ketentuan"] else "peraturan perundang-undangan"
    if not in_force and (
        lead not in ("sesuai", "sesuai dengan")
        or " ".join(match[0].lower().split()).replace(" undangan", "-undangan").replace("--", "-") == _RIGHT
    ):
        return None
    return _RIGHT
