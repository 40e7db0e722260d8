"""Footnotes of a plain text: they are set aside, so that no note stands in the provision above it."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.grammar import Form, Pattern, load
from extractor.source.line_draft import Draft

# The mark of a note stands within so many lines above it (chosen: a page).
_PAGE_LINES = 60


class FootnoteForms(Form, frozen=True):
    """The whole of `page/footnotes.toml`."""

    rule: Pattern
    note: Pattern
    heading: Pattern


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The rule, a note, either of them at the start of a line, and a heading."""
    forms = load("page/footnotes", FootnoteForms)
    rule, note, heading = forms.rule.pattern, forms.note.pattern, forms.heading.pattern
    return re.compile(rule), re.compile(note), re.compile(rf"(?:{rule})\Z|{note}"), re.compile(heading)


def set_footnotes_aside(drafts: Sequence[Draft]) -> None:
    """Mark the lines of footnotes, and the rule above them, as such.

    A note begins with a mark that stands close to a word in a line above; it stands below a rule, or its mark is in
    square brackets. It ends at a blank line or a heading.
    """
    rule, _, either, _ = _forms()
    end = 0
    # Neither a note nor the rule begins with a letter, as nearly every line does.
    likely = [at for at, draft in enumerate(drafts) if not draft.text[:1].isalpha()]
    for at in [at for at in likely if either.match(drafts[at].text)]:
        if at < end or not _is_text(drafts[at]):
            continue
        ruled = rule.fullmatch(drafts[at].text) is not None
        first = at + 1 if ruled else at
        end = _end_of_notes(drafts, first, ruled=ruled)
        if end > first:
            for draft in drafts[at:end]:
                draft.kind = draft.kind or "footnote"


def _is_text(draft: Draft) -> bool:
    return draft.kind is None


def _end_of_notes(drafts: Sequence[Draft], first: int, *, ruled: bool) -> int:
    """Return the line after the notes that begin at line `first`; `first` where none does."""
    _, note_form, _, heading = _forms()
    end = first
    while end < len(drafts) and _is_text(drafts[end]):
        note = note_form.match(drafts[end].text)
        begins = note is not None and (ruled or note["mark"][0] == "[") and _marked(drafts, end, note["mark"])
        goes_on = end > first and drafts[end].number == drafts[end - 1].number + 1
        goes_on = goes_on and heading.match(drafts[end].text) is None
        if not (begins or (goes_on and not note)):
            break
        end += 1
    return end


def _marked(drafts: Sequence[Draft], at: int, mark: str) -> bool:
    """Whether the mark of a note stands close to a word in a line above."""
    above = "\n".join([draft.text for draft in drafts[max(0, at - _PAGE_LINES) : at] if _is_text(draft)])
    return mark in above and re.search(rf"[^\W\d_][\"”.,]?{re.escape(mark)}(?!\d)", above) is not None
