"""Words that a PDF holds and nobody sees: beyond the page, and on layers that are off."""

import zlib

import pytest

from extractor.source import read_bytes
from extractor.source.pdf.hidden import has_layers_off
from tests.source.made_pdf import aside, paragraphs, printed, text_of

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
