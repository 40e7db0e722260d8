"""What kind of file this is: by its first bytes, then by its name."""

from pathlib import PurePath
from typing import Literal

from extractor.source.errors import InputError

Kind = Literal["pdf", "docx", "text", "markdown"]

# First bytes -> what people call it.
_SIGNATURES = [
    (b"\x89PNG\r\n", "gambar PNG", "a PNG image"),
    (b"\xff\xd8\xff", "gambar JPEG", "a JPEG image"),
    (b"GIF8", "gambar GIF", "a GIF image"),
    (b"II*\x00", "gambar TIFF", "a TIFF image"),
    (b"MM\x00*", "gambar TIFF", "a TIFF image"),
    (b"BM", "gambar BMP", "a BMP image"),
    (b"PK\x03\x04", "arsip ZIP", "a ZIP archive"),
    (b"PK\x05\x06", "arsip ZIP", "a ZIP archive"),
    (b"\x1f\x8b", "arsip gzip", "a gzip archive"),
    (b"7z\xbc\xaf", "arsip 7z", "a 7z archive"),
    (b"Rar!", "arsip RAR", "a RAR archive"),
    (b"\x7fELF", "program", "a program"),
    (b"MZ\x90", "program", "a program"),
    (b"\xd0\xcf\x11\xe0", "dokumen Office lama (.doc, .xls)", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "dokumen RTF", "an RTF document"),
]
_MARKDOWN_NAMES = {".md", ".markdown", ".mkd", ".mdown"}
# Word's own, with macros, and the templates of both.
_WORD_NAMES = {".docx", ".docm", ".dotx", ".dotm"}
_TEXT_NAMES = {".txt", ".text"}
# What files are called that can be read: in a folder or archive the others are left aside.
READABLE = frozenset({".pdf", ".zip"} | _TEXT_NAMES | _MARKDOWN_NAMES | _WORD_NAMES)
_OTHER_NAMES = {
    ".doc",
    ".odt",
    ".rtf",
    ".xls",
    ".xlsx",
    ".xlsm",
    ".ods",
    ".csv",
    ".tsv",
    ".ppt",
    ".pptx",
    ".odp",
    ".html",
    ".htm",
    ".xhtml",
    ".xml",
    ".akn",
    ".json",
    ".jsonl",
    ".yaml",
    ".yml",
    ".toml",
    ".epub",
    ".tex",
    ".sql",
    ".parquet",
    ".db",
    ".sqlite",
    ".py",
    ".js",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".tif",
    ".tiff",
    ".bmp",
    ".webp",
    ".svg",
    ".zip",
    ".gz",
    ".7z",
    ".rar",
    ".tar",
    ".exe",
    ".mp3",
    ".mp4",
    ".eml",
    ".msg",
}


def kind_of(data: bytes, name: str) -> Kind:
    """Return how the bytes are to be read; raises InputError where they cannot be."""
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise InputError(
            f"{name}: berkas kosong (0 bita). Unduh atau simpan ulang berkasnya.",
            f"{name}: the file is empty (0 bytes). Download or save it again.",
        )
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _is_word(data, suffix, name):
        return "docx"
    for signature, indonesian, english in _SIGNATURES:
        if data.startswith(signature) and (signature != b"BM" or b"\x00" in data[:64]):
            if suffix == ".pdf":
                raise InputError(
                    f"{name}: bernama .pdf, tetapi isinya {indonesian}. Berikan berkas PDF yang asli.",
                    f"{name}: is named .pdf but holds {english}. Give the real PDF.",
                )
            raise InputError(
                f"{name}: isinya {indonesian}; jenis ini tidak dapat dibaca. Berikan berkas PDF, DOCX, TXT, atau "
                "Markdown.",
                f"{name}: holds {english}; this kind cannot be read. Give a PDF, DOCX, TXT or Markdown file.",
            )
    if suffix == ".pdf":
        raise InputError(
            f"{name}: bernama .pdf, tetapi isinya bukan PDF (tidak ada tanda %PDF). Unduh atau simpan ulang berkasnya.",
            f"{name}: is named .pdf but is no PDF (it has no %PDF mark). Download or save it again.",
        )
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in _OTHER_NAMES or head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        label = suffix or "HTML/XML"
        raise InputError(
            f"{name}: jenis berkas {label} tidak dapat dibaca. Berikan berkas PDF, DOCX, TXT, atau Markdown.",
            f"{name}: files of type {label} cannot be read. Give a PDF, DOCX, TXT or Markdown file.",
        )
    return "markdown" if suffix in _MARKDOWN_NAMES else "text"


def _is_word(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a Word document of today; raises InputError for an old, a locked or a false one."""
    if data.startswith(_OLE):
        if _LOCKED in data[:_HEAD] or _LOCKED in data[-_HEAD:]:
            raise InputError(
                f"{name}: dokumen Word ini dikunci dengan kata sandi. Buka kuncinya di Word, lalu simpan ulang.",
                f"{name}: this Word document is locked with a password. Unlock it in Word and save it again.",
            )
        if suffix in _WORD_NAMES or suffix == ".doc":
            raise InputError(
                f"{name}: dokumen Word lama (.doc, Office 97-2003). Buka di Word atau LibreOffice, simpan sebagai "
                ".docx, lalu ulangi.",
                f"{name}: an old Word document (.doc, Office 97-2003). Open it in Word or LibreOffice, save it as "
                ".docx and try again.",
            )
        return False
    if data.startswith(b"PK\x03\x04"):
        return suffix in _WORD_NAMES or b"word/" in data[:_HEAD] + data[-_HEAD:]
    if suffix in _WORD_NAMES and not data.startswith(b"%PDF"):
        raise InputError(
            f"{name}: bernama {suffix}, tetapi isinya bukan dokumen Word. Simpan ulang dari Word sebagai .docx.",
            f"{name}: is named {suffix} but is no Word document. Save it again from Word as .docx.",
        )
    return False


_HEAD = 65536
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
