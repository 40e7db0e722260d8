"""Running heads and feet: lines that come again at the same place on many pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from extractor.grammar import Form, Pattern, load
from extractor.source.line_draft import Draft

_ZONE = 5
_LEAST = 3
# Share of the pages that must bear the line. Signatures close many pages of an annex, so a foot must be more common.
_SHARE = {"header": 0.25, "footer": 0.5}
# Shares of the page height within which a running head keeps its place; the narrower one where letters are misread.
_DRIFT = 0.04
_DRIFT_OF_SCANS = 0.02
_LEAST_RATIO = 0.6
_LONGEST = 120

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–— ]{0,3}\w{1,3}[-–— ]{0,3}")
_SIGNS = re.compile(r"[^\w#]+")


class RunningHeadForms(Form, frozen=True):
    """Lines that are never running heads, however often they come again."""

    protected: Pattern


@cache
def _protected() -> re.Pattern[str]:
    return re.compile(load("page/running_heads", RunningHeadForms).protected.pattern)


def running_heads(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the repeated lines at the edges of the pages, from the edge inwards up to the first line of text.

    Headings and list items are never taken, however often they repeat; what stands at the head of the first page is
    its letterhead and stays.
    """
    for zone in ("header", "footer"):
        edges = [_edge(sheet, zone) for sheet in sheets]
        heads = _heads(edges, max(_LEAST, round(len(sheets) * _SHARE[zone])))
        if not heads:
            continue
        for number, edge in enumerate(edges):
            for draft in edge:
                if draft.kind is not None or _NUMBER.fullmatch(draft.text):
                    continue
                if not _is_head(draft, heads):
                    break
                if not (number == 0 and zone == "header" and "#" not in _key(draft.text)):
                    draft.kind = zone


def _edge(sheet: Sequence[Draft], zone: str) -> list[Draft]:
    """Return the outermost lines, the outermost first; the inner half of a short page belongs to the other edge."""
    half = (len(sheet) + 1) // 2
    if zone == "header":
        return list(sheet[: min(_ZONE, half)])
    return list(reversed(sheet[max(half, len(sheet) - _ZONE) :]))


def _heads(edges: Sequence[Sequence[Draft]], least: int) -> dict[str, float | None]:
    """Return the lines that repeat (digits and signs apart) with their place on the page."""
    seen: dict[str, list[tuple[int, Draft]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for draft in edge:
            key = _key(draft.text)
            if (
                draft.kind is None
                and key.strip("#")
                and len(key) <= _LONGEST
                and not _protected().fullmatch(draft.text)
            ):
                seen[key].append((number, draft))
    heads: dict[str, float | None] = {}
    for key, found in seen.items():
        if len(found) < least:
            continue
        place = _place([draft for _, draft in found])
        if len({number for number, draft in found if _near(draft, place, _DRIFT)}) >= least:
            heads[key] = place
    return heads


def _is_head(draft: Draft, heads: dict[str, float | None]) -> bool:
    key = _key(draft.text)
    if key in heads:
        return _near(draft, heads[key], _DRIFT)
    if draft.top is None or _protected().fullmatch(draft.text):
        return False
    return any(_misread(key, draft, head, place) for head, place in heads.items())


def _key(text: str) -> str:
    return _SIGNS.sub("", _DIGITS.sub("#", text)).casefold()


def _place(drafts: Sequence[Draft]) -> float | None:
    tops = sorted(draft.top for draft in drafts if draft.top is not None)
    return tops[len(tops) // 2] if tops else None


def _near(draft: Draft, place: float | None, drift: float) -> bool:
    return place is None or draft.top is None or abs(draft.top - place) < drift


def _misread(key: str, draft: Draft, head: str, place: float | None) -> bool:
    """Whether the line is a running head in which character recognition went astray (`PRESTDEN`)."""
    if not _near(draft, place, _DRIFT_OF_SCANS) or abs(len(key) - len(head)) > 4 or len(head) < 6:
        return False
    return SequenceMatcher(None, key, head, autojunk=False).ratio() > _LEAST_RATIO
