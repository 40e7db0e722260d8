"""Markdown, and Markdown made from a PDF."""

import pytest

from extractor.model.text import Text
from extractor.source import read_bytes
from tests.source.made_pdf import aside, printed


def md(words: str, name: str = "a.md") -> Text:
    return read_bytes(words.encode(), name)


@pytest.mark.parametrize(
    ("line", "words", "signs"),
    [
        ("**BAB I**", "BAB I", ["**", "**"]),
        ("# BAB I", "BAB I", ["#"]),
        ("## BAB I ##", "BAB I", ["##", "##"]),
        ("- (1) Gubernur", "(1) Gubernur", ["-"]),
        ("* 2. Bupati", "2. Bupati", ["*"]),
        ("- Menimbang : a. bahwa", "Menimbang : a. bahwa", ["-"]),
        ("- **Pasal 1**", "Pasal 1", ["-", "**", "**"]),
        ("__Pasal 1__", "Pasal 1", ["__", "__"]),
        ("*in absentia* itu", "in absentia itu", ["*", "*"]),
        ("1\\. Daerah", "1. Daerah", ["\\"]),
        ("kode `abc` itu", "kode abc itu", ["`", "`"]),
        ("a &amp; b", "a & b", []),
        ("H<sub>2</sub>O", "H2O", ["<sub>", "</sub>"]),
        ("[JDIH](https://jdih.go.id) kota", "JDIH kota", ["[", "](https://jdih.go.id)"]),
        ("> Pasal 1", "Pasal 1", [">"]),
        ("nama: ______ dan 2 * 3", "nama: ______ dan 2 * 3", []),
        ("**) coret yang tidak perlu", "**) coret yang tidak perlu", []),
        ("- ahli utama;", "- ahli utama;", []),
    ],
)
def test_signs_leave_the_text(line: str, words: str, signs: list[str]) -> None:
    text = md(line)
    assert text.content == words
    assert aside(text, "markup") == signs


def test_bold_over_several_lines() -> None:
    text = md("**PERATURAN WALI KOTA\nNOMOR 31 TAHUN 2021**\n")
    assert printed(text) == ["PERATURAN WALI KOTA", "NOMOR 31 TAHUN 2021"]


def test_signs_keep_their_place() -> None:
    text = md("Menetapkan : **PERATURAN**")
    assert [(piece.text, piece.offset) for piece in text.furniture] == [("**", 13), ("**", 22)]


def test_indent_counts_the_nesting() -> None:
    text = md("- (1) satu:\n - a. dua;\n   - 1) tiga;\n - b. empat.\n- (2) lima")
    assert [line.indent for line in text.lines] == [0, 4, 8, 4, 0]


def test_a_break_tag_breaks_the_line() -> None:
    text = md("BAB I<br>KETENTUAN UMUM")
    assert printed(text) == ["BAB I", "KETENTUAN UMUM"]
    assert [line.number for line in text.lines] == [1, 1]


def test_a_table_keeps_its_cells() -> None:
    text = md("| No | Jabatan |\n|----|---------|\n| 1 | Kepala **Dinas** |\n")
    assert printed(text) == ["No Jabatan", "1 Kepala Dinas"]


def test_inside_a_fence_nothing_is_a_sign() -> None:
    text = md("```\n# Pasal 1 *\n- (1) x\n```\n")
    assert printed(text) == ["# Pasal 1 *", "- (1) x"]


def test_what_a_converter_put_first_is_kept_aside() -> None:
    text = md("# PM 2\n\n**Source File:** a.pdf\n**Method:** x\n\n---\n\nBUPATI PASER\n", "a.txt")
    assert printed(text) == ["BUPATI PASER"]
    assert len(aside(text, "header")) == 4


def test_markdown_is_known_by_its_signs_whatever_the_name() -> None:
    words = "**PERATURAN**\n\n**BAB I**\n\n- (1) satu\n- (2) dua\n- (3) tiga\n"
    assert md(words, "a.txt").source.media_type == "text/markdown"
    assert printed(md(words, "-"))[2:] == ["(1) satu", "(2) dua", "(3) tiga"]


def test_dashes_of_a_plain_text_stay() -> None:
    words = "Tugas:\n- a. satu\n- menyusun\n**) catatan"
    assert md(words, "a.txt").content == words


def test_a_pipe_table_has_rows_and_cells() -> None:
    text = md(
        "**BAB I**\n\n| No | Jabatan | Kelas |\n|----|---------|---|\n| 1 | Kepala **Dinas** | |\n|  | Se-|5 |\n| 2 | a<br>b | x \\| y |\n\nPasal\n"
    )
    (table,) = text.tables
    assert [[text.of(cell.span) for cell in row] for row in table.rows] == [
        ["No", "Jabatan", "Kelas"],
        ["1", "Kepala Dinas", ""],
        ["", "Se-", "5"],
        ["2", "a b", "x | y"],
    ]
    assert [cell.header for row in table.rows for cell in row] == [True] * 3 + [False] * 9
    assert text.content[table.span.end :] == "\nPasal"


def test_pipes_without_a_rule_are_no_table() -> None:
    assert md("**BAB I**\n\na | b | c\nd | e | f\n").tables == ()
