"""Old Word documents, RTF and OpenDocument: made Word documents of today by LibreOffice, where it is installed."""

import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from extractor.files import write_whole
from extractor.model.text import Text
from extractor.source.docx.reader import read_docx
from extractor.source.errors import InputError
from extractor.source.readers import DOC, ODT, RTF, Reader

Progress = Callable[[int, int], None]

_PROGRAMS = ("soffice", "libreoffice")
# Seconds for one document; the first start with a new profile takes some ten.
TIME_LIMIT = 50.0
# LibreOffice claims more address space than a document may have by itself.
_MEMORY = 8 << 30


def read_doc(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of a Word document of before 2007; raises InputError, also where LibreOffice is missing."""
    return _read(data, name, progress, DOC)


def read_rtf(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of an RTF document; raises InputError, also where LibreOffice is missing."""
    return _read(data, name, progress, RTF)


def read_odt(data: bytes, name: str, progress: Progress | None = None) -> Text:
    """Return the text of an OpenDocument text; raises InputError, also where LibreOffice is missing."""
    return _read(data, name, progress, ODT)


def _read(data: bytes, name: str, progress: Progress | None, reader: Reader) -> Text:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise InputError(
            f"{name}: untuk membaca {reader.label} diperlukan LibreOffice, yang tidak terpasang. Pasang (sudo apt "
            "install libreoffice-writer), atau simpan sebagai .docx dari Word.",
            f"{name}: reading {reader.label} needs LibreOffice, which is not installed. Install it (sudo apt install "
            "libreoffice-writer), or save the document as .docx in Word.",
        )
    made = _converted(program, data, reader.suffixes[0])
    if made is None:
        raise InputError(
            f"{name}: LibreOffice tidak dapat membuka dokumen {reader.label} ini. Buka di Word, lalu simpan sebagai "
            ".docx.",
            f"{name}: LibreOffice cannot open this {reader.label} document. Open it in Word and save it as .docx.",
        )
    text = read_docx(made, name, progress)
    source = replace(text.source, sha256=sha256(data).hexdigest(), media_type=reader.media_type)
    return replace(text, source=source)


def _converted(program: str, data: bytes, suffix: str) -> bytes | None:
    """Return the document as DOCX; None where LibreOffice fails or takes too long. Macros are never run."""
    with TemporaryDirectory(prefix="thk-") as folder:
        given, out = Path(folder) / f"naskah{suffix}", Path(folder) / "hasil"
        write_whole(given, data)
        profile = (Path(folder) / "profil").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
        command += ["--convert-to", "docx", "--outdir", str(out), str(given)]
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_with_room,
        ) as child:
            try:
                child.wait(TIME_LIMIT)
            except subprocess.TimeoutExpired:
                return None
            finally:
                child.kill()
        try:
            return (out / "naskah.docx").read_bytes()
        except OSError:
            return None


def _with_room() -> None:
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
