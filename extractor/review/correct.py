"""Making the fixes: a new text with the corrections, proven by reading it again.

A correction goes back into the file as it was typed, with its line breaks, indents and marks. Whether it came out
right is not assumed: the new file is read like any other, and its text must be the old one with exactly these edits.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from extractor.model.finding import Finding
from extractor.model.text import Text
from extractor.review.edits import Edit, Fix, Plan, apply
from extractor.source import InputError, read_bytes
from extractor.source.origin import Origin, edited

_BLANKS = re.compile(r"[ \t]+")


class Corrected(Struct, frozen=True):
    """A corrected text: the new file, its characters before and after, the findings that it puts right, and those
    whose place in the file could not be made out."""

    data: bytes
    before: str
    after: str
    made: tuple[Finding, ...]
    unplaced: tuple[Finding, ...] = ()


def corrected_running(text: Text, plan: Plan) -> Corrected:
    """Return the text itself, line by line as printed, with the edits of `plan`: for sources that cannot be edited."""
    before = text.content + "\n"
    after = apply(before, plan.edits)
    return Corrected(after.encode(), before, after, tuple(fix.finding for fix in plan.fixes))


def corrected_file(text: Text, origin: Origin, plan: Plan) -> Corrected:
    """Return the file that `text` was read from with the edits of `plan`."""
    unplaced = [fix for fix in plan.fixes if typed_edits(origin, fix.edits) is None]
    lost = set(unplaced)
    made, wrong = _provable(text, origin, [], [fix for fix in plan.fixes if fix not in lost])
    typed = typed_edits(origin, _edits(made)) or []
    return Corrected(
        origin.written(typed),
        origin.raw,
        edited(origin.raw, typed),
        tuple(fix.finding for fix in made),
        tuple(fix.finding for fix in [*unplaced, *wrong]),
    )


def _provable(text: Text, origin: Origin, sure: list[Fix], more: list[Fix]) -> tuple[list[Fix], list[Fix]]:
    """Return `sure` with those of `more` that come out right, and the others; halves what does not come out right."""
    if not more or _right(text, origin, [*sure, *more]):
        return [*sure, *more], []
    if len(more) == 1:
        return sure, more
    half = len(more) // 2
    sure, wrong = _provable(text, origin, sure, more[:half])
    sure, also = _provable(text, origin, sure, more[half:])
    return sure, [*wrong, *also]


def _edits(fixes: Sequence[Fix]) -> tuple[Edit, ...]:
    return Plan(tuple(fixes)).edits


def typed_edits(origin: Origin, edits: Sequence[Edit]) -> list[tuple[int, int, str]] | None:
    """Return the edits as (start, end, words) in the characters of the file; None where a place is not known."""
    out = []
    for edit in edits:
        found = origin.range_of(edit.span)
        if found is None:
            return None
        start, end = found
        words = edit.words
        typed = origin.raw[start:end]
        at = min((typed.find(sign) for sign in "\r\n" if sign in typed), default=-1)
        if at >= 0:
            # The words ran over a line end. The line still ends, behind the new words.
            blanks = _BLANKS.match(origin.raw, end)
            if blanks:
                broken = typed[at:]
                indent = broken[: len(broken) - len(broken.lstrip())]
                words, end = words.rstrip(" ") + indent, blanks.end()
        out.append((start, end, words))
    return out


def _right(text: Text, origin: Origin, fixes: Sequence[Fix]) -> bool:
    """Whether the file with these fixes reads as the text with these fixes."""
    wanted = apply(text.content, _edits(fixes))
    try:
        read = read_bytes(origin.written(typed_edits(origin, _edits(fixes)) or ()), text.source.file)
    except (InputError, ValueError):
        return False
    return read.content.split() == wanted.split()
