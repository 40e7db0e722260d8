"""What cannot be read gives one plain sentence in the reader's language, and exit code 2."""

import struct
import zlib

import pypdfium2
import pytest

pytestmark = pytest.mark.process

NOVEL = (
    "Pagi itu hujan turun sejak subuh, dan Sari duduk di beranda sambil memandang jalan yang sepi.\n"
    "Ia teringat kepada ayahnya, yang dahulu selalu pulang membawa roti hangat.\n\n"
    "“Kapan kita ke pantai lagi?” tanya adiknya dari balik pintu.\n"
    "Sari tidak menjawab. Angin membawa bau tanah basah ke dalam rumah.\n\n"
) * 40


def _png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def _pdf(path, scanned):
    """Two pages without a text layer: blank, or each a picture that fills the page."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        page = document.new_page(595, 842)
        if scanned:
            picture = pypdfium2.PdfImage.new(document)
            picture.set_bitmap(pypdfium2.PdfBitmap.new_native(60, 84, pypdfium2.raw.FPDFBitmap_BGR))
            picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
            page.insert_obj(picture)
            page.gen_content()
    document.save(path)


def _encrypted_pdf():
    """A PDF whose owner locked it with a password that nobody gave: the standard handler, keys of garbage."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    ]
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    identity = b"<" + b"00" * 16 + b">"
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [%s %s] >>\n" % (identity, identity)
    return out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


@pytest.fixture
def unreadable(made, tmp_path):
    made("kosong.txt", "")
    made("spasi.txt", " \n\t\n")
    made("gambar.pdf", _png())
    made("gambar.txt", _png())
    made("terkunci.pdf", _encrypted_pdf())
    made("putus.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type")
    made("novel.txt", NOVEL)
    made("folder/isi.txt", "x")
    _pdf(tmp_path / "pindaian.pdf", scanned=True)
    _pdf(tmp_path / "hampa.pdf", scanned=False)


NAMES = [
    "tidak-ada.pdf", "kosong.txt", "spasi.txt", "gambar.pdf", "gambar.txt", "terkunci.pdf", "putus.pdf", "novel.txt",
    "folder", "pindaian.pdf", "hampa.pdf",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_one_sentence_and_exit_code_2(thk, unreadable, name):
    indonesian, english = thk("parse", name), thk("check", name, "--lang", "en")
    for result in (indonesian, english):
        assert result.returncode == 2
        assert name in result.stderr
        assert "tak terduga" not in result.stderr
        assert "tidak terduga" not in result.stderr
        assert "should not" not in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1
        assert result.stderr.strip()[-1] in ".)"
    assert indonesian.stderr != english.stderr


def test_an_encrypted_file_says_so(thk, unreadable):
    sentence = thk("parse", "terkunci.pdf").stderr.lower()
    assert "sandi" in sentence or "terkunci" in sentence.replace("terkunci.pdf", "") or "enkripsi" in sentence


def test_a_page_without_text_layer_is_told(thk, unreadable):
    assert "tidak memuat teks" in thk("parse", "pindaian.pdf").stderr


def test_a_novel_is_no_regulation(thk, unreadable):
    result = thk("check", "novel.txt", "--format", "json")
    assert result.returncode == 2
    assert '"SRC005"' in result.stdout


def test_selecting_another_check_does_not_make_a_novel_a_regulation(thk, unreadable):
    assert thk("check", "novel.txt", "--select", "REF001").returncode == 2
    assert thk("check", "novel.txt", "--ignore", "SRC005").returncode == 2


def test_an_unexpected_error_is_a_sentence_unless_debugging(monkeypatch, capsys, corpus):
    import extractor.pipeline
    from extractor.cli import run

    def fail(*_, **__):
        raise RuntimeError("boom")

    monkeypatch.setattr(extractor.pipeline, "enrich", fail)
    monkeypatch.delenv("THK_DEBUG", raising=False)
    path = str(corpus / "perbup-pali-fragment.txt")
    assert run(["parse", path]) == 2
    sentence = capsys.readouterr().err
    assert path in sentence
    assert "RuntimeError: boom" in sentence
    monkeypatch.setenv("THK_DEBUG", "1")
    assert run(["parse", path]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_interruption_is_quiet(monkeypatch, capsys, corpus):
    import extractor.pipeline
    from extractor.cli import run

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(extractor.pipeline, "enrich", interrupt)
    assert run(["parse", str(corpus / "perbup-pali-fragment.txt")]) == 130
    assert capsys.readouterr().err.strip() == "Dihentikan."
