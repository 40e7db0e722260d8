"""What kind of file this is: by its first bytes, then by its name."""

import re
from pathlib import PurePath

from extractor.source.errors import InputError
from extractor.source.readers import DOCX, LABELS_EN, LABELS_ID, PDF, READERS, TEXT, Reader, function

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
# The end of a file name that says what kind of file it is, unlike a number (`Perbup No. 5`) or words (`naskah. Akhir`).
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}")


def reader_of(data: bytes, name: str) -> Reader:
    """Return how the bytes are to be read; raises InputError where they cannot be.

    What a reader knows by its content is read whatever its name; the rest by its name, which must be one of the table
    of readers, or none that says a kind.
    """
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise InputError(
            f"{name}: berkas kosong (0 bita). Unduh atau simpan ulang berkasnya.",
            f"{name}: the file is empty (0 bytes). Download or save it again.",
        )
    for reader in READERS:
        if reader.holds is not None and function(reader.holds)(data, suffix, name):
            return reader
    for signature, indonesian, english in _SIGNATURES:
        if data.startswith(signature) and (signature != b"BM" or b"\x00" in data[:64]):
            if suffix in PDF.suffixes:
                raise InputError(
                    f"{name}: bernama .pdf, tetapi isinya {indonesian}. Berikan berkas PDF yang asli.",
                    f"{name}: is named .pdf but holds {english}. Give the real PDF.",
                )
            raise InputError(
                f"{name}: isinya {indonesian}; jenis ini tidak dapat dibaca. Berikan berkas {LABELS_ID}.",
                f"{name}: holds {english}; this file type is not supported. Give a {LABELS_EN} file.",
            )
    if suffix in PDF.suffixes:
        raise InputError(
            f"{name}: bernama .pdf, tetapi isinya bukan PDF (tidak ada tanda %PDF). Unduh atau simpan ulang berkasnya.",
            f"{name}: is named .pdf but is not a PDF (it has no %PDF mark). Download or save it again.",
        )
    by_name = next((reader for reader in READERS if suffix in reader.suffixes), None)
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    marked_up = head.startswith((b"<!doctype html", b"<html", b"<?xml"))
    if marked_up or (by_name is None and _SUFFIX.fullmatch(suffix)):
        label = suffix or "HTML/XML"
        raise InputError(
            f"{name}: jenis berkas {label} tidak dapat dibaca. Berikan berkas {LABELS_ID}; teks biasa dinamai .txt.",
            f"{name}: the file type {label} is not supported. Give a {LABELS_EN} file; name plain text .txt.",
        )
    return by_name or TEXT


def is_pdf(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a PDF: its mark may stand a little after the beginning."""
    return b"%PDF-" in data[:1024]


def is_word(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a Word document of today; raises InputError for an old, a locked or a false one."""
    if data.startswith(_OLE):
        if _LOCKED in data[:_HEAD] or _LOCKED in data[-_HEAD:]:
            raise InputError(
                f"{name}: dokumen Word ini dikunci dengan kata sandi. Buka kuncinya di Word, lalu simpan ulang.",
                f"{name}: this Word document is locked with a password. Unlock it in Word and save it again.",
            )
        if suffix in DOCX.suffixes or suffix == ".doc":
            raise InputError(
                f"{name}: dokumen Word lama (.doc, Office 97-2003). Buka di Word atau LibreOffice, simpan sebagai "
                ".docx, lalu ulangi.",
                f"{name}: an old Word document (.doc, Office 97-2003). Open it in Word or LibreOffice, save it as "
                ".docx and try again.",
            )
        return False
    if data.startswith(b"PK\x03\x04"):
        return suffix in DOCX.suffixes or b"word/" in data[:_HEAD] + data[-_HEAD:]
    if suffix in DOCX.suffixes and not data.startswith(b"%PDF"):
        raise InputError(
            f"{name}: bernama {suffix}, tetapi isinya bukan dokumen Word. Simpan ulang dari Word sebagai .docx.",
            f"{name}: is named {suffix} but is not a Word document. Save it again from Word as .docx.",
        )
    return False


_HEAD = 65536
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
