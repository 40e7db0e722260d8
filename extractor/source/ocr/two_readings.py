"""Two readings of one page, united word by word: each place as the reading has it that knows more of it.

Pale, thin or broken print is read differently at another size of its letters, and neither reading is the better one
throughout. Words of both that lie above each other in a line are set against each other, whole groups where one reading
parts what the other joins. Known words win, then the more confident reading. A figure or a number of a unit cannot be
known: where both readings have one and they differ, it is kept as a doubtful one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from extractor.source.legibility import is_known
from extractor.source.ocr.tesseract import Read

_MARKER = re.compile(r"\([0-9]{1,2}[a-z]?\)|[0-9]{1,3}[.)]|[a-z][.)]")
_FIGURE = re.compile(r"[0-9]")
# A word read with less confidence is doubtful.
_DOUBTFUL = 50.0
# Words of fewer letters are known by chance.
_WORD_LETTERS = 3
# What a sure letter of an unknown word counts, a known one counting 1, and a sure digit; how much a marker counts.
_UNKNOWN, _DIGIT, _MARKER_WORTH = 0.5, 0.8, 2.0
# A line of the second reading belongs to one of the first within so many line heights; so much of the narrower of two
# words must lie below the other.
_LEVEL, _OVERLAP = 0.45, 0.3
# Of two readings without a known word, the one with fewer letters than this share has lost some.
_WHOLE = 0.7
# A word that only the second reading has is at least so sure.
_SURE = 60.0


def united(first: Sequence[Read], second: Sequence[Read]) -> list[Read]:
    """Return the words of the page, line by line; the lines are those of the first reading and what it left out."""
    lines = _lines(first)
    same: list[list[Read]] = [[] for _ in lines]
    result: list[list[Read]] = []
    for other in _lines(second):
        alone: list[Read] = []
        for word in other:
            at = _line_of(word, lines)
            (alone if at is None else same[at]).append(word)
        if sum(map(_worth, alone)) > sum(len(_letters(word.text)) for word in alone) / 2:
            result.append(alone)
    result += [_line(line, others) for line, others in zip(lines, same, strict=True)]
    result.sort(key=_base)
    return [replace(word, line=at) for at, line in enumerate(result, 1) for word in line]


def _lines(words: Sequence[Read]) -> list[list[Read]]:
    return [list(line) for _, line in groupby(words, key=lambda word: word.line)]


def _base(line: Sequence[Read]) -> float:
    return median(word.base for word in line)


def _line_of(word: Read, lines: Sequence[Sequence[Read]]) -> int | None:
    """Return which of the lines a word of the other reading stands in: at its height the nearest one; None for none."""
    near = [
        (max(other.left - word.right, word.left - other.right, 0), at)
        for at, line in enumerate(lines)
        for other in line
        if abs(word.base - other.base) < _LEVEL * other.size
    ]
    return min(near)[1] if near else None


def _line(first: Sequence[Read], second: Sequence[Read]) -> list[Read]:
    """Return the words of a line, each group as the better reading has it."""
    result: list[Read] = []
    size, line = first[0].size, first[0].line
    for one, other in _groups(first, sorted(second, key=lambda word: word.left)):
        chosen = other if _is_better(other, one) else one
        if other and one and _figures(one) != _figures(other):
            chosen = [replace(w, sure=min(w.sure, _DOUBTFUL)) if _FIGURE.search(w.text) else w for w in chosen]
        result += [replace(word, size=size, line=line) for word in chosen]
    return result


def _groups(first: Sequence[Read], second: Sequence[Read]) -> Iterator[tuple[list[Read], list[Read]]]:
    """Yield the words of both readings that lie above each other, from left to right."""
    words = sorted([(word.left, 0, word) for word in first] + [(word.left, 1, word) for word in second], key=_place)
    group: tuple[list[Read], list[Read]] = ([], [])
    right = 0.0
    for _, side, word in words:
        narrow = min(word.right - word.left, right - word.left)
        if (group[0] or group[1]) and right - word.left <= max(0.0, _OVERLAP * narrow):
            yield group
            group = ([], [])
            right = 0.0
        group[side].append(word)
        right = max(right, float(word.right))
    if group[0] or group[1]:
        yield group


def _place(entry: tuple[int, int, Read]) -> tuple[int, int]:
    return entry[0], entry[1]


def _is_better(other: Sequence[Read], one: Sequence[Read]) -> bool:
    if not one:
        return all(word.sure >= _SURE for word in other) and sum(map(_worth, other)) > 0
    if not other:
        return False
    letters, more = (sum(len(_letters(word.text)) for word in words) for words in (one, other))
    if not any(map(_is_known, (*one, *other))) and min(letters, more) < _WHOLE * max(letters, more):
        return more > letters  # signs are lost, not misread
    worth, others = sum(map(_worth, one)), sum(map(_worth, other))
    if others != worth:
        return others > worth
    return sum(word.sure for word in other) / len(other) > sum(word.sure for word in one) / len(one)


def _is_known(word: Read) -> bool:
    letters = _letters(word.text)
    return len(letters) >= _WORD_LETTERS and is_known(letters)


def _worth(word: Read) -> float:
    letters = _letters(word.text)
    if _is_known(word):
        return float(len(letters))
    if _MARKER.fullmatch(word.text):
        return _MARKER_WORTH
    sure = (_DIGIT if letters.isdecimal() else _UNKNOWN) * word.sure / 100
    return len(letters) * sure - (len(word.text) - len(letters)) * _UNKNOWN


def _figures(words: Sequence[Read]) -> list[str]:
    return [word.text for word in words if _FIGURE.search(word.text)]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
