"""Page furniture: known by its form, its place on the page, and its repetition; never by its length."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from extractor.grammar import Form, load
from extractor.model.text import FurnitureKind
from extractor.source.furniture.catchwords import announce
from extractor.source.furniture.footnotes import footnotes
from extractor.source.furniture.glued_numbers import follows_number
from extractor.source.furniture.initials import initials
from extractor.source.furniture.page_numbers import bare_numbers, page_numbers
from extractor.source.furniture.running_heads import running_heads
from extractor.source.furniture.state_head import is_state_head, state_heads
from extractor.source.line_draft import Draft

_LONGEST = {"anywhere": 60, "edge": 240, "stamp": 20}
_TOP, _BOTTOM = 4, 6
# What is kept aside before lines are compared with each other: it never was text of the page.
UNSEEN = ("garbage", "hidden", "annotation", "line_number", "page_copy")


class FurnitureLine(Form, frozen=True):
    """A line of page furniture: its kind, where it counts, and how it is printed."""

    kind: Literal["page_number", "gazette", "file_name", "stamp", "copy_mark"]
    where: Literal["anywhere", "edge", "stamp"]
    pattern: str


class FurnitureForms(Form, frozen=True):
    """The lines of page furniture that are known by their form."""

    line: tuple[FurnitureLine, ...]


@cache
def _forms(where: str) -> tuple[re.Pattern[str], list[tuple[FurnitureKind, re.Pattern[str]]]]:
    """Any of the forms of furniture that may stand at that place, and the (kind, pattern) of each."""
    forms = [form for form in load("page/furniture", FurnitureForms).line if form.where == where]
    whole = re.compile("|".join(form.pattern for form in forms))
    return whole, [(form.kind, re.compile(form.pattern)) for form in forms]


def set_aside(drafts: Sequence[Draft]) -> None:
    """Mark the lines that are page furniture: sets `kind` of each.

    Without page breaks (a text whose form feeds were lost) the printed page numbers part the sheets.
    """
    _mark(drafts, "anywhere")
    if all(draft.page is None for draft in drafts):
        bare_numbers(drafts)
    sheets = _sheets(drafts)
    if not sheets:
        initials([drafts])
        return
    for sheet in sheets:
        _mark(sheet[:_TOP] + sheet[-_BOTTOM:], "edge")
        _mark([above for above, below in pairwise(sheet) if below.kind == "stamp" and not above.kind], "stamp")
    initials(sheets)
    running_heads(sheets)
    state_heads(sheets)
    page_numbers(sheets)
    announce(sheets)
    footnotes(sheets)


def _mark(drafts: Sequence[Draft], where: str) -> None:
    """Mark the lines that are known by their form."""
    whole, forms = _forms(where)
    longest = _LONGEST[where]
    for draft in drafts:
        if draft.kind is None and len(draft.text) <= longest and whole.fullmatch(draft.text):
            draft.kind = next(kind for kind, pattern in forms if pattern.fullmatch(draft.text))


def _sheets(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the lines page by page; what nobody reads (specks, hidden words) is not at the edge of any page."""
    drafts = [draft for draft in drafts if draft.kind not in UNSEEN]
    sheets: list[list[Draft]] = []
    if any(draft.page is not None for draft in drafts):
        page: tuple[int | None, bool] | None = None
        for draft in drafts:
            here = draft.page, draft.scanned and draft.moved > 0  # the second of two pages on a scanned sheet
            if here != page or not sheets:
                sheets.append([])
                page = here
            sheets[-1].append(draft)
        return sheets
    numbered = [draft for draft in drafts if draft.kind == "page_number" or draft.marks]
    if not any(draft.kind == "page_number" or follows_number(draft) for draft in numbered):
        return []
    sheets.append([])
    for draft in drafts:
        if follows_number(draft):
            sheets.append([])
        sheets[-1].append(draft)
        if draft.kind == "page_number":
            above = len(sheets[-1]) - 3
            if above >= 0 and is_state_head(sheets[-1][above], sheets[-1][above + 1]):
                sheets.append(sheets[-1][above:])  # the number stands below the head of its page
                del sheets[-2][above:]
            else:
                sheets.append([])
    return [sheet for sheet in sheets if sheet]
