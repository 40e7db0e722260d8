"""`thk page`: what was read where, as lines and as a picture."""

from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

LINES = [
    (60, 80, "BAB I"),
    (60, 94, "KETENTUAN UMUM"),
    (60, 122, "Pasal 1"),
    (60, 136, "(1) Bupati menetapkan tarif sewa pasar."),
    (60, 150, "(2) Camat mengawasi pasar."),
]
TABLE = [(60, "No", "Jenis", "Tarif"), (60, "1.", "Kios", "150.000"), (60, "2.", "Los", "50.000")]


def regulation(turn: int = 0, *, told: bool = True) -> bytes:
    """Two pages, the second a Lampiran with a ruled table; `turn` quarters off, which `told` files say of themselves."""
    data = BytesIO()
    wide, high = (595, 842) if turn % 2 == 0 else (842, 595)
    canvas = Canvas(data, pagesize=(wide, high))

    def begin() -> None:
        canvas.setFont("Helvetica", 10)
        canvas.translate(*{0: (0, 0), 1: (wide, 0), 2: (wide, high), 3: (0, high)}[turn])
        canvas.rotate(turn * 90)

    begin()
    canvas.drawString(285, 842 - 40, "- 2 -")
    for x, y, words in LINES:
        canvas.drawString(x, 842 - y, words)
    canvas.showPage()
    begin()
    canvas.drawString(60, 842 - 60, "LAMPIRAN PERATURAN BUPATI CONTOH")
    for row, (left, *cells) in enumerate(TABLE):
        for column, words in enumerate(cells):
            canvas.rect(left + 120 * column, 842 - 120 - 20 * row, 120, 20)
            canvas.drawString(left + 4 + 120 * column, 842 - 114 - 20 * row, words)
    canvas.showPage()
    canvas.save()
    document = pdfium.PdfDocument(data.getvalue())
    for page in document if told else ():
        page.set_rotation(turn * 90)
    turned = BytesIO()
    document.save(turned)
    return turned.getvalue()


def rows_of(output: str) -> list[str]:
    return [" ".join(row.split()) for row in output.splitlines()[1:]]


def test_each_line_is_told_with_its_place_and_what_it_became(thk, made):
    made("contoh.pdf", regulation())
    result = thk("page", "contoh.pdf", "1")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "contoh.pdf, halaman 1 dari 2: dibaca dari lapisan teks"
    told = [row.split(") ", 1)[1] for row in rows_of(result.stdout)]
    assert told == [
        "disisihkan page_number - 2 -",
        "judul chp_I BAB I",
        "judul chp_I KETENTUAN UMUM",
        "judul art_1 Pasal 1",
        "ketentuan art_1__para_1 (1) Bupati menetapkan tarif sewa pasar.",
        "ketentuan art_1__para_2 (2) Camat mengawasi pasar.",
    ]
    assert rows_of(result.stdout)[1].startswith("2 (60, 7")


def test_cells_are_told_by_table_row_and_column(thk, made):
    made("contoh.pdf", regulation())
    result = thk("page", "contoh.pdf", "2", "--lang", "en")
    assert result.stdout.startswith("contoh.pdf, page 2 of 2: read from its text layer\n")
    told = [row.split(") ", 1)[1] for row in rows_of(result.stdout)]
    assert told[-3:] == [
        "table att_1__table_1 3,1 2.",
        "table att_1__table_1 3,2 Los",
        "table att_1__table_1 3,3 50.000",
    ]


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_the_picture_has_a_box_around_every_line_however_the_page_lies(thk, made, turn, told):
    path = made("contoh.pdf", regulation(turn, told=told))
    result = thk("page", "contoh.pdf", "1", "--picture", "hasil.png")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Gambar: hasil.png (ketentuan biru, judul ungu" in result.stdout
    drawn = np.asarray(Image.open(path.parent / "hasil.png").convert("RGB"), dtype=int)
    page = pdfium.PdfDocument(path)[0]
    plain = np.asarray(page.render(scale=drawn.shape[1] / page.get_width(), grayscale=True).to_pil(), dtype=int)
    plain = plain[: drawn.shape[0], : drawn.shape[1]]
    drawn = drawn[: plain.shape[0]]
    white = plain == 255
    boxed = white & (drawn.min(axis=2) < 250)
    reach = np.zeros_like(boxed)
    for down in range(-4, 5):
        for right in range(-4, 5):
            reach |= np.roll(boxed, (down, right), axis=(0, 1))
    ink = plain < 128
    assert ink.sum() > 500
    assert (ink & reach).sum() > 0.98 * ink.sum()
    assert boxed.sum() < 0.1 * white.sum()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("contoh.pdf", "3"), "contoh.pdf tidak mempunyai halaman 3; banyaknya halaman: 2."),
        (("contoh.txt", "1"), "contoh.txt tidak mempunyai halaman 1; banyaknya halaman: 0."),
        (("lembar.txt", "1", "--picture", "hasil.png"), "lembar.txt bukan PDF"),
        (("contoh.pdf", "1", "--picture", "tidak/ada/hasil.png"), "tidak/ada/hasil.png: gambar halaman tidak dapat"),
        (("hilang.pdf", "1"), "hilang.pdf: berkas tidak ada"),
        (("contoh.pdf", "nol"), "N"),
    ],
)
def test_what_cannot_be_shown_is_said(thk, made, arguments, message):
    made("contoh.pdf", regulation())
    made("contoh.txt", "Pasal 1\nCamat bertugas.\n")
    made("lembar.txt", "Pasal 1\nCamat bertugas.\n\fPasal 2\nBupati menetapkan tarif.\n")
    result = thk("page", *arguments)
    assert result.returncode == 2
    assert message in result.stderr
