"""The closing blocks of a regulation that stand side by side: the words that open them."""

import re
from functools import cache

from extractor.grammar import Form, load


class SideBySide(Form, frozen=True):
    """What opens a closing block, what opens the one read first, and fragments of which a page must hold one."""

    opening: str
    first: str
    needs: tuple[str, ...]


@cache
def openings() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """Return the patterns of a block's opening and of the first block's, and the fragments in lower case."""
    form = load("page/side_by_side", SideBySide)
    return re.compile(form.opening), re.compile(form.first), form.needs
