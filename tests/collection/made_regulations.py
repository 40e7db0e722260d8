"""Invented regulations of a few lines, each a text that THK reads without doubt."""

from collections.abc import Sequence

_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")


def regulation(
    nomor: int,
    tahun: int,
    tentang: str,
    pasal: Sequence[str],
    *,
    place: str = "Contoh",
    kind: str = "Bupati",
    mengingat: Sequence[str] = (),
    month: int = 3,
) -> str:
    """Return the text of a regulation of a regent (`kind`: or mayor), its Pasal counted from 1."""
    maker = f"{kind} {place}"
    grounds = [
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014"
        " Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587)",
        *mengingat,
    ]
    rows = [
        f"PERATURAN {maker.upper()}",
        f"NOMOR {nomor} TAHUN {tahun}",
        "TENTANG",
        tentang.upper(),
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        f"{maker.upper()},",
        f"Menimbang : bahwa perlu menetapkan Peraturan {kind} tentang {tentang};",
        "Mengingat : " + "\n".join(f"{at}. {each};" for at, each in enumerate(grounds, start=1)),
        "MEMUTUSKAN:",
        f"Menetapkan : PERATURAN {kind.upper()} TENTANG {tentang.upper()}.",
        *(f"Pasal {at}\n{words}" for at, words in enumerate(pasal, start=1)),
        f"Ditetapkan di {place}",
        f"pada tanggal 2 {_MONTHS[month - 1]} {tahun}",
        f"{maker.upper()},",
        "SITI AMINAH",
        f"Diundangkan di {place}",
        f"pada tanggal 3 {_MONTHS[month - 1]} {tahun}",
        f"SEKRETARIS DAERAH {place.upper()},",
        "BUDI SANTOSO",
        f"BERITA DAERAH KABUPATEN {place.upper()} TAHUN {tahun} NOMOR {nomor}",
    ]
    return "\n".join(rows) + "\n"


KOORDINASI = regulation(
    5,
    2018,
    "Koordinasi Kecamatan",
    [
        "Dalam Peraturan Bupati ini yang dimaksud dengan:\n1. Camat adalah pemimpin kecamatan.\n"
        "2. Bupati adalah Bupati Contoh.",
        "(1) Camat wajib melaksanakan koordinasi dengan kepala desa setiap bulan.\n"
        "(2) Camat menyampaikan laporan koordinasi sebagaimana dimaksud pada ayat (1) kepada Bupati.",
        "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.",
    ],
)


def amendment(
    nomor: int, tahun: int, base: int, base_year: int, about: str, orders: Sequence[str], month: int = 3
) -> str:
    """Return the text of an act that amends a regulation of `regulation`, instruction by instruction."""
    cited = f"Peraturan Bupati Contoh Nomor {base} Tahun {base_year} tentang {about}"
    numbered = "\n".join(f"{at}. {order}" for at, order in enumerate(orders, start=1))
    body = f"Pasal I\nBeberapa ketentuan dalam {cited} diubah sebagai berikut:\n{numbered}\n"
    whole = regulation(nomor, tahun, f"Perubahan atas {cited}", ["@"], mengingat=[cited], month=month)
    return whole.replace(
        "Pasal 1\n@\n", f"{body}Pasal II\nPeraturan Bupati ini mulai berlaku pada tanggal diundangkan.\n"
    )
