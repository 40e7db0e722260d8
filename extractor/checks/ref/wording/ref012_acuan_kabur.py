"""Sebut nomornya: "tersebut di atas", "pasal yang terdahulu", atau "ketentuan di bawah ini" tidak menunjuk apa pun.

Bila naskah diubah, kata-kata itu menunjuk ketentuan lain tanpa terlihat.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pengacuan dilakukan dengan menyebut nomor dan menghindari
frasa pasal yang terdahulu atau pasal tersebut di atas.

---

Give the number: "tersebut di atas", "pasal yang terdahulu" or "ketentuan di bawah ini" do not
identify a provision.

When the text is amended, such words silently come to mean another provision.

Rule: Law 12 of 2011, annex II, technique of reference: references give the number and avoid phrases such as pasal yang
terdahulu or pasal tersebut di atas.

Salah:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan menurut Pasal tersebut di atas dicatat.

Benar:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan sebagaimana dimaksud dalam Pasal 1 dicatat.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import anywhere, citation_wording, drafted
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation


@check(
    severity="warning",
    message="Hindari “{frasa}”; sebut nomor pasal atau ayat, atau nama dan nomor peraturan.",
    message_en="Avoid “{frasa}”; give the number of the pasal or ayat, or the name and number of the regulation.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def acuan_kabur(regulation: Regulation) -> Iterator[Found]:
    """Yield every phrase that points without a number."""
    form = citation_wording().vague
    for piece in drafted(regulation, *form.needs):
        for match in anywhere(form).finditer(piece.words):
            yield Found(piece.unit.eid, shifted(piece.span, match.start(), match.end()), {"frasa": match[0]})
