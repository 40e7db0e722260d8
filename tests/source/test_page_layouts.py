"""What stands on a page in another way than line below line: two columns, footnotes, letters across the page."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractor.model.text import Text
from extractor.source import read_bytes
from tests.source.made_pdf import aside, paragraphs, printed, text_of

LEFT = [
    "Pasal 1",
    "(1) Dinas mengelola pasar desa yang",
    "ada di Daerah dengan baik dan benar",
    "menurut ketentuan yang berlaku di sana.",
    "(2) Pengelolaan pasar desa meliputi:",
    "a. pembersihan los dan kios desa;",
    "b. penataan para pedagang; dan",
    "c. pemungutan retribusi pasar.",
    "Pasal 2",
]
RIGHT = [
    "Pedagang wajib membayar retribusi",
    "sebesar lima ribu rupiah setiap hari.",
    "Pasal 3",
    "(1) Bupati membina pasar desa itu.",
    "(2) Pembinaan pasar desa dilakukan",
    "oleh camat setiap tiga bulan sekali",
    "dan dilaporkan kepada Bupati.",
    "Pasal 4",
    "Peraturan Bupati ini mulai berlaku.",
]


@pytest.mark.parametrize("down", [0, 5])
@pytest.mark.parametrize("left", [50, 95])
def test_two_columns_are_read_one_after_the_other(down: float, left: float) -> None:
    page = [
        *[(left, 120.0 + 16 * at, words) for at, words in enumerate(LEFT)],
        *[(315.0, 120.0 + 16 * at + down, words) for at, words in enumerate(RIGHT)],
    ]
    text = text_of([[(67, 60, "LEMBARAN DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 7 SERI E"), *page]])
    assert printed(text) == ["LEMBARAN DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 7 SERI E", *LEFT, *RIGHT]
    first, second = (next(line for line in text.lines if text.of(line.span) == words) for words in (LEFT[1], RIGHT[0]))
    assert first.indent == second.indent


def test_short_lines_indented_lists_and_a_short_last_page_are_columns_too() -> None:
    left = [
        words
        for at in range(1, 7)
        for words in (f"({at}) Dinas merawat pasar desa dan taman:", "a. pasar;", "b. taman di kota;", "c. kolam.")
    ]
    right = [
        words
        for at in range(1, 7)
        for words in (f"Pasal {at}", "Dinas membuka pasar setiap hari pagi:", "a. pasar di desa;", "b. taman.")
    ]

    def page(first: Sequence[str], second: Sequence[str], inset: float) -> list[tuple[float, float, str]]:
        columns = ((60.0, first), (315.0, second))
        return [
            (x + (inset if words[1] == "." else 0), 100 + 16 * at + (5 if x > 100 else 0), words)
            for x, lines in columns
            for at, words in enumerate(lines)
        ]

    text = text_of([page(left, right, 14), page(["Pasal 3", "Camat hadir."], ["Pasal 4", "Lurah hadir."], 0)])
    assert printed(text) == [*left, *right, "Pasal 3", "Camat hadir.", "Pasal 4", "Lurah hadir."]


def test_columns_as_wide_as_each_other_may_be_short_and_hold_labels_and_headings() -> None:
    left = [
        "INSTRUKSI BUPATI CONTOH", "NOMOR 5 TAHUN 2021", "TENTANG", "PENJAGAAN PASAR DESA", "BUPATI CONTOH,",
        "Dengan ini menginstruksikan semua hal:", "Kepada : a. Camat;", "b. Lurah.", "Untuk :", "KESATU : Membuka pasar desa.",
        "KEDUA : Lurah menjaga pasar desa pada", "malam hari.",
    ]  # fmt: skip
    right = [
        "KETIGA : Camat melaporkan", "keadaan pasar desa", "pasar.", "KEEMPAT : Camat segera", "menutup pasar desa.",
        "Instruksi Bupati ini mulai berlaku pada hari", "ini.", "Ditetapkan di Contoh", "pada tanggal 4 Mei 2021", "BUPATI CONTOH,",
        "ttd", "BUDI",
    ]  # fmt: skip
    columns = ((60.0, left), (315.0, right))
    page = [(x, 100.0 + 16 * at, words) for x, lines in columns for at, words in enumerate(lines)]
    assert printed(text_of([page])) == [*left, *right]


def test_a_table_in_the_second_column_stands_there() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at in range(24):
            canvas.drawString(60, 740 - 16 * at, f"Dinas merawat pasar desa nomor {at:02d} dengan baik")
            if at < 18:
                canvas.drawString(320, 740 - 16 * at, f"Camat membuka pasar desa nomor {at:02d} setiap pagi")
        for at, words in enumerate(("Kios", "Los")):
            canvas.rect(320, 425 - 20 * at, 60, 20)
            canvas.rect(380, 425 - 20 * at, 60, 20)
            canvas.drawString(325, 431 - 20 * at, words)
            canvas.drawString(385, 431 - 20 * at, f"{at + 1}.000")

    text = read(draw)
    assert text.of(text.tables[0].span).split() == ["Kios", "1.000", "Los", "2.000"]
    assert printed(text)[24:] == [
        *(f"Camat membuka pasar desa nomor {at:02d} setiap pagi" for at in range(18)), "Kios", "1.000", "Los", "2.000"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [("Nama bidang", str(at)) for at in range(12)],
        [("Menimbang :", "bahwa pasar desa perlu diatur kembali")] * 12,
        [("Kepala Dinas Pasar Desa", "Bupati Contoh yang hadir")] * 5,
        [("Perjalanan dinas dalam rangka tugas", "V V V Sesuai")] * 12,
    ],
)
def test_labels_tables_and_signatures_are_no_columns(rows: Sequence[tuple[str, str]]) -> None:
    page = [(x, 100 + 16 * at, word) for at, row in enumerate(rows) for x, word in zip((60, 300), row, strict=True)]
    assert printed(text_of([page])) == [" ".join(row) for row in rows]


def read(draw: Callable[[Canvas], None]) -> Text:
    canvas = Canvas("", pagesize=A4)
    draw(canvas)
    return read_bytes(bytes(canvas.getpdfdata()), "a.pdf")


def noted(canvas: Canvas, mark: str, note: str, *, small: float = 8) -> None:
    """Three lines, the second with a raised mark at its end, and a line at the foot."""
    canvas.setFont("Helvetica", 12)
    for at, words in enumerate(("Dinas mengelola pasar", "desa bagi pedagang", "dan pembeli.")):
        canvas.drawString(72, 700 - 16 * at, words)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(73 + canvas.stringWidth("desa bagi pedagang", "Helvetica", 12), 689, mark)
    canvas.setFont("Helvetica", small)
    canvas.drawString(72, 100, note)
    canvas.drawString(72, 89, "menurut kebiasaan.")


@pytest.mark.parametrize(
    ("mark", "note"), [("1", "1 Pedagang tetap"), ("*)", "*) Pedagang tetap"), ("12", "12) Penjual")]
)
def test_a_footnote_and_its_mark_are_kept_aside(mark: str, note: str) -> None:
    text = read(lambda canvas: noted(canvas, mark, note))
    assert printed(text) == ["Dinas mengelola pasar", "desa bagi pedagang", "dan pembeli."]
    assert aside(text, "footnote") == [mark, note, "menurut kebiasaan."]


@pytest.mark.parametrize(("mark", "note", "small"), [("1", "2 Pedagang tetap", 8), ("1", "1 Pedagang tetap", 12)])
def test_a_raised_figure_without_a_note_and_a_last_line_of_full_size_stay(mark: str, note: str, small: float) -> None:
    text = read(lambda canvas: noted(canvas, mark, note, small=small))
    assert aside(text, "footnote") == []
    assert printed(text)[1:] == [f"desa bagi pedagang{mark}", "dan pembeli.", note, "menurut kebiasaan."]


def test_letters_across_the_page_are_no_part_of_the_lines_they_cross() -> None:
    lines = [f"({at}) Pasar nomor {at} dikelola oleh pedagang di desa tersebut." for at in range(1, 40)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at, words in enumerate(lines):
            canvas.drawString(72, 780 - 16 * at, words)
        canvas.setFont("Helvetica", 90)
        canvas.translate(300, 420)
        canvas.rotate(50)
        canvas.drawCentredString(0, 0, "SALINAN")

    text = read(draw)
    assert printed(text) == lines
    assert aside(text, "stamp") == ["SALINAN"]


def test_a_page_that_repeats_another_word_for_word_is_set_aside():
    page = [f"({number}) Camat menjaga taman nomor {number} setiap hari." for number in range(1, 12)]
    other = [*page[:-1], "(11) Camat menutup taman."]
    text = text_of([paragraphs(page), paragraphs(page), paragraphs(other)])
    assert printed(text) == [*page, *other]
    assert aside(text, "page_copy") == page
