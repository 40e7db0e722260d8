"""Dasar hukum dikutip dengan perubahan terakhirnya.

Sebuah peraturan yang sudah diubah pada tanggal penetapan naskah ini disebut dengan perubahan terakhirnya. Rangkaian
perubahan diambil dari naskah itu sendiri, dari naskah lain yang diperiksa bersama, dan dari
`grammars/drafting/gazettes.toml`; perubahan yang hanya diketahui tahunnya dihitung untuk naskah dari tahun-tahun
sesudahnya.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum dan Perubahan Peraturan Perundang-undangan: sebagaimana telah
beberapa kali diubah terakhir dengan.

---

A legal basis is cited with its latest amendment.

A regulation that was already amended on the day of this text is named with the latest amendment. Chains of amendments
are taken from the text itself, from other texts checked in the same call, and from `grammars/drafting/gazettes.toml`;
an amendment of which only the year is known counts for texts of later years.

Rule: Law 12 of 2011, annex II, legal basis and amendments: sebagaimana telah beberapa kali diubah terakhir dengan.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah (Lembaran Negara Republik
    Indonesia Tahun 2016 Nomor 114, Tambahan Lembaran Negara Republik Indonesia Nomor 5887);
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah (Lembaran Negara Republik
    Indonesia Tahun 2016 Nomor 114, Tambahan Lembaran Negara Republik Indonesia Nomor 5887) sebagaimana telah
    diubah dengan Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan Atas Peraturan Pemerintah Nomor 18
    Tahun 2016 tentang Perangkat Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator, Mapping, Sequence

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import grounds_of
from extractor.checks.shared.gazettes import Amendment, amendments, name_of_work
from extractor.checks.shared.regulation import Regulation
from extractor.law.dates import long_date
from extractor.model.finding import Suggestion, Words

Chains = Mapping[str, Sequence[Amendment]]


def _across(regulations: Sequence[Regulation]) -> Iterator[tuple[int, Found]]:
    """An amendment that another of the regulations names."""
    found: dict[str, list[Amendment]] = {}
    for regulation in regulations:
        for amendment in _named(regulation):
            found.setdefault(amendment.base, []).append(amendment)
    for place, regulation in enumerate(regulations):
        told = {each.span for each in perubahan_usang.look(regulation)}
        for each in _outdated(regulation, found):
            if each.span not in told:
                yield place, each


@check(
    severity="warning",
    message="Perubahan terakhir {peraturan} pada {tanggal} adalah {saran} ({sumber}); sebut perubahan itu.",
    message_en="On {tanggal} the latest amendment of {peraturan} was {saran} ({sumber}); name it.",
    on_damage="skip",
    across=_across,
)
def perubahan_usang(regulation: Regulation) -> Iterator[Found]:
    """Yield every legal basis that had a later amendment than the one it is cited with."""
    own: dict[str, list[Amendment]] = {base: list(rows) for base, rows in amendments().items()}
    for amendment in _named(regulation):
        own.setdefault(amendment.base, []).append(amendment)
    yield from _outdated(regulation, own)


def _named(regulation: Regulation) -> Iterator[Amendment]:
    """The amendments that a text names itself."""
    source = regulation.text.source.file
    for work in regulation.sure_works:
        if work.base is not None and work.citation.tahun and work.base.jenis == work.citation.jenis:
            yield Amendment(work.base.iri, work.iri, work.citation.tahun, source)


def _outdated(regulation: Regulation, chains: Chains) -> Iterator[Found]:
    day = regulation.document.metadata.ditetapkan.tanggal or regulation.document.metadata.tahun
    if day is None:
        return
    for work, latest in grounds_of(regulation.works):
        known = [each for each in chains.get(work.iri, ()) if _in_force(each, day)]
        if not known:
            continue
        last = max(known, key=lambda each: (each.since[:4], _number(each.by), each.since))
        cited = latest or work
        if last.by in (work.iri, cited.iri) or _order(cited.iri) >= _order(last.by):
            continue
        suggestion = name_of_work(last.by)
        words: dict[str, Words] = {
            "tanggal": long_date(day) if "-" in day else (f"tahun {day}", day),
            "peraturan": regulation.text.of(work.span),
            "saran": suggestion,
            "sumber": last.source,
        }
        reason = (f"mengubah peraturan itu ({last.source})", f"amends it ({last.source})")
        yield Found(work.eid, cited.span, words, suggestions=(Suggestion(suggestion, last.by, *reason),))


def _in_force(amendment: Amendment, day: str) -> bool:
    return amendment.since <= day if len(amendment.since) > 4 else amendment.since < day[:4]


def _number(iri: str) -> int:
    last = iri.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0


def _order(iri: str) -> tuple[str, int]:
    return iri.split("/")[-2], _number(iri)
