"""The reader: a regulation beside the pictures of its pages, and corrections of what was read there."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from extractor.emit.how_read import how_read
from extractor.emit.names import kind_and_maker, kind_name, title
from extractor.emit.page.text import text_of
from extractor.emit.page.view import View, facts, gaps
from extractor.emit.page_view import has_pages
from extractor.model.analysis import Analysis
from extractor.model.correction import Correction
from extractor.model.document import Document
from extractor.model.text import Box, Page
from extractor.review.fold import folded
from extractor.serve.desk import analysis_of
from extractor.serve.pages import NAME_COOKIE, Asked, Refused
from extractor.serve.walk import boxes_of, size_of, strip_of
from extractor.source.corrected import words_of_line
from extractor.words import capital_words, words

_YEAR = 31_536_000
_LONGEST_LINE, _LONGEST_NAME, _LONGEST_NOTE = 4000, 80, 500


class PlacedLine(NamedTuple):
    """A printed line on a page: its number among all lines, its box, its words."""

    at: int
    box: Box | None
    words: str


class PlacedMark(NamedTuple):
    """The words of a finding on a page: its severity, the number that the reader links, what is said, the box."""

    severity: str
    number: int
    message: str
    box: Box


def reader(request: Request) -> Response:
    """The regulation, with its marks, its contents, its findings, rules and terms, and its pages beside it."""
    asked = Asked(request)
    analysis = analysis_of(asked)
    text = analysis.document.text
    pages = text.pages if has_pages(text.source.media_type) else ()
    here = f"/documents/{asked.entry.id}"
    return regulation_page(asked, analysis, here, f"/api/v1{here}/provisions/", pages)


def regulation_page(asked: Asked, analysis: Analysis, back: str, provisions: str, pages: tuple[Page, ...]) -> Response:
    """Return a regulation as a page to read.

    `back` is the page that it was opened from, `provisions` what stands before an address to ask for a provision;
    `pages` are those whose pictures can be shown.
    """
    document = analysis.document
    view = View(analysis, asked.language)
    return asked.page(
        "reader",
        result=back,
        provisions=provisions,
        view=view,
        text=text_of(view),
        title=title(document),
        kind=kind_and_maker(document.metadata) if document.metadata.jenis else view.w["text"],
        meta=document.metadata,
        facts=facts(document, kind_name(document.metadata.jenis), asked.language),
        gaps=gaps(document, asked.language),
        told=how_read(analysis, asked.language),
        analysis=analysis,
        severity=capital_words("severity", asked.language),
        change_types=words("change", asked.language),
        pages=pages,
        doubts=_doubts(analysis),
    )


def _doubts(analysis: Analysis) -> list[tuple[str, str]]:
    """Return the places where single words were not read surely: address and words."""
    found = analysis.quality.units.values() if analysis.quality is not None else ()
    doubts = [(doubt.eid, doubt.words) for doubt in found if doubt.words]
    return list(dict.fromkeys([*doubts, *_unsure(analysis.document)]))


def _unsure(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the words that were read from a picture with little confidence, each with the unit that it stands in."""
    text = document.text
    starts = [piece.span.start for piece in document.pieces.rows]
    for page in text.pages:
        lines = (
            [line for line in text.lines if line.page == page.number and line.box is not None] if page.unsure else []
        )
        for word in page.unsure:
            middle = (word.box.top + word.box.bottom) / 2
            for line in lines:
                at = text.content.find(word.text, line.span.start, line.span.end)
                if line.box is not None and line.box.top <= middle <= line.box.bottom and at >= 0:
                    piece = document.pieces.rows[max(0, bisect_right(starts, at) - 1)]
                    yield piece.unit.eid, word.text
                    break


def page(request: Request) -> Response:
    """One page of the source with the marks on it; alone for the reader, or as a page with its lines."""
    asked = Asked(request)
    analysis, number = analysis_of(asked), asked.number("number")
    size = size_of(asked, analysis, number) if has_pages(analysis.document.text.source.media_type) else None
    if size is None:
        raise Refused(404, "no_page")
    values: dict[str, Any] = {
        "entry": asked.entry,
        "number": number,
        "count": len(analysis.document.text.pages),
        "width": size[0],
        "height": size[1],
        "lines": _lines(analysis, number),
        "marks": _marks(asked, analysis, number),
        "unsure": next((each.unsure for each in analysis.document.text.pages if each.number == number), ()),
    }
    if "part" in request.query_params:
        return HTMLResponse(asked.fragment("sheet", **values))
    return asked.page("page", **values)


def picture(request: Request) -> Response:
    """The picture of one page."""
    asked = Asked(request)
    path = asked.desk.readers.picture(asked.entry, asked.number("number"))
    if path is None:
        raise Refused(404, "no_page")
    return FileResponse(path, media_type="image/webp", headers={"Cache-Control": "private, max-age=86400"})


def _lines(analysis: Analysis, number: int) -> list[PlacedLine]:
    text = analysis.document.text
    return [
        PlacedLine(at, line.box, words_of_line(text, line)) for at, line in enumerate(text.lines) if line.page == number
    ]


def _marks(asked: Asked, analysis: Analysis, number: int) -> list[PlacedMark]:
    text = analysis.document.text
    marks = []
    for at, finding in enumerate(folded(analysis.findings), 1):
        for place in finding.places:
            span = place.span
            if span is None or text.page_at(span.start) != number:
                continue
            lines = [line for line in text.lines_of(span) if line.page == number]
            said = finding.message_en if asked.language == "en" else finding.message
            marks += [
                PlacedMark(finding.severity, at, f"{finding.code}: {said}", box)
                for box in boxes_of(asked, analysis, lines, span)
            ]
    return marks


# ---- corrections ----------------------------------------------------------------------------------------------------


def correction(request: Request) -> Response:
    """One printed line beside its picture, to be corrected."""
    asked = Asked(request)
    analysis, at = analysis_of(asked), asked.number("line")
    text = analysis.document.text
    if at >= len(text.lines):
        raise Refused(404, "no_line")
    line = text.lines[at]
    return asked.page(
        "correction",
        entry=asked.entry,
        at=at,
        line=line,
        words=words_of_line(text, line),
        around=[words_of_line(text, each) for each in text.lines[max(0, at - 2) : at]],
        behind=[words_of_line(text, each) for each in text.lines[at + 1 : at + 3]],
        strip=strip_of(asked, analysis, line.span),
        name=request.cookies.get(NAME_COOKIE, ""),
        earlier=[each for each in text.corrections if each.page == line.page],
        last=len(text.lines) - 1,
    )


async def correct(request: Request) -> Response:
    """Keep a correction and read the file again with it."""
    asked = Asked(request)
    form = await asked.form()
    analysis, at = analysis_of(asked), asked.number("line")
    text = analysis.document.text
    if at >= len(text.lines):
        raise Refused(404, "no_line")
    line = text.lines[at]
    old, new = words_of_line(text, line), str(form.get("new", ""))[:_LONGEST_LINE].strip()
    if str(form.get("old", "")).strip() != old:
        raise Refused(409, "line_moved")
    if new.replace("\r\n", "\n") == old:
        return asked.to(f"/documents/{asked.entry.id}/read")
    by = str(form.get("by", "")).strip()[:_LONGEST_NAME]
    if not by:
        raise Refused(400, "name_needed")
    note = str(form.get("note", "")).strip()[:_LONGEST_NOTE]
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = Correction(asked.entry.sha256, line.page, line.number, old, new.replace("\r\n", "\n"), by, now, note)
    with asked.desk.cabinet.lock:
        # Of two who correct one line before it was read again, the second is told: his words would find it no more.
        pending = (each for each in asked.desk.cabinet.corrections() if each not in (*text.corrections, *text.unplaced))
        if any((each.sha256, each.page, each.line) == (made.sha256, made.page, made.line) for each in pending):
            raise Refused(409, "line_moved")
        asked.desk.cabinet.correct(made)
    asked.desk.readers.read_all_of(asked.entry.sha256)
    answer = asked.to(f"/documents/{asked.entry.id}")
    answer.set_cookie(NAME_COOKIE, by, max_age=_YEAR, samesite="strict", httponly=True)
    return answer


async def withdraw(request: Request) -> Response:
    """Take a correction back and read the file again without it."""
    asked = Asked(request)
    form = await asked.form()
    wanted = str(form.get("at", ""))
    found = [each for each in asked.desk.cabinet.corrections() if each.sha256 == asked.entry.sha256]
    for each in found:
        if each.at == wanted:
            asked.desk.cabinet.withdraw(each)
    asked.desk.readers.read_all_of(asked.entry.sha256)
    return asked.to(f"/documents/{asked.entry.id}")
