"""Catchwords: the last line of a page announces the first words of the next (`Pasal 16. . .`)."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import islice, pairwise

from extractor.grammar import Pattern, load
from extractor.law.misreadings import alike
from extractor.source.furniture.state_head import is_scrap
from extractor.source.line_draft import Draft

_DOTS = re.compile(r"[\s.…,]+")
_SIGNS = re.compile(r"[\W_]+")
_LEAST_RATIO = 0.75
# So many lines at the top of a page may bear the words announced: the numbers of its units can stand before them.
_TOP = 4
# Fewer letters than this must return as they are, and in the first line: elsewhere they are found by chance.
_TELLING = 4
# A catchword without its dots (lost in a scan) is believed only in a document that has others, and when it is short.
_SHORT = 40
_OTHERS = 2


@cache
def _form() -> re.Pattern[str]:
    return re.compile(load("page/catchwords", Pattern).pattern)


def announce(sheets: Sequence[Sequence[Draft]]) -> None:
    """Mark the catchwords: the last text line of a page, where the next page begins with its words.

    Scraps below a catchword are no text: it is the last thing printed on a page.
    """
    undotted: list[Draft] = []
    others = 0
    for sheet, after in pairwise(sheets):
        tail = [draft for draft in sheet if draft.kind is None]
        opening = [draft.text for draft in islice((draft for draft in after if draft.kind is None), _TOP)]
        scraps: list[Draft] = []
        while tail and is_scrap(tail[-1].text):
            scraps.append(tail.pop())
        if not opening or len(tail) < 2:
            continue
        last = tail[-1]
        loose = None
        if _DOTS.fullmatch(last.text):  # the dots alone, fallen off their line
            loose, last = last, tail[-2]
        match = _form().fullmatch(last.text)
        stem = match["stem"] if match else last.text
        if not _bare(stem) or (match is None and loose is None and len(last.text) > _SHORT):
            continue
        if match is None and loose is None:
            if _bare(opening[0]).startswith(_bare(stem)):
                undotted.append(last)
        elif _returns(stem, opening):
            others += 1
            last.kind = "catchword"
            if loose is not None:
                loose.kind = "catchword"
            for scrap in scraps:
                scrap.kind = "garbage"
    if others + len(undotted) >= _OTHERS and others:
        for draft in undotted:
            draft.kind = "catchword"


def _returns(stem: str, opening: Sequence[str]) -> bool:
    """Whether one of the first lines of a page begins with the words, or with those after a number set apart."""
    if _begins(opening[0], stem):
        return True
    further = [line for line in opening if not _form().fullmatch(line)]  # dots to be filled in announce nothing
    number, _, words = stem.partition(" ")
    if len(opening) > 1 and words and _bare(opening[0]) == _bare(number) and _begins(opening[1], words):
        return True  # the number stands on a line of its own
    parted = any(_bare(line) == _bare(number) for line in further)
    return any(
        len(_bare(sought)) >= _TELLING and _begins(line, sought)
        for sought in ([stem, words] if parted else [stem])
        for line in further
    )


def _begins(line: str, stem: str) -> bool:
    sought = _bare(stem)
    begin = _bare(line)[: len(sought)]
    if len(sought) < _TELLING:
        return begin == sought
    begin, sought = alike(begin, "catchword"), alike(sought, "catchword")
    return SequenceMatcher(None, begin, sought, autojunk=False).ratio() > _LEAST_RATIO


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
