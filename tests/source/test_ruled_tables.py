"""Ruled tables of a PDF: rows, cells, heads, pages; nothing lost, nothing doubled, in reading order."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from made_tables import Sheet, cells_of, grid, pdf_with, text_with

from extractor.model.text import Text
from extractor.score.losses.source import unaccounted
from extractor.source import read_bytes
from tests.shared_documents import DOCUMENTS, needs_shared, text_of_file

TARIFF = [
    ["No", "Jenis layanan", "Tarif"],
    ["1.", "Rawat inap\nkelas satu", "250.000"],
    ["2.", "Rawat jalan", "50.000"],
]


def simple(sheet: Sheet) -> None:
    sheet.words(60, 80, "Tarif layanan adalah sebagai berikut:")
    sheet.table(100, [40, 200, 90], [30, 30, 30], grid(TARIFF))
    sheet.words(60, 220, "Tarif tersebut berlaku sejak diundangkan.")


def flat(text: Text) -> str:
    return text.content.replace("\n", " ")


def test_rows_and_cells_in_reading_order() -> None:
    text = text_with(simple)
    (table,) = text.tables
    assert cells_of(text, table) == [
        ["No", "Jenis layanan", "Tarif"],
        ["1.", "Rawat inap kelas satu", "250.000"],
        ["2.", "Rawat jalan", "50.000"],
    ]
    assert [cell.header for row in table.rows for cell in row] == [True] * 3 + [False] * 6
    assert text.content[: table.span.start].strip() == "Tarif layanan adalah sebagai berikut:"
    assert text.content[table.span.end :].strip() == "Tarif tersebut berlaku sejak diundangkan."
    assert text.content[table.span.start : table.span.end].split("\n")[3:6] == ["1.", "Rawat inap", "kelas satu"]
    (area,) = table.areas
    assert area.page == 1
    assert area.box is not None
    assert (area.box.left, area.box.top, area.box.right, area.box.bottom) == pytest.approx((60, 100, 390, 190), abs=1)


def test_a_double_line_is_one_line() -> None:
    def doubled(sheet: Sheet) -> None:
        simple(sheet)
        for x in (60, 100, 300, 390):
            sheet.line(x + 2.5, 100, x + 2.5, 190)

    (table,) = text_with(doubled).tables
    assert [len(row) for row in table.rows] == [3, 3, 3]


def test_the_cells_are_those_that_pdfplumber_finds() -> None:
    data = pdf_with(simple, merged)
    text = read_bytes(data, "contoh.pdf")
    with pdfplumber.open(BytesIO(data)) as document:
        theirs = [
            [" ".join(cell.split()) for row in table.extract() for cell in row if cell]
            for page in document.pages
            for table in page.find_tables()
        ]
    assert [[words for row in cells_of(text, table) for words in row if words] for table in text.tables] == theirs


def merged(sheet: Sheet) -> None:
    head = [
        (0, 0, 2, 1, "NO"),
        (0, 1, 2, 1, "JENIS"),
        (0, 2, 1, 2, "PELAYANAN"),
        (1, 2, 1, 1, "REG"),
        (1, 3, 1, 1, "EKS"),
    ]
    numbers = grid([["1", "2", "3", "4"]], 2)
    body = [*grid([["1.", "Etika", "v", ""]], 3), (4, 0, 1, 4, "Keterangan: v berarti ada")]
    sheet.table(100, [40, 140, 60, 60], [20, 20, 20, 20, 20], [*head, *numbers, *body])


def test_cells_over_several_columns_and_rows() -> None:
    text = text_with(merged)
    (table,) = text.tables
    assert table.columns == 4
    assert [[(text.of(c.span), c.column, c.rowspan, c.colspan, c.header) for c in row] for row in table.rows] == [
        [("NO", 0, 2, 1, True), ("JENIS", 1, 2, 1, True), ("PELAYANAN", 2, 1, 2, True)],
        [("REG", 2, 1, 1, True), ("EKS", 3, 1, 1, True)],
        [("1", 0, 1, 1, True), ("2", 1, 1, 1, True), ("3", 2, 1, 1, True), ("4", 3, 1, 1, True)],
        [("1.", 0, 1, 1, False), ("Etika", 1, 1, 1, False), ("v", 2, 1, 1, False), ("", 3, 1, 1, False)],
        [("Keterangan: v berarti ada", 0, 1, 4, False)],
    ]


def long_table(page: int) -> list[list[str]]:
    return [[f"{page}{row}.", f"Layanan {page}{row}", f"{page}{row}.000"] for row in range(1, 5)]


def test_a_table_over_three_pages_is_one_and_its_repeated_head_is_set_aside() -> None:
    def page(number: int):
        def draw(sheet: Sheet) -> None:
            sheet.words(290, 40, f"- {number} -")
            rows = [["No", "Jenis layanan", "Tarif"], *long_table(number)]
            sheet.table(100, [40, 200, 90], [30] * 5, grid(rows))

        return draw

    text = text_with(page(1), page(2), page(3))
    (table,) = text.tables
    assert [area.page for area in table.areas] == [1, 2, 3]
    assert cells_of(text, table) == [["No", "Jenis layanan", "Tarif"], *long_table(1), *long_table(2), *long_table(3)]
    aside = [(piece.page, piece.text) for piece in text.furniture if piece.kind == "table_header"]
    assert aside == [(page, words) for page in (2, 3) for words in ("No", "Jenis layanan", "Tarif")]
    assert [piece.text for piece in text.furniture if piece.kind == "page_number"] == ["- 1 -", "- 2 -", "- 3 -"]


def test_a_row_that_a_page_break_parts_is_one_row() -> None:
    def first(sheet: Sheet) -> None:
        sheet.table(
            600, [40, 120, 120], [30, 60], grid([["NO", "URAIAN", "SYARAT"], ["1.", "menyusun\nrencana", "surat"]])
        )

    def second(sheet: Sheet) -> None:
        sheet.words(290, 40, "- 2 -")
        sheet.table(60, [40, 120, 120], [30, 30], grid([["", "kerja", "izin"], ["2.", "melapor", ""]]))

    text = text_with(first, second)
    (table,) = text.tables
    assert cells_of(text, table) == [
        ["NO", "URAIAN", "SYARAT"],
        ["1.", "menyusun rencana kerja", "surat izin"],
        ["2.", "melapor", ""],
    ]
    assert [line.page for line in text.lines_of(table.rows[1][1].span)] == [1, 1, 2]


def test_a_sum_at_the_top_of_a_page_is_a_row_of_its_own() -> None:
    def first(sheet: Sheet) -> None:
        sheet.table(600, [40, 120, 120], [30, 30], grid([["NO", "URAIAN", "TARIF"], ["1.", "izin", "500"]]))

    def second(sheet: Sheet) -> None:
        sheet.table(60, [40, 120, 120], [30], grid([["", "Jumlah", "500"]]))

    (table,) = text_with(first, second).tables
    assert len(table.rows) == 3


def test_words_between_part_two_tables() -> None:
    def draw(sheet: Sheet) -> None:
        lower = sheet.table(60, [40, 200, 90], [30, 30, 30], grid(TARIFF))
        sheet.words(60, lower + 20, "B. KENDARAAN")
        sheet.table(lower + 40, [40, 200, 90], [30, 30, 30], grid(TARIFF))

    text = text_with(draw)
    one, other = text.tables
    assert text.content[one.span.end : other.span.start].strip() == "B. KENDARAAN"


def test_other_columns_on_the_next_page_are_another_table() -> None:
    def second(sheet: Sheet) -> None:
        sheet.table(60, [100, 100, 130], [30, 30, 30], grid(TARIFF))

    def first(sheet: Sheet) -> None:
        sheet.table(600, [40, 200, 90], [30, 30, 30], grid(TARIFF))

    assert len(text_with(first, second).tables) == 2


@pytest.mark.parametrize("turn", [0, 90])
def test_a_table_on_a_landscape_page(turn: int) -> None:
    size = (842.0, 595.0) if turn == 0 else (595.0, 842.0)
    text = text_with(simple, size=size, turn=turn)
    (table,) = text.tables
    assert cells_of(text, table)[1] == ["1.", "Rawat inap kelas satu", "250.000"]
    assert flat(text).startswith("Tarif layanan adalah")
    box = table.areas[0].box
    assert box is not None
    assert (box.left, box.top) == pytest.approx((60, 100), abs=1)


def test_lines_drawn_as_one_path_and_inside_a_form() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.beginForm("kisi")
        path = canvas.beginPath()
        for x in (60, 160, 300):
            path.moveTo(x, 0)
            path.lineTo(x, 60)
        for y in (0, 30, 60):
            path.moveTo(60, y)
            path.lineTo(300, y)
        canvas.drawPath(path)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(0, sheet.height - 160)
        canvas.doForm("kisi")
        canvas.restoreState()
        for x, y, words in ((70, 115, "Uraian"), (170, 115, "Tarif"), (70, 145, "Izin"), (170, 145, "500")):
            sheet.words(x, y, words)

    text = text_with(draw)
    (table,) = text.tables
    assert cells_of(text, table) == [["Uraian", "Tarif"], ["Izin", "500"]]


def test_hyphens_bind_within_a_cell_but_not_from_cell_to_cell() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(100, [150, 150], [40, 40], grid([["masing-\nmasing", "pra-"], ["tugas", "b"]]))

    text = text_with(draw)
    (table,) = text.tables
    assert cells_of(text, table) == [["masing-masing", "pra-"], ["tugas", "b"]]
    assert "pra-\ntugas" in text.content


@pytest.mark.parametrize(
    "cells",
    [
        [["Menimbang :", "a. bahwa perlu ditetapkan"], ["Mengingat :", "1. Undang-Undang"]],
        [["Pasal 1", "Camat adalah kepala kecamatan."], ["Pasal 2", "Camat bertugas."]],
        [["BAB I", "KETENTUAN UMUM"], ["(1)", "Camat bertugas."]],
    ],
)
def test_the_regulation_set_in_ruled_boxes_is_no_table(cells: list[list[str]]) -> None:
    text = text_with(lambda sheet: sheet.table(100, [100, 300], [30, 30], grid(cells)))
    assert text.tables == ()
    assert flat(text) == " ".join(words for row in cells for words in row)


def test_a_cell_that_names_a_pasal_or_a_bab_does_not_dissolve_the_table() -> None:
    cells = [["No", "Jenis", "Dasar"], ["1.", "Sewa kios", "Pasal 1"], ["2.", "Sewa los", "BAB II"]]
    text = text_with(lambda sheet: sheet.table(100, [40, 200, 90], [30, 30, 30], grid(cells)))
    assert [cells_of(text, table) for table in text.tables] == [cells]


@pytest.mark.parametrize(
    "cells",
    [
        [["Pasal", "Pelanggaran", "Sanksi"], ["Pasal 1", "Merokok", "Teguran"], ["Pasal 2", "Berjualan", "Denda"]],
        [["Bab", "Isi"], ["BAB I", "Pendahuluan"], ["BAB II", "Penutup"]],
    ],
)
def test_headings_that_no_sentence_follows_are_rows_of_a_table(cells: list[list[str]]) -> None:
    widths = [90.0] * len(cells[0])
    text = text_with(lambda sheet: sheet.table(100, widths, [30] * len(cells), grid(cells)))
    assert [cells_of(text, table) for table in text.tables] == [cells]


def test_a_box_around_text_and_an_underlined_title_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.table(100, [300], [40], [(0, 0, 1, 1, "SALINAN SESUAI ASLINYA")])
        sheet.words(60, 200, "KETENTUAN UMUM")
        sheet.line(60, 203, 200, 203)
        sheet.line(60, 206, 200, 206)

    assert text_with(draw).tables == ()


def test_white_lines_rule_nothing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setStrokeColorRGB(1, 1, 1)
        simple(sheet)

    assert text_with(draw).tables == ()


def test_a_drawing_of_many_lines_is_no_table_and_takes_no_time() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.words(60, 60, "Peta")
        for at in range(1500):
            sheet.line(20 + at * 0.35, 80, 20 + at * 0.35, 800)
            sheet.line(20, 80 + at * 0.45, 560, 80 + at * 0.45)

    text = text_with(draw)
    assert text.tables == ()
    assert text.content == "Peta"


def test_every_sign_of_a_table_is_in_the_text_once(tmp_path: Path) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(pdf_with(simple, merged, simple, merged))
    text = read_bytes(path.read_bytes(), str(path))
    assert len(text.tables) == 4
    assert unaccounted(path, text) == {}
    spans = [cell.span for table in text.tables for row in table.rows for cell in row]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@needs_shared
@pytest.mark.parametrize(
    ("name", "pages", "columns", "rows"),
    [
        ("pergub_sulut_75_2017.pdf", (8, 9), 9, 4),
        ("pmk_113_2012.pdf", (27, 28), 6, 12),
        ("pmk_45_2007.pdf", (12,), 8, 36),
    ],
)
def test_tables_of_real_annexes(name: str, pages: tuple[int, ...], columns: int, rows: int) -> None:
    text = text_of_file(DOCUMENTS / name)
    shapes = [(tuple(area.page for area in table.areas), table.columns, len(table.rows)) for table in text.tables]
    assert (pages, columns, rows) in shapes
    assert unaccounted(DOCUMENTS / name, text) == {}
