"""Tables of a Word document: rows as lines, layout tables as they print, ruled tables with their cells."""

from docx.document import Document as Word

from extractor.model.text import Text
from extractor.source import read_bytes
from extractor.tree import build
from tests.source.made_docx import saved, word_of


def table(word: Word, *rows: tuple[str, ...], ruled: bool = False) -> None:
    made = word.add_table(len(rows), len(rows[0]))
    if ruled:
        made.style = "Table Grid"
    for row, words in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            first, *more = text.split("|")
            cell.text = first
            for line in more:
                cell.add_paragraph(line)


def text_of(word: Word) -> Text:
    return read_bytes(saved(word), "naskah.docx")


def cells(text: Text) -> list[list[list[str]]]:
    return [[[text.of(cell.span) for cell in row] for row in each.rows] for each in text.tables]


def test_the_preamble_in_a_table_without_borders() -> None:
    word = word_of("PERATURAN BUPATI BEKASI", "NOMOR 9 TAHUN 2017", "TENTANG", "TATA KERJA")
    table(
        word,
        ("Menimbang", ":", "a.", "bahwa satu;"),
        ("", "", "b.", "bahwa dua;"),
        ("Mengingat", ":", "1.|2.", "Undang-Undang Nomor 14 Tahun 1950;|Undang-Undang Nomor 23 Tahun 2014;"),
    )
    for words in ("MEMUTUSKAN:", "Menetapkan : PERATURAN BUPATI TENTANG TATA KERJA.", "Pasal 1", "Isi."):
        word.add_paragraph(words)
    text = text_of(word)
    assert text.content.split("\n")[4:8] == [
        "Menimbang : a. bahwa satu;",
        "b. bahwa dua;",
        "Mengingat : 1. Undang-Undang Nomor 14 Tahun 1950;",
        "2. Undang-Undang Nomor 23 Tahun 2014;",
    ]
    assert text.tables == ()
    document = build(text)
    assert [unit.eid for unit in document.walk()] == [
        "recs_1__rec_a",
        "recs_1__rec_b",
        "cits_1__cit_1",
        "cits_1__cit_2",
        "art_1",
    ]
    assert document.own_text(document.index["recs_1__rec_b"]) == "bahwa dua;"


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    word = word_of("Isi.")
    table(
        word,
        ("Diundangkan di Bekasi", "Ditetapkan di Cikarang"),
        ("pada tanggal 2 Mei 2017", "pada tanggal 1 Mei 2017"),
        ("SEKRETARIS DAERAH,", "BUPATI BEKASI,"),
        ("H. UJU", "NENENG"),
    )
    assert text_of(word).content.split("\n") == [
        "Isi.", "Ditetapkan di Cikarang", "pada tanggal 1 Mei 2017", "BUPATI BEKASI,", "NENENG",
        "Diundangkan di Bekasi", "pada tanggal 2 Mei 2017", "SEKRETARIS DAERAH,", "H. UJU",
    ]  # fmt: skip


def test_a_ruled_table_keeps_its_cells() -> None:
    word = word_of("LAMPIRAN")
    table(word, ("NO", "URAIAN", "TARIF"), ("1", "Sewa|gedung", "100"), ("2", "", "200"), ruled=True)
    word.add_paragraph("akhir")
    text = text_of(word)
    assert text.content.split("\n") == ["LAMPIRAN", "NO URAIAN TARIF", "1 Sewa", "gedung", "100", "2 200", "akhir"]
    assert cells(text) == [[["NO", "URAIAN", "TARIF"], ["1", "Sewa gedung", "100"], ["2", "", "200"]]]
    (made,) = text.tables
    assert made.columns == 3 and [cell.header for cell in made.rows[0]] == [True] * 3
    assert [cell.column for cell in made.rows[2]] == [0, 1, 2]


def test_merged_cells_keep_their_reach() -> None:
    word = word_of("awal")
    table(word, ("A", "B", "C"), ("1", "2", "3"), ("4", "5", "6"), ruled=True)
    made = word.tables[0]
    for at in (1, 2):
        for cell in made.rows[at].cells[:1]:
            cell.text = "" if at == 2 else "1"
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(0, 1).text = made.cell(0, 2).text = ""
    made.cell(0, 1).merge(made.cell(0, 2)).text = "BC"
    text = text_of(word)
    rows = text.tables[0].rows
    assert [(text.of(cell.span), cell.column, cell.rowspan, cell.colspan) for row in rows for cell in row] == [
        ("A", 0, 1, 1), ("BC", 1, 1, 2), ("1", 0, 2, 1), ("2", 1, 1, 1), ("3", 2, 1, 1), ("5", 1, 1, 1), ("6", 2, 1, 1),
    ]  # fmt: skip


def test_a_table_in_a_cell_is_read_in_its_place() -> None:
    word = word_of("awal")
    table(word, ("kiri", "atas"), ("bawah", "kanan"), ruled=True)
    inner = word.tables[0].cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    text = text_of(word)
    assert text.content.split("\n") == ["awal", "kiri atas", "x y", "bawah kanan"]
    assert cells(text) == [[["kiri", "atas x y"], ["bawah", "kanan"]]]


def test_rows_and_cells_that_are_struck_out_or_wrapped() -> None:
    def row(words: str, own: str = "") -> str:
        return f"<w:tr><w:trPr>{own}</w:trPr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>"

    struck = '<w:del w:id="1" w:author="a"/>'
    body = f"<w:tbl>{row('satu')}{row('dua', struck)}<w:sdt><w:sdtContent>{row('tiga')}</w:sdtContent></w:sdt></w:tbl>"
    assert text_of(word_of(body=body)).content == "satu\ntiga"


def test_the_text_of_a_page_set_in_a_ruled_box_is_no_table() -> None:
    word = word_of()
    table(word, ("Pasal 1", ""), ("(1)", "Isi."), ruled=True)
    text = text_of(word)
    assert text.tables == () and text.content == "Pasal 1\n(1) Isi."
