"""Word documents that are broken, locked, too large, too deep, or not what their name says."""

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from extractor.source import InputError, read, read_bytes
from extractor.source.docx import package as package_module
from tests.growth import assert_linear
from tests.source.made_docx import SPACES, definition, paragraph, run, saved, word_of

WHOLE = saved(word_of("Pasal 1", "isi"))
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(**parts: str | bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def document(body: str) -> str:
    return f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def without(*parts: str, **changed: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(WHOLE)) as old, zipfile.ZipFile(data, "w") as made:
        for name in old.namelist():
            if name not in parts:
                made.writestr(name, changed.get(name, old.read(name)))
    return data.getvalue()


CASES: dict[str, tuple[bytes, str, str]] = {
    "bukan.docx": (b"Pasal 1\nisi", "bukan dokumen Word", "not a Word document"),
    "arsip.docx": (archive(**{"a.txt": "x"}), "bukan dokumen Word", "not a Word document"),
    "lembar.docx": (archive(**{"word__document.xml": "<workbook/>"}), "bukan dokumen Word", "none of Word"),
    "rusak.docx": (archive(**{"word__document.xml": "<w:document"}), "rusak", "broken"),
    "potong.docx": (WHOLE[: len(WHOLE) // 2], "rusak atau terpotong", "cut short"),
    "kosong.docx": (archive(**{"word__document.xml": document("<w:p/>")}), "tidak berisi teks", "no text"),
    "tanpa_isi.docx": (archive(**{"word__document.xml": f"<w:document {SPACES}/>"}), "tidak berisi teks", "no text"),
    "kunci.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"), "kata sandi", "password"),
    "lama.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ".doc", ".doc"),
    "lama.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "LibreOffice", "LibreOffice"),
    "entitas.docx": (
        archive(**{"word__document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + document(paragraph("&b;"))}),
        "rusak",
        "broken",
    ),
    "dalam.docx": (archive(**{"word__document.xml": document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)}), "rusak", "broken"),
}  # fmt: skip


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.process) if name.startswith("lama.") else name for name in CASES]
)
def test_a_plain_sentence(name: str, tmp_path: Path) -> None:
    data, indonesian, english = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        read(path)
    assert indonesian in raised.value.message and english in raised.value.message_en
    for message in (raised.value.message, raised.value.message_en):
        assert str(path) in message and message.endswith(".") and "\n" not in message


def test_a_bomb_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MOST_PART_BYTES", 1 << 20)
    bomb = archive(**{"word__document.xml": document("<w:p/>" * 300_000)})
    assert len(bomb) < 20_000
    with pytest.raises(InputError, match="terlalu besar"):
        read_bytes(bomb, "bom.docx")


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MOST_BYTES", 8_000)
    with pytest.raises(InputError, match="terlalu besar"):
        read_bytes(WHOLE, "bom.docx")


def test_missing_parts_are_done_without() -> None:
    assert read_bytes(archive(**{"word__document.xml": document(paragraph("isi", 0))}), "a.docx").content == "isi"
    bare = without("word/styles.xml", "word/numbering.xml", "_rels/.rels", "[Content_Types].xml", "docProps/core.xml")
    assert read_bytes(bare, "a.docx").content == "Pasal 1\nisi"


def test_a_main_part_of_another_name() -> None:
    relations = (
        f'<Relationships><Relationship Id="a" Type="{TYPE}/officeDocument" Target="/word/isi.xml"/></Relationships>'
    )
    data = archive(**{"_rels/.rels": relations, "word__isi.xml": document(paragraph("isi"))})
    assert read_bytes(data, "a.docx").content == "isi"


def test_dangling_relations_are_passed_over() -> None:
    relations = f'<Relationships><Relationship Id="h" Type="{TYPE}/header" Target="hilang.xml"/></Relationships>'
    section = f'<w:sectPr><w:headerReference w:type="default" xmlns:r="{TYPE}" r:id="h"/></w:sectPr>'
    data = archive(**{
        "word__document.xml": document(paragraph("isi") + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + section),
        "word/_rels/document.xml.rels": relations,
    })  # fmt: skip
    assert read_bytes(data, "a.docx").content == "isi"


def test_the_strict_form_of_the_standard() -> None:
    strict = document(paragraph("isi")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(archive(**{"word__document.xml": strict}), "a.docx").content == "isi"


@pytest.mark.parametrize("name", ["naskah.docm", "naskah.dotx", "naskah", "-", "naskah.pdf"])
def test_a_word_document_under_another_name(name: str) -> None:
    text = read_bytes(WHOLE, name)
    assert text.content == "Pasal 1\nisi" and text.source.media_type.endswith("wordprocessingml.document")


def test_tables_in_tables_as_deep_as_the_parser_goes() -> None:
    deep = paragraph("isi")
    for _ in range(60):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    assert read_bytes(archive(**{"word__document.xml": document(deep)}), "a.docx").content == "isi"
    wrapped = "<w:sdt>" * 240 + paragraph("isi") + "</w:sdt>" * 240
    assert read_bytes(archive(**{"word__document.xml": document(wrapped)}), "a.docx").content == "isi"


@pytest.mark.parametrize(
    "attributes",
    [
        'w:left="99999999999999999999"',
        'w:left="1e999"',
        'w:left="x"',
        'w:left="-720"',
        'w:left="2.5cm"',
        'w:left="nan"',
    ],
)
def test_odd_measures(attributes: str) -> None:
    more = f"<w:ind {attributes}/>"
    odd = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    text = read_bytes(archive(**{"word__document.xml": document(paragraph("isi", more=more) + odd)}), "a.docx")
    assert text.content == "isi" and text.lines[0].indent >= 0


_BEGIN, _SEPARATE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
)
LARGE: dict[str, Callable[[int], str]] = {
    "runs of one look": lambda n: "<w:p>" + "<w:r><w:t>kata</w:t></w:r>" * (8 * n) + "</w:p>",
    "hidden and shown in turn": lambda n: "<w:p>" + (run("kata ") + run("x", "<w:vanish/>")) * (2 * n) + "</w:p>",
    "fields in fields": lambda n: "<w:p>" + (_BEGIN + _SEPARATE + run("kata ")) * (2 * n) + "</w:p>",
    "tab stops": lambda n: "<w:p><w:pPr><w:tabs>" + "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in range(4 * n))
    + "</w:tabs></w:pPr><w:r>" + "<w:tab/>" * (4 * n) + "<w:t>kata</w:t></w:r></w:p>",
    "paragraph ends struck out": lambda n: '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>kata</w:t></w:r></w:p>' * (2 * n),
    "cells of one row": lambda n: "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>"
    + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>kata</w:t></w:r></w:p></w:tc>" * n + "</w:tr>") * 2 + "</w:tbl>",
    "sections": lambda n: '<w:p><w:pPr><w:sectPr><w:headerReference/></w:sectPr></w:pPr><w:r><w:t>kata</w:t></w:r></w:p>' * n,
    "numbers of a long template": lambda n: paragraph("kata", 0) * n,
}  # fmt: skip


def _large(name: str, count: int) -> bytes:
    long = f"<w:numbering {SPACES}>" + definition(("x" * 10 * count + "%1", "decimal")) + "</w:numbering>"
    relations = f'<Relationships><Relationship Id="n" Type="{TYPE}/numbering" Target="numbering.xml"/></Relationships>'
    return archive(**{
        "word__document.xml": document(LARGE[name](count)), "word__numbering.xml": long, "word/_rels/document.xml.rels": relations,
    })  # fmt: skip


@pytest.mark.hostile
@pytest.mark.parametrize("name", LARGE)
def test_a_large_text_is_read_whole_and_does_not_swell(name: str) -> None:
    text = read_bytes(_large(name, 10_000), "a.docx")
    assert text.content.count("kata") >= 10_000 or name == "tab stops"
    assert len(text.content) < 10_000_000


@pytest.mark.perf
@pytest.mark.hostile
@pytest.mark.parametrize("name", LARGE)
def test_the_time_grows_with_the_size_alone(name: str) -> None:
    assert_linear(lambda size: partial(read_bytes, _large(name, size), "a.docx"), 1_000)
