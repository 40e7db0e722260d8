"""Footnotes of a printed page: lines in small print at its foot, and the raised marks in the text that refer to them.

A raised figure alone is no note (`m2`), and small print alone is none either: a note begins with a mark that stands
raised in the text of its page.
"""

import re
from collections.abc import Sequence

from extractor.source.line_draft import Draft

# Notes are set smaller than this share of the text of their page.
_SMALL = 0.88
_MARK = re.compile(r"(?P<mark>\d{1,3}|[*†‡]{1,3})\)?[ .)]{0,2}(?=\S)")


def footnotes(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the notes at the foot of each page, and take the raised marks that they explain out of the text."""
    for sheet in sheets:
        raised = {sign.rstrip(")") for draft in sheet for _, sign in draft.raised}
        lines = [draft for draft in sheet if draft.kind is None and draft.size]
        if not raised or len(lines) < 2:
            continue
        from statistics import median

        body = median([draft.size or 0.0 for draft in lines for _ in draft.text])
        first = len(lines)
        while first > 0 and (lines[first - 1].size or 0.0) < _SMALL * body:
            first -= 1
        notes = [_mark_of(draft) for draft in lines[first:]]
        told = next((at for at, mark in enumerate(notes) if mark in raised), None)
        if told is None:
            continue
        explained = raised.intersection(notes)
        for draft in lines[first + told :]:
            draft.kind = "footnote"
        for draft in lines[: first + told]:
            _take_out(draft, explained)


def _mark_of(draft: Draft) -> str | None:
    match = _MARK.match(draft.text)
    return match["mark"] if match else None


def _take_out(draft: Draft, explained: set[str]) -> None:
    """Take the raised marks out of the line, the last one first, so that the places of the others stay right."""
    for column, sign in reversed(draft.raised):
        if sign.rstrip(")") not in explained or draft.text[column : column + len(sign)] != sign:
            continue
        before, after = draft.text[:column].rstrip(), draft.text[column + len(sign) :]
        cut = len(draft.text) - len(before) - len(after)
        draft.marks = [(kind, at - cut if at > column else at, mark) for kind, at, mark in draft.marks]
        draft.text = before + after
        draft.marks.append(("footnote", len(before), sign))
    draft.marks.sort(key=lambda mark: mark[1])
