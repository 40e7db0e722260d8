"""The box in which officials initial a page: its head, the offices in it, and the strokes of their pens.

One line proves nothing, for a regulation may speak of initials and of offices: a head is one only by its whole form,
and an office counts only below a head.
"""

import re
from collections.abc import Sequence
from functools import cache

from extractor.grammar import Form, Pattern, load
from extractor.source.legibility import is_known
from extractor.source.line_draft import Draft

# A box has no more lines than this; what stands below its last office is a pen stroke if it has so few letters.
_MOST_LINES = 14
_STROKE_LETTERS = 3
# A line of the text below the box opens with a number and has so many known words.
_NUMBER, _KNOWN_WORDS = re.compile(r"\(?\w{1,3}[.)] "), 3
_WORD = re.compile(r"[^\W\d_]{3,40}")


class HeadForm(Pattern, frozen=True):
    """The line that heads a box; a text that holds none of the fragments `needs` in any case has no box."""

    needs: tuple[str, ...]


class InitialsForms(Form, frozen=True):
    """The line that heads a box of initials, a line of it, and a line that ends it."""

    head: HeadForm
    office: Pattern
    end: Pattern


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    forms = load("page/initials", InitialsForms)
    return re.compile(forms.head.pattern), re.compile(forms.office.pattern), re.compile(forms.end.pattern)


def initials(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the boxes of initials as stamps, each from its head to its last office and the strokes below that."""
    head, office, end = _forms()
    needs = load("page/initials", InitialsForms).head.needs
    for sheet in sheets:
        words = "\n".join([draft.text for draft in sheet]).lower()
        if not any(need in words for need in needs):
            continue
        lines = [draft for draft in sheet if draft.kind in (None, "stamp")]
        at = 0
        while at < len(lines):
            if not head.fullmatch(lines[at].text):
                at += 1
                continue
            last = at
            for below in range(at + 1, min(at + _MOST_LINES, len(lines))):
                text = lines[below].text
                if end.fullmatch(text):
                    break
                if office.fullmatch(text) or (_is_stroke(text) and last == below - 1):
                    last = below
            if last > at:
                for draft in lines[at : last + 1]:
                    if office.fullmatch(draft.text) or not _is_item(draft.text):
                        draft.kind = "stamp"
            at = last + 1


def _is_item(text: str) -> bool:
    """Whether a line is one of the text over which the box lies: a number and known words."""
    return bool(_NUMBER.match(text)) and sum(map(is_known, _WORD.findall(text))) >= _KNOWN_WORDS


def _is_stroke(text: str) -> bool:
    """Whether a line has hardly a letter, no digit, and no word that is known."""
    letters = sum(map(str.isalpha, text))
    plain = letters <= _STROKE_LETTERS and not any(map(str.isdigit, text))
    return plain and not any(map(is_known, _WORD.findall(text)))
