"""Tables without rulings on the pages of a Lampiran: found where every line aligns; anything else stays text."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from made_scan import pdf_of_pictures
from made_tables import Sheet as Drawing
from made_tables import cells_of, pdf_with, text_with
from PIL import Image

from extractor.grammar import Pattern, load
from extractor.model.text import Text
from extractor.score.losses.source import unaccounted
from extractor.source import read_bytes
from extractor.source.pdf.unruled_tables import tables_among
from extractor.source.printed_lines import Sheet, Word, lines_of

HEAD = [(60, "No"), (100, "Jenis Layanan"), (300, "Satuan"), (400, "Tarif (Rp)")]
ROWS = [
    [(60, "1."), (100, "Sewa kios"), (300, "bulan"), (412, "150.000")],
    [(60, "2."), (100, "Sewa los"), (300, "bulan"), (417, "50.000")],
    [(60, "3."), (100, "Parkir sepeda motor"), (300, "hari"), (422, "2.000")],
]
CELLS = [
    ["No", "Jenis Layanan", "Satuan", "Tarif (Rp)"],
    ["1.", "Sewa kios", "bulan", "150.000"],
    ["2.", "Sewa los", "bulan", "50.000"],
    ["3.", "Parkir sepeda motor", "hari", "2.000"],
]

Rows = list[list[tuple[float, str]]]


def caption(sheet: Drawing) -> None:
    sheet.words(60, 60, "LAMPIRAN I PERATURAN BUPATI CONTOH")
    sheet.words(60, 74, "NOMOR 5 TAHUN 2021")


def drawn(sheet: Drawing, rows: Rows, top: float = 140, step: float = 14) -> float:
    for at, row in enumerate(rows):
        for x, words in row:
            sheet.words(x, top + step * at, words)
    return top + step * len(rows)


def annex(rows: Rows, step: float = 14) -> Callable[[Drawing], None]:
    def draw(sheet: Drawing) -> None:
        caption(sheet)
        drawn(sheet, rows, step=step)

    return draw


def words_of(text: Text) -> Counter[str]:
    return Counter(text.content.split())


def words_drawn(rows: Rows) -> Counter[str]:
    return Counter(word for row in rows for _, words in row for word in words.split())


def test_rows_cells_and_head_in_reading_order() -> None:
    def draw(sheet: Drawing) -> None:
        caption(sheet)
        sheet.words(60, 110, "Tarif sewa di pasar milik daerah ditetapkan sebagai berikut:")
        end = drawn(sheet, [HEAD, *ROWS])
        sheet.words(60, end + 12, "Tarif tersebut berlaku sejak peraturan ini diundangkan.")

    text = text_with(draw)
    (table,) = text.tables
    assert cells_of(text, table) == CELLS
    assert [cell.header for row in table.rows for cell in row] == [True] * 4 + [False] * 12
    assert text.content[: table.span.start].strip().endswith("sebagai berikut:")
    assert text.content[table.span.end :].strip() == "Tarif tersebut berlaku sejak peraturan ini diundangkan."
    (area,) = table.areas
    assert area.page == 1
    assert area.box is not None
    assert area.box.left == pytest.approx(60, abs=1)


def test_only_the_pages_of_a_lampiran_have_such_tables() -> None:
    body = text_with(lambda sheet: drawn(sheet, [HEAD, *ROWS]))
    assert body.tables == ()
    further = text_with(caption, lambda sheet: drawn(sheet, [HEAD, *ROWS]))
    assert [cells_of(further, table) for table in further.tables] == [CELLS]


def test_a_table_goes_on_on_the_next_page_below_its_head() -> None:
    more: Rows = [
        [(60, "4."), (100, "Parkir truk"), (300, "hari"), (417, "10.000")],
        [(60, "5."), (100, "Toilet"), (300, "kali"), (422, "2.000")],
        [(60, "6."), (100, "Bongkar muat barang"), (300, "kali"), (417, "25.000")],
    ]
    text = text_with(annex([HEAD, *ROWS]), lambda sheet: drawn(sheet, [HEAD, *more], top=80))
    (table,) = text.tables
    assert [area.page for area in table.areas] == [1, 2]
    assert cells_of(text, table) == [*CELLS, *([words for _, words in row] for row in more)]
    assert [piece.text for piece in text.furniture] == ["No", "Jenis Layanan", "Satuan", "Tarif (Rp)"]


def test_further_lines_of_a_cell_are_of_its_row() -> None:
    rows: Rows = [
        HEAD,
        [(60, "1."), (100, "Sewa kios di tepi jalan"), (300, "meter persegi"), (412, "150.000")],
        [(100, "utama"), (300, "per bulan")],
        *ROWS[1:],
    ]
    text = text_with(annex(rows))
    (table,) = text.tables
    assert cells_of(text, table)[1] == ["1.", "Sewa kios di tepi jalan utama", "meter persegi per bulan", "150.000"]
    assert words_of(text) - words_drawn(rows) == words_of(text_with(caption))


def test_a_cell_centred_beside_a_number_is_of_its_row() -> None:
    def draw(sheet: Drawing) -> None:
        caption(sheet)
        drawn(sheet, [HEAD, ROWS[0]])
        for y, words in ((177, "Sewa los tertutup"), (187, "ukuran besar")):
            sheet.words(100, y, words)
        drawn(sheet, [[(60, "2."), (300, "bulan"), (417, "50.000")]], top=182)
        drawn(sheet, [ROWS[2], [(60, "4."), (100, "Toilet"), (300, "kali"), (422, "2.000")]], top=209)

    text = text_with(draw)
    (table,) = text.tables
    assert cells_of(text, table)[2] == ["2.", "Sewa los tertutup ukuran besar", "bulan", "50.000"]


def test_a_row_of_sums_ends_the_table() -> None:
    total: Rows = [[(100, "JUMLAH"), (412, "202.000")], [(100, "Kepala Dinas"), (300, "Bendahara"), (400, "Camat")]]
    text = text_with(annex([HEAD, *ROWS, *total]))
    (table,) = text.tables
    assert cells_of(text, table)[-1] == ["", "JUMLAH", "", "202.000"]
    assert text.content[table.span.end :].split() == ["Kepala", "Dinas", "Bendahara", "Camat"]


def test_two_columns_are_a_table_where_the_second_has_amounts() -> None:
    rows: Rows = [[(60, "Golongan I"), (300, "150.000")], [(60, "Golongan II"), (300, "175.000")]]
    rows += [[(60, "Golongan III"), (300, "200.000")], [(60, "Golongan IV"), (300, "250.000")]]
    text = text_with(annex(rows))
    (table,) = text.tables
    assert cells_of(text, table) == [[words for _, words in row] for row in rows]


NO_TABLES: dict[str, Rows] = {
    "a list with hanging numbers": [
        [(60, f"{at}."), (90, f"Surat permohonan dari pemohon yang ke-{at}")] for at in range(1, 6)
    ],
    "a list of two levels": [
        [(60, "1."), (90, "a."), (120, "Surat permohonan")],
        [(90, "b."), (120, "Kartu tanda penduduk")],
        [(90, "c."), (120, "Pas foto")],
        [(60, "2."), (90, "a."), (120, "Surat kuasa")],
        [(90, "b."), (120, "Meterai")],
    ],
    "a form to fill in": [
        [(60, "Nama"), (160, ":"), (180, "Siti"), (300, "150.000")],
        [(60, "Pangkat"), (160, ":"), (180, "Penata"), (300, "150.000")],
        [(60, "Jabatan"), (160, ":"), (180, "Camat"), (300, "150.000")],
        [(60, "Alamat"), (160, ":"), (180, "Jalan Mawar"), (300, "150.000")],
    ],
    "a form with dots": [
        [(60, word), (160, "................"), (300, f"({at})"), (400, "Rp")]
        for at, word in enumerate(("Nama", "Pangkat", "Jabatan", "Alamat"), 1)
    ],
    "signatures side by side": [
        [(60, "Mengetahui,"), (300, "Contoh, 5 Mei 2021")],
        [(60, "Kepala Dinas,"), (300, "Bendahara,")],
        [(60, "Budi Santoso"), (300, "Siti Aminah")],
        [(60, "Penata Muda"), (300, "Pengatur")],
    ],
    "two columns of text": [
        [(60, f"Dinas menyusun rencana kerja tahun {at}"), (320, f"dan menyampaikannya kepada Bupati {at}")]
        for at in range(8)
    ],
    "amounts in a list": [
        [(60, "a. Pendapatan Daerah"), (250, "Rp"), (300, "100.000,00")],
        [(60, "b. Belanja Daerah")],
        [(75, "Semula"), (250, "Rp"), (300, "250.000,00")],
        [(75, "Menjadi"), (250, "Rp"), (300, "300.000,00")],
        [(60, "c. Pembiayaan"), (250, "Rp"), (300, "50.000,00")],
    ],
    "rows that begin within a sentence": [
        [(60, "Sewa kios di tepi"), (250, "pedagang"), (400, "150.000")],
        [(60, "jalan utama kota"), (250, "sayur"), (400, "75.000")],
        [(60, "dan pasar induk"), (250, "dan buah"), (400, "50.000")],
        [(60, "milik daerah"), (250, "segar"), (400, "25.000")],
    ],
    "the paraf box": [
        [(60, "No"), (100, "Pengelola"), (300, "Paraf"), (400, "Tanggal")],
        *([(60, f"{at}"), (100, f"Kepala Bagian {at}"), (300, "AB"), (400, "5")] for at in range(1, 5)),
    ],
}


@pytest.mark.parametrize("rows", NO_TABLES.values(), ids=NO_TABLES)
def test_what_only_looks_like_a_table_stays_text(rows: Rows) -> None:
    text = text_with(annex(rows))
    assert text.tables == ()
    aside = Counter(word for each in text.furniture for word in each.text.split())  # boxes of initials are stamps
    assert words_of(text) + aside - words_of(text_with(caption)) == words_drawn(rows)


def test_a_scanned_page_has_its_rulings_in_the_picture_and_a_head_tells_its_table() -> None:
    rows = [(x, 140 + 18 * at, words) for at, row in enumerate([HEAD, *ROWS]) for x, words in row]

    def text_of(layer: list[tuple[float, float, str]]) -> Text:
        picture = Image.new("L", (600, 850), 255)
        opening = [
            (60.0, 60.0 + 16 * at, "Pasal ini berlaku bagi semua pasar milik pemerintah daerah.") for at in range(4)
        ]
        return read_bytes(pdf_of_pictures([picture], layer=[[*opening, *layer]]), "contoh.pdf")

    text = text_of(rows)
    (table,) = text.tables
    assert cells_of(text, table) == CELLS
    assert text_of(rows[4:]).tables == ()


def test_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "contoh.pdf"
    path.write_bytes(pdf_with(annex([HEAD, *ROWS]), annex([HEAD, *ROWS])))
    text = read_bytes(path.read_bytes(), "contoh.pdf")
    assert len(text.tables) == 2
    assert unaccounted(path, text) == {}


def test_a_document_without_such_a_page_never_loads_pdfplumber(tmp_path: Path) -> None:
    def body(sheet: Drawing) -> None:
        drawn(sheet, [HEAD, *ROWS])

    found = {}
    for name, pages in {"body": (body,), "annex": (caption, body)}.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_with(*pages))
        program = (
            "import sys; from pathlib import Path; from extractor.source import read; "
            "read(Path(sys.argv[1])); print('pdfplumber' in sys.modules)"
        )
        ran = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
        found[name] = ran.stdout.strip()
    assert found == {"body": "False", "annex": "True"}


@pytest.mark.perf
def test_a_crowded_page_costs_no_more_than_its_words() -> None:
    def cost(rows: int, columns: int) -> float:
        words = [
            Word(str(at % 997), 30.0 * column, 14.0 * row, 30.0 * column + 15, 14.0 * row + 10, row, 10.0, False)
            for row in range(rows)
            for column in range(columns)
            for at in [row * columns + column]
        ]
        lines = lines_of(Sheet(30.0 * columns, 14.0 * rows, words))
        began = process_time()
        tables_among(lines, 1, annexed=True, scanned=False)
        return process_time() - began

    cost(4, 4)
    few = min(cost(250, 8) for _ in range(3))
    assert cost(2000, 8) < 24 * few
    assert cost(4, 500) < 24 * few


def test_no_counter_example_opens_a_lampiran_or_is_a_form() -> None:
    forms = load("page/tables", dict[str, Pattern])
    assert not [words for words in forms["annex"].counter if re.match(forms["annex"].pattern, words)]
    assert not [words for words in forms["form"].counter if re.search(forms["form"].pattern, words)]
