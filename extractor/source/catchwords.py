"""Catchwords: the last line of a page announces the first words of the next (`Pasal 16. . .`)."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from extractor.resources import grammar
from extractor.source.draft import Draft

_DOTS = re.compile(r"[\s.…,]+")
_SIGNS = re.compile(r"[\W_]+")
_ALIKE = 0.75
# A catchword without its dots (lost in a scan) is believed only in a document that has others, and when it is short.
_SHORT = 40
_OTHERS = 2


@cache
def _form() -> re.Pattern[str]:
    return re.compile(grammar("furniture")["catchword"]["pattern"])


def announce(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the catchwords: the last text line of a page, where the next page begins with its words."""
    undotted: list[Draft] = []
    others = 0
    for sheet, after in pairwise(sheets):
        tail = [draft for draft in sheet if draft.kind is None]
        opening = next((draft for draft in after if draft.kind is None), None)
        if opening is None or len(tail) < 2:
            continue
        last = tail[-1]
        loose = None
        if _DOTS.fullmatch(last.text):  # the dots alone, fallen off their line
            loose, last = last, tail[-2]
        match = _form().fullmatch(last.text)
        stem = _bare(match["stem"] if match else last.text)
        if not stem or (match is None and loose is None and len(last.text) > _SHORT):
            continue
        begin = _bare(opening.text)
        if match is None and loose is None:
            if begin.startswith(stem):
                undotted.append(last)
        elif begin.startswith(stem) or SequenceMatcher(None, begin[: len(stem)], stem, False).ratio() > _ALIKE:
            others += 1
            last.kind = "catchword"
            if loose is not None:
                loose.kind = "catchword"
    if others + len(undotted) >= _OTHERS and others:
        for draft in undotted:
            draft.kind = "catchword"


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
