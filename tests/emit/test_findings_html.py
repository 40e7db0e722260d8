"""The HTML report: self-contained, everything in it that was found, pictures where there are pages."""

import re
from base64 import b64decode
from io import BytesIO

import msgspec
import pytest
from made_pdf import paragraphs, pdf_of
from PIL import Image
from test_findings_formats import CODES, TEXT, made_by, reviewed
from whole_page import Page

from extractor.emit.findings.html import HtmlReport
from extractor.emit.findings.page_pictures import Budget, PagePictures
from extractor.model.text import Box, Span
from extractor.pipeline import analyse
from extractor.review.reviewed import review
from extractor.source import read_bytes

SCALE = 1.35


@pytest.fixture(scope="module")
def pdf():
    return pdf_of([paragraphs(["Halaman pertama"]), paragraphs([line.strip() for line in TEXT.splitlines() if line])])


def page(html):
    read = Page(html)
    assert len(read.ids) == len(set(read.ids))
    assert {link for link in read.links if not (link.startswith("#") and link[1:] in read.ids)} == set()
    assert all(load.startswith("data:image/webp;base64,") for load in read.loads)
    return read


def shown(*inputs, language="id", data_of=lambda _: None):
    return made_by(HtmlReport, *inputs, language=language, data_of=data_of).decode()


def test_the_report_shows_text_marks_and_findings():
    read = page(shown(reviewed(), reviewed(name="kedua.txt")))
    marks = [values["class"] for tag, values in read.tags if tag == "mark"]
    assert marks == [finding.severity for finding in reviewed().open] * 2
    assert "Ketertiban sebagaimana dimaksud dalam" in read.text
    assert "kedua.txt" in read.text
    assert [values["value"] for tag, values in read.tags if values.get("name") == "code"] == list(CODES)
    assert len([1 for tag, values in read.tags if tag == "li" and values.get("data-code")]) == 4


def test_the_report_speaks_both_languages():
    indonesian, english = (page(shown(reviewed(), language=lang)).text for lang in ("id", "en"))
    for finding in reviewed().open:
        assert finding.message in indonesian
        assert finding.message_en in english
    assert "Laporan temuan" in indonesian
    assert "Report of findings" in english


def test_words_of_the_regulation_are_escaped():
    made = reviewed(TEXT.replace("ketertiban jalan", "<script>alert(1)</script>"))
    assert "<script>alert" not in shown(made)


def test_a_report_without_findings():
    assert "Tidak ada temuan." in page(shown(reviewed(select=("STR001",)))).text


def test_a_pdf_has_a_picture_behind_each_finding(pdf):
    text = read_bytes(pdf, "naskah.pdf")
    made = review("naskah.pdf", analyse(text, rules=False, select=CODES))
    read = page(shown(made, data_of=lambda _: pdf))
    assert len(read.loads) == len(made.open) == 2
    for uri in read.loads:
        picture = Image.open(BytesIO(b64decode(uri.partition(",")[2])))
        assert picture.width == pytest.approx(595 * SCALE, abs=2)
        assert 60 < picture.height < 200


def red(picture):
    """The box of the frame in a picture: its reddest pixels."""
    pixels = picture.convert("RGB").load()
    found = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if pixels[x, y][0] > 150 and pixels[x, y][1] < 90 and pixels[x, y][2] < 90
    ]
    return min(x for x, _ in found), min(y for _, y in found), max(x for x, _ in found), max(y for _, y in found)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_frame_stands_around_the_words(turn):
    lines = [line.strip() for line in TEXT.splitlines() if line]
    pdf = pdf_of([paragraphs(["Halaman pertama"]), paragraphs(lines)], turn=turn)
    text = read_bytes(pdf, "naskah.pdf")
    start = text.content.index("7 ayat (1)")
    pictures = PagePictures(pdf, text, Budget())
    made = pictures.of(Span(start, start + 10))
    before = pictures.of(Span(text.line_at(start).span.start, start))
    pictures.close()
    assert made.page == 2
    frames = [red(Image.open(BytesIO(b64decode(each.uri.partition(",")[2])))) for each in (before, made)]
    box = text.line_at(start).box
    scale = made.width / text.pages[1].width
    assert frames[0][0] == pytest.approx(box.left * scale, abs=6)
    assert frames[0][2] == pytest.approx(frames[1][0], abs=12)
    assert frames[1][2] < box.right * scale - 60


def test_a_report_has_a_limit_of_pictures(pdf):
    text = read_bytes(pdf, "naskah.pdf")
    pictures = PagePictures(pdf, text, Budget(pictures=1))
    assert pictures.of(Span(0, 5)) is not None
    assert pictures.of(Span(0, 5)) is None
    pictures.close()
    assert not Budget(size=10).takes(11)


def test_a_page_that_cannot_be_rendered_has_no_picture(pdf):
    text = read_bytes(pdf, "naskah.pdf")
    pictures = PagePictures(b"%PDF-1.4 broken", text, Budget())
    assert pictures.of(Span(0, 5)) is None
    pictures.close()
    far = msgspec.structs.replace(text.lines[0], box=Box(0.0, 9000.0, 10.0, 9010.0))
    pictures = PagePictures(pdf, msgspec.structs.replace(text, lines=(far, *text.lines[1:])), Budget())
    assert pictures.of(Span(0, 5)) is None
    pictures.close()


def test_the_report_needs_nothing_from_elsewhere():
    html = shown(reviewed())
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)
    assert "default-src 'none'" in html
