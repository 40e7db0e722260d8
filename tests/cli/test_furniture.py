"""`thk parse --furniture`."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas


def pages(count: int) -> bytes:
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for page in range(1, count + 1):
        canvas.drawString(285, 800, f"- {page} -")
        canvas.drawString(72, 700, f"Pasal {page}")
        canvas.drawString(
            72, 680, ("Camat bertugas.", "Bupati menetapkan tarif.", "Setiap orang wajib patuh.")[page - 1]
        )
        canvas.drawString(72, 30, "www.peraturan.go.id")
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_it_lists_kind_page_place_and_words(thk, made):
    made("contoh.pdf", pages(3))
    result = thk("parse", "contoh.pdf", "--furniture")
    assert (result.returncode, result.stderr) == (0, "")
    head, *rows = result.stdout.splitlines()
    assert head == "contoh.pdf: 6 disisihkan"
    assert [row.split() for row in rows[:2]] == [
        ["hlm.", "1", "baris", "1", "(285,", rows[0].split()[5], "page_number", "-", "1", "-"],
        ["hlm.", "1", "baris", "4", "(72,", rows[1].split()[5], "gazette", "www.peraturan.go.id"],
    ]
    assert rows[-1].split()[:2] == ["hlm.", "3"]


def test_it_speaks_english(thk, made):
    made("contoh.pdf", pages(3))
    result = thk("parse", "contoh.pdf", "--furniture", "--lang", "en")
    assert result.stdout.startswith("contoh.pdf: 6 set aside\n  p. 1 ")


def test_a_text_without_pages_has_lines_only(thk, made):
    made("contoh.md", "**BAB I**\n\n**Pasal 1**\n")
    result = thk("parse", "contoh.md", "--furniture")
    assert result.stdout.splitlines()[0] == "contoh.md: 4 disisihkan"
    assert "hlm." not in result.stdout
    assert "markup        **" in result.stdout


def test_stdin_and_an_input_that_cannot_be_read(thk, made):
    made("kosong.txt", "")
    result = thk("parse", "kosong.txt", "-", "--furniture", stdin=b"Pasal 1\nCamat bertugas.\n")
    assert result.returncode == 2
    assert result.stdout.splitlines() == ["-: 0 disisihkan"]
    assert "kosong.txt" in result.stderr


@pytest.mark.parametrize("more", [["-o", "hasil"], ["--to", "json"]])
def test_it_stands_alone(thk, made, more):
    made("contoh.md", "**BAB I**\n")
    result = thk("parse", "contoh.md", "--furniture", *more)
    assert result.returncode == 2
    assert "--furniture hanya mendaftar" in result.stderr
