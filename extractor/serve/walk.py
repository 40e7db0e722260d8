"""Walking through findings one by one: text, picture of the page, suggestions, and a decision about each."""

from typing import NamedTuple

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from extractor.emit.findings.note import place_of
from extractor.emit.findings.view import article_of
from extractor.emit.names import Places
from extractor.emit.page_view import has_pages
from extractor.emit.word_frames import frames_of
from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.model.text import Box, Page, SourceLine, Span
from extractor.review.key import key_of, words_of
from extractor.review.sidefile import Accepted
from extractor.serve.answers import words_of as words_of_unit
from extractor.serve.desk import SHOWN, Row, rows_of
from extractor.serve.pages import Asked, Refused

# Points of the page that are shown above and below the words.
_AROUND = 90.0
_LONGEST_REASON = 500
_LONGEST_WORDING = 600


class Strip(NamedTuple):
    """A part of a page: its number, the size of the page, the part that is shown, the boxes of the words."""

    page: int
    width: float
    height: float
    top: float
    bottom: float
    boxes: list[Box]


def finding(request: Request) -> Response:
    """One finding."""
    asked = Asked(request)
    shown = _shown(request)
    reviewed = asked.desk.cabinet.reviewed(asked.entry)
    found = list(rows_of(reviewed, shown))
    at = _place(found, asked.number("number"))
    row = found[at]
    text = reviewed.analysis.document.text
    span = place_of(reviewed.analysis.document, row.finding)
    lines = [text.lines.index(line) for line in text.lines_of(span)] if span is not None else []
    return asked.page(
        "finding",
        entry=asked.entry,
        row=row,
        at=at + 1,
        count=len(found),
        left=sum(each.judged.status == "open" for each in found),
        before=found[at - 1].number if at else None,
        behind=found[at + 1].number if at + 1 < len(found) else None,
        shown=shown,
        article=article_of(reviewed, row.finding, asked.language),
        strip=strip_of(asked, reviewed.analysis, span),
        lines=lines[:3],
        wordings=_wordings(reviewed.analysis, row.finding),
    )


def _wordings(analysis: Analysis, finding: Finding) -> dict[str, str]:
    """Return what the provisions say that a finding is about: those it cites, and those that may be meant."""
    document = analysis.document
    span = finding.span
    cited = [
        target
        for reference in analysis.references
        if span is not None and reference.span.start < span.end and span.start < reference.span.end
        for target in reference.targets
    ]
    meant = [each.target for each in finding.suggestions if each.target]
    units = [(address, document.index.get(address)) for address in dict.fromkeys([*cited, *meant])]
    places = Places(document)
    return {places.name(address): words_of_unit(document, unit)[:_LONGEST_WORDING] for address, unit in units if unit}


async def decide(request: Request) -> Response:
    """Accept a finding for a reason, call it false, or open it again; then on to the next."""
    asked = Asked(request)
    form = await asked.form()
    shown = _shown(request)
    reviewed = asked.desk.cabinet.reviewed(asked.entry)
    found = list(rows_of(reviewed, shown))
    at = _place(found, asked.number("number"))
    row = found[at]
    action, reason = form.get("action"), str(form.get("reason", "")).strip()[:_LONGEST_REASON]
    if action not in ("accept", "false", "reopen"):
        raise Refused(400, "no_action")
    if action == "accept" and not reason:
        raise Refused(400, "reason_needed")
    if action == "false":
        reason = f"temuan keliru: {reason}" if reason else "temuan keliru"
    for accepted in _accepted(reviewed.analysis, row.finding, reason):
        if action == "reopen":
            asked.desk.cabinet.reopen(accepted)
        else:
            asked.desk.cabinet.accept(accepted)
    # Of the open ones alone the next has come to the place of this one.
    rest = list(rows_of(asked.desk.cabinet.reviewed(asked.entry), shown))
    if action == "reopen" or not rest:
        return asked.to(f"/documents/{asked.entry.id}" + (f"/findings/{row.number}?show={shown}" if rest else ""))
    following = [each for each in rest if each.judged.status == "open"]
    behind = [each for each in following if found.index(_same(found, each)) > at] if following else []
    target = next(iter(behind or following), None)
    if target is None:
        return asked.to(f"/documents/{asked.entry.id}?done={shown}")
    return asked.to(f"/documents/{asked.entry.id}/findings/{target.number}?show={shown}")


def _same(found: list[Row], row: Row) -> Row:
    """Return the row of the list before that has the number of `row`; the last where it is new there."""
    return next((each for each in found if each.number == row.number), found[-1])


def _accepted(analysis: Analysis, told: Finding, reason: str) -> list[Accepted]:
    """Return an exception for each place of a finding, as `thk accept` would write them."""
    each_place = [replace(told, eid=place.eid, span=place.span, also=()) for place in told.places]
    return [Accepted(key_of(analysis, each), words_of(analysis, each), reason) for each in each_place]


def _shown(request: Request) -> str:
    wanted = request.query_params.get("show", "all")
    return wanted if wanted in SHOWN else "all"


def _place(found: list[Row], number: int) -> int:
    for at, row in enumerate(found):
        if row.number == number:
            return at
    raise Refused(404, "no_finding")


# ---- places on the page -------------------------------------------------------------------------------------------


def strip_of(asked: Asked, analysis: Analysis, span: Span | None) -> Strip | None:
    """Return the part of the page around the words of `span`; None where the source has no pages to show."""
    text = analysis.document.text
    if span is None or not has_pages(text.source.media_type):
        return None
    lines = [line for line in text.lines_of(span) if line.box is not None and line.page is not None]
    if not lines:
        return None
    number = lines[0].page or 1
    size = size_of(asked, analysis, number)
    boxes = boxes_of(asked, analysis, [line for line in lines if line.page == number], span)
    if size is None or not boxes:
        return None
    wide, high = size
    top = max(0.0, min(box.top for box in boxes) - _AROUND)
    bottom = min(high, max(box.bottom for box in boxes) + _AROUND)
    return Strip(number, wide, high, top, bottom, boxes)


def boxes_of(asked: Asked, analysis: Analysis, lines: list[SourceLine], span: Span) -> list[Box]:
    """Return where the words of `span` stand on the page of `lines`, in points from its top left corner."""
    sheet = asked.desk.readers.sheet(asked.entry, lines[0].page or 1) if lines else None
    return frames_of(sheet, analysis.document.text, lines, span)


def size_of(asked: Asked, analysis: Analysis, number: int) -> tuple[float, float] | None:
    """Return width and height of a page in points as it is shown; None where there is no such page."""
    page: Page | None = next((each for each in analysis.document.text.pages if each.number == number), None)
    if page is None:
        return None
    sheet = asked.desk.readers.sheet(asked.entry, number)
    return (sheet.width, sheet.height) if sheet is not None else (page.width, page.height)
