"""The order of labels within one list: 2 before 2a before 3, a before b, II before III."""

from extractor.law.numbers import Position, label_of, place_of, position
from extractor.law.units import Numbers

# Units that a range can name (chosen); the most targets of one citation seen in 55 texts: 19.
_RANGE_UNITS = 300
_UNKNOWN = 10**6  # after every number


def label_key(label: str) -> Position:
    """Return a sort key for a label: number with its suffix, a Roman numeral, or a letter (`z` before `aa`)."""
    return place_of(label) or (_UNKNOWN, label)


def labels_between(first: str, last: str) -> list[str]:
    """Return the labels of a range in a text that is not at hand: whole numbers, Roman numerals or letters.

    So are those inserted behind one number (`48A` to `48D`). Only the two ends where the range cannot be counted out or
    is reversed.
    """
    kinds: tuple[Numbers, ...] = ("arabic", "roman", "letters")
    for kind in kinds:
        low, high = position(kind, first), position(kind, last)
        if low and high:
            if (
                kind == "arabic"
                and low[0] == high[0]
                and all(len(each[1]) == 1 and each[1].isalpha() for each in (low, high))
            ):
                return [f"{low[0]}{chr(sign)}" for sign in range(ord(low[1]), ord(high[1]) + 1)] or [first, last]
            if low[1] or high[1] or not 0 <= high[0] - low[0] <= _RANGE_UNITS:
                break
            return [label_of(kind, value) for value in range(low[0], high[0] + 1)]
    return [first, last]
