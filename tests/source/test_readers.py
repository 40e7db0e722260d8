"""The table of readers: its functions exist, and what is said about kinds of files elsewhere is what it says."""

import inspect
import re
from io import BytesIO
from pathlib import Path

import pytest

from extractor.cli.messages import Messages
from extractor.law.akn import NAMESPACE
from extractor.score.losses.source import unaccounted
from extractor.source.encoding import decode
from extractor.source.errors import InputError
from extractor.source.ocr.tesseract import is_installed
from extractor.source.readers import (
    DOC,
    LABELS,
    LABELS_EN,
    LABELS_ID,
    READERS,
    TEXT,
    Reader,
    function,
    reader_by_media_type,
)
from extractor.source.sniff import reader_of
from tests.source.made_docx import saved, word_of
from tests.source.made_pdf import paragraphs, pdf_of
from tests.source.made_scan import pictures_of
from tests.yaml_files import read_yaml

ROOT = Path(__file__).parents[2]
needs_tesseract = [pytest.mark.ocr, pytest.mark.skipif(not is_installed(), reason="needs tesseract")]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ODT = b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


def _picture(kind: str) -> bytes:
    saved_as = BytesIO()
    pictures_of([paragraphs(["Pasal 1", "isi"])])[0].save(saved_as, kind, dpi=(200, 200))
    return saved_as.getvalue()


# A file of each kind that holds the two lines `Pasal 1` and `isi`, or, for LibreOffice, that only begins like one.
MADE = {
    "pdf": lambda: pdf_of([paragraphs(["Pasal 1", "isi"])]),
    "docx": lambda: saved(word_of("Pasal 1", "isi")),
    "markdown": lambda: b"## Pasal 1\n\nisi\n",
    "text": lambda: b"Pasal 1\nisi\n",
    "png": lambda: _picture("PNG"),
    "jpeg": lambda: _picture("JPEG"),
    "tiff": lambda: _picture("TIFF"),
    "doc": lambda: OLE,
    "rtf": lambda: b"{\\rtf1 x}",
    "odt": lambda: ODT,
    "akn": lambda: (
        f'<akomaNtoso xmlns="{NAMESPACE}"><act><body><article eId="art_1"><num>Pasal 1</num>'
        "<content><p>isi</p></content></article></body></act></akomaNtoso>"
    ).encode(),
}
PICTURES = ("png", "jpeg", "tiff")
BY_OFFICE = ("doc", "rtf", "odt")
EACH = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def test_no_two_readers_claim_one_kind() -> None:
    for claimed in (
        [r.name for r in READERS],
        [r.media_type for r in READERS],
        [s for r in READERS for s in r.suffixes],
    ):
        assert len(set(claimed)) == len(claimed)


@EACH
def test_each_reader_knows_its_own_kind(reader: Reader) -> None:
    data = MADE[reader.name]()
    for suffix in reader.suffixes:
        assert reader_of(data, f"naskah{suffix}") is reader
        assert reader_of(data, f"NASKAH{suffix.upper()}") is reader
    if reader is not DOC:  # of an old Office file its name says what it holds
        assert reader_of(data, "naskah") is (reader if reader.holds else TEXT)
    assert reader_by_media_type(reader.media_type) is reader
    for named in (reader.read, reader.holds, reader.origin):
        assert named is None or inspect.getdoc(function(named))


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(reader, id=reader.name, marks=needs_tesseract if reader.name in PICTURES else ())
        for reader in READERS
        if reader.name not in BY_OFFICE
    ],
)
def test_each_reader_reads_its_own_kind(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THK_CACHE", str(tmp_path / "cache"))
    data = MADE[reader.name]()
    name = f"naskah{reader.suffixes[0]}"
    text = function(reader.read)(data, name, None)
    assert text.content == "Pasal 1\nisi" and text.source.media_type == reader.media_type
    if reader.origin is not None:
        assert function(reader.origin)(data, text).range_of(text.lines[0].span) is not None
    if reader.name not in PICTURES:
        (tmp_path / name).write_bytes(data)
        assert unaccounted(tmp_path / name, text) == {}


def test_the_hooks_take_what_can_be_read_and_what_can_be_corrected() -> None:
    hooks = {hook["id"]: hook for hook in read_yaml(ROOT / ".pre-commit-hooks.yaml")}
    for name, readers in (("thk-check", READERS), ("thk-fix", [r for r in READERS if r.origin])):
        listed = re.fullmatch(r"\\\.\((.*)\)\$", hooks[name]["files"])
        assert listed is not None
        assert listed[1].split("|") == [suffix[1:] for reader in readers for suffix in reader.suffixes]


def test_messages_and_the_readme_name_the_kinds() -> None:
    assert LABELS_ID.replace(", atau ", ", ") == LABELS_EN.replace(" or ", ", ") == ", ".join(LABELS)
    for language in ("id", "en"):
        assert f"({', '.join(LABELS)};" in Messages(language)("parse")
    with pytest.raises(InputError, match=LABELS_ID):
        decode(bytes(range(256)) * 20, "biner.txt")
    readme = (ROOT / "README.en.md").read_text(encoding="utf-8")
    for word in ("PDF", "Word (DOCX", "plain text", "Markdown"):
        assert word in readme
