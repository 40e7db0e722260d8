"""Naskah tampaknya terpotong di awal atau di akhir.

Awal: tidak ada judul dan tidak ada Menimbang. Akhir: tidak ada bagian penutup (Ditetapkan di ...). Pemeriksaan yang
memerlukan bagian yang hilang hanya memberi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan: judul, pembukaan, batang tubuh,
penutup.

---

The text seems cut off at its start or its end.

Start: there is no title and no Menimbang. End: there is no closing block (Ditetapkan di ...). Checks that need the
missing part only give information.

Rule: Law 12 of 2011, annex II, framework of regulations: title, preamble, body, closing.

Salah:
    [...]

    Pasal 1
    Setiap orang wajib menjaga ketertiban.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.src.unit.evidence import is_regulation
from extractor.model.document import is_part

_STOPS_EARLY = "the closing block stops before the enactment"


@check(
    severity="info",
    message="Naskah tampaknya terpotong di {tempat}: {bukti}; sertakan naskah lengkapnya.",
    message_en="The text seems cut off at its {tempat}: {bukti}; add the whole text.",
)
def naskah_terpotong(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for a missing start, one for a missing end, with the line that is there instead."""
    lines = regulation.text.lines
    if not lines or not is_regulation(regulation) or is_part(regulation.document):
        return
    complete = regulation.document.completeness
    if not complete.head:
        words = {
            "tempat": ("awal", "start"),
            "bukti": ("tidak ada judul dan Menimbang", "there is no title and no Menimbang"),
        }
        yield Found("document", lines[0].span, words)
    if not complete.tail:
        words = {"tempat": ("akhir", "end"), "bukti": ("tidak ada bagian penutup", "there is no closing block")}
        yield Found("document", lines[-1].span, words)
    elif _ends_within(regulation):
        words = {"tempat": ("akhir", "end"), "bukti": ("penutup berhenti sebelum penetapan", _STOPS_EARLY)}
        yield Found("document", lines[-1].span, words)


def _ends_within(regulation: Regulation) -> bool:
    """Whether the closing block stops in the middle of a sentence, before it says where the act was enacted."""
    document = regulation.document
    last = max(document.blocks, key=lambda block: block.span.start)
    content = document.text.content
    return last.kind == "perintah_pengundangan" and last.span.end == len(content) and content[-1] not in ".;:,"
