"""The order of labels within one list: 2 before 2a before 3, a before b, II before III."""

import re

from extractor.law.address import roman_numeral, roman_value

# Units that a range can name (chosen); the most targets of one citation seen in 55 texts: 19.
_RANGE_UNITS = 300


def label_key(label: str) -> tuple[int, str]:
    """Return a sort key for a label: number with its suffix, a Roman numeral, or a letter (`z` before `aa`)."""
    if match := re.fullmatch(r"([0-9]+)([A-Za-z]*)", label):
        return int(match[1]), match[2].lower()
    value = roman_value(label)
    if value is not None:
        return value, ""
    return len(label) * 100 + (ord(label[0]) if label else 0), label


def labels_between(first: str, last: str) -> list[str]:
    """Return the labels of a range in a text that is not at hand: whole numbers, letters or Roman numerals.

    Only the two ends where the range cannot be counted out or is reversed.
    """
    if first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= _RANGE_UNITS:
        return [str(n) for n in range(int(first), int(last) + 1)]
    if len(first) == len(last) == 1 and first.islower() and last.islower() and first <= last:
        return [chr(n) for n in range(ord(first), ord(last) + 1)]
    low, high = roman_value(first), roman_value(last)
    if low is not None and high is not None and 0 <= high - low <= _RANGE_UNITS:
        return [roman_numeral(n) for n in range(low, high + 1)]
    return [first, last]
