"""Every file that cannot be read gives one plain sentence in two languages."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from extractor.source import InputError, read, read_bytes
from extractor.source.text import reader as reading_module
from tests.source.made_pdf import paragraphs, pdf_of

pytestmark = pytest.mark.process


def zipped(name: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "x")
    return data.getvalue()


WHOLE = pdf_of([paragraphs(["Pasal 1", "isi"])] * 3)
CASES = {
    "kosong.txt": (b"", "kosong", "empty"),
    "spasi.txt": (b" \n\t\n\f \xc2\xa0", "spasi", "white space"),
    "gambar.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG", "PNG"),
    "arsip.pdf": (zipped("a.txt"), "ZIP", "ZIP"),
    "lain.pdf": (b"\x01\x02 hello", "bukan PDF", "not a PDF"),
    "teks.pdf": (b"BAB I\nPasal 1\n", "bukan PDF", "not a PDF"),
    "kunci.pdf": (pdf_of([paragraphs(["Pasal 1"])], password="rahasia"), "kata sandi", "password"),
    "potong.pdf": (WHOLE[: len(WHOLE) * 2 // 3], "terpotong", "cut short"),
    "rusak.pdf": (b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF", "rusak", "broken"),
    "biner.txt": (bytes(range(256)) * 20, "biner", "binary"),
    "tabel.xlsx": (zipped("xl/workbook.xml"), "ZIP", "ZIP"),
    "tabel.csv": (b"a,b\n1,2\n", ".csv", ".csv"),
    "rancangan.odt2": (b"Pasal 1\nisi\n", ".odt2", ".odt2"),
    "laman.html": (b"<html>x</html>", ".html", ".html"),
    "laman": (b"<!DOCTYPE html><html>x</html>", "HTML", "HTML"),
    "naskah.docx": (zipped("word/document.xml"), "Word", "Word"),
    "naskah": (zipped("word/document.xml"), "Word", "Word"),
    "lama.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "Office", "Office"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_plain_sentence(name: str, tmp_path: Path) -> None:
    data, indonesian, english = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        read(path)
    error = raised.value
    assert indonesian in error.message and english in error.message_en
    for message in (error.message, error.message_en):
        assert str(path) in message and message.endswith(".") and "\n" not in message
    with pytest.raises(InputError):
        read_bytes(data, name)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak ada"):
        read(tmp_path / "nofile.pdf")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)


def test_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading_module, "MOST_TEXT_BYTES", 1 << 20)
    path = tmp_path / "besar.txt"
    path.write_bytes(b"Pasal 1\n" * (1 << 18))
    with pytest.raises(InputError, match="terlalu besar"):
        read(path)


def test_a_pdf_under_another_name_is_read() -> None:
    assert read_bytes(WHOLE, "-").source.media_type == "application/pdf"


def test_an_unknown_name_with_plain_text_is_read() -> None:
    for name in ("Perbup No. 5", "naskah. Rancangan Akhir", "naskah", "-", "perbup.2017"):
        assert read_bytes(b"Pasal 1", name).content == "Pasal 1"
