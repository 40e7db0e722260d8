"""Penanda suatu unit tampaknya tidak terbaca dari halaman.

Dalam naskah hasil pindaian ada nomor yang hilang, sedangkan ketentuan lain mengacu pada unit itu, atau penandanya
tercetak di tengah baris: unitnya ada pada halaman aslinya. Dilaporkan sebagai pengganti STR001 dan REF001. Demikian
juga label Menimbang atau Mengingat yang tidak ada di depan isinya. Bandingkan dengan halaman asli.

Aturan: tidak ada; temuan ini tentang cara naskah dibaca.

---

The marker of a unit seems not to have been read from the page.

In a scanned text a number is missing while another provision refers to that unit, or its marker is printed within a
line: it does stand on the page. Reported instead of STR001 and REF001. So is a label Menimbang or Mengingat that does
not stand before what it heads. Compare with the page.

Rule: none; this finding is about how the text was read.

Salah:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.

    Pasa1 2
    (1) Setiap orang berhak menyampaikan laporan.

    Pasa! 3
    Laporan disampaikan kepada Bupati.

    Pasa1 5
    Laporan sebagaimana dimaksud dalam Pasal 4 dicatat oleh Bupati.

Benar:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.

    Pasa1 2
    (1) Setiap orang berhak menyampaikan laporan.

    Pasa! 3
    Laporan disampaikan kepada Bupati.

    Pasa1 4
    Laporan sebagaimana dimaksud dalam Pasal 3 dicatat oleh Bupati.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.numberings import missing_of
from extractor.checks.shared.regulation import Regulation
from extractor.law.units import FRAME, RANKED
from extractor.model.text import Span


@check(
    severity="info",
    message="Penanda {unit} tampaknya hilang dari lapisan teks: {bukti}; bandingkan dengan aslinya.",
    message_en="The marker of {unit} seems lost in the text layer: {bukti}; compare with the original.",
)
def penanda_hilang(regulation: Regulation) -> Iterator[Found]:
    """Yield every gap that a reference proves to be one of reading, and every label that is missing."""
    yield from _missing_labels(regulation)
    for gap in regulation.gaps:
        if regulation.is_proved(gap):
            proof = ("ketentuan lain mengacu padanya", "another provision refers to it")
            if gap.printed:
                proof = ("tercetak, tetapi bukan di awal baris", "it is printed, but not where a line begins")
            yield Found(gap.unit.eid, gap.unit.num, {"unit": missing_of(gap), "bukti": proof})


def _missing_labels(regulation: Regulation) -> Iterator[Found]:
    """Yield the labels that do not stand before their items, in a text that holds what comes before them."""
    document = regulation.document
    kinds = {block.kind for block in document.blocks}
    if "jenis" not in kinds:
        return
    for kind in RANKED:
        if kind not in FRAME or kind == "memperhatikan":
            continue
        first = next((unit for unit in document.provisions if unit.kind == kind), None)
        if first and kind not in kinds:
            line = regulation.text.line_at(first.span.start).span
            span = Span(max(line.start, first.span.start), min(line.end, first.span.end))
            proof = ("isinya ada tanpa label itu", "what it heads is there without it")
            yield Found(first.eid, span, {"unit": kind.capitalize(), "bukti": proof})
