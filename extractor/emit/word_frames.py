"""Where words of the text stand on a page: a box for each printed line that they touch."""

from collections.abc import Sequence

from extractor.model.text import Box, SourceLine, Span, Text
from extractor.source.printed_lines import Sheet, Word

_PAD = 2.0


def frames_of(sheet: Sheet | None, text: Text, lines: Sequence[SourceLine], span: Span) -> list[Box]:
    """Return the boxes of the words of `span` on `lines`, all of one page, in points from its top left corner.

    By pdfium's own words of the page (`sheet`); where they are not those of the line, or there is no sheet, by the
    share of the line that the words have.
    """
    return [frame for line in lines if (frame := _frame(sheet, text, line, span)) is not None]


def _frame(sheet: Sheet | None, text: Text, line: SourceLine, span: Span) -> Box | None:
    box = line.box
    start, end = max(span.start, line.span.start), min(span.end, line.span.end)
    if box is None or start >= end:
        return None
    content = text.content
    before, words, whole = (
        _signs(content[low:high])
        for low, high in ((line.span.start, start), (start, end), (line.span.start, line.span.end))
    )
    edges = _edges(_words_in(sheet, box), whole) if sheet is not None else None
    if edges is None:
        step = (box.right - box.left) / max(1, line.span.end - line.span.start)
        left, right = (box.left + step * (at - line.span.start) for at in (start, end))
    elif not words:
        return None
    else:
        left, right = edges[len(before)][0], edges[len(before) + len(words) - 1][1]
    return Box(left - _PAD, box.top - _PAD, right + _PAD, box.bottom + _PAD)


def _words_in(sheet: Sheet, box: Box) -> list[Word]:
    inside = [
        word
        for word in sheet.words
        if box.top <= (word.top + word.bottom) / 2 <= box.bottom
        and box.left - 1 <= (word.left + word.right) / 2 <= box.right + 1
    ]
    return sorted(inside, key=lambda word: word.left)


def _signs(words: str) -> str:
    return "".join(words.split())


def _edges(words: Sequence[Word], line: str) -> list[tuple[float, float]] | None:
    """Return left and right edge of each character of `line`; None where the words of the page are not its words."""
    if sum(len(word.text) for word in words) != len(line):
        return None
    edges = []
    for word in words:
        step = (word.right - word.left) / len(word.text)
        edges += [(word.left + step * at, word.left + step * (at + 1)) for at in range(len(word.text))]
    return edges
