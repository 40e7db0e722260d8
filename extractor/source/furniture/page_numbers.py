"""Bare page numbers: digits alone at a page's edge that count up with the pages."""

import re
from collections import Counter
from collections.abc import Sequence

from extractor.law.misreadings import misread_page_number
from extractor.source.line_draft import Draft

_NUMBER = re.compile(r"\d{1,4}")
_ALONE = re.compile(r"[-–—~.]? ?(?P<number>\d{1,3}) ?[-–—~.]?")
_ALONE_CHARS = 7  # the longest of them
_DASHED = re.compile(r"[-–—] ?\w{1,3} ?[-–—]")
# The first number that is printed; the lines of a sheet, at least and at most; so many numbers prove themselves.
_FIRST = (1, 2, 3)
_SHEET = (12, 90)
_LEAST_BARE = 3
_DOTS = ("..", "…", ". .")
_EDGE = 2
_DRIFT = 0.02
_MARGIN = 0.07


def bare_numbers(drafts: Sequence[Draft]) -> None:
    """Mark page numbers of a text without page breaks: numbers alone on their lines that count its sheets.

    They rise by one from 1, 2 or 3 on, a sheet of lines apart, and are three at least, or stand below dots that
    announce the next sheet.
    """
    found: list[int] = []
    best: list[int] = []
    last = 0
    for at, draft in enumerate(drafts):
        match = _ALONE.fullmatch(draft.text) if len(draft.text) <= _ALONE_CHARS and draft.kind is None else None
        if match is None:
            continue
        value = int(match["number"])
        apart = at - found[-1] if found else at
        if found and value == last + 1 and _SHEET[0] <= apart <= _SHEET[1]:
            found.append(at)
        elif value in _FIRST and apart >= _SHEET[0]:
            found = [at]
        else:
            continue
        last = value
        best = max(best, found, key=len)
    announced = [at for at in best if at and drafts[at - 1].text.rstrip().endswith(_DOTS)]
    if len(best) >= _LEAST_BARE or announced:
        for at in best:
            drafts[at].kind = "page_number"


def page_numbers(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark bare page numbers: where they count with the pages, or stand where the counted ones do."""
    found: list[tuple[int, Draft]] = []
    doubtful: list[Draft] = []
    for number, sheet in enumerate(sheets):
        lines = [draft for draft in sheet if draft.kind is None]
        for draft in {id(draft): draft for draft in lines[:_EDGE] + lines[-_EDGE:]}.values():
            if _NUMBER.fullmatch(draft.text):
                found.append((number, draft))
            elif misread_page_number().fullmatch(draft.text):
                doubtful.append(draft)
    counts = Counter(int(draft.text) - number for number, draft in found)
    least = 2 if len(sheets) < 6 else 3
    sure: list[Draft] = []
    for number, draft in found:
        if counts[int(draft.text) - number] >= least:
            draft.kind = "page_number"
            sure.append(draft)
    places = [draft.top for sheet in sheets for draft in sheet if draft.kind == "page_number" and draft.top is not None]
    for draft in [draft for _, draft in found] + doubtful:
        if draft.kind is None and draft.top is not None and _at_page_number(draft, places):
            draft.kind = "page_number"


def _at_page_number(draft: Draft, places: Sequence[float]) -> bool:
    top = draft.top or 0.0
    if (_NUMBER.fullmatch(draft.text) or _DASHED.fullmatch(draft.text)) and not _MARGIN < top < 1 - _MARGIN:
        return True
    return sum(abs(top - place) < _DRIFT for place in places) >= 2
