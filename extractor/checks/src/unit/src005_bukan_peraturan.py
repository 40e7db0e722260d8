"""Naskah bukan peraturan.

Tidak ditemukan satu pun ciri peraturan: judul dengan jenisnya, Menimbang, Mengingat, Menetapkan, Pasal, atau diktum.
Periksa apakah berkas yang diberikan benar.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan.

---

The text is not a regulation.

Nothing that marks a regulation was found: a title with its kind, Menimbang, Mengingat, Menetapkan, a Pasal or a diktum.
See whether the right file was given.

Rule: Law 12 of 2011, annex II, framework of regulations.

Salah:
    [naskah lengkap]
    Pada suatu pagi yang cerah, seorang anak berjalan menuju sungai.
    Ia membawa bekal dari ibunya dan bernyanyi sepanjang jalan.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.unit.evidence import is_regulation


@check(
    severity="error",
    message=(
        "Naskah ini bukan peraturan: tidak ada judul, Menimbang, Mengingat, Menetapkan, Pasal, atau diktum"
        "; periksa berkasnya."
    ),
    message_en=(
        "This is not a regulation: there is no title, Menimbang, Mengingat, Menetapkan, Pasal or diktum"
        "; check the file."
    ),
)
def bukan_peraturan(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for a text that is not a regulation; a file of pictures is not told by this check."""
    if not regulation.text.lines and any(page.method == "none" for page in regulation.text.pages):
        return
    if not is_regulation(regulation):
        yield Found("document", None)
