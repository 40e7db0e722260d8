"""Every sign of every text stands in exactly one place of the tree or one block."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.score.losses.tree import account
from extractor.source import read_bytes
from extractor.tree import build
from tests.shared_documents import shared_documents, text_of_file

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.mark.parametrize("path", [*FILES, *shared_documents(".txt", ".pdf")], ids=lambda p: p.name)
def test_account_of_every_document(path: Path) -> None:
    result = account(build(text_of_file(path)))
    assert result.lost == ()
    assert result.doubled == ()


LINES = st.sampled_from(
    ["BAB I", "BAB III", "KETENTUAN UMUM", "Bagian Kesatu", "Paragraf 2", "Pasal 1", "Pasal 2", "Pasal I", "Pasal", "3",
     "(1) Camat", "(2) melapor;", "(l) Bupati", "a. surat;", "b. berkas", "i. satu", "1. Daerah adalah", "2) dua", "- butir",
     "Menimbang : a. bahwa", "Mengingat :", "Memperhatikan : rapat", "MEMUTUSKAN:", "Menetapkan : PERATURAN BUPATI",
     "Agar setiap orang mengetahuinya", "Ditetapkan di Contoh", "Diundangkan di Contoh", "BERITA DAERAH", "PENJELASAN",
     "ATAS", "I. UMUM", "II. PASAL DEMI PASAL", "Ayat (1)", "Cukup jelas.", "LAMPIRAN II", "TENTANG", "NOMOR 3 TAHUN 2020",
     "PERATURAN BUPATI CONTOH", "PERUBAHAN ATAS", "sebagaimana dimaksud dalam", "teks biasa.", "KESATU : Membentuk",
     "Ketentuan Pasal 5 diubah sehingga berbunyi:", "DENGAN RAHMAT TUHAN YANG MAHA ESA"]
)  # fmt: skip


@given(st.lists(st.tuples(LINES, st.integers(0, 12), st.integers(0, 2)), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_account_of_any_order_of_lines(lines: list[tuple[str, int, int]]) -> None:
    text = "".join("\n" * gap + " " * indent + words + "\n" for words, indent, gap in lines)
    document = build(read_bytes(text.encode(), "contoh.txt"))
    result = account(document)
    assert result.lost == ()
    assert result.doubled == ()
    addresses = [provision.eid for provision in document.walk()]
    assert len(addresses) == len(set(addresses))
