"""Instruksi perubahan tidak terbaca.

Peraturan perubahan memuat instruksi, tetapi dari salah satunya tidak terbaca apa yang diubah: rumusannya tidak dikenali
atau sasarannya tidak disebut. Perubahan itu tidak ikut diterapkan oleh `thk consolidate`. Bandingkan dengan
rumusan baku.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Bab II, Perubahan Peraturan Perundang-undangan: rumusan perubahan.

---

An amending instruction was not understood.

The act amends another one, but of one instruction it could not be read what is changed: its wording is not known or it
names no target. `thk consolidate` does not apply that change. Compare with the standard wording.

Rule: Law 12 of 2011, annex II, chapter II, amendment of regulations: the wording of amendments.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 2 TAHUN 2021
    TENTANG
    PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 1 TAHUN 2020 TENTANG KETERTIBAN

    Pasal I
    Beberapa ketentuan dalam Peraturan Bupati Contoh Nomor 1 Tahun 2020 tentang Ketertiban diubah sebagai berikut:
    1. Hal ketertiban kiranya lebih diperhatikan.
    2. Pasal 3 dihapus.

    Pasal II
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN BUPATI CONTOH
    NOMOR 2 TAHUN 2021
    TENTANG
    PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 1 TAHUN 2020 TENTANG KETERTIBAN

    Pasal I
    Beberapa ketentuan dalam Peraturan Bupati Contoh Nomor 1 Tahun 2020 tentang Ketertiban diubah sebagai berikut:
    1. Pasal 2 dihapus.
    2. Pasal 3 dihapus.

    Pasal II
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation


@check(
    severity="warning",
    message="Instruksi perubahan {unit} tidak terbaca: tidak jelas apa yang diubah; sebut ketentuan dan perubahannya.",
    message_en=(
        "The amending instruction {unit} was not understood: what it changes is not clear"
        "; name the provision and the change."
    ),
)
def instruksi_tak_terbaca(regulation: Regulation) -> Iterator[Found]:
    """Yield every instruction of an amending act of which no change could be read."""
    for unread in regulation.analysis.unread_instructions:
        yield Found(unread.instruction, unread.span, {"unit": regulation.place_name(unread.instruction)})
