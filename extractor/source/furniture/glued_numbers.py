"""Page numbers that a converter glued to the line below them: `- 5Pasal 7`, `- 12 (3)`, `- 26.` (page 2, item 6).

It took the second dash of `- 5 -` for a hyphen and joined the lines. A dash list (`- 5 orang`) looks the same, so one
line proves nothing: the numbers must count through the document together with those that stand alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from extractor.grammar import Pattern, load
from extractor.source.line_draft import Draft

# How surely a line says by itself that its number is a page number; the running on of a sentence hardly does.
_RUNS_ON, _LIKELY, _SURE = range(3)
# Where no page breaks are known, a page has at least so many lines.
_PAGE = 8


class _Numbered(Struct, eq=False):
    """A line that may begin with the page number `number`; `cut` is where the rest begins, 0 where nothing follows."""

    draft: Draft
    at: int
    number: int
    cut: int
    sure: int
    after: "_Numbered | None" = None
    is_first: bool = True


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form.pattern) for name, form in load("page/glued_numbers", dict[str, Pattern]).items()}


def part_numbers(drafts: Sequence[Draft]) -> None:
    """Take the page numbers that are glued to lines of text out of them, as marks of the kind `page_number`."""
    paged = any(draft.page is not None for draft in drafts)
    found = list(_numbered(drafts, paged))
    if not any(each.cut for each in found):
        return
    longest: dict[int, tuple[int, _Numbered]] = {}
    for run in _in_step(found) if paged else _rising(found):
        if len(run) < 2 or not any(each.sure == _SURE for each in run):
            continue
        for each in run:
            if each.cut and longest.get(each.at, (0, each))[0] < len(run):
                longest[each.at] = len(run), each
    for _, each in longest.values():
        _part(each.draft, each.cut)


def follows_number(draft: Draft) -> bool:
    """Whether a page number was taken from before the line."""
    return bool(draft.marks) and any(kind == "page_number" for kind, _, _ in draft.marks)


def _numbered(drafts: Sequence[Draft], paged: bool) -> Iterator[_Numbered]:
    """Yield every way to read a line as page number and rest; where pages are known, only the first line of each."""
    forms = _forms()
    page: int | None = None
    for at, draft in enumerate(drafts):
        opens = draft.page != page
        page = draft.page
        if draft.kind is not None or not (match := forms["line"].fullmatch(draft.text)):
            continue
        digits, rest, cut = match["digits"], match["rest"], match.start("rest")
        if forms["alone"].fullmatch(rest):
            yield _Numbered(draft, at, int(digits), 0, _SURE)
            continue
        if paged and not opens:
            continue
        if forms["opening"].match(rest):
            yield _Numbered(draft, at, int(digits), cut, _SURE)
        elif not _in_dash_list(drafts, at):
            if forms["capital"].match(rest):
                yield _Numbered(draft, at, int(digits), cut, _LIKELY)
            elif paged and forms["running"].match(rest):
                yield _Numbered(draft, at, int(digits), cut, _RUNS_ON)
            for inside in range(match.start("digits") + 1, match.end("digits")):
                if forms["item"].match(draft.text, inside):
                    yield _Numbered(draft, at, int(draft.text[match.start("digits") : inside]), inside, _LIKELY)


def _in_dash_list(drafts: Sequence[Draft], at: int) -> bool:
    """Whether the line before or after begins with a dash as well, and not because it is a page number."""
    forms = _forms()
    return any(
        forms["dashed"].match(draft.text) and not forms["alone"].search(draft.text)
        for draft in (*drafts[max(0, at - 1) : at], *drafts[at + 1 : at + 2])
    )


def _in_step(found: Iterable[_Numbered]) -> Iterable[list[_Numbered]]:
    """Return the numbers that keep the same distance from the number of their page."""
    runs: dict[int, dict[int, _Numbered]] = defaultdict(dict)
    for each in found:
        page = each.draft.page or 0
        held = runs[each.number - page].get(page)
        if held is None or held.sure < each.sure:
            runs[each.number - page][page] = each
    return [list(run.values()) for run in runs.values()]


def _rising(found: Iterable[_Numbered]) -> Iterator[list[_Numbered]]:
    """Yield the numbers that count up one by one, a page apart from each other.

    The nearest number goes on, unless a surer one comes before the next.
    """
    latest: dict[int, _Numbered] = {}
    firsts: list[_Numbered] = []
    for each in found:
        firsts.append(each)
        before = latest.get(each.number - 1)
        if before is not None and each.at - before.at >= _PAGE:
            rival = before.after
            if rival is None or (rival.after is None and rival.sure < each.sure):
                before.after = each
                each.is_first = False
                if rival is not None:
                    rival.is_first = True
        held = latest.get(each.number)
        if held is None or held.after is not None or held.sure <= each.sure:
            latest[each.number] = each
    for first in firsts:
        if first.is_first:
            run, last = [first], first
            while last.after is not None:
                last = last.after
                run.append(last)
            yield run


def _part(draft: Draft, cut: int) -> None:
    number = draft.text[:cut].rstrip()
    before = [mark for mark in draft.marks if mark[1] == 0]
    after = [(kind, max(0, column - cut), sign) for kind, column, sign in draft.marks if column > 0]
    draft.text = draft.text[cut:]
    draft.marks = [*before, ("page_number", 0, number), *after]
