"""A second reading: single places of a page, read again by the English model in one picture of their own.

The English model, which every tesseract has, knows signs that the Indonesian one has not and errs in other places. It
is asked for single places only, all of a page at once, so that it costs a small part of the first reading. Who has
places to be read asks a question: a generator that yields their pictures, is sent what was read in each, and returns
what stands for the words of the page that it corrects.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Mapping, Sequence

import numpy as np

from extractor.source.ocr.picture import Picture, Pixels
from extractor.source.ocr.tesseract import SECOND_LANGUAGE, Read, words_in

Found = Mapping[int, list[Read]]
"""What was read in the places, by their number."""
Question = Generator[Sequence[Pixels], Found, dict[int, list[Read]]]
"""Yields places, is sent what was read there, returns the words that stand for some, by the number of these."""

# The white space around each place, and between its pieces, in line heights; how much of the page is taken above and
# below a line's base.
_MARGIN = 0.8
_BETWEEN = 0.6
_ABOVE, _BELOW = 0.8, 0.3


def place_of(word: Read, pieces: Sequence[tuple[int, int]], picture: Picture) -> Pixels:
    """Return the picture of pieces (left, right) of the line of `word`, one near the other, white space around them."""
    margin = round(_MARGIN * word.size)
    top, bottom = max(0, round(word.base - _ABOVE * word.size)), max(1, round(word.base + _BELOW * word.size))
    line = picture.pixels[top:bottom]
    white = np.full((len(line), round(_BETWEEN * word.size)), 255, dtype=np.uint8)
    strips = [strip for left, right in pieces for strip in (white, line[:, max(0, left) : right + 2])]
    return np.pad(np.hstack(strips[1:]), margin, constant_values=255)


def with_answers(
    words: Sequence[Read], picture: Picture, *questions: Callable[[Sequence[Read], Picture], Question]
) -> list[Read]:
    """Return the words of a page as all questions about them, answered by one reading, correct them.

    Where two of them correct one word, the later one counts.
    """
    asked = [question(words, picture) for question in questions]
    places = [next(each) for each in asked]
    found = _read_again([place for each in places for place in each], picture)
    corrected: dict[int, list[Read]] = {}
    first = 0
    for question, own in zip(asked, places, strict=True):
        try:
            question.send({at: found[first + at] for at in range(len(own)) if first + at in found})
        except StopIteration as answered:
            corrected |= answered.value
        first += len(own)
    return [each for at, word in enumerate(words) for each in corrected.get(at, [word])]


def _read_again(places: Sequence[Pixels], picture: Picture) -> dict[int, list[Read]]:
    """Return what the English model reads in each of the places (by its number) in which it reads anything."""
    if not places:
        return {}
    sheet = np.full((sum(len(each) for each in places), max(each.shape[1] for each in places)), 255, dtype=np.uint8)
    tops = np.cumsum([0, *(len(each) for each in places)])
    for top, each in zip(tops, places, strict=False):
        sheet[top : top + len(each), : each.shape[1]] = each
    again: dict[int, list[Read]] = defaultdict(list)
    for read in words_in(Picture(sheet, picture.scale), language=SECOND_LANGUAGE) or []:
        again[int(np.searchsorted(tops, (read.top + read.bottom) / 2, side="right")) - 1].append(read)
    return again
