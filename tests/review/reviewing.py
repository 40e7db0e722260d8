"""Made findings and texts for the tests of this folder."""

from extractor.model.finding import Finding
from extractor.model.text import Span

TEXT = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
KETERTIBAN
Pasal 1
(1) Setiap orang wajib menjaga ketertiban.
"""


def finding(text, words, fix=None, code="AAA001", eid="art_1", severity="error"):
    start = text.content.replace("\n", " ").index(words)
    return Finding(code, severity, eid, Span(start, start + len(words)), "Pesan.", "Message.", (), fix)
