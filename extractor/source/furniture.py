"""Page furniture: known by its form, its place on the page, and its repetition; never by its length."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.resources import grammar
from extractor.source.draft import Draft


@cache
def _lines() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(kind, where, pattern) of every form of furniture."""
    return tuple((form["kind"], form["where"], re.compile(form["pattern"])) for form in grammar("furniture")["line"])


_LONGEST = 200


def set_aside(drafts: Sequence[Draft]) -> None:
    """Mark the lines that are page furniture: sets `kind` of each."""
    anywhere = [(kind, pattern) for kind, where, pattern in _lines() if where == "anywhere"]
    for draft in drafts:
        if draft.kind is None and len(draft.text) <= _LONGEST:
            for kind, pattern in anywhere:
                if pattern.fullmatch(draft.text):
                    draft.kind = kind
                    break
