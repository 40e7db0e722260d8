"""Lists that stand within the lines of a sentence: `meliputi: a. sawah; b. ladang; dan c. kebun.`

Their items are units like any others. A list counts only from its first number on, behind a colon, and with a second
item behind a semicolon or comma, or at the start of a line. Ayat run on (`(1) Camat melapor. (2) Lurah membina.`) are
read behind the end of a sentence, each with the number that comes next.
"""

import re
from functools import cache

from extractor.law.numbers import LISTS, STYLES, Position, follows
from extractor.law.units import HEADINGS
from extractor.model.text import Span
from extractor.tree.numbering import label_at, position
from extractor.tree.unit_draft import Draft

# Lists within lists of one sentence (chosen: more than is legible).
_DEPTH_LISTS = 4
_INLINE = tuple(
    name for name in sorted(LISTS) if STYLES[name].printed and STYLES[name].numbers in ("letters", "arabic")
)

# An ayat run on: behind a full stop with a capital or quotation mark, behind a semicolon with any word but a link.
_RUN_ON = re.compile(
    r"(?:(?P<open>\.)|(?<!\));)\s(?P<num>\((?P<label>\d{1,2}[a-z]?)\))\s?"
    r"(?(open)(?=[“\"‘']?[A-Z])|(?!dan |atau |serta |sampai )(?=[“\"‘']?[^\W\d_]))"
)
# Numbers that may be left out before an ayat run on (chosen: a slip, no citation).
_MOST_LEFT_OUT = 3


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
            ayat = draft.children[at]
            at += 1
            if ayat.style == "ayat":
                behind = draft.children[at] if at < len(draft.children) else None
                further = _run_on(content, ayat, behind.position if behind and behind.style == "ayat" else None)
                draft.children[at:at] = further
        waiting += draft.children


def _run_on(content: str, ayat: Draft, before: Position | None) -> list[Draft]:
    """Return the ayat that begins within the last words of `ayat`, cut off from these; none from `before` on.

    Its number comes next; behind a full stop it may leave some out, which is told as any gap is.
    """
    tail = ayat
    while tail.children:
        tail = tail.children[-1]
    if not tail.pieces:
        return []
    piece = tail.pieces[-1]
    for match in _RUN_ON.finditer(content, piece.start, piece.end):
        place = position("ayat", match["label"])
        if place is None or not (ayat.position < place and (before is None or place < before)):
            continue
        if not follows(ayat.position, place) and (
            match["open"] is None or place[0] > ayat.position[0] + _MOST_LEFT_OUT
        ):
            continue
        further = Draft("ayat", "ayat", match["label"], place, Span(*match.span("num")), indent=ayat.indent)
        further.add(match.end(), piece.end)
        further.breaks = [each for each in tail.breaks if each > match.end()]
        tail.pieces[-1] = Span(piece.start, match.start() + 1)
        tail.breaks = [each for each in tail.breaks if each < match.start()]
        return [further]
    return []


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
