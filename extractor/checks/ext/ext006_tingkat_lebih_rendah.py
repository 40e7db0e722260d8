"""Dasar hukum hanya peraturan yang tingkatnya sama atau lebih tinggi.

Diperiksa peraturan pertama dalam setiap angka Mengingat. Keputusan Menteri tidak diperiksa, karena Keputusan yang
bersifat mengatur dari masa sebelum UU Nomor 12 Tahun 2011 dimaknai sebagai peraturan.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Dasar Hukum: yang digunakan hanya peraturan yang tingkatannya sama atau
lebih tinggi.

---

Only regulations of the same or a higher rank are a legal basis.

The check looks at the first regulation of each number of the legal bases. Ministerial decisions are not, since those
with rules from the time before Law 12 of 2011 count as regulations.

Rule: Law 12 of 2011, annex II, legal basis: only regulations of the same or a higher rank are used.

Salah:
    PERATURAN DAERAH KABUPATEN CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    RETRIBUSI
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Daerah tentang Retribusi;
    Mengingat : Peraturan Bupati Contoh Nomor 7 Tahun 2016 tentang Pasar (Berita Daerah Kabupaten Contoh Tahun
    2016 Nomor 7);
    MEMUTUSKAN:
    Menetapkan : PERATURAN DAERAH TENTANG RETRIBUSI.
    Pasal 1
    Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN DAERAH KABUPATEN CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    RETRIBUSI
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Daerah tentang Retribusi;
    Mengingat : Peraturan Daerah Kabupaten Contoh Nomor 7 Tahun 2016 tentang Pasar (Lembaran Daerah Kabupaten
    Contoh Tahun 2016 Nomor 7);
    MEMUTUSKAN:
    Menetapkan : PERATURAN DAERAH TENTANG RETRIBUSI.
    Pasal 1
    Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.instruments import kinds

# The rank of decisions in law/instruments.toml: the lowest.
_DECISION_RANK = 9
_MINISTERIAL = ("kepmen", "kepka", "inpres")


@check(
    severity="warning",
    message="Dasar hukum {peraturan} lebih rendah tingkatnya daripada {jenis}; hapus dari dasar hukum.",
    message_en="The legal basis {peraturan} ranks lower than a {jenis}; take it out of the legal basis.",
    since="uu_10_2004",
)
def tingkat_lebih_rendah(regulation: Regulation) -> Iterator[Found]:
    """Yield every legal basis that ranks lower than this regulation."""
    own = regulation.kind
    ranks = {kind.jenis: kind.rank for kind in kinds().values()}
    if own is None or ranks.get(own.jenis, _DECISION_RANK) >= _DECISION_RANK:
        return
    for work in regulation.works:
        if not work.ground or work.kind.jenis in _MINISTERIAL or work.kind.rank <= ranks[own.jenis]:
            continue
        yield Found(work.eid, work.span, {"peraturan": regulation.text.of(work.span), "jenis": own.name})
