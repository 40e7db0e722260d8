"""Footnotes of a plain text: they are set aside, so that no note stands in the provision above it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.source.line_draft import Draft

# The mark of a note stands within so many lines above it (chosen: a page).
_PAGE_LINES = 60


class FootnoteForms(Form, frozen=True):
    """The whole of `page/footnotes.toml`."""

    rule: Pattern
    note: Pattern


@cache
def _form(key: Literal["rule", "note"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("page/footnotes", FootnoteForms), key)
    return re.compile(form.pattern)


def set_footnotes_aside(drafts: Sequence[Draft]) -> None:
    """Mark the lines of footnotes, and the rule above them, as such.

    A note begins with a mark that stands close to a word in a line above; it stands below a rule, or its mark is in
    square brackets. It ends at a blank line.
    """
    at = 0
    while at < len(drafts):
        ruled = _is_text(drafts[at]) and _form("rule").fullmatch(drafts[at].text) is not None
        first = at + 1 if ruled else at
        end = _end_of_notes(drafts, first, ruled=ruled)
        if end > first:
            for draft in drafts[at:end]:
                draft.kind = draft.kind or "footnote"
        at = max(end, at + 1)


def _is_text(draft: Draft) -> bool:
    return draft.kind is None


def _end_of_notes(drafts: Sequence[Draft], first: int, *, ruled: bool) -> int:
    """Return the line after the notes that begin at line `first`; `first` where none does."""
    end = first
    while end < len(drafts) and _is_text(drafts[end]):
        note = _form("note").match(drafts[end].text)
        begins = note is not None and (ruled or note["mark"][0] == "[") and _marked(drafts, end, note["mark"])
        goes_on = end > first and drafts[end].number == drafts[end - 1].number + 1
        if not (begins or (goes_on and not note)):
            break
        end += 1
    return end


def _marked(drafts: Sequence[Draft], at: int, mark: str) -> bool:
    """Whether the mark of a note stands close to a word in a line above."""
    bare = re.escape(mark)
    form = re.compile(rf"[^\W\d_][\"”.,]?{bare}")
    return any(_is_text(draft) and form.search(draft.text) for draft in drafts[max(0, at - _PAGE_LINES) : at])
