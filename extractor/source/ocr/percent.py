"""The per cent sign, which tesseract's Indonesian model cannot print: such words are read again by the English one.

The model has no `%` in its alphabet and gives `Yo`, `96` or `6` where one stands, so that 5% reads 596 or 56. The
English model, which every tesseract has, is asked for these words alone, all of a page in one picture. Its reading is
taken only where it is the same number with the sign.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractor.source.ocr.picture import Picture
from extractor.source.ocr.second_reading import Question, place_of
from extractor.source.ocr.tesseract import Read

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
# What the sign is taken for: signs and letters after a number or after a blank, or digits that are too wide for digits.
_MAYBE = re.compile(
    rf"(?:{_NUMBER} ?)?(?:Yo|Vo|Ye|Yp|Y0|Y6|V6|9o|96|0/0|0/o|o/o)[;:,.)]{{0,2}}|{_NUMBER}[”“\"*°][;:,.)]{{0,2}}"
)
_DIGITS = re.compile(rf"(?P<digits>{_NUMBER}|100\d)[;:,.)]{{0,2}}")
# A number and what the sign was taken for, before the number in so many words.
_BEFORE_WORDS = re.compile(r"\d{1,3}(?:[.,]?\d{1,5})?[^\s\d(]{0,2}\d?")
_SPELLED = 9
_LONE = re.compile(rf"\D{{0,2}}{_NUMBER}")
_END = re.compile(r"[;:,.)]{0,2}\Z")
_IS = re.compile(rf"\D{{0,2}}(?P<number>{_NUMBER}) ?%[;:,.)]{{0,2}}")
# How much wider than digits a number is that ends in the sign, and how wide digits are where the page has no others,
# in line heights.
_WIDE = 1.12
_WIDTH = 0.55
# Most words of a page that are read again.
_MOST = 60


def has_percents(words: Sequence[Read]) -> bool:
    """Whether a word may hold the per cent sign, so that it is worth reading it again."""
    return bool(_suspects(words))


def percents(words: Sequence[Read], picture: Picture) -> Question:
    """Ask for the words that may hold the sign; one that the English model reads as the same number with `%` has it."""
    maybe = _suspects(words)
    before = [_number_before(words, at) for at in maybe]
    found = yield [
        place_of(words[at], [((number or words[at]).left, words[at].right)], picture)
        for at, number in zip(maybe, before, strict=True)
    ]
    result: dict[int, list[Read]] = {}
    for slot, reads in found.items():
        at, number = maybe[slot], before[slot]
        match = _IS.fullmatch(" ".join(read.text for read in reads))
        if match is None:
            continue
        end = _END.search(words[at].text)
        if number is not None and number.text.endswith(match["number"]):
            result[at] = [replace(words[at], text="%" + (end[0] if end else ""))]
        elif number is None and words[at].text.startswith(match["number"]):
            result[at] = [replace(words[at], text=match["number"] + "%" + (end[0] if end else ""))]
    return result


def _suspects(words: Sequence[Read]) -> list[int]:
    width = _digit_width(words)
    return [
        at
        for at, word in enumerate(words)
        if _MAYBE.fullmatch(word.text) or _is_wide(word, width) or _is_spelled_out(words, at)
    ][:_MOST]


def _is_spelled_out(words: Sequence[Read], at: int) -> bool:
    """Whether a number without the sign is a per cent by the words in brackets after it: `2546 (dua … persen)`."""
    if _BEFORE_WORDS.fullmatch(words[at].text) is None or at + 1 == len(words) or words[at + 1].text[0] != "(":
        return False
    for word in words[at + 1 : at + 1 + _SPELLED]:
        if word.text.endswith(")") or ")" in word.text:
            return word.text.lower().startswith(("persen", "(persen"))
    return False


def _digit_width(words: Sequence[Read]) -> float:
    """Return how wide a digit is, in line heights."""
    widths = [
        (word.right - word.left) / len(word.text) / word.size
        for word in words
        if word.text.isdigit() and len(word.text) > 1 and word.size > 0
    ]
    return median(widths) if len(widths) > 2 else _WIDTH


def _is_wide(word: Read, width: float) -> bool:
    """Whether a number is wider than its digits: one of them may be the sign."""
    match = _DIGITS.fullmatch(word.text)
    if match is None or len(match["digits"]) < 2 or match["digits"][-1] not in "069":
        return False
    marks = len(word.text) - sum(map(str.isdigit, word.text))
    room = (sum(map(str.isdigit, word.text)) + 0.5 * marks) * width
    return word.right - word.left > _WIDE * room * word.size


def _number_before(words: Sequence[Read], at: int) -> Read | None:
    before = words[at - 1] if at and not words[at].text[0].isdigit() else None
    return before if before and before.line == words[at].line and _LONE.fullmatch(before.text) else None
