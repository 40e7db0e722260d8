"""Plain text: lines, indents, distances, pages, hyphens, encodings."""

import codecs
from pathlib import Path

import pytest

from extractor.source import read, read_bytes
from tests.source.made_pdf import aside, printed


def test_lines_keep_number_indent_and_distance() -> None:
    text = read_bytes(b"BAB I\n\n\n  Pasal 1\n\tisi   pasal \n", "a.txt")
    assert text.content == "BAB I\nPasal 1\nisi pasal"
    assert [line.number for line in text.lines] == [1, 4, 5]
    assert [line.indent for line in text.lines] == [0, 2, 8]
    assert [line.gap for line in text.lines] == [0, 2, 0]
    assert text.source.pages is None and text.pages == ()


def test_double_spaced_lines_count_as_set_solid() -> None:
    text = read_bytes(("satu dua\n\n" * 12 + "\n\nPasal 2\n\n" + "tiga empat\n\n" * 12).encode(), "a.txt")
    assert [line.gap for line in text.lines] == [0.0] * 12 + [2.0] + [0.0] * 12


def test_a_double_spaced_tail_after_a_solid_part() -> None:
    text = read_bytes(("satu dua\n" * 40 + "\ntiga\n\n" * 40).encode(), "a.txt")
    assert {line.gap for line in text.lines[:30]} == {0.0}
    assert {line.gap for line in text.lines[-30:]} == {0.0, 1.0} or {line.gap for line in text.lines[-30:]} == {0.0}


def test_form_feeds_part_pages() -> None:
    text = read_bytes(b"satu\n\fdua\ntiga\n\f", "a.txt")
    assert [(line.page, line.number) for line in text.lines] == [(1, 1), (2, 2), (2, 3)]
    assert text.source.pages == 2 and [page.number for page in text.pages] == [1, 2]


def test_odd_blanks_and_invisible_signs() -> None:
    text = read_bytes("Pasal\u00a05\u200b\u2003ayat\u00a0(1)\ufeff e\u0301".encode(), "a.txt")
    assert text.content == "Pasal 5 ayat (1) é"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("masing-", "masing kepala", "masing-masing kepala"),
        ("Undang-", "Undang Nomor 6", "Undang-Undang Nomor 6"),
        ("kerja non-", "formal", "kerja non-formal"),
        ("menjadi Undang-", "Undang", "menjadi Undang-Undang"),
    ],
)
def test_a_hyphen_of_the_word_stays_without_a_break(first: str, second: str, joined: str) -> None:
    text = read_bytes(f"{first}\n\n\n{second}\n".encode(), "a.txt")
    assert text.content == joined
    assert text.lines[1].joined and not text.lines[0].joined
    assert printed(text) == [first, second]


def test_a_hyphen_binds_over_the_page_and_its_number() -> None:
    text = read_bytes(b"tugas masing-\n- 3 -\n\fmasing kepala\n", "a.txt")
    assert text.content == "tugas masing-masing kepala"
    assert aside(text, "page_number") == ["- 3 -"]


def test_a_proven_syllable_break_loses_its_hyphen() -> None:
    text = read_bytes(b"pertanggungjawaban itu\nlaporan pertang-\ngungjawaban lain", "a.txt")
    assert text.content == "pertanggungjawaban itu\nlaporan pertanggungjawaban lain"
    assert aside(text, "hyphen") == ["-"]
    assert text.lines[2].joined
    assert printed(text)[1:] == ["laporan pertang", "gungjawaban lain"]


def test_without_proof_the_hyphen_stays() -> None:
    text = read_bytes(b"laporan pertang-\ngungjawaban lain", "a.txt")
    assert text.content == "laporan pertang-gungjawaban lain"


def test_the_hyphenated_form_elsewhere_speaks_against_a_syllable_break() -> None:
    text = read_bytes(b"sub-bagian dan subbagian\nkepala sub-\nbagian", "a.txt")
    assert text.content.endswith("kepala sub-bagian")


@pytest.mark.parametrize(
    "words", ["tahun 2018-\n2023 adalah", "a -\nb c", "yaitu -\nsatu", "masing-\n2. kedua", "x-\na. ya"]
)
def test_no_word_hyphen(words: str) -> None:
    assert read_bytes(words.encode(), "a.txt").content == words


def test_letterspaced_words_are_closed() -> None:
    text = read_bytes(b"T E N T A N G\nM E M U T U S K A N :\nK E P U T U S A N  B U P A T I\nVitamin A B C\n", "a.txt")
    assert printed(text) == ["TENTANG", "MEMUTUSKAN :", "KEPUTUSAN BUPATI", "Vitamin A B C"]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "Pasal 1 – “isi” é".encode(),
        "Pasal 1 – “isi” é".encode("cp1252"),
        "Pasal 1 – “isi” é".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Pasal 1 – “isi” é".encode("utf-16-be"),
        "Pasal 1 – “isi” é".encode("utf-16-le"),
        "Pasal 1 – “isi” é".encode("utf-32"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "a.txt").content == "Pasal 1 – “isi” é"


def test_windows_and_old_mac_line_ends() -> None:
    assert read_bytes(b"a b\r\nc d\re f", "-").content == "a b\nc d\ne f"


def test_reading_a_file_equals_reading_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "perbup.txt"
    path.write_bytes(b"Pasal 1\nisi")
    assert read(path) == read_bytes(b"Pasal 1\nisi", "perbup.txt")
    assert read(path).source.media_type == "text/plain"


def test_a_label_above_its_colon_is_on_the_line_of_it() -> None:
    text = read_bytes(b"Untuk\n:\nKESATU\n: Camat menyiram\ntaman kota.\nTaman kota itu\n: indah", "a.txt")
    assert text.content == "Untuk :\nKESATU : Camat menyiram\ntaman kota.\nTaman kota itu\n: indah"
    assert [line.number for line in text.lines] == [1, 3, 5, 6, 7]
