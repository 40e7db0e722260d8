"""What kind of file this is: by its first bytes, then by its name."""

import re
from pathlib import PurePath

from extractor.law.akn import NAMESPACE
from extractor.source.errors import InputError
from extractor.source.readers import (
    DOC,
    DOCX,
    LABELS_EN,
    LABELS_ID,
    MARKDOWN,
    ODT,
    PDF,
    READERS,
    TEXT,
    Reader,
    function,
)

# First bytes -> what people call it.
_SIGNATURES = [
    (b"GIF8", "gambar GIF", "a GIF image"),
    (b"BM", "gambar BMP", "a BMP image"),
    (b"PK\x03\x04", "arsip ZIP", "a ZIP archive"),
    (b"PK\x05\x06", "arsip ZIP", "a ZIP archive"),
    (b"\x1f\x8b", "arsip gzip", "a gzip archive"),
    (b"7z\xbc\xaf", "arsip 7z", "a 7z archive"),
    (b"Rar!", "arsip RAR", "a RAR archive"),
    (b"\x7fELF", "program", "a program"),
    (b"MZ\x90", "program", "a program"),
    (b"\xd0\xcf\x11\xe0", "dokumen Office lama (.doc, .xls)", "an old Office document (.doc, .xls)"),
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
                raise _false_pdf(name, indonesian, english)
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
    if by_name is not None and by_name not in (TEXT, MARKDOWN):
        raise InputError(
            f"{name}: bernama {suffix}, tetapi isinya bukan {by_name.label}. Unduh atau simpan ulang berkasnya.",
            f"{name}: is named {suffix} but is not {by_name.label}. Download or save it again.",
        )
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
    """Whether the bytes are a Word document of today; raises InputError for a locked or a false one."""
    if data.startswith(_OLE):
        if _LOCKED in data[:_HEAD] or _LOCKED in data[-_HEAD:]:
            raise InputError(
                f"{name}: dokumen Word ini dikunci dengan kata sandi. Buka kuncinya di Word, lalu simpan ulang.",
                f"{name}: this Word document is locked with a password. Unlock it in Word and save it again.",
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


def is_png(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a PNG picture; one that is called PDF is refused."""
    return data.startswith(b"\x89PNG\r\n") and _is_own(suffix, name, "gambar PNG", "a PNG image")


def is_jpeg(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a JPEG picture; one that is called PDF is refused."""
    return data.startswith(b"\xff\xd8\xff") and _is_own(suffix, name, "gambar JPEG", "a JPEG image")


def is_tiff(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a TIFF picture; one that is called PDF is refused."""
    return data.startswith((b"II*\x00", b"MM\x00*")) and _is_own(suffix, name, "gambar TIFF", "a TIFF image")


def is_old_word(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a Word document of the years before 2007, by whatever name of Word."""
    return data.startswith(_OLE) and suffix in (*DOC.suffixes, *DOCX.suffixes)


def is_rtf(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are RTF; some that is called PDF is refused."""
    return data.startswith(b"{\\rtf") and _is_own(suffix, name, "dokumen RTF", "an RTF document")


def is_odt(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are a text of OpenDocument: its first part says so."""
    return data.startswith(b"PK\x03\x04") and ODT.media_type.encode() in data[:128]


def is_akn(data: bytes, suffix: str, name: str) -> bool:
    """Whether the bytes are XML in the namespace of Akoma Ntoso."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and NAMESPACE.encode() in data[:_HEAD]


def _is_own(suffix: str, name: str, indonesian: str, english: str) -> bool:
    if suffix in PDF.suffixes:
        raise _false_pdf(name, indonesian, english)
    return True


def _false_pdf(name: str, indonesian: str, english: str) -> InputError:
    return InputError(
        f"{name}: bernama .pdf, tetapi isinya {indonesian}. Berikan berkas PDF yang asli.",
        f"{name}: is named .pdf but holds {english}. Give the real PDF.",
    )


_HEAD = 65536
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
