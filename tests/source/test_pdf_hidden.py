"""Words that a PDF holds and nobody sees, and words that stand on it as form fields."""

import zlib
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.model.text import Page
from extractor.pipeline import analyse
from extractor.source import read_bytes
from extractor.source.line_draft import Draft
from extractor.source.pdf.hidden import has_layers_off
from extractor.source.pdf.pages import Leaf, unread
from tests.source.made_pdf import A4, aside, paragraphs, printed, text_of

BODY = ["Pasal 1", "Bupati menetapkan rencana kerja.", "Pasal 2", "Camat melapor kepada Bupati."]


def drawn(words, x, y, layer=None):
    inside = f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET"
    return f"/OC /{layer} BDC {inside} EMC\n" if layer else f"{inside}\n"


def layered(content, off="7 0 R", *, turn=0, packed=False):
    """Return a PDF of one page with the layers Borang (off, unless told otherwise) and Cap (on)."""
    catalog = f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [{off}] >> >> >>"
    objects = [
        catalog,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turn} /Contents 4 0 R /Resources << /Font "
        "<< /F1 5 0 R >> /Properties << /A 7 0 R /B 8 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "null",
        "<< /Type /OCG /Name (Borang) >>",
        "<< /Type /OCG /Name (Cap) >>",
    ]
    body = b"%PDF-1.5\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode()
    if packed:
        inside = zlib.compress(catalog.encode())
        body = body.replace(f"/OFF [{off}]".encode(), f"/FFO [{off}]".encode())
        body += b"9 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + inside + b"\nendstream\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    return body + f"trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def page(layer="A"):
    lines = [drawn(words, 160, 700 - 20 * at) for at, words in enumerate(BODY)]
    return "".join([*lines[:2], drawn("Pasal :", 60, 680, layer), *lines[2:]])


def test_words_on_a_layer_that_is_off_are_set_aside():
    text = read_bytes(layered(page()), "a.pdf")
    assert printed(text) == BODY and aside(text, "hidden") == ["Pasal :"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_hides_the_same_words(turn):
    text = read_bytes(layered(page(), turn=turn), "a.pdf")
    assert printed(text) == BODY and aside(text, "hidden") == ["Pasal :"]


def test_words_on_a_layer_that_is_on_are_text():
    text = read_bytes(layered(page("B")), "a.pdf")
    assert "Pasal : Bupati menetapkan rencana kerja." in printed(text) and aside(text, "hidden") == []


def test_layers_that_are_all_on_cost_no_look():
    assert not has_layers_off(layered(page(), off=""))
    assert has_layers_off(layered(page()))
    assert has_layers_off(layered(page(), packed=True))


def test_words_beyond_the_page_are_set_aside():
    body = [*paragraphs(BODY), (700, 116, "7"), (72, 900, "di bawah"), (-200, 132, "di kiri")]
    text = text_of([body])
    assert printed(text) == BODY and sorted(aside(text, "hidden")) == ["7", "di bawah", "di kiri"]


def test_a_page_whose_words_are_all_beyond_it_keeps_them():
    assert printed(text_of([paragraphs(BODY, x=700)])) == BODY


SECRET = "Pasal 77 Camat boleh diam."
UNSEEN = {
    "letters that are not drawn": "3 Tr BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET 0 Tr",
    "white letters": "1 g BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET 0 g",
    "letters under a filled area": "BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET 1 g 60 490 400 30 re f 0 g",
    "letters of a tenth of a point": "BT /F1 0.1 Tf 1 0 0 1 72 500 Tm ({}) Tj ET",
}
SEEN = {
    "white letters on a dark ground": "0 0 1 rg 60 490 400 30 re f 1 g BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET 0 g",
    "letters with a tint below": "0.9 g 60 490 400 30 re f 0 g BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET",
    "a filled area that ends before the words": "BT /F1 12 Tf 1 0 0 1 72 500 Tm ({}) Tj ET 1 g 60 520 400 30 re f 0 g",
}


def beside(drawn_so, turn=0):
    lines = "".join(drawn(words, 72, 700 - 20 * at) for at, words in enumerate(BODY))
    return read_bytes(layered(lines + drawn_so.format(SECRET) + "\n", turn=turn), "a.pdf")


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("how", UNSEEN)
def test_words_that_nobody_sees_are_set_aside_and_told(how, turn):
    text = beside(UNSEEN[how], turn)
    assert printed(text) == BODY
    assert [words.replace(" ", "") for words in aside(text, "hidden")] == [SECRET.replace(" ", "")]
    assert "SRC013" in [finding.code for finding in analyse(text, rules=False).findings]


@pytest.mark.parametrize("how", SEEN)
def test_words_that_are_seen_are_text(how):
    text = beside(SEEN[how])
    assert SECRET in printed(text) and aside(text, "hidden") == []


def test_a_page_of_invisible_words_alone_keeps_them():
    lines = "".join(drawn(words, 72, 700 - 20 * at) for at, words in enumerate(BODY))
    assert printed(read_bytes(layered("3 Tr\n" + lines), "a.pdf")) == BODY


def test_invisible_words_over_a_scan_are_its_text():
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (60, 84), 255)), 0, 0, *A4)
    canvas.drawString(300, 30, "stempel yang dibubuhkan kemudian")
    words = canvas.beginText(72, 700)
    words.setTextRenderMode(3)
    words.textLines(BODY)
    canvas.drawText(words)
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert set(BODY) <= set(printed(text)) and aside(text, "hidden") == []


def test_words_of_form_fields_are_told():
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.drawString(72, 700, "Pasal 1")
    canvas.acroForm.textfield(name="isi", value="Pasal 2 diisi kemudian", x=72, y=600, width=200, height=20)
    canvas.save()
    text = read_bytes(data.getvalue(), "a.pdf")
    assert printed(text) == ["Pasal 1"] and aside(text, "annotation") == ["Pasal 2 diisi kemudian"]
    (told,) = [finding for finding in analyse(text, rules=False).findings if finding.code == "SRC013"]
    assert "isian formulir" in told.message and "Pasal 2 diisi kemudian" in told.message


def test_a_page_whose_letters_have_no_name_is_read_from_its_picture():
    def leaf(words):
        return Leaf(Page(1, *A4, "text"), [Draft(words, 1, 1)])

    assert unread([leaf("\ue050\ue041\ue053\ue041\ue04c 12 \ue042\ue055\ue050\ue041\ue054\ue049 x")]) == [1]
    assert unread([leaf("\uf0b7 Camat melapor kepada Bupati.")]) == []


def test_a_number_that_its_cell_cuts_off_is_hidden():
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.drawString(72, 700, "(1) Camat menjaga taman setiap hari.")
    canvas.saveState()
    cell = canvas.beginPath()
    cell.rect(60, 690, 25, 30)
    canvas.clipPath(cell, stroke=0, fill=0)
    canvas.drawString(120, 700, "1")
    canvas.drawString(70, 640, "(2)")
    canvas.restoreState()
    canvas.drawString(72, 660, "(2) Lampu menyala.")
    canvas.save()
    text = read_bytes(data.getvalue(), "contoh.pdf")
    assert printed(text) == ["(1) Camat menjaga taman setiap hari.", "(2) Lampu menyala."]
    assert aside(text, "hidden") == ["1", "(2)"]


def struck_pdf(*, low: bool = False, long: bool = False) -> bytes:
    """A page with a line through `lima ribu`: through the words, under them (`low`), or on beyond them (`long`)."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "Tarif kios sebesar lima ribu enam ribu rupiah.")
    start = 72 + canvas.stringWidth("Tarif kios sebesar ", "Helvetica", 12)
    end = start + canvas.stringWidth("lima ribu", "Helvetica", 12)
    at = 698 if low else 704
    canvas.line(20 if long else start, at, 580 if long else end, at)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_words_that_a_line_strikes_out_are_no_text() -> None:
    text = read_bytes(struck_pdf(), "a.pdf")
    assert printed(text) == ["Tarif kios sebesar enam ribu rupiah."] and aside(text, "struck") == ["lima ribu"]


@pytest.mark.parametrize("how", [{"low": True}, {"long": True}])
def test_a_line_under_words_or_of_a_table_strikes_nothing_out(how: dict[str, bool]) -> None:
    assert aside(read_bytes(struck_pdf(**how), "a.pdf"), "struck") == []


def test_very_small_print_is_text_and_told() -> None:
    text = text_of([paragraphs(["Tarif kios sebesar lima ribu.", "kecuali pedagang lama."])], size=3)
    assert printed(text) == ["Tarif kios sebesar lima ribu.", "kecuali pedagang lama."]
    (told,) = [finding for finding in analyse(text, rules=False).findings if finding.code == "SRC013"]
    assert told.severity == "info" and "2 baris" in told.message
