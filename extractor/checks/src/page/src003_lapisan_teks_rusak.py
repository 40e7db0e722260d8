"""Lapisan teks halaman rusak, sehingga halaman itu dibaca ulang dengan OCR.

Berkas PDF menyimpan teks di balik gambar halaman. Bila teks itu tidak terbaca (huruf tertukar, pengodean salah), isinya
dibuang dan gambarnya dibaca ulang. Angka dan penanda dari halaman itu mungkin salah baca; mintalah berkas aslinya.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

The text layer of a page is garbage, so that the page was read by OCR.

A PDF keeps text behind the picture of a page. Where that text cannot be read (letters mixed up, wrong encoding), it is
thrown away and the picture is read again. Numbers and markers of that page may be misread; ask for the original file.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
    [halaman dibaca ulang]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.page.page_numbers import runs


@check(
    severity="warning",
    message="Lapisan teks {halaman} rusak; dibaca ulang dengan OCR; bandingkan dengan aslinya.",
    message_en="The text layer of {halaman} is garbage; read again by OCR; compare with the original.",
)
def lapisan_teks_rusak(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names the pages whose text layer was replaced."""
    numbers = [page.number for page in regulation.text.pages if page.replaced]
    if not numbers:
        return
    named = runs(numbers)
    words = (f"halaman {named}", f"{'page' if len(numbers) == 1 else 'pages'} {named}")
    yield Found("document", None, {"halaman": words})
