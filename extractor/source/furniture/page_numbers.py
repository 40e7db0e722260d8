"""Bare page numbers: digits alone at a page's edge that count up with the pages."""

import re
from collections import Counter
from collections.abc import Sequence

from extractor.law.misreadings import misread_page_number
from extractor.source.line_draft import Draft

_NUMBER = re.compile(r"\d{1,4}")
_EDGE = 2
_DRIFT = 0.02
_MARGIN = 0.07


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
    if _NUMBER.fullmatch(draft.text) and not _MARGIN < top < 1 - _MARGIN:
        return True
    return sum(abs(top - place) < _DRIFT for place in places) >= 2
