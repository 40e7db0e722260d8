"""Columns of a plain text that white space parts are a table where its head counts the rows."""

from extractor.source import read_bytes


def read(words: str):
    return read_bytes(words.encode(), "contoh.txt")


def test_rows_under_a_head_are_a_table():
    text = read(
        "Pasal 2\nTarif berlaku:\nNo   Hari          Tarif\n1.   Senin         Rp1.000\n2.   Selasa siang  Rp1.500\n"
        "       dan malam\n3.   Rabu          Rp2.000\nPasal 3\nTarif dibayar.\n"
    )
    (table,) = text.tables
    rows = [[text.of(cell.span) for cell in row] for row in table.rows]
    assert rows == [
        ["No", "Hari", "Tarif"], ["1.", "Senin", "Rp1.000"], ["2.", "Selasa siang", "Rp1.500"], ["", "dan malam", ""],
        ["3.", "Rabu", "Rp2.000"],
    ]  # fmt: skip
    assert [cell.header for cell in table.rows[0]] == [True, True, True]


def test_labels_beside_their_text_are_no_table():
    text = read(
        "Menimbang     :   a. bahwa taman perlu;\n                  b. bahwa lampu perlu;\n"
        "Mengingat     :   1. Undang-Undang;\n                  2. Peraturan;\n"
        "No   Hari          Tarif\nTarif sebagaimana tersebut berlaku.\n"
    )
    assert text.tables == ()
