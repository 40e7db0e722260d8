"""Pictures as scans, and what LibreOffice makes a Word document of."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from extractor.source import InputError, read_bytes
from extractor.source.ocr.tesseract import is_installed
from tests.source.made_docx import saved, word_of
from tests.source.made_scan import pictures_of
from tests.source.test_ocr import LINES, paragraphs

needs_tesseract = [pytest.mark.ocr, pytest.mark.skipif(not is_installed(), reason="needs tesseract")]
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THK_CACHE", str(tmp_path / "cache"))


def encoded(pictures: list[Image.Image], kind: str, **how: object) -> bytes:
    out = BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(out, kind, **more, **how)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "how"),
    [
        ("PNG", "L", {"dpi": (200, 200)}),
        pytest.param("PNG", "RGBA", {}, id="PNG without resolution, transparent"),
        ("JPEG", "RGB", {"dpi": (72, 72), "quality": 90}),
        ("TIFF", "1", {"compression": "group4", "dpi": (200, 200)}),
    ],
)
@pytest.mark.parametrize("marked", [pytest.param(None, marks=needs_tesseract)])
def test_a_picture_is_read_as_a_scan(kind: str, mode: str, how: dict[str, object], marked: None) -> None:
    picture = pictures_of([paragraphs(LINES)])[0]
    picture = picture.point(lambda grey: 255 * (grey > 128)).convert("1") if mode == "1" else picture.convert(mode)
    data = encoded([picture], kind, **how)
    text = read_bytes(data, f"pindaian.{kind.lower()}")
    # Of black and white alone not every small sign is read.
    assert [line.strip() for line in text.content.splitlines() if line.strip()][:4] == LINES[:4]
    assert (text.source.media_type, text.source.method) == (f"image/{kind.lower()}", "ocr")
    assert text.source.pages == 1


@pytest.mark.parametrize("marked", [pytest.param(None, marks=needs_tesseract)])
def test_every_picture_of_a_tiff_is_a_page(marked: None) -> None:
    data = encoded(pictures_of([paragraphs(LINES[:6]), paragraphs(LINES[6:])]), "TIFF", dpi=(200, 200))
    text = read_bytes(data, "pindaian.tif")
    assert text.source.pages == 2
    assert [line.strip() for line in text.content.splitlines() if line.strip()] == LINES


@pytest.mark.parametrize("marked", [pytest.param(None, marks=needs_tesseract)])
def test_a_photograph_is_turned_as_the_camera_says(marked: None) -> None:
    picture = pictures_of([paragraphs(LINES)])[0].rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    text = read_bytes(encoded([picture], "JPEG", exif=exif, quality=90), "foto.jpg")
    assert [line.strip() for line in text.content.splitlines() if line.strip()] == LINES


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif"])
def test_a_broken_picture_is_refused(name: str) -> None:
    kind = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}[name[2:]]
    data = encoded([Image.new("L", (900, 1200), 255)], kind)
    with pytest.raises(InputError) as refused:
        read_bytes(data[: len(data) // 3 if kind != "TIFF" else 20], name)
    assert name in str(refused.value)


def test_a_picture_called_pdf_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        read_bytes(encoded([Image.new("L", (9, 9))], "PNG"), "a.pdf")
    assert "PNG" in refused.value.message_en


def fake_office(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program `soffice` on the path that runs `body`; `$out` is the folder for the result."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    found = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; given=$1'
    program.write_text(f"#!/bin/sh\n{found}\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


FORMS = [
    ("a.doc", OLD_WORD),
    ("b.rtf", b"{\\rtf1 x}"),
    ("c.odt", b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"),
]


@pytest.mark.parametrize(("name", "data"), FORMS, ids=["doc", "rtf", "odt"])
def test_with_libreoffice_old_documents_are_read(name, data, tmp_path, monkeypatch) -> None:
    (tmp_path / "made.docx").write_bytes(saved(word_of("PERATURAN BUPATI CONTOH", "NOMOR 1 TAHUN 2020")))
    fake_office(tmp_path, monkeypatch, f'mkdir -p "$out"; cp {tmp_path}/made.docx "$out/naskah.docx"')
    text = read_bytes(data, name)
    assert "PERATURAN BUPATI CONTOH" in text.content
    assert text.source.file == name and "openxml" not in text.source.media_type


@pytest.mark.parametrize(("name", "data"), FORMS, ids=["doc", "rtf", "odt"])
def test_without_libreoffice_the_sentence_says_what_to_install(name, data, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError) as refused:
        read_bytes(data, name)
    for sentence in (refused.value.message, refused.value.message_en):
        assert name in sentence and "LibreOffice" in sentence and ".docx" in sentence


def test_what_libreoffice_cannot_open_is_refused(tmp_path, monkeypatch) -> None:
    fake_office(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(InputError, match="LibreOffice"):
        read_bytes(OLD_WORD, "a.doc")


def test_libreoffice_has_a_limit_of_time(tmp_path, monkeypatch) -> None:
    from extractor.source.converted import office

    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    fake_office(tmp_path, monkeypatch, "exec sleep 60")
    with pytest.raises(InputError, match="LibreOffice"):
        read_bytes(OLD_WORD, "a.doc")
