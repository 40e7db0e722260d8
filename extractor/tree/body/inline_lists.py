"""Lists that stand within the lines of a sentence: `meliputi: a. sawah; b. ladang; dan c. kebun.`

Their items are units like any others. A list counts only from its first number on, behind a colon, and with a second
item behind a semicolon or comma, or at the start of a line. Ayat run on (`(1) Camat melapor. (2) Lurah membina.`) are
read behind the end of a sentence, each with the number that comes next.
"""

import re
from functools import cache

from extractor.law.numbers import LISTS, STYLES
from extractor.law.units import HEADINGS
from extractor.model.text import Span
from extractor.tree.numbering import label_at
from extractor.tree.unit_draft import Draft

# Lists within lists of one sentence (chosen: more than is legible).
_DEPTH_LISTS = 4
_INLINE = tuple(
    name for name in sorted(LISTS) if STYLES[name].printed and STYLES[name].numbers in ("letters", "arabic")
)


@cache
def _opening(style: str) -> re.Pattern[str]:
    first = re.escape(STYLES[style].printed.format(label_at(style, 1)))
    return re.compile(rf":\s(?P<num>{first})\s?(?=[^\W_])")


@cache
def _next(style: str, number: int) -> re.Pattern[str]:
    label = re.escape(STYLES[style].printed.format(label_at(style, number)))
    return re.compile(rf"(?:[;,]\s?(?:(?:dan|atau|dan/atau|serta)\s)?|\.\n)(?P<num>(?<!\S){label})\s?(?=[^\W_])")


def part_run_on_ayat(content: str, unit: Draft) -> None:
    """Make units of the ayat that go on within the lines of the ayat before them, in `unit` and all below it."""
    waiting = [unit]
    while waiting:
        draft = waiting.pop()
        at = 0
        while at < len(draft.children):
            each = draft.children[at]
            at += 1
            if each.style == "ayat" and (further := _run_on(content, each)) is not None:
                following = draft.children[at] if at < len(draft.children) else None
                if following is None or following.style != "ayat" or following.position > further.position:
                    _cut(each, further)
                    draft.children.insert(at, further)
        waiting += draft.children


def _run_on(content: str, ayat: Draft) -> Draft | None:
    """Return the ayat with the next number that begins within the last words of `ayat`, behind a full stop."""
    tail = ayat
    while tail.children:
        tail = tail.children[-1]
    number = ayat.position[0] + 1
    printed = f"({number})"
    piece = tail.pieces[-1] if tail.pieces else None
    at = content.find(printed, piece.start, piece.end) if piece else -1
    while piece and at >= 0:
        behind = at + len(printed)
        if content[at - 2] == "." and content[at - 1].isspace() and content[behind : behind + 2].strip().isupper():
            further = Draft("ayat", "ayat", str(number), (number, ""), Span(at, behind), indent=ayat.indent)
            further.add(behind + 1, piece.end)
            further.breaks = [each for each in tail.breaks if each > behind]
            return further
        at = content.find(printed, behind, piece.end)
    return None


def _cut(ayat: Draft, further: Draft) -> None:
    """End the last words of `ayat` where the ayat `further` begins."""
    tail = ayat
    while tail.children:
        tail = tail.children[-1]
    begins = further.num.start if further.num else tail.end
    tail.pieces[-1] = Span(tail.pieces[-1].start, begins - 1)
    tail.breaks = [each for each in tail.breaks if each < begins]


def part_inline_lists(content: str, unit: Draft) -> None:
    """Give `unit` and every unit below it that has no items the items that its text holds."""
    waiting = [(unit, 0)]
    while waiting:
        draft, depth = waiting.pop()
        parted = not draft.children and depth < _DEPTH_LISTS and _part(content, draft)
        waiting += [(child, depth + 1 if parted else 0) for child in draft.children]


def _part(content: str, draft: Draft) -> bool:
    """Make items of the first list in the text of `draft`; return whether there is one."""
    if len(draft.pieces) != 1:
        return False
    piece = draft.pieces[0]
    if content.find(":", piece.start, piece.end) < 0:
        return False
    found = [(match, style) for style in _INLINE if (match := _opening(style).search(content, piece.start, piece.end))]
    for opening, style in sorted(found, key=lambda one: one[0].start()):
        marks = _marks(content, opening, style, piece.end)
        if len(marks) > 1:
            _give_items(draft, style, marks, opening.start() + 1, piece.end)
            return True
    return False


def _marks(content: str, opening: re.Match[str], style: str, end: int) -> list[re.Match[str]]:
    """Return the numbers of a list in order, from its `opening` on."""
    marks = [opening]
    while label_at(style, len(marks) + 1) and (
        match := _next(style, len(marks) + 1).search(content, marks[-1].end(), end)
    ):
        marks.append(match)
    return marks


def _give_items(draft: Draft, style: str, marks: list[re.Match[str]], begins: int, end: int) -> None:
    kind = STYLES[style].unit
    if kind == "ayat" and draft.kind not in HEADINGS:
        kind = "rincian"
    stops = [*(mark.start("num") for mark in marks[1:]), end]
    for number, (mark, stop) in enumerate(zip(marks, stops, strict=True), 1):
        num = Span(*mark.span("num"))
        item = Draft(kind, style, label_at(style, number) or "", (number, ""), num, indent=draft.indent)
        words = mark.string[mark.end() : stop].rstrip()
        item.add(mark.end(), mark.end() + len(words))
        item.breaks = [at for at in draft.breaks if mark.end() < at < item.end]
        draft.children.append(item)
    draft.pieces = [Span(draft.pieces[0].start, begins)]
    draft.breaks = [at for at in draft.breaks if at < begins]
