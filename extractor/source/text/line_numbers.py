"""Numbers of lines in the margin of a text, left from a draft: 1, 2, 3 … or 5, 10, 15 … beside or between lines."""

import re
from collections.abc import Sequence

from extractor.source.characters import squeeze
from extractor.source.line_draft import Draft

# Before the words of a line, far behind them, or on a line of its own, out of its place.
_BEFORE = re.compile(r"\s*(?P<number>\d{1,4})(?:\s+|$)")
_BEHIND = re.compile(r"(?:^|\S\s{3,})(?P<number>\d{1,4})\s*$")
_ALONE = re.compile(r"\s*(?P<number>\d{1,4})\s*$")
_STEPS = (1, 5, 10)
# So many numbers at least, and on this share of the lines that a step would give one.
_LEAST = {1: 15, 5: 4, 10: 4}
_COVERED = 0.8
# A text that lost its places has more lines than were printed.
_COVERED_ALONE = 0.45


def take_line_numbers(drafts: Sequence[Draft], lines: Sequence[str]) -> None:
    """Take the numbers of lines out of the text of `drafts`, as marks of the kind `line_number`.

    `lines` are the lines as they stand in the file, one for each draft. Nothing happens where the numbers do not count
    through the whole text, beginning anew on a page at most.
    """
    begin = [at for at, draft in enumerate(drafts) if draft.text[0].isdigit()]
    end = [at for at, draft in enumerate(drafts) if draft.text[-1].isdigit()]
    for form, likely in ((_BEFORE, begin), (_BEHIND, end), (_ALONE, begin)):
        found = {
            at: match
            for at in likely
            if (match := form.search(lines[at]) if form is _BEHIND else form.match(lines[at]))
        }
        wanted = _COVERED_ALONE * (len(lines) - len(found)) if form is _ALONE else _COVERED * len(lines)
        for step in _STEPS:
            counted = _counted(
                {at: int(match["number"]) for at, match in found.items()}, step, placed=form is not _ALONE
            )
            if len(counted) >= max(_LEAST[step], wanted / step):
                for at in counted:
                    _take(drafts[at], lines[at], found[at])
                return


def _counted(values: dict[int, int], step: int, *, placed: bool) -> list[int]:
    """Return the lines whose number is that of the line one step before, and one more step; or the first.

    `placed` says that each number stands on its line, so that lines lie between two of them.
    """
    places = sorted(values)
    counted: list[int] = []
    last = 0
    for at in places:
        value = values[at]
        apart = at - counted[-1] if counted else at + 1
        near = not placed or apart >= (value - last) // 2
        if value % step == 0 and (value == step or value - last in (step, 2 * step)) and near:
            counted.append(at)
            last = value
    return counted


def _take(draft: Draft, line: str, match: re.Match[str]) -> None:
    number = match["number"]
    first = not line[: match.start("number")].strip()
    rest = squeeze(line[match.end() :] if first else line[: match.start("number")])
    if not rest:
        draft.kind = "line_number"
        draft.text = number
        return
    column = 0 if first else len(rest)
    if first:
        draft.indent = float(match.end())
    draft.text = rest
    draft.marks.append(("line_number", column, number))
