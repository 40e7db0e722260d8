"""Frasa acuan harus lengkap: "sebagaimana dimaksud dalam Pasal ..." atau "sebagaimana dimaksud pada ayat ...".

Yang dianggap tidak lengkap: "sebagaimana pada ayat (1)", "sebagaimana ayat (1)", "sebagaimana dimaksud Pasal 6",
"sebagaimana yang dimaksud pada Pasal 17", "yang dimaksud dalam Pasal 5", "sebagaimana tersebut dalam Pasal 3",
"ketentuan pada Pasal 2". Lampiran diacu dengan "sebagaimana tercantum dalam Lampiran". Perbaikan hanya menyentuh
frasanya, bukan ketentuan yang diacu.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: frasa sebagaimana dimaksud dalam Pasal ... atau
sebagaimana dimaksud pada ayat ....

---

The phrase before a reference must be complete: "sebagaimana dimaksud dalam Pasal ..." or "sebagaimana dimaksud pada
ayat ...".

Incomplete are "sebagaimana pada ayat (1)", "sebagaimana ayat (1)", "sebagaimana dimaksud Pasal 6", "sebagaimana yang
dimaksud pada Pasal 17", "yang dimaksud dalam Pasal 5", "sebagaimana tersebut dalam Pasal 3", "ketentuan pada Pasal 2".
An annex is referred to by "sebagaimana tercantum dalam Lampiran". The fix touches the phrase only, not what is referred
to.

Rule: Law 12 of 2011, annex II, technique of reference: the phrase is sebagaimana dimaksud dalam Pasal ... or
sebagaimana dimaksud pada ayat ....

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana pada ayat (1) disampaikan secara tertulis.

Benar:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) disampaikan secara tertulis.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import cited, incomplete_lead, rightly_written, without_own_pasal
from extractor.checks.shared.regulation import Regulation


@check(
    severity="warning",
    fix="safe",
    message="Frasa acuan tidak lengkap: gunakan “{benar}”.",
    message_en="Incomplete reference phrase: write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def frasa_acuan_taklengkap(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference whose introducing words lack a part."""
    for each in cited(regulation):
        lead = incomplete_lead(each)
        if lead is not None:
            written, named = rightly_written(regulation, each)
            words = without_own_pasal(named + regulation.text.of(each.reference.span)[len(written) :])
            right = lead.right[0].lower() + lead.right[1:]
            fact = f"{' '.join(regulation.text.of(lead.span).split())} / {right}"
            yield Found(each.unit.eid, lead.span, {"benar": f"{right} {words}"}, fix=lead.right, fact=fact)
