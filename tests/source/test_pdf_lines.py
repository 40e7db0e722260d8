"""Printed lines of a PDF: visual order, places, hyphens, columns, turned pages."""

from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.source import read_bytes
from tests.source.made_pdf import aside, paragraphs, pdf_of, printed, text_of


def test_lines_are_read_as_the_eye_sees_them() -> None:
    page = [(72, 200, "Pasal 1"), (72, 230, "isi pasal"), (72, 100, "BUPATI PASER")]
    assert printed(text_of([page])) == ["BUPATI PASER", "Pasal 1", "isi pasal"]


def test_each_line_has_its_place() -> None:
    text = text_of([[(72, 100, "Menimbang"), (72, 120, "Mengingat"), (108, 160, "isi pasal yang panjang sekali")]])
    first, _, last = text.lines
    assert first.page == 1 and [line.number for line in text.lines] == [1, 2, 3]
    assert first.box is not None and first.box.left == pytest.approx(72, abs=1)
    assert first.box.top < 100 < first.box.bottom + 1
    assert first.size == pytest.approx(12, abs=0.1)
    assert first.indent == 0 and 4 < last.indent < 9
    assert (text.pages[0].width, text.pages[0].height, text.pages[0].method) == (595, 842, "text")


def test_white_space_above_is_counted_in_lines() -> None:
    page = [*paragraphs([f"baris {n}" for n in range(15)], step=15), (72, 100 + 15 * 14 + 45, "jauh")]
    text = text_of([page])
    assert [line.gap for line in text.lines[:15]] == [0.0] * 15
    assert text.lines[15].gap == pytest.approx(2, abs=0.1)


def test_bold_and_centred() -> None:
    page = [(72, 100, "x" * 75), (72, 116, "y" * 75)]
    text = read_bytes(pdf_of([[*page, (275, 150, "Pasal 1")]]), "a.pdf")
    assert [line.centered for line in text.lines] == [False, False, True]
    assert text_of([page], font="Helvetica-Bold").lines[0].bold
    assert not text.lines[0].bold


def test_three_columns_of_a_recital_are_one_line() -> None:
    page = [
        (108, 100, "a."),
        (126, 100, "bahwa untuk"),
        (72, 100, "Menimbang"),
        (100 + 2, 100, ":"),
        (126, 116, "tertib;"),
    ]
    page[3] = (130 - 28, 100, ":")
    page = [(72, 100, "Menimbang"), (140, 100, ":"), (170, 100, "bahwa untuk"), (152, 100, "a."), (170, 116, "tertib;")]
    assert printed(text_of([page])) == ["Menimbang : a. bahwa untuk", "tertib;"]


def test_a_label_a_little_off_its_line_belongs_to_it() -> None:
    page = [
        (72, 103, "Menimbang"),
        (150, 105, "a."),
        (172, 100, "bahwa untuk melaksanakan"),
        (172, 116, "ketentuan Pasal 5;"),
    ]
    assert printed(text_of([page])) == ["Menimbang a. bahwa untuk melaksanakan", "ketentuan Pasal 5;"]


@pytest.mark.parametrize(("off", "lines"), [(9, ["a. bahwa untuk", "tertib;"]), (11, ["bahwa untuk", "a.", "tertib;"])])
def test_a_label_belongs_to_a_line_of_which_it_shares_a_third_of_the_height(off: int, lines: list[str]) -> None:
    assert printed(text_of([[(72, 100 + off, "a."), (110, 100, "bahwa untuk"), (110, 130, "tertib;")]])) == lines


def test_a_number_alone_keeps_its_line() -> None:
    assert printed(text_of([paragraphs(["b.", "bahwa untuk", "Pasal", "1"])])) == ["b.", "bahwa untuk", "Pasal", "1"]


def test_letterspaced_heading() -> None:
    assert printed(text_of([[(250, 100, "TENTANG")], [(72, 100, "isi")]], spacing=9)) == ["TENTANG", "isi"]


def test_justified_words_are_neither_split_nor_glued() -> None:
    words = ["Setiap", "orang", "berhak", "memperoleh", "pelayanan"]
    page = [(72 + 90 * at, 100, word) for at, word in enumerate(words)]
    assert printed(text_of([page])) == [" ".join(words)]


def test_a_hyphen_at_a_line_end_binds_without_a_break() -> None:
    text = text_of([paragraphs(["setiap kepala masing-", "masing dinas", "Undang-", "Undang Nomor 1"])])
    assert text.content == "setiap kepala masing-masing dinas\nUndang-Undang Nomor 1"
    assert [line.joined for line in text.lines] == [False, True, False, True]


def test_a_proven_syllable_break_in_a_pdf() -> None:
    text = text_of([paragraphs(["pertanggungjawaban itu", "laporan pertang-", "gungjawaban lain"])])
    assert text.content == "pertanggungjawaban itu\nlaporan pertanggungjawaban lain"
    assert aside(text, "hyphen") == ["-"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    """The page is stored turned by /Rotate, its text drawn so that it stands upright when shown."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.setPageRotation(turn)
    move = {90: (842, 0, 90), 180: (595, 842, 180), 270: (0, 595, 270)}[turn]
    canvas.translate(move[0], move[1])
    canvas.rotate(move[2])
    for at, line in enumerate(["Pasal 1", "isi pasal satu", "Pasal 2"]):
        canvas.drawString(72, 842 - 100 - 16 * at, line)
    canvas.showPage()
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert printed(text) == ["Pasal 1", "isi pasal satu", "Pasal 2"]
    assert (text.pages[0].width, text.pages[0].height) == (595, 842)
    assert text.lines[0].box is not None and text.lines[0].box.left == pytest.approx(72, abs=1)


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    left = ["Salinan sesuai dengan aslinya", "KEPALA BIRO HUKUM,", "ttd", "YAYAN"]
    right = ["Ditetapkan di Manado", "GUBERNUR SULAWESI UTARA,", "ttd", "OLLY DONDOKAMBEY"]
    page = [*paragraphs(left, x=72, top=400), *paragraphs(right, x=330, top=400)]
    assert printed(text_of([page])) == right + left


def test_a_table_of_two_columns_is_read_row_by_row() -> None:
    page = [*paragraphs(["No", "1", "2"], x=72), *paragraphs(["Jabatan", "Kepala Dinas", "Camat"], x=200)]
    assert printed(text_of([page])) == ["No Jabatan", "1 Kepala Dinas", "2 Camat"]


@pytest.mark.ocr
def test_a_page_without_a_text_layer() -> None:
    data = BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 700, "Pasal 1")
    canvas.showPage()
    canvas.rect(50, 50, 400, 700, fill=1)
    canvas.showPage()
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert [page.method for page in text.pages] == ["text", "none"]
    assert text.source.method == "text"


@pytest.mark.ocr
def test_a_scan_with_nothing_but_a_stamp_has_no_text_layer() -> None:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)
    canvas.drawString(72, 20, "Balai Sertifikasi Elektronik")
    canvas.showPage()
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert aside(text, "stamp") == ["Balai Sertifikasi Elektronik"]
    assert text.content == "" and text.pages[0].method == "none" and text.source.method == "none"


@pytest.mark.ocr
def test_a_torn_word_of_a_scan_is_closed_where_the_document_has_it_whole() -> None:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)
    for at, line in enumerate(["dan/atau COVID-19", "dan/ atau COVID- 19", "makan/ minum"]):
        canvas.drawString(72, 700 - 16 * at, line)
    canvas.showPage()
    canvas.save()
    assert printed(read_bytes(data.getvalue(), "a.pdf")) == ["dan/atau COVID-19"] * 2 + ["makan/ minum"]
    assert printed(text_of([paragraphs(["dan/atau", "dan/ atau"])])) == ["dan/atau", "dan/ atau"]


def test_words_that_pdfium_glues_over_two_lines_are_parted() -> None:
    page = [*paragraphs(["1", "2", "3"], x=72), *paragraphs(["Kepala Dinas", "Camat", "Lurah"], x=200)]
    assert printed(text_of([page])) == ["1 Kepala Dinas", "2 Camat", "3 Lurah"]


def test_a_pdf_without_any_text_layer_is_an_empty_text() -> None:
    data = BytesIO()
    canvas = Canvas(data)
    canvas.rect(50, 50, 400, 700, fill=1)
    canvas.showPage()
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert text.content == "" and text.lines == ()
    assert text.source.method == "none" and [page.method for page in text.pages] == ["none"]


def test_sideways_text_on_an_upright_page() -> None:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.translate(595, 0)
    canvas.rotate(90)
    canvas.drawString(72, 495, "LAMPIRAN")
    canvas.drawString(72, 470, "PERATURAN BUPATI")
    canvas.showPage()
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert printed(text) == ["LAMPIRAN", "PERATURAN BUPATI"]
    assert (text.pages[0].width, text.pages[0].height) == (842, 595)


def test_fake_bold_counts_once() -> None:
    page = [(72, 100, "BAB I"), (72.2, 100, "BAB I"), (72, 130, "isi bab")]
    assert printed(text_of([page]))[-1] == "isi bab"
    assert printed(text_of([page]))[0].startswith("BAB I")
