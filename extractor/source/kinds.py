"""What kind of file this is: by its first bytes, then by its name."""

from pathlib import PurePath
from typing import Literal

from extractor.source.errors import InputError

Kind = Literal["pdf", "text", "markdown"]

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
_OTHER_NAMES = {
    ".doc",
    ".docx",
    ".docm",
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
    if suffix == ".docx" or (data.startswith(b"PK\x03\x04") and b"word/" in data[:65536] + data[-65536:]):
        raise InputError(
            f"{name}: dokumen Word belum dapat dibaca. Simpan sebagai PDF atau TXT, lalu ulangi.",
            f"{name}: Word documents cannot be read yet. Save it as PDF or TXT and try again.",
        )
    for signature, indonesian, english in _SIGNATURES:
        if data.startswith(signature) and (signature != b"BM" or b"\x00" in data[:64]):
            if suffix == ".pdf":
                raise InputError(
                    f"{name}: bernama .pdf, tetapi isinya {indonesian}. Berikan berkas PDF yang asli.",
                    f"{name}: is named .pdf but holds {english}. Give the real PDF.",
                )
            raise InputError(
                f"{name}: isinya {indonesian}; jenis ini tidak dapat dibaca. Berikan berkas PDF, TXT, atau Markdown.",
                f"{name}: holds {english}; this kind cannot be read. Give a PDF, TXT or Markdown file.",
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
            f"{name}: jenis berkas {label} tidak dapat dibaca. Berikan berkas PDF, TXT, atau Markdown.",
            f"{name}: files of type {label} cannot be read. Give a PDF, TXT or Markdown file.",
        )
    return "markdown" if suffix in _MARKDOWN_NAMES else "text"
