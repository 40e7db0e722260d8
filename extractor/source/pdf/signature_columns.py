"""Blocks of signatures that stand side by side are read one after the other."""

from itertools import pairwise

from extractor.source.printed_lines import PrintedLine, line, text_of
from extractor.source.side_by_side import openings

# The white space between the columns, in line heights, and the least number of lines in each.
_GUTTER = 1.4
_LEAST = 2
# The foot of the page, as a share of its height; white space, in line heights, that ends a block.
_FOOT = 0.92
_FAR = 10


def set_apart(lines: list[PrintedLine], height: float) -> list[PrintedLine]:
    """Return the lines with the columns of the closing block one after the other.

    Only where a signature block opens and a gutter of white space runs between two columns of several lines each;
    the column that enacts ("Ditetapkan di …") comes first. A table or a label column stays as it is, and so does the
    foot of the page, whose height is given.
    """
    opening, first, needs = openings()
    words = "\n".join([each.text for each in lines]).casefold()
    if not any(need in words for need in needs):
        return lines
    start = next((at for at, each in enumerate(lines) if opening.search(each.text)), None)
    if start is None or len(lines) - start < _LEAST + 1:
        return lines
    end = next((at for at in range(start + 1, len(lines)) if _apart(lines[at - 1], lines[at], height)), len(lines))
    block = lines[start:end]
    gutter = _gutter(block)
    if gutter is None:
        return lines
    split = [_split(each, gutter) for each in block]
    last = max((at for at, (_, right) in enumerate(split) if right is not None), default=-1)
    lefts = [left for left, _ in split[: last + 1] if left is not None]
    rights = [right for _, right in split[: last + 1] if right is not None]
    both = any(left and right and _worded([left]) and _worded([right]) for left, right in split)
    if not both or min(_worded(lefts), _worded(rights)) < _LEAST:
        return lines
    if any(first.search(each.text) for each in rights) and not any(first.search(each.text) for each in lefts):
        lefts, rights = rights, lefts
    return lines[:start] + lefts + rights + lines[start + last + 1 :]


def _apart(above: PrintedLine, below: PrintedLine, height: float) -> bool:
    """Whether the lower line is at the foot of the page, or far below the one above it."""
    return below.bottom > _FOOT * height or below.top - above.bottom > _FAR * (below.bottom - below.top)


def _worded(lines: list[PrintedLine]) -> int:
    """Return how many of the lines have more than a colon or a row of dots."""
    return sum(sum(map(str.isalpha, each.text)) > _LEAST for each in lines)


def _gutter(block: list[PrintedLine]) -> float | None:
    """Return the place that no word of the block covers and that most wide gaps share."""
    gaps: list[tuple[float, float]] = []
    for each in block:
        height = each.bottom - each.top
        for before, after in pairwise(each.words):
            if after.left - before.right > _GUTTER * height:
                gaps.append((before.right, after.left))
    best: float | None = None
    score = 0
    for left, right in gaps[:40]:
        middle = right - 0.3 * (right - left)
        shared = sum(low < middle < high for low, high in gaps)
        covered = any(word.left < middle < word.right for each in block[: _reach(block, middle)] for word in each.words)
        if shared > score and not covered:
            best, score = middle, shared
    return best


def _reach(block: list[PrintedLine], gutter: float) -> int:
    """Return how many lines of the block reach down to the last line with words right of the gutter alone."""
    last = 0
    for at, each in enumerate(block):
        if any(word.left > gutter for word in each.words) and _clear(each, gutter):
            last = at + 1
    return last


def _clear(each: PrintedLine, gutter: float) -> bool:
    before = [word.right for word in each.words if word.left < gutter]
    after = [word.left for word in each.words if word.left >= gutter]
    return not before or (bool(after) and min(after) - max(before) > _GUTTER * (each.bottom - each.top))


def _split(each: PrintedLine, gutter: float) -> tuple[PrintedLine | None, PrintedLine | None]:
    right = [word for word in each.words if word.left >= gutter]
    if not right or not _clear(each, gutter):
        return each, None
    left = [word for word in each.words if word.left < gutter]
    if not left:
        return None, each
    halves = line(left), line(right)
    for half in halves:
        half.text = text_of(half.words)
    return halves
