"""Where lines stand: indent, white space above, centred or not; measured against the document's own margins."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extractor.source.line_draft import Draft

_CENTRE_SLACK = 2.5
_SAME_EDGE = 3.0
# So near the middle between two tenths, and of so large a number, only the exact value tells which tenth is next.
_TIE, _LARGE = 1e-6, 1e8


def place(drafts: Sequence[Draft]) -> None:
    """Set `indent`, `gap` and `centered` of the lines that are text; `box` must be known."""
    kept = [draft for draft in drafts if draft.kind is None and draft.box is not None]
    if not kept:
        return
    width = _character(kept)
    sheets: dict[int, list[Draft]] = defaultdict(list)
    for draft in kept:
        sheets[draft.page or 0].append(draft)
    margin = _edge([draft.box.left for draft in kept if draft.box])
    right = -_edge([-draft.box.right for draft in kept if draft.box])
    pitch = _pitch(kept)
    aside, slack = 3 * width, 2 * _CENTRE_SLACK * width
    insets: list[float] = []
    gaps: list[float] = []
    for lines in sheets.values():
        own = _pitch(lines) if len(lines) > 12 else pitch
        before: Draft | None = None
        for draft in lines:
            box = draft.box
            assert box is not None
            inset, rest = box.left - draft.moved - margin, right - box.right
            gap = 0.0
            if before is not None and before.box is not None and own > 0:
                gap = (box.bottom - before.box.bottom) / own - 1
            insets.append(inset / width if inset > 0 else 0.0)
            gaps.append(gap if gap > 0.15 else 0.0)
            draft.centered = inset > aside and rest > aside and abs(inset - rest) < slack
            before = draft
    placed = (draft for lines in sheets.values() for draft in lines)
    for draft, indent, gap in zip(placed, tenths(insets), tenths(gaps), strict=True):
        draft.indent, draft.gap = indent, gap


def tenths(values: Sequence[float]) -> list[float]:
    """Return `round(value, 1)` of each of the values, all at once and much sooner."""
    with np.errstate(all="ignore"):  # a broken file may say anything
        tens = np.array(values, float) * 10
        whole = np.floor(tens)
        part = tens - whole
        rounded: list[float] = (np.copysign(whole + (part > 0.5), tens) / 10).tolist()
        doubtful = ~((np.abs(part - 0.5) > _TIE) & (np.abs(tens) < _LARGE))
    for at in np.flatnonzero(doubtful).tolist():
        rounded[at] = round(values[at], 1)
    return rounded


def _character(lines: Sequence[Draft]) -> float:
    """Average width of a character."""
    widths = [(d.box.right - d.box.left) / len(d.text) for d in lines if d.box and len(d.text) > 20]
    return median(widths) if widths else 6.0


def _edge(places: Sequence[float]) -> float:
    """The left margin: the leftmost place where at least two lines begin."""
    ordered = sorted(places)
    for one, other in pairwise(ordered):
        if other - one < _SAME_EDGE:
            return one
    return ordered[0]


def _pitch(lines: Sequence[Draft]) -> float:
    """The distance from line to line that prevails."""
    steps = Counter(
        round(step)
        for before, after in pairwise(lines)
        if before.page == after.page and before.box and after.box and (step := after.box.bottom - before.box.bottom) > 3
    )
    if not steps:
        return 0.0
    common = max(steps, key=lambda step: (steps[step] + steps[step + 1] + steps[step - 1], -step))
    near = [step for step in (common - 1, common, common + 1) for _ in range(steps[step])]
    return sum(near) / len(near)
