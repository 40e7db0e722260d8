"""Pictures and files within a file, which nobody reads, are kept aside with their place."""

from io import BytesIO

import pypdfium2 as pdfium
from made_docx import paragraph, saved, word_of
from made_pdf import paragraphs, pdf_of
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.source import read_bytes

LINES = ["PERATURAN BUPATI CONTOH", "NOMOR 1 TAHUN 2020", "Pasal 1", "Besaran tarif tercantum dalam tabel berikut."]

EMBEDDED = (
    '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/>'
    "</w:object></w:r></w:p>"
)
SHAPE = '<w:p><w:r><w:pict><v:line from="0,0" to="100,0"/></w:pict></w:r></w:p>'


def pictures(data: bytes, name: str) -> list[tuple[str, int | None]]:
    return [(each.text, each.page) for each in read_bytes(data, name).furniture if each.kind == "picture"]


def pdf_with(*pictures_at: tuple[float, float, float, float]) -> bytes:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for at, line in enumerate(LINES):
        canvas.drawString(72, 700 - 16 * at, line)
    for place in pictures_at:
        canvas.drawImage(ImageReader(Image.new("L", (40, 20), 200)), *place)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_a_picture_on_a_page_is_named_with_its_page() -> None:
    assert pictures(pdf_with((72, 200, 300, 100)), "tarif.pdf") == [("gambar 300 × 100", 1)]


def test_an_emblem_a_background_and_a_page_without_pictures_are_not() -> None:
    assert pictures(pdf_with((270, 750, 60, 60)), "lambang.pdf") == []
    assert pictures(pdf_with((60, 640, 400, 80)), "latar.pdf") == []
    assert pictures(pdf_of([paragraphs(LINES)]), "polos.pdf") == []


def test_a_file_that_is_attached_is_named() -> None:
    document = pdfium.PdfDocument(pdf_of([paragraphs(LINES)]))
    document.new_attachment("lampiran.xlsx").set_data(b"PK")
    out = BytesIO()
    document.save(out)
    assert pictures(out.getvalue(), "berkas.pdf") == [("lampiran.xlsx", 1)]


def test_a_picture_in_markdown_is_named() -> None:
    text = "\n\n".join([*LINES, "![Tarif](tarif.png)"])
    assert pictures(text.encode(), "tarif.md") == [("![Tarif](tarif.png)", None)]


def test_pictures_and_embedded_files_of_a_word_document_are_named() -> None:
    word = word_of(*LINES, body=paragraph("Tarif:") + EMBEDDED + SHAPE)
    picture = BytesIO()
    Image.new("L", (40, 20), 200).save(picture, "PNG")
    word.add_paragraph().add_run().add_picture(picture)
    found = pictures(saved(word), "tarif.docx")
    assert [name for name, _ in found[:1]] == ["Excel.Sheet.12"] and len(found) == 2
