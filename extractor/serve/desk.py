"""The desk: what was uploaded, how far it is, what was found in each file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from extractor.emit.how_read import how_read
from extractor.emit.names import Places, title
from extractor.files import write_whole
from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.model.reference import Reference
from extractor.review.reviewed import Judged, Reviewed
from extractor.serve.cabinet import CORRECTIONS, EXCEPTIONS, Entry
from extractor.serve.guard import LANGUAGE_COOKIE
from extractor.serve.pages import Asked, Desk, Refused
from extractor.source.errors import InputError
from extractor.workers.archives import unpacked_size
from extractor.workers.inputs import inputs_of
from extractor.workers.work import data_of

_YEAR = 31_536_000
_ZIP = ".zip"
# What one archive may hold: files, and bytes of all of them unpacked.
_MOST_FILES, _MOST_UNPACKED = 2_000, 1 << 30
_RANK = {"error": 0, "warning": 1, "info": 2}
_FAULTY = ("broken", "self", "ambiguous")
# The checks that say that what is cited is not there, also where its status cannot: in the wording that an act quotes.
_NOT_THERE = frozenset(("REF001", "REF008", "REF020"))
SHOWN = ("broken", "open", "all")


class Row(NamedTuple):
    """One finding as a list shows it: its number among all, where it stands, what was decided."""

    number: int
    judged: Judged
    place: str
    page: int | None
    quote: str | None
    about_reference: bool

    @property
    def finding(self) -> Finding:
        """The finding."""
        return self.judged.finding


def index(request: Request) -> Response:
    """The files, newest first, and the form for more."""
    asked = Asked(request)
    entries = asked.desk.cabinet.entries()
    return asked.page("index", entries=entries, copies=_copies(entries))


def rows(request: Request) -> Response:
    """The list of files alone, for a page that waits for them."""
    asked = Asked(request)
    entries = asked.desk.cabinet.entries()
    return HTMLResponse(asked.fragment("rows", entries=entries, copies=_copies(entries)))


def _copies(entries: list[Entry]) -> dict[str, Entry]:
    """Return, by id, the file that was there first of each with the same bytes as an earlier one."""
    first: dict[str, Entry] = {}
    copies = {}
    for entry in reversed(entries):
        earlier = first.setdefault(entry.sha256, entry)
        if earlier is not entry:
            copies[entry.id] = earlier
    return copies


async def upload(request: Request) -> Response:
    """Take files, or the readable files of a ZIP archive, and begin to read them."""
    asked = Asked(request)
    form = await asked.form()
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]  # type: ignore[attr-defined]
    if not files:
        raise Refused(400, "no_file")
    for file in files:
        await run_in_threadpool(_take, asked.desk, file.filename or "", await file.read())
    return asked.to("/")


def _take(desk: Desk, name: str, data: bytes) -> None:
    """Keep a file, or the readable files of an archive, and begin to read them."""
    for each, held in _unpacked(name, data):
        desk.readers.read(desk.cabinet.add(each, held))


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file itself, or the readable files of an archive; what cannot be unpacked is kept as it is.

    Raises Refused for an archive that would fill the disk.
    """
    if not name.lower().endswith(_ZIP):
        yield name, data
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arsip.zip"
        write_whole(path, data)
        members = [each for each in inputs_of([str(path)]).inputs if each.member is not None]
        wanted = {each.member for each in members if each.member is not None}
        if len(wanted) > _MOST_FILES or (wanted and unpacked_size(path, wanted) > _MOST_UNPACKED):
            raise Refused(413, "archive_too_large")
        for member in members:
            try:
                held = data_of(member)
            except InputError:
                held = b""  # its reading says what is wrong
            yield member.member or member.name, held
    if not members:
        yield name, data


def document(request: Request) -> Response:
    """What was found in one file: its figures, how it was read, the errors first."""
    asked = Asked(request)
    entry = asked.entry
    if entry.run == 0 or entry.state != "done":
        return asked.page("waiting", entry=entry)
    reviewed = asked.desk.cabinet.reviewed(entry)
    analysis = reviewed.analysis
    found = list(rows_of(reviewed))
    return asked.page(
        "document",
        entry=entry,
        title=title(analysis.document),
        told=how_read(analysis, asked.language),
        rows=found,
        broken=sum(row.about_reference for row in found),
        left=sum(row.about_reference and row.judged.status == "open" for row in found),
        decided=sum(row.judged.status == "accepted" for row in found),
        corrections=analysis.document.text.corrections,
    )


def rows_of(reviewed: Reviewed, shown: str = "all") -> Iterator[Row]:
    """Yield the findings as they are told, the errors first, then in the order of the text.

    `shown` keeps all of them, those that are `open`, or those about `broken` references (also the decided ones, so
    that a walk through them does not lose its place).
    """
    analysis = reviewed.analysis
    places = Places(analysis.document)
    text = analysis.document.text
    numbers = {(each.key, each.occurrence): at for at, each in enumerate(reviewed.judged, 1)}
    starts = {
        number: each.finding.span.start if each.finding.span else 0 for number, each in enumerate(reviewed.judged)
    }
    found = []
    faulty = [each for each in analysis.references if each.status in _FAULTY]
    for judged in reviewed.told:
        finding = judged.finding
        row = Row(
            numbers[judged.key, judged.occurrence],
            judged,
            places.name(finding.eid),
            text.page_at(finding.span.start) if finding.span else None,
            text.of(finding.span) if finding.span else None,
            _is_about(finding, faulty),
        )
        if shown == "all" or (row.about_reference if shown == "broken" else judged.status == "open"):
            found.append(row)
    yield from sorted(found, key=lambda row: (_RANK[row.finding.severity], starts[row.number - 1], row.number))


def _is_about(finding: Finding, faulty: list[Reference]) -> bool:
    """Whether a finding is about a reference that leads nowhere, or by an error of its words to another place."""
    span = finding.span
    if span is None or not finding.code.startswith("REF"):
        return False
    return (
        finding.severity == "error"
        or finding.code in _NOT_THERE
        or any(each.span.start < span.end and span.start < each.span.end for each in faulty)
    )


def analysis_of(asked: Asked) -> Analysis:
    """Return what was read in the file that is asked for; raises KeyError where nothing was."""
    return asked.desk.cabinet.analysis(asked.entry)


async def read_again(request: Request) -> Response:
    """Read a file again."""
    asked = Asked(request)
    await asked.form()
    asked.desk.readers.read(asked.entry)
    return asked.to(f"/documents/{asked.entry.id}")


async def remove(request: Request) -> Response:
    """Forget a file."""
    asked = Asked(request)
    await asked.form()
    asked.desk.cabinet.remove(asked.entry)
    return asked.to("/")


def exceptions(request: Request) -> Response:
    """The accepted findings as a file that `thk check --exceptions` reads."""
    return _side_file(request, EXCEPTIONS)


def corrections(request: Request) -> Response:
    """The corrected readings as a file that `--corrections` reads."""
    return _side_file(request, CORRECTIONS)


def _side_file(request: Request, name: str) -> Response:
    path = Asked(request).desk.cabinet.root / name
    if not path.is_file():
        return Response(b"", media_type="application/toml", headers=_attached(name))
    return FileResponse(path, media_type="application/toml", headers=_attached(name))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def language(request: Request) -> Response:
    """Remember the language, and go back to the page."""
    asked = Asked(request)
    back = request.query_params.get("back", "/")
    answer = asked.to(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/")
    answer.set_cookie(LANGUAGE_COOKIE, request.path_params["language"], max_age=_YEAR, samesite="strict", httponly=True)
    return answer
