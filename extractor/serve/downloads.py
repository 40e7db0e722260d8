"""The outputs of one file: every form of `thk parse`, and the file itself with its findings marked in it.

The forms are made of what was read. Marks go into the file as it was uploaded, which may be hostile: another process
does that, and has a bound of time.
"""

import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from extractor.emit.formats import formats_of
from extractor.serve.cabinet import CORRECTIONS, EXCEPTIONS
from extractor.serve.desk import analysis_of
from extractor.serve.forms import MEDIA
from extractor.serve.pages import Asked, Refused
from extractor.source.readers import reader_by_media_type

_SECONDS = 120


async def download(request: Request) -> Response:
    """One form of a regulation, as a file."""
    asked = Asked(request)
    form = formats_of("regulation").get(request.path_params["form"])
    if form is None:
        raise Refused(404, "no_form")
    ((suffix, data),) = await run_in_threadpool(form.files, analysis_of(asked), asked.language)
    return _file(data, asked.entry.name, suffix, MEDIA[form.name])


async def marked(request: Request) -> Response:
    """The uploaded Word document or PDF with its open findings marked in it; `changes` tracks the safe fixes."""
    asked = Asked(request)
    kind = reader_by_media_type(analysis_of(asked).document.text.source.media_type).name
    form = formats_of("findings").get(kind)
    if form is None or form.takes != kind:
        raise Refused(404, "no_form")
    tracked = "changes" in request.query_params and kind == "docx"
    data = await run_in_threadpool(_marked, asked, kind, tracked)
    if data is None:
        raise Refused(422, "not_marked")
    return _file(data, asked.entry.name, f".thk.{kind}", "application/octet-stream")


def _marked(asked: Asked, form: str, tracked: bool) -> bytes | None:
    cabinet = asked.desk.cabinet
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"hasil.{form}"
        words = ["check", str(cabinet.source(asked.entry)), "--format", form, "-o", str(out), "--fail-on", "never"]
        words += ["--lang", asked.language] + (["--track-changes"] if tracked else [])
        for option, name in (("--exceptions", EXCEPTIONS), ("--corrections", CORRECTIONS)):
            if (cabinet.root / name).is_file() and not (tracked and option == "--corrections"):
                words += [option, str(cabinet.root / name)]
        program = (
            "import sys; sys.path[:] = sys.argv[1].split('\\n'); from extractor.cli import main; main(sys.argv[2:])"
        )
        command = [sys.executable, "-c", program, "\n".join(sys.path), *words]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=False)
            return out.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None


def _file(data: bytes, name: str, suffix: str, media: str) -> Response:
    stem = PurePosixPath(name).stem or "naskah"
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in stem)
    headers = {
        "Content-Disposition": f"attachment; filename=\"{plain}{suffix}\"; filename*=UTF-8''{quote(stem + suffix)}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(data, media_type=media, headers=headers)
