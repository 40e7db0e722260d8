"""Every sign of every text stands in exactly one place of the tree or one block."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.source import read_bytes
from extractor.tree import build
from tests.tree.sample import sound

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "corpus").glob("*.txt"))


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
    sound(document)
    addresses = [provision.eid for provision in document.walk()]
    assert len(addresses) == len(set(addresses))


TITLE = ["PERATURAN BUPATI CONTOH", "NOMOR 3 TAHUN 2020", "TENTANG", "RAPAT KERJA", "DENGAN RAHMAT TUHAN YANG MAHA ESA",
         "BUPATI CONTOH,", "BERITA DAERAH KABUPATEN CONTOH"]  # fmt: skip


@pytest.mark.parametrize(
    "below", ["", "Menimbang : a. bahwa rapat perlu diatur;\n", "MEMUTUSKAN:\n", "Pasal 1\nCukup.\n"]
)
def test_account_of_a_title_in_every_order(below: str) -> None:
    for count in range(1, 5):
        for lines in permutations(TITLE, count):
            sound(build(read_bytes(("\n".join(lines) + "\n" + below).encode(), "contoh.txt")))


CHANGES = st.tuples(
    st.sampled_from(["delete", "double", "swap", "join", "cut"]), st.integers(0, 79), st.integers(0, 79)
)


@given(st.sampled_from(FILES), st.floats(0, 1), st.lists(CHANGES, min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_account_of_a_regulation_with_lines_at_fault(
    path: Path, place: float, changes: list[tuple[str, int, int]]
) -> None:
    every = path.read_text(encoding="utf-8").splitlines()
    start = int(place * max(0, len(every) - 80))
    lines = every[start : start + 80]
    for what, at, other in changes:
        at, other = at % len(lines), other % len(lines)
        if what == "delete" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(other, lines[at])
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "join":
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        elif what == "cut":
            lines[at : at + 1] = lines[at][: len(lines[at]) // 2], lines[at][len(lines[at]) // 2 :]
    sound(build(read_bytes("\n".join(lines).encode(), "contoh.txt")))
