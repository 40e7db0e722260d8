"""Running heads and feet: lines that come again at the same place on many pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from statistics import median

from extractor.resources import grammar
from extractor.source.draft import Draft

_ZONE = 5
_LEAST = 3
_SHARE = 0.25
# Shares of the page height within which a running head keeps its place; the narrower one where letters are misread.
_DRIFT = 0.04
_DRIFT_MISREAD = 0.02
_ALIKE = 0.6
_LONGEST = 120

_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"[^\w#]+")


@cache
def _protected() -> re.Pattern[str]:
    return re.compile(grammar("furniture")["protected"]["pattern"])


def running_heads(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the repeated lines at the edges of the pages.

    Headings and list items are never taken, however often they repeat; what stands at the head of the first page is
    its letterhead and stays.
    """
    seen: dict[tuple[str, str], list[tuple[int, Draft]]] = defaultdict(list)
    zones: list[tuple[int, str, Draft]] = []
    for number, sheet in enumerate(sheets):
        lines = [draft for draft in sheet if draft.kind is None]
        half = (len(lines) + 1) // 2
        for zone, edge in (("header", lines[: min(_ZONE, half)]), ("footer", lines[max(half, len(lines) - _ZONE) :])):
            for draft in edge:
                if len(draft.text) <= _LONGEST and not _protected().fullmatch(draft.text):
                    seen[zone, _key(draft.text)].append((number, draft))
                    zones.append((number, zone, draft))
    least = max(_LEAST, int(len(sheets) * _SHARE))
    heads: list[tuple[str, str, float | None]] = []
    for (zone, key), found in seen.items():
        if len({number for number, _ in found}) < least or not key:
            continue
        place = _place([draft for _, draft in found])
        heads.append((zone, key, place))
        for number, draft in found:
            letterhead = number == 0 and zone == "header" and "#" not in key
            if not letterhead and _near(draft, place, _DRIFT):
                draft.kind = zone
    for number, zone, draft in zones:
        if draft.kind is None and number and draft.top is not None and _misread(draft, zone, heads):
            draft.kind = zone


def _key(text: str) -> str:
    return _SIGNS.sub("", _DIGITS.sub("#", text)).casefold()


def _place(drafts: Sequence[Draft]) -> float | None:
    tops = [draft.top for draft in drafts if draft.top is not None]
    return median(tops) if tops else None


def _near(draft: Draft, place: float | None, drift: float) -> bool:
    return place is None or draft.top is None or abs(draft.top - place) < drift


def _misread(draft: Draft, zone: str, heads: Sequence[tuple[str, str, float | None]]) -> bool:
    """Whether the line is a running head in which character recognition went astray (`PRESTDEN`)."""
    key = _key(draft.text)
    for at, head, place in heads:
        if at != zone or not _near(draft, place, _DRIFT_MISREAD) or abs(len(key) - len(head)) > 4 or len(head) < 6:
            continue
        if SequenceMatcher(None, key, head, autojunk=False).ratio() > _ALIKE:
            return True
    return False
