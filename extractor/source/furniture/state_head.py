"""The head of the State's paper, PRESIDEN above REPUBLIK INDONESIA, at the top of a page, however it was misread.

Character recognition reads the letters of this head, set wide below the emblem, another way on every page
(`R EP UBI,.IK INDONESIA`), so that they do not repeat.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from extractor.grammar import Form, Pattern, load
from extractor.source.line_draft import Draft

_TOP = 6
_LEAST_RATIO = 0.7
_LONGEST = 40
_WORD = re.compile(r"[^\W\d_]{3}")
_LETTERS = re.compile(r"[\W\d_]+")


class StateHeadForms(Form, frozen=True):
    """The two lines of the head, and the signs that are read from its emblem."""

    lines: tuple[str, str]
    scrap: Pattern


@cache
def _scrap() -> re.Pattern[str]:
    return re.compile(load("page/state_head", StateHeadForms).scrap.pattern)


def is_scrap(text: str) -> bool:
    """Whether a line is signs that no one wrote: what was read from an emblem or a stroke of the pen (`$*D`)."""
    return _scrap().fullmatch(text) is not None


def state_heads(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the two lines of the head at the top of every page but the first, and the scraps of the emblem above it."""
    for sheet in sheets[1:]:
        above: list[Draft] = []
        for first, second in pairwise(sheet[:_TOP]):
            if is_state_head(first, second):
                for draft in above:
                    if draft.kind is None and is_scrap(draft.text):
                        draft.kind = "garbage"
                first.kind = second.kind = "header"
                break
            if first.kind is None and _WORD.search(first.text):
                break
            above.append(first)


def is_state_head(first: Draft, second: Draft) -> bool:
    """Whether two lines that follow each other are the head, its letters misread or not."""
    return _is_line(first, 0) and _is_line(second, 1)


def _is_line(draft: Draft, line: int) -> bool:
    """Whether the line is that line of the head; with a comma at its end it names who makes or signs the act."""
    if draft.kind not in (None, "header") or len(draft.text) > _LONGEST or draft.text.endswith(","):
        return False
    letters = _LETTERS.sub("", draft.text)
    head = _LETTERS.sub("", load("page/state_head", StateHeadForms).lines[line])
    if sum(map(str.isupper, letters)) * 2 < len(letters):
        return False
    return SequenceMatcher(None, letters.upper(), head, autojunk=False).ratio() > _LEAST_RATIO
