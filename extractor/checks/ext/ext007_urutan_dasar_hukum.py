"""Dasar hukum diurutkan menurut tingkatnya, lalu menurut saat dikeluarkannya.

Yang dibandingkan adalah peraturan pertama dalam setiap angka Mengingat. Dilaporkan sesedikit mungkin angka: yang perlu
dipindah supaya urutannya benar. Peraturan beberapa kementerian dari tahun yang sama tidak mempunyai urutan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum: urutan pencantuman memperhatikan tata urutan peraturan, dan
jika tingkatannya sama disusun secara kronologis.

---

Legal bases stand in the order of their rank, then of their time.

The first regulation of each number of the legal bases is compared. As few numbers as possible are reported: those that
must move for the order to be right. Regulations of several ministries of one year have no order.

Rule: Law 12 of 2011, annex II, legal basis: by rank, and within one rank by time.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : 1. Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;
    2. Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara;
    3. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
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
    Mengingat : 1. Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara;
    2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
    3. Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator

from extractor.checks.ext.rising import kept
from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import Work, number_of
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import name_of
from extractor.model.finding import Suggestion, Words

# Decisions of a ministry from the time before Law 12 of 2011 stand where its regulations do.
_OLD_DECISIONS, _MINISTERIAL = ("kepmen", "kepka", "inmen"), 6


@check(
    severity="info",
    message="Urutan dasar hukum: {peraturan} seharusnya {tempat}.",
    message_en="Order of legal bases: {peraturan} should stand {tempat}.",
    on_damage="skip",
    since="uu_10_2004",
)
def urutan_dasar_hukum(regulation: Regulation) -> Iterator[Found]:
    """Yield every legal basis that must move for the list to be in order."""
    firsts: dict[str, Work] = {}
    for work in regulation.works:
        if work.ground and work.citation.tahun:
            firsts.setdefault(work.eid, work)
    row = list(firsts.values())
    order = {key: at for at, key in enumerate(sorted({_key(work) for work in row}))}
    stay = set(kept([order[_key(work)] for work in row]))
    for at, work in enumerate(row):
        if at in stay:
            continue
        before = [other for there, other in enumerate(row) if there in stay and _key(other) <= _key(work)]
        if before:
            last = before[-1]
            place = (f"setelah {name_of(last.eid)}", f"after {name_of(last.eid)}")
        else:
            place = ("paling depan", "first")
        reason = ("tingkat, lalu waktu", "rank, then time")
        words: dict[str, Words] = {"peraturan": regulation.text.of(work.span), "tempat": place}
        yield Found(work.eid, work.span, words, suggestions=(Suggestion(place[0], None, *reason),))


def _key(work: Work) -> tuple[int, int, int]:
    """Rank, year, and the number where regulations of this rank are numbered in one row."""
    leading = re.match(r"\d+", work.citation.nomor or "")  # 47 Prp
    number = int(leading[0][:9]) if leading and work.kind.maker == "none" else 0
    rank = _MINISTERIAL if work.kind.jenis in _OLD_DECISIONS else work.kind.rank
    return rank, number_of(work.citation.tahun) or 0, number
