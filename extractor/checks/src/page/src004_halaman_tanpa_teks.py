"""Halaman tidak memuat teks yang dapat dibaca.

Halaman hasil pindaian adalah gambar: isinya tidak ada dalam pohon dan tidak diperiksa. Bila tidak satu halaman pun
memuat teks, temuan ini kesalahan. Mintalah berkas yang dapat dicari teksnya, atau baca halaman itu dengan OCR.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

A page has no text that can be read.

A scanned page is a picture: what stands on it is not in the tree and was not checked. Where no page at all has text,
this is an error. Ask for a searchable file, or read the page by OCR.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
    [halaman tanpa teks]

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.page.page_numbers import runs
from extractor.model.finding import Words


@check(
    severity="warning",
    message="{halaman} tidak memuat teks; isinya tidak diperiksa; pindai ulang bila halaman itu berisi.",
    message_en="{halaman} without text; what stands there was not checked; scan it again if there is anything on it.",
)
def halaman_tanpa_teks(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding that names the pages without text."""
    pages = regulation.text.pages
    empty = [page.number for page in pages if page.method == "none"]
    if not empty:
        return
    if len(empty) == len(pages):
        words: Words = (
            f"Seluruh berkas ({len(empty)} halaman, mungkin hasil pindaian)",
            f"The whole file ({len(empty)} pages, perhaps scanned) is",
        )
        yield Found("document", None, {"halaman": words}, severity="error")
        return
    named = runs(empty)
    words = (f"Halaman {named}", f"Page {named} is" if len(empty) == 1 else f"Pages {named} are")
    yield Found("document", None, {"halaman": words})
