"""Beberapa ketentuan diacu menurut urutannya: ayat dalam pasal yang sama dahulu, lalu nomor yang lebih kecil.

Contoh yang benar: "ayat (1), Pasal 7 ayat (2) dan ayat (4), Pasal 12, dan Pasal 13 ayat (3)".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pengacuan dimulai dari ayat dalam pasal yang bersangkutan,
kemudian diikuti pasal atau ayat yang angkanya lebih kecil.

---

Several provisions are referred to in their order: ayat of the same pasal first, then the smaller number.

Right: "ayat (1), Pasal 7 ayat (2) dan ayat (4), Pasal 12, dan Pasal 13 ayat (3)".

Rule: Law 12 of 2011, annex II, technique of reference: a reference begins with the ayat of the pasal itself, then come
pasal or ayat with smaller numbers.

Salah:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan dicatat.

    Pasal 3
    Ketentuan sebagaimana dimaksud dalam Pasal 2 dan Pasal 1 berlaku juga bagi badan.

Benar:
    Pasal 1
    Setiap orang wajib menyampaikan laporan.

    Pasal 2
    Laporan dicatat.

    Pasal 3
    Ketentuan sebagaimana dimaksud dalam Pasal 1 dan Pasal 2 berlaku juga bagi badan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import parent
from extractor.law.names import in_a_row, last_step, name_of
from extractor.law.units import CLAUSES
from extractor.model.finding import Suggestion
from extractor.model.reference import Pinpoint


@check(
    severity="info",
    fix="asked",
    message="Betulkan urutan acuan: {unit} dahulu, baru {lain}.",
    message_en="Correct the order of references: {unit} first, then {lain}.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def urutan_acuan(regulation: Regulation) -> Iterator[Found]:
    """Yield every list of provisions that does not stand in the order of the text."""
    index = regulation.document.index
    for reference in regulation.references:
        if (reference.scope, reference.status) != ("internal", "resolved"):
            continue
        if reference.relation in ("kecuali", "mengubah", "mencabut") or len(reference.pinpoints) < 2:
            continue
        row = [pinpoint for pinpoint in reference.pinpoints if pinpoint.address in index]
        if any(index[pinpoint.address].kind not in CLAUSES for pinpoint in row):
            continue
        own = regulation.pasal_of(reference.source)

        def key(pinpoint: Pinpoint, own: str | None = own) -> tuple[bool, int]:
            return regulation.pasal_of(pinpoint.address) != own, index[pinpoint.address].span.start

        late = next((at for at in range(1, len(row)) if key(row[at]) < key(row[at - 1])), None)
        if late is None:
            continue
        before = next(pinpoint for pinpoint in row if key(pinpoint) > key(row[late]))
        words = _written(sorted(row, key=key), own)
        reason = ("menurut urutan ketentuan", "in the order of the provisions")
        yield Found(
            reference.source,
            reference.span,
            {"unit": name_of(row[late].address), "lain": name_of(before.address)},
            (Suggestion(words, None, *reason),),
        )


def _written(row: list[Pinpoint], own: str | None) -> str:
    """Name the provisions one after the other; what two share is not repeated."""
    names: list[str] = []
    holder = own or ""
    for pinpoint in row:
        above = parent(pinpoint.address)
        name = last_step(pinpoint.address) if above and above == holder else name_of(pinpoint.address)
        holder = above
        if pinpoint.upto is not None:
            alike = parent(pinpoint.upto) == above
            name += f" sampai dengan {last_step(pinpoint.upto) if alike else name_of(pinpoint.upto)}"
        names.append(name)
    return in_a_row(names)
